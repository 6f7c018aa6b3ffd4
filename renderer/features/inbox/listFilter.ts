// What a place of the window asks the core for: its box, its filters, and whether it comes in parts; pure.
import type { MethodInput } from '../../../main/contract/methods.ts';
import type { Place } from '../../shell/navigation.ts';
import { isNarrowed, narrowingFilter } from './narrowing.ts';

export type NoticeFilter = MethodInput<'notices.list'>['filter'];
export type Listed = Pick<Place, 'source' | 'text' | 'isUnreadOnly' | 'narrowing'>;

/** A search looks everywhere in the chosen source, also among what is done or archived. */
export function filterOf({ source, text, isUnreadOnly, narrowing }: Listed): NoticeFilter {
  const box = text !== '' && source.box === 'inbox' ? 'all' : source.box;
  return {
    ...source,
    box,
    ...(isUnreadOnly && { isUnread: true }),
    ...(isNarrowed(narrowing) && narrowingFilter(narrowing)),
  };
}

/** What is found, what is only unread, and the other boxes are lists without parts. */
export const isInParts = ({ source, text, isUnreadOnly }: Listed): boolean =>
  source.box === 'inbox' && text === '' && !isUnreadOnly;
