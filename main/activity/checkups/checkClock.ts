// Is the computer's date plausible? Deadlines and certificates go by it; the network is never asked.
import type { Checkup } from '../../contract/views.ts';
import type { Instant } from '../../model/day.ts';

/** No copy of this version can run before it was written, nor be of use so long after. */
const earliestAt = '2026-11-01T00:00:00.000Z';
const latestAt = '2046-01-01T00:00:00.000Z';
/** A run may carry a moment slightly ahead when the clock was just put right. */
const toleranceMs = 10 * 60 * 1000;

/** `lastRunAt` is the start of the newest run on record, null before the first: time does not go backwards. */
export function checkClock(now: Date, lastRunAt: Instant | null): Checkup {
  const details = { now: now.toISOString(), lastRunAt };
  if (now < new Date(earliestAt) || now > new Date(latestAt))
    return { part: 'clock', state: 'broken', details };
  const isBehind = lastRunAt !== null && now.getTime() < new Date(lastRunAt).getTime() - toleranceMs;
  return { part: 'clock', state: isBehind ? 'warning' : 'ok', details };
}
