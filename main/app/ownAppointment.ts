// An appointment that the person wrote into a case, as a calendar needs it.
import type { CaseEntry } from '../model/caseEntry.ts';
import type { CalendarEntry } from './calendarText.ts';

type OwnEntry = Extract<CaseEntry, { what: 'appointment' }>;

const minuteMs = 60_000;

/** How often it was rewritten is not kept, so a later file counts as a later version: calendars take the higher one. */
export const ownAppointment = (
  { id, addedAt, appointment }: OwnEntry,
  now: Date,
): Omit<CalendarEntry, 'summary' | 'description'> => ({
  uid: `${id}.attend@recado.invalid`,
  sequence: Math.max(0, Math.floor((now.getTime() - Date.parse(addedAt)) / minuteMs)),
  changedAt: now.toISOString(),
  appointment,
});
