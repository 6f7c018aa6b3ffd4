// Counts days over a calendar and keeps what it skipped, so that every result can be explained.
import type { Day } from '../model/day.ts';
import { addDays, weekdayOf } from '../model/zonedTime.ts';
import type { Calendar } from './calendar.ts';

/** Natural days to open an electronic notification in Spain (L39 43.2). */
export const openingDays = 10;

/** A day that was not counted: a Saturday, a Sunday or a holiday by its code. */
export interface SkippedDay {
  on: Day;
  why: string;
}

export interface Count {
  on: Day;
  skipped: SkippedDay[];
}

function whyOff(day: Day, calendar: Calendar): string | null {
  const weekday = weekdayOf(day);
  return calendar.holidayOn(day) ?? (weekday === 6 ? 'saturday' : weekday === 7 ? 'sunday' : null);
}

/** The `days`th working day after `start`, which itself never counts; null beyond the years of the calendar. */
export function workingDaysAfter(start: Day, days: number, calendar: Calendar): Count | null {
  const skipped: SkippedDay[] = [];
  let on = start;
  for (let left = days; left > 0; ) {
    on = addDays(on, 1);
    if (!calendar.covers(on)) return null;
    const why = whyOff(on, calendar);
    if (why === null) left -= 1;
    else skipped.push({ on, why });
  }
  return { on, skipped };
}

/** The day itself when it is a working day, else the next one; null beyond the years of the calendar. */
export function orNextWorkingDay(day: Day, calendar: Calendar): Count | null {
  const skipped: SkippedDay[] = [];
  for (let on = day; calendar.covers(on); on = addDays(on, 1)) {
    const why = whyOff(on, calendar);
    if (why === null) return { on, skipped };
    skipped.push({ on, why });
  }
  return null;
}
