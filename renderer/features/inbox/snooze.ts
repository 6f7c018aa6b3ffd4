// When a put-off notice comes back; never after the day on which something is due.
import type { NoticeRow } from '../../api/views.ts';
import { localDay } from './localDay.ts';

export interface SnoozeChoice {
  name: 'tomorrow' | 'threeDays' | 'week';
  until: string;
  /** True when a day of one of the notices would pass unseen. */
  isTooLate: boolean;
}

const choices = { tomorrow: 1, threeDays: 3, week: 7 } as const;
/** Put-off notices come back in the morning of the person's own day. */
const backAtHour = 8;

export function snoozeChoices(rows: Dated[], now: Date): SnoozeChoice[] {
  const due = nextDue(rows, now);
  return (['tomorrow', 'threeDays', 'week'] as const).map((name) => {
    const back = dayAfter(now, choices[name]);
    return { name, until: backOn(back), isTooLate: due !== null && due <= back };
  });
}

/** The days to which notices can be put off: from tomorrow to the last day before something is due; `last` null for no end. */
export function remindDays(rows: Dated[], now: Date): { first: string; last: string | null } {
  const due = nextDue(rows, now);
  return {
    first: dayAfter(now, 1),
    last: due === null ? null : dayAfter(new Date(`${due}T12:00:00`), -1),
  };
}

/** The moment at which a notice that was put off to this day comes back. */
export const backOn = (day: string): string =>
  new Date(`${day}T${String(backAtHour).padStart(2, '0')}:00:00`).toISOString();

type Dated = Pick<NoticeRow, 'dueOn' | 'appointmentOn'>;

/** The first day, from today on, on which something of these is due. */
function nextDue(rows: Dated[], now: Date): string | null {
  const today = localDay(now);
  const days = rows
    .flatMap((row) => [row.dueOn, row.appointmentOn])
    .filter((day): day is string => day !== null && day >= today);
  return days.toSorted()[0] ?? null;
}

function dayAfter(from: Date, days: number): string {
  const day = new Date(from);
  day.setDate(day.getDate() + days);
  return localDay(day);
}
