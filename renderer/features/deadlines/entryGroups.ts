// The list in parts, the most urgent first; what has no day stands above what is far, since nobody knows how near it is; pure.
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';

export const groupNames = ['today', 'soon', 'unknown', 'later', 'overdue', 'done'] as const;
export type GroupName = (typeof groupNames)[number];

export interface EntryGroup {
  name: GroupName;
  entries: CalendarEntryView[];
}

/** Only parts that hold something. What is over comes last, the latest first: it cannot be changed any more. */
export function groupEntries(
  entries: readonly CalendarEntryView[],
  undated: readonly CalendarEntryView[],
): EntryGroup[] {
  const of = (name: CalendarEntryView['urgency']) =>
    entries.filter(({ urgency, isDone }) => urgency === name && !isDone);
  const groups: Record<GroupName, CalendarEntryView[]> = {
    today: of('today'),
    soon: of('soon'),
    unknown: [...undated],
    later: of('later'),
    overdue: of('overdue').toReversed(),
    done: entries.filter(({ isDone }) => isDone),
  };
  return groupNames
    .map((name) => ({ name, entries: groups[name] }))
    .filter((group) => group.entries.length > 0);
}
