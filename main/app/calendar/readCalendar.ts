// Reads what stands on the calendar between two days, for screens and files alike.
import { readDecisionDates } from '../../alerts/decisionDates.ts';
import type { CalendarEntryView } from '../../contract/calendarMethods.ts';
import type { Day } from '../../model/day.ts';
import type { CalendarNotice } from '../../store/calendarStore.ts';
import type { Store } from '../../store/store.ts';
import { byDay, calendarEntries, isBetween } from './calendarEntries.ts';

/** More at once nobody reads; a file of more is refused by some calendars. */
const mostNotices = 2_000;
const mostUndated = 200;

export interface CalendarRange {
  from: Day;
  to: Day | null;
  personId: string | null;
}

export async function readCalendar(
  store: Pick<Store, 'calendar' | 'cases'>,
  { from, to, personId }: CalendarRange,
  now: Date,
): Promise<{ entries: CalendarEntryView[]; isCut: boolean }> {
  const { notices, isCut } = await store.calendar.dated({ from, to, personId, limit: mostNotices });
  const decisions = (await readDecisionDates(store, now))
    .filter((one) => personId === null || one.personId === personId)
    .map((one): CalendarNotice => ({ ...one, person: null, caseNumber: null, caseId: one.caseId ?? null }));
  const entries = calendarEntries([...notices, ...decisions], now).filter((entry) =>
    isBetween(entry, from, to),
  );
  return { entries: entries.toSorted(byDay), isCut };
}

export async function readUndated(
  store: Pick<Store, 'calendar'>,
  personId: string | null,
  now: Date,
): Promise<CalendarEntryView[]> {
  const notices = await store.calendar.undated(personId, mostUndated);
  return calendarEntries(notices, now).filter(({ on }) => on === null);
}
