// Chooses the day that a notice's row shows: the next one that can still be kept, so that a past one never hides it.
import type { Day, Instant } from '../../model/day.ts';
import type { ListedNotice } from '../../model/notice.ts';

const halfDayMs = 12 * 3_600_000;

/** Every day by which something is due: the deadlines' days and the expiry, earliest first, each once. */
export function dueDaysOf(facts: Pick<ListedNotice, 'deadlines' | 'expiresOn'>): Day[] {
  const days = [...facts.deadlines.map((deadline) => deadline.on), facts.expiresOn];
  return [...new Set(days.filter((day) => day !== null))].toSorted();
}

/**
 * The earliest day that is not over yet, else the last of those that are; null without any.
 * A day counts as over only when it is over everywhere (UTC-12): the store does not know the authority's zone.
 */
export function nearestDay(days: Day[], now: Instant): Day | null {
  const today = new Date(Date.parse(now) - halfDayMs).toISOString().slice(0, 10);
  return days.find((day) => day >= today) ?? days.at(-1) ?? null;
}
