// The inbox in four parts: what a day makes urgent, what nobody has read, what is read and open, what is done.
import type { DeadlineKind } from './deadline.ts';
import type { DueDay } from './nearestDue.ts';
import type { NoticeState } from './notice.ts';

export const sections = ['act', 'new', 'waiting', 'done'] as const;
export type Section = (typeof sections)[number];

/** From so many days before its day on a notice is to be acted on. */
export const actDaysBefore = 10;
/** A day that passed stays in sight so long, until the person says that it is done: it may have been missed. */
export const actDaysAfter = 7;

/** A day that makes a notice urgent, and whether it still matters when it is over. */
export interface UrgentDay {
  on: string;
  staysAfter: boolean;
}

const closed: ReadonlySet<NoticeState> = new Set(['opened', 'accepted', 'rejected', 'expired', 'received']);
/** An act that is over with its moment: nobody can still attend yesterday's appointment. */
const attended: ReadonlySet<DeadlineKind> = new Set(['attend']);

/** The days of a notice that can make it urgent: the day to open by only while it is not opened. */
export function urgentDaysOf(
  days: readonly DueDay[],
  appointmentOn: string | null,
  state: NoticeState,
): UrgentDay[] {
  const found = new Map<string, boolean>();
  const add = (on: string, staysAfter: boolean): void => {
    found.set(on, staysAfter || (found.get(on) ?? false));
  };
  if (appointmentOn !== null) add(appointmentOn, false);
  for (const { on, what } of days) {
    if (what === 'open' && closed.has(state)) continue;
    if (on !== appointmentOn || what !== null) add(on, what === null || !attended.has(what));
  }
  return [...found].map(([on, staysAfter]) => ({ on, staysAfter }));
}
