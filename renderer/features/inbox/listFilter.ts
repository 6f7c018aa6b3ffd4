// What of a place of the window says which list it shows, and whether that comes in parts; pure.
import type { MethodInput } from '../../../main/contract/methods.ts';
import type { Place } from '../../shell/navigation.ts';

export type NoticeFilter = MethodInput<'notices.list'>['filter'];
export type Listed = Pick<Place, 'source' | 'text' | 'isUnreadOnly' | 'narrowing'>;

/** What is found, what is only unread, and the other boxes are lists without parts. */
export const isInParts = ({ source, text, isUnreadOnly }: Listed): boolean =>
  source.box === 'inbox' && text === '' && !isUnreadOnly;
