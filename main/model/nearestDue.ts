// The one day a list row shows: the earliest by which something about the notice has to be done.
import type { Day } from './day.ts';
import type { ListedNotice } from './notice.ts';

/** The earliest of the deadlines' days and the stated expiry; null when nothing is due on a known day. */
export function nearestDue(notice: Pick<ListedNotice, 'deadlines' | 'expiresOn'>): Day | null {
  const days = notice.deadlines.flatMap(({ on, what }) => (on !== null && what !== 'attend' ? [on] : []));
  if (notice.expiresOn !== null) days.push(notice.expiresOn);
  return days.toSorted()[0] ?? null;
}
