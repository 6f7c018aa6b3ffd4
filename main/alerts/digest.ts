// Today and this week as one page: what is due, which appointments come, what is new, which sources say nothing; pure, no clock.
import type { DigestAppointment, DigestDue, DigestView } from '../contract/digestViews.ts';
import { daysLeft, urgencyOf } from '../deadlines/urgency.ts';
import type { Alert, DigestCounts } from '../model/alert.ts';
import type { Case } from '../model/case.ts';
import type { Day, Instant, WallTime, ZoneName } from '../model/day.ts';
import { dueActOf } from '../model/dueAct.ts';
import type { Person } from '../model/person.ts';
import { dueChecks } from '../model/statusCheckPlan.ts';
import { addDays, todayIn } from '../model/zonedTime.ts';
import type { AlertNotice, Arrivals } from '../store/alertStore.ts';
import { type AlertAccount, failingFor } from './accountAlerts.ts';
import { createEnds, momentIn } from './alarmTimes.ts';
import { appointmentName, beginsAt, openDeadlines } from './dueAlerts.ts';

/** Today and the seven days that follow: from any weekday the same weekday is in it. */
const daysAhead = 7;
/** Whoever was away for longer is told of the last fortnight; the rest stands in the inbox. */
const longestAwayMs = 14 * 86_400_000;

export interface DigestFacts {
  notices: readonly AlertNotice[];
  arrivals: Arrivals;
  since: Instant;
  accounts: readonly AlertAccount[];
  persons: readonly Pick<Person, 'id' | 'name'>[];
  cases: readonly Case[];
}

/** `zone` is the computer's own. */
export function digestOf(facts: DigestFacts, now: Date, zone: ZoneName): DigestView {
  const nameOf = (id: string): string | null => facts.persons.find((one) => one.id === id)?.name ?? null;
  const today = todayIn(zone, now);
  return {
    madeAt: now.toISOString(),
    today,
    weekEndsOn: addDays(today, daysAhead),
    due: dueOf(facts.notices, nameOf, now),
    appointments: appointmentsOf(facts.notices, nameOf, now),
    since: facts.since,
    arrivedCount: facts.arrivals.count,
    arrived: facts.arrivals.notices.map(({ id, title, portal, kind, firstSeenAt, isRead, personId }) => ({
      noticeId: id,
      title,
      portal,
      kind,
      firstSeenAt,
      isRead,
      personName: nameOf(personId),
    })),
    sources: facts.accounts.flatMap(silentSource),
    checksDue: dueChecks(facts.cases, now).length,
  };
}

export const countsOf = ({ due, appointments, arrivedCount, sources }: DigestView): DigestCounts => ({
  today: [...due, ...appointments].filter((one) => one.daysLeft === 0).length,
  week: due.length + appointments.length,
  arrived: arrivedCount,
  sources: sources.length,
});

const placeOf = ({ id, caseId }: AlertNotice) =>
  caseId === undefined ? { noticeId: id, caseId: null } : { noticeId: null, caseId };

function dueOf(
  notices: readonly AlertNotice[],
  nameOf: (personId: string) => string | null,
  now: Date,
): DigestDue[] {
  const ends = createEnds();
  return notices
    .flatMap((notice) => openDeadlines(notice, now.getTime(), ends))
    .toSorted((a, b) => a.end - b.end)
    .flatMap(({ notice, deadline: { what, certainty, on }, zone }) => {
      const left = daysLeft(on, zone, now);
      if (left > daysAhead) return [];
      const urgency = urgencyOf(on, zone, now);
      return [
        {
          ...placeOf(notice),
          title: notice.title,
          portal: notice.portal,
          what: dueActOf(what, notice),
          certainty,
          on,
          zone,
          daysLeft: left,
          urgency: urgency === 'today' || urgency === 'soon' ? urgency : ('later' as const),
          personName: nameOf(notice.personId),
        },
      ];
    });
}

/** Several mails about one appointment are one; what began some hours ago is still today's. */
function appointmentsOf(
  notices: readonly AlertNotice[],
  nameOf: (personId: string) => string | null,
  now: Date,
): DigestAppointment[] {
  const found = new Map<string, { begins: number; shown: DigestAppointment }>();
  for (const notice of notices) {
    const { appointment } = notice;
    if (appointment === null || appointment.on === null || notice.isAway) continue;
    if (notice.authenticity?.verdict === 'suspicious') continue;
    const { on, at, zone, office, address, procedure } = appointment;
    const left = daysLeft(on, zone, now);
    const name = appointmentName(appointment, notice);
    if (left < 0 || left > daysAhead || found.has(name)) continue;
    found.set(name, {
      begins: beginsAt({ ...appointment, on }),
      shown: {
        ...placeOf(notice),
        on,
        at,
        zone,
        daysLeft: left,
        place: [office, address].filter((part) => part !== null).join(', ') || null,
        procedure,
        personName: nameOf(notice.personId),
      },
    });
  }
  return [...found.values()].toSorted((a, b) => a.begins - b.begins).map(({ shown }) => shown);
}

function silentSource({ account, runs, health }: AlertAccount): DigestView['sources'] {
  const { id, label, portal, state, parkedFor } = account;
  if (state === 'removed') return [];
  const known = {
    accountId: id,
    label,
    portal,
    lastWholeAt: health.hasBeenWhole ? health.lastWholeAt : null,
  };
  if (state === 'parked' && parkedFor !== null)
    return [{ ...known, why: 'parked' as const, code: parkedFor.code }];
  if (health.isQuiet) return [{ ...known, why: 'quiet' as const, code: null }];
  const code = state === 'active' ? failingFor(runs) : null;
  return code === null ? [] : [{ ...known, why: 'failing' as const, code }];
}

export const digestKey = (on: Day): string => `digest:${on}`;

/** Since when things are new: the last digest of an earlier day, else this hour yesterday. */
export function digestSince(alerts: readonly Alert[], at: WallTime, now: Date, zone: ZoneName): Instant {
  const today = todayIn(zone, now);
  const told = alerts
    .filter(({ kind, key }) => kind === 'digest' && key < digestKey(today))
    .map(({ raisedAt }) => Date.parse(raisedAt));
  const usual = momentIn(zone, addDays(today, -1), at);
  const last = told.length === 0 ? usual : Math.max(...told);
  return new Date(Math.max(now.getTime() - longestAwayMs, Math.min(usual, last))).toISOString();
}
