// Says how near a day is, in the authority's zone: the last second of the day is the authority's, not the reader's.
import type { Day, ZoneName } from '../model/day.ts';
import type { DueAct } from '../model/dueAct.ts';
import { authorityZone, daysBetween, todayIn } from '../model/zonedTime.ts';
import type { DatedNotice } from './deriveDeadlines.ts';

export type Urgency = 'overdue' | 'today' | 'soon' | 'later' | 'none';

/** Up to so many days ahead is soon: from any weekday it reaches over the weekend and leaves a working day. */
export const soonDays = 4;

/** The zone in which a deadline of this notice ends: of the office for an appointment, else of the authority. */
export const zoneOfDeadline = (
  { what }: { what: DueAct },
  { portal, appointment }: Pick<DatedNotice, 'portal' | 'appointment'>,
): ZoneName => (what === 'attend' && appointment !== null ? appointment.zone : authorityZone[portal]);

/** Calendar days from today in `zone` to the day: 0 on the day itself, negative when it is over. */
export const daysLeft = (on: Day, zone: ZoneName, now: Date): number => daysBetween(todayIn(zone, now), on);

/** `none` is a deadline without a known day; it is not less urgent, only unmeasured. */
export function urgencyOf(on: Day | null, zone: ZoneName, now: Date): Urgency {
  if (on === null) return 'none';
  const left = daysLeft(on, zone, now);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= soonDays ? 'soon' : 'later';
}
