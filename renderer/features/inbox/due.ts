// What is due for a notice and how near it is; pure, counted in the authority's calendar days.
import { noticeActOf } from '../../../main/contract/dueActs.ts';
import type { Day } from '../../../main/model/day.ts';
import type { NoticeAct } from '../../../main/model/dueAct.ts';
import type { NoticeRow } from '../../api/views.ts';
import { dayIn, daysBetween, portalZones } from '../../text/format.ts';

export type Urgency = 'passed' | 'today' | 'soon' | 'near' | 'later';

export interface Due {
  what: 'appointment' | 'open' | 'answer' | 'appeal' | 'pay' | 'due';
  on: Day;
  /** Negative when the day is past. */
  daysLeft: number;
  urgency: Urgency;
}

type Dated = Pick<NoticeRow, 'portal' | 'kind' | 'dueOn' | 'dueWhat' | 'appointmentOn'>;

const told: Record<NoticeAct, Due['what']> = {
  open: 'open',
  respond: 'answer',
  pay: 'pay',
  attend: 'due',
  appeal: 'appeal',
};

/** Null when nothing is due. A day still to come goes before one that has passed. */
export function dueOf(row: Dated, now: Date): Due | null {
  const today = dayIn(portalZones[row.portal], now);
  const known: Due[] = [];
  if (row.appointmentOn !== null) known.push(dueAt('appointment', row.appointmentOn, today));
  if (row.dueOn !== null && row.dueOn !== row.appointmentOn) known.push(dueAt(actOf(row), row.dueOn, today));
  const coming = known.filter((due) => due.daysLeft >= 0).toSorted((a, b) => a.daysLeft - b.daysLeft);
  return coming[0] ?? known.toSorted((a, b) => b.daysLeft - a.daysLeft)[0] ?? null;
}

/** A kind is believed only where it leaves one act possible: in Spain a notice may have to be opened first. */
function actOf({ portal, kind, dueWhat }: Dated): Due['what'] {
  // A new status with a period to act is a decision or a requirement; which of them the row does not know.
  if (kind === 'statusChange' && dueWhat === 'respond') return 'due';
  if (dueWhat !== null) return told[noticeActOf(dueWhat, { kind, evidence: {} })];
  if (portal === 'dehu' || portal === 'sede') return 'due';
  if (kind === 'requirement') return 'answer';
  return kind === 'instalment' ? 'pay' : 'due';
}

export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'passed';
  if (daysLeft === 0) return 'today';
  if (daysLeft <= 3) return 'soon';
  return daysLeft <= 10 ? 'near' : 'later';
}

function dueAt(what: Due['what'], on: Day, today: Day): Due {
  const daysLeft = daysBetween(today, on);
  return { what, on, daysLeft, urgency: urgencyOf(daysLeft) };
}
