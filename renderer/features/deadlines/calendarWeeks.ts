// The weeks of a month as a table shows them, Monday first; pure, in plain calendar days.
import type { Day } from '../../../main/model/day.ts';

const dayMs = 86_400_000;
const atNoon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);

export const dayAfter = (day: Day, days: number): Day =>
  new Date(atNoon(day) + days * dayMs).toISOString().slice(0, 10);

/** The first day of each month from the one of `from` to the one of `to`. */
export function monthsBetween(from: Day, to: Day): Day[] {
  const months: Day[] = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = nextMonth(month)) months.push(month);
  return months;
}

const nextMonth = (first: Day): Day => `${dayAfter(first, 31).slice(0, 7)}-01`;

/** Rows of seven; null where the day belongs to another month. */
export function weeksOf(first: Day): (Day | null)[][] {
  const weekday = (new Date(atNoon(first)).getUTCDay() + 6) % 7;
  const days: (Day | null)[] = Array.from({ length: weekday }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = dayAfter(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The number of each counted day: the day after the start is the first, what is passed over has none. */
export function numbersOf(start: Day, end: Day, skipped: ReadonlySet<Day>): Map<Day, number> {
  const numbers = new Map<Day, number>();
  for (let day = dayAfter(start, 1); day <= end; day = dayAfter(day, 1))
    if (!skipped.has(day)) numbers.set(day, numbers.size + 1);
  return numbers;
}
