// Says when a case was last looked up and when to look again; apart from the case, which lists read without calendars.
import { type Case, latestStatus } from './case.ts';
import type { CaseStatus } from './caseStatus.ts';
import type { Day, Instant } from './day.ts';
import { addDays, dayIn } from './zonedTime.ts';

/** Days between two reminders where the person chose none. */
export const usualCadenceDays = 7;

/** The last time that a status was read, by whatever way; null before the first. */
export const lastCheckAt = ({ history }: Pick<Case, 'history'>): Instant | null => history.at(-1)?.at ?? null;

/**
 * The day of the next reminder to check, in Spain: a cadence after the last check, or today's `today` before the first.
 * Null for a case that nobody watches, that is settled, or whose country has no status service.
 */
export function nextCheckOn(known: Case, today: Day): Day | null {
  if (!known.isWatched || known.country !== 'ES') return null;
  if (isSettled(latestStatus(known.history)?.status)) return null;
  const last = lastCheckAt(known);
  const lastOn = last === null ? null : dayIn('Europe/Madrid', last);
  return lastOn === null ? today : addDays(lastOn, known.cadenceDays ?? usualCadenceDays);
}

/** A resolution ends the wait; what follows it comes as a notice. */
const isSettled = (status: CaseStatus | undefined): boolean =>
  status === 'RESUELTO_FAVORABLE' ||
  status === 'RESUELTO_NO_FAVORABLE' ||
  status === 'INADMITIDO' ||
  status === 'ARCHIVADO';
