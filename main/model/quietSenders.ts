// Says when a mailbox is read and yet brings nothing of those whose mails are expected: a filter, a forward, another address.
import type { Instant } from './day.ts';
import type { PortalId } from './portal.ts';

const dayMs = 86_400_000;
/** Months pass between two mails of these authorities; a waiting list is asked about sooner. */
const usualQuietDays = 90;
const waitingQuietDays = 45;
/** A new mailbox that shows nothing at all in a month was probably not the one that the authority writes to. */
const neverQuietDays = 30;

export interface ExpectedSender {
  portal: PortalId;
  /** The newest mail of theirs in this mailbox; null: none was ever seen. */
  lastAt: Instant | null;
  /** Somebody waits for them to write: a place on a list. */
  isAwaited: boolean;
}

export interface QuietSender {
  portal: PortalId;
  days: number;
  lastAt: Instant | null;
}

/** The senders that have been silent for too long; `sinceAt` is when the mailbox was added. Pure. */
export function quietSenders(
  expected: readonly ExpectedSender[],
  sinceAt: Instant,
  now: Date,
): QuietSender[] {
  return expected.flatMap(({ portal, lastAt, isAwaited }) => {
    const days = Math.floor((now.getTime() - Date.parse(lastAt ?? sinceAt)) / dayMs);
    const limit = isAwaited ? waitingQuietDays : lastAt === null ? neverQuietDays : usualQuietDays;
    return days >= limit ? [{ portal, days, lastAt }] : [];
  });
}
