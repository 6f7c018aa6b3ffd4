// What of a place of the window says which list it shows, and whether that comes in parts; pure.
import type { MethodInput } from '../../../main/contract/methods.ts';
import type { Place } from '../../shell/navigation.ts';

export type NoticeFilter = MethodInput<'notices.list'>['filter'];
export type Listed = Pick<Place, 'source' | 'text' | 'isUnreadOnly' | 'narrowing'>;

/** What is found, what is only unread, and the other boxes are lists without parts. */
export const isInParts = ({ source, text, isUnreadOnly }: Listed): boolean =>
  source.box === 'inbox' && text === '' && !isUnreadOnly;

/** What a search asks of the person's own files; null where the list is narrowed to what only notices have. */
export function ownFileFilter({
  source,
  isUnreadOnly,
  narrowing,
}: Listed): MethodInput<'documents.find'>['filter'] | null {
  const { box, personId: ofWindow, ...ofNotices } = source;
  const { personId = ofWindow, caseId, ...more } = narrowing;
  const isOfNotices = isUnreadOnly || Object.keys({ ...ofNotices, ...more }).length > 0;
  if (isOfNotices || (box !== 'inbox' && box !== 'all')) return null;
  return { ...(personId !== undefined && { personId }), ...(caseId !== undefined && { caseId }) };
}
