// Says entries as a calendar file, with content or without any that a passer-by could read.
import type { CalendarEntryView, CalendarWords } from '../../contract/calendarMethods.ts';
import type { Instant } from '../../model/day.ts';
import { type CalendarEntry, calendarText } from '../calendarText.ts';

export interface CalendarFileOptions {
  words: CalendarWords;
  isContentHidden: boolean;
  /** How often the entry changed since it was first told, and when last. */
  versionOf(entry: CalendarEntryView): { sequence: number; changedAt: Instant };
}

/** Programs refuse a file of no length; this one says that there is nothing. */
const emptyCalendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Recado//Recado//EN\r\nEND:VCALENDAR\r\n';

export const calendarFile = (entries: readonly CalendarEntryView[], options: CalendarFileOptions): string =>
  calendarText(entries.map((entry) => toEntry(entry, options))) ?? emptyCalendar;

/** What the entry says in the file; it changed when this is another. */
export function toldOf(
  entry: CalendarEntryView,
  { words, isContentHidden }: Pick<CalendarFileOptions, 'words' | 'isContentHidden'>,
): Pick<CalendarEntry, 'summary' | 'description' | 'appointment'> {
  const { what, on, at, zone, title, person, caseNumber, certainty, place } = entry;
  const appointment = {
    on,
    at,
    zone,
    isZoneCertain: true,
    office: isContentHidden ? null : place,
    address: null,
    procedure: null,
    code: null,
    person: null,
  };
  if (isContentHidden) {
    const summary = what === 'attend' ? words.hiddenAppointment : words.hiddenDeadline;
    return { summary, description: '', appointment };
  }
  const lines = [person, caseNumber, certainty === 'derived' ? words.derived : null];
  return {
    summary: `${words.what[what]}: ${title}`,
    description: lines.filter((line) => line !== null && line !== '').join('\n'),
    appointment,
  };
}

const toEntry = (entry: CalendarEntryView, options: CalendarFileOptions): CalendarEntry => ({
  uid: `${entry.id}@recado.invalid`,
  ...options.versionOf(entry),
  ...toldOf(entry, options),
});
