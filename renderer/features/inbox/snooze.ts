// When a put-off notice comes back; never after the day on which something is due.
import type { NoticeRow } from '../../api/views.ts';

export interface SnoozeChoice {
  name: 'tomorrow' | 'threeDays' | 'week';
  until: string;
  /** True when a day of one of the notices would pass unseen. */
  isTooLate: boolean;
}

const choices = { tomorrow: 1, threeDays: 3, week: 7 } as const;
/** Put-off notices come back in the morning of the person's own day. */
const backAtHour = 8;

export function snoozeChoices(rows: Pick<NoticeRow, 'dueOn' | 'appointmentOn'>[], now: Date): SnoozeChoice[] {
  const today = localDay(now);
  const days = rows
    .flatMap((row) => [row.dueOn, row.appointmentOn])
    .filter((day) => day !== null && day >= today);
  return (['tomorrow', 'threeDays', 'week'] as const).map((name) => {
    const until = new Date(now);
    until.setDate(until.getDate() + choices[name]);
    until.setHours(backAtHour, 0, 0, 0);
    const back = localDay(until);
    return { name, until: until.toISOString(), isTooLate: days.some((day) => day !== null && day <= back) };
  });
}

function localDay(date: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
