// Joins what is known of one case into one line of time: filing, statuses, notices, appointments.
import type { Appointment } from './appointment.ts';
import { type Case, compareStatus, latestStatus, type StatusEntry } from './case.ts';
import type { Day, Instant } from './day.ts';
import { isSameCase } from './identifiers/caseNumber.ts';
import type { Notice } from './notice.ts';
import { authorityZone, dayIn } from './zonedTime.ts';

/** `on` is the day in the zone of the authority. `at` is null where only the day is known. */
export type TimelineEntry = { on: Day; at: Instant | null } & (
  | { what: 'filed' }
  | {
      what: 'status';
      entry: StatusEntry;
      /** False for a check that found what was known: shown smaller, never left out. */
      isNews: boolean;
    }
  | {
      what: 'notice';
      notice: Notice;
      /** False: the portal names no day; the entry stands where the notice was first seen. */
      isDayKnown: boolean;
    }
  | { what: 'appointment'; appointment: Appointment; noticeId: string }
);

/** Notices whose number is one of the case's, and the person's own facts, oldest first. Pure. */
export function timelineOf(known: Case, notices: readonly Notice[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  if (known.filedOn !== null) entries.push({ what: 'filed', on: known.filedOn, at: null });
  let before: StatusEntry | null = null;
  for (const entry of known.history) {
    const isNews = before === null || compareStatus(before, entry).length > 0;
    entries.push({ what: 'status', entry, isNews, ...momentOf('Europe/Madrid', entry.at) });
    before = latestStatus(before === null ? [entry] : [before, entry]);
  }
  for (const notice of notices) {
    if (!belongsTo(known, notice)) continue;
    const at = notice.madeAvailableAt ?? notice.firstSeenAt;
    const isDayKnown = notice.madeAvailableAt !== null;
    entries.push({ what: 'notice', notice, isDayKnown, ...momentOf(authorityZone[notice.portal], at) });
    const { appointment } = notice;
    if (appointment?.on)
      entries.push({ what: 'appointment', appointment, noticeId: notice.id, on: appointment.on, at: null });
  }
  return entries.toSorted((one, other) => compareText(orderOf(one), orderOf(other)));
}

export const belongsTo = (
  { numbers }: Pick<Case, 'numbers'>,
  { caseNumber }: Pick<Notice, 'caseNumber'>,
): boolean => caseNumber !== null && numbers.some((own) => isSameCase(own, caseNumber));

const momentOf = (zone: string, at: Instant): { on: Day; at: Instant } => ({
  on: dayIn(zone, at) ?? at.slice(0, 10),
  at,
});

const orderOf = ({ on, at }: TimelineEntry): string => `${on} ${at ?? ''}`;
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
