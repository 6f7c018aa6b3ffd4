// Chooses the day that a notice's row shows: the next one that can still be kept, so that a past one never hides it.
import type { Day, Instant } from './day.ts';
import type { DeadlineKind } from './deadline.ts';
import type { ListedNotice } from './notice.ts';

/** A day by which something is due; `what` is null for an expiry that no deadline explains. */
export interface DueDay {
  on: Day;
  what: DeadlineKind | null;
}

const halfDayMs = 12 * 3_600_000;
/** Of two acts on one day the first has to be done before the other can be. */
const order: readonly DeadlineKind[] = ['open', 'respond', 'pay', 'attend'];

/** Every day by which something is due: the deadlines' days and the expiry, earliest first, each once. */
export function dueDaysOf({ deadlines, expiresOn }: Pick<ListedNotice, 'deadlines' | 'expiresOn'>): DueDay[] {
  const found = new Map<Day, DueDay['what']>();
  const acts = deadlines.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  for (const { on, what } of acts) if (on !== null && !found.has(on)) found.set(on, what);
  if (expiresOn !== null && !found.has(expiresOn)) found.set(expiresOn, null);
  return [...found].map(([on, what]) => ({ on, what })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** The earliest day that is not over everywhere (UTC-12): the authority's zone is not asked for here. */
export const earliestToday = (now: Instant): Day =>
  new Date(Date.parse(now) - halfDayMs).toISOString().slice(0, 10);

/** The earliest day that is not over yet, else the last of those that are; null without any. */
export function nearestDue(days: readonly DueDay[], now: Instant): DueDay | null {
  // Nearly every notice has none or one.
  if (days.length < 2) return days[0] ?? null;
  const today = earliestToday(now);
  return days.find(({ on }) => on >= today) ?? days.at(-1) ?? null;
}
