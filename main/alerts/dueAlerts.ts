// Which deadlines and appointments are near enough to be told now, and when the next of them will be.
import { zoneOfDeadline } from '../deadlines/urgency.ts';
import type { Appointment } from '../model/appointment.ts';
import type { Day, ZoneName } from '../model/day.ts';
import type { Deadline } from '../model/deadline.ts';
import { decisionOf } from '../model/dueAct.ts';
import { todayIn } from '../model/zonedTime.ts';
import type { AlertNotice } from '../store/alertStore.ts';
import { type Alarms, momentIn } from './alarmTimes.ts';
import { currentStep, subject, type WantedNow } from './wanted.ts';

export interface DueContext {
  now: number;
  /** The computer's own zone. */
  zone: ZoneName;
  alarms: Alarms;
}

/** A day that is not over, of a notice that still asks for something. */
export interface OpenDeadline {
  notice: AlertNotice;
  deadline: Deadline & { on: Day };
  zone: ZoneName;
  /** First moment after it. */
  end: number;
}

const daysBefore = [7, 3, 1, 0] as const;
/** From so many days before on it stays on the screen, and no snooze of the notice hides it. */
const urgentDays = 1;
const threeHoursMs = 3 * 3_600_000;

/** A mail that lies about its sender sets no deadline. */
const isBelieved = ({ authenticity }: AlertNotice): boolean => authenticity?.verdict !== 'suspicious';

/**
 * The next day for each act of the notice, the earliest first where several are possible: an uncertain deadline is told
 * by its earliest day, and by its later ones once that is over.
 */
export function openDeadlines(
  notice: AlertNotice,
  now: number,
  { endOfDay }: Pick<Alarms, 'endOfDay'>,
): OpenDeadline[] {
  if (notice.isAway || !isBelieved(notice)) return [];
  const next = new Map<string, OpenDeadline>();
  for (const deadline of notice.deadlines) {
    const { what, on } = deadline;
    if (on === null || what === 'attend') continue;
    const zone = zoneOfDeadline(deadline, notice);
    const end = endOfDay(zone, on);
    const known = next.get(what);
    if (end > now && (known === undefined || on < known.deadline.on))
      next.set(what, { notice, deadline: { ...deadline, on }, zone, end });
  }
  return [...next.values()];
}

const isSnoozed = ({ snoozedUntil }: AlertNotice, now: number): boolean =>
  snoozedUntil !== null && Date.parse(snoozedUntil) > now;

export function deadlineAlerts(notice: AlertNotice, context: DueContext): WantedNow {
  const { now, alarms } = context;
  const found: WantedNow = { wanted: [], nextAt: [] };
  for (const { deadline, zone: authority, end } of openDeadlines(notice, now, alarms)) {
    const { what, on, certainty } = deadline;
    const steps = daysBefore.map((days) => ({ days, at: alarms.alarmAt(on, days, end) }));
    const { step, nextAt } = currentStep(steps, now);
    found.nextAt.push(...nextAt, end);
    if (step === null || (isSnoozed(notice, now) && step.days > urgentDays)) continue;
    found.wanted.push({
      key: `deadline:${notice.id}:${what}:${on}:${step.days}`,
      slot: `deadline:${notice.id}:${what}`,
      kind: 'deadline',
      urgency: step.days <= urgentDays ? 'urgent' : 'normal',
      step: step.days,
      endsAt: end,
      subject: subject({
        ...ofNotice(notice),
        what,
        decision: decisionOf(what, notice),
        on,
        certainty,
        zone: authority,
      }),
    });
  }
  if (isSnoozed(notice, now)) found.nextAt.push(Date.parse(notice.snoozedUntil ?? ''));
  return found;
}

/** Begins at the printed hour; a day without an hour begins with the day. */
export const beginsAt = ({ on, at, zone }: Appointment & { on: Day }): number =>
  momentIn(zone, on, at ?? '00:00');

/** An appointment that several notices tell of is one: they have this name in common. */
export const appointmentName = ({ on, at, zone }: Appointment, { personId }: AlertNotice): string =>
  `${personId}:${on}:${at ?? ''}:${zone}`;

export function appointmentAlerts(notice: AlertNotice, context: DueContext): WantedNow {
  const { now, zone, alarms } = context;
  const { appointment } = notice;
  if (appointment === null || appointment.on === null || notice.isAway || !isBelieved(notice))
    return { wanted: [], nextAt: [] };
  const known = { ...appointment, on: appointment.on };
  const begins = beginsAt(known);
  const end = known.at === null ? alarms.endOfDay(known.zone, known.on) : begins;
  if (!(end > now)) return { wanted: [], nextAt: [] };
  const localDay = known.at === null ? known.on : todayIn(zone, new Date(begins));
  const lastStep =
    known.at === null ? alarms.alarmAt(known.on, 0, end) : alarms.outsideQuiet(begins - threeHoursMs, begins);
  const steps = [
    ...[7, 1].map((days) => ({
      days,
      at: alarms.alarmAt(localDay, days, alarms.endOfDay(zone, localDay)),
    })),
    { days: 0, at: lastStep },
  ];
  const { step, nextAt } = currentStep(steps, now);
  const name = appointmentName(known, notice);
  const isHidden = step === null || (isSnoozed(notice, now) && step.days > urgentDays);
  return {
    nextAt: [...nextAt, end],
    wanted: isHidden
      ? []
      : [
          {
            key: `appointment:${name}:${step.days}`,
            slot: `appointment:${name}`,
            kind: 'appointment',
            urgency: step.days <= urgentDays ? 'urgent' : 'normal',
            step: step.days,
            endsAt: end,
            subject: subject({
              ...ofNotice(notice),
              title: known.office ?? known.procedure ?? notice.title,
              what: 'attend',
              on: known.on,
              at: known.at,
              zone: known.zone,
            }),
          },
        ],
  };
}

export const ofNotice = ({ id, accountId, caseId, personId, portal, title }: AlertNotice) =>
  caseId === undefined
    ? { noticeId: id, accountId, personId, portal, title }
    : { caseId, personId, portal, title };
