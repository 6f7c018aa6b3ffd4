// Where a key leads on the grid of a month: days by arrows, weeks by Home and End, months and years by PageUp and PageDown; pure.
import type { Day } from '../../../main/model/day.ts';
import { dayAfter } from './calendarWeeks.ts';

interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

/** The same day number so many months on, else that month's last day. */
export function monthsOn(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1, 12));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** `side` is 1 towards the end of the line, -1 towards its beginning, 0 for keys that do not go sideways. Null: not ours. */
export function dayByKey(day: Day, { key, shiftKey, ctrlKey }: Pressed, side: number): Day | null {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  if (side !== 0) return dayAfter(day, side);
  switch (key) {
    case 'ArrowUp':
      return dayAfter(day, -7);
    case 'ArrowDown':
      return dayAfter(day, 7);
    case 'Home':
      return ctrlKey ? `${day.slice(0, 7)}-01` : dayAfter(day, -weekday);
    case 'End':
      return ctrlKey ? dayAfter(monthsOn(`${day.slice(0, 7)}-01`, 1), -1) : dayAfter(day, 6 - weekday);
    case 'PageUp':
      return monthsOn(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return monthsOn(day, shiftKey ? 12 : 1);
    default:
      return null;
  }
}
