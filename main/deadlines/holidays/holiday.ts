// Says how a holiday is written as dated data: which day, in which years, by which law.

import type { Day } from '../../model/day.ts';
import { addDays, weekdayOf } from '../../model/zonedTime.ts';

export type Country = 'ES' | 'PE' | 'CL';

export interface HolidayRule {
  /** Code for screens, e.g. `goodFriday`. */
  code: string;
  /** `MM-DD`, `easter±n`, or a day of that year worked out by hand; null when the year has none. */
  when: string | ((year: number) => Day | null);
  /** First and last year in which the law applies. */
  from?: number;
  to?: number;
  law: string;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

/** The day of a holiday in a year, or null when that year has none. */
export function dayOfHoliday(rule: HolidayRule, year: number): Day | null {
  if (year < (rule.from ?? year) || year > (rule.to ?? year)) return null;
  if (typeof rule.when === 'function') return rule.when(year);
  return rule.when.startsWith('easter')
    ? addDays(easterSunday(year), Number(rule.when.slice('easter'.length)))
    : `${year}-${rule.when}`;
}

/** The fixed day of a year, only when it falls on one of these weekdays (1 Monday … 7 Sunday). */
export const onWeekdays =
  (monthDay: string, weekdays: number[]) =>
  (year: number): Day | null =>
    weekdays.includes(weekdayOf(`${year}-${monthDay}`)) ? `${year}-${monthDay}` : null;

/** The fixed day of a year, moved by as many days as the table says for its weekday. */
export const movedByWeekday =
  (monthDay: string, moves: Record<number, number>) =>
  (year: number): Day => {
    const day = `${year}-${monthDay}`;
    return addDays(day, moves[weekdayOf(day)] ?? 0);
  };
