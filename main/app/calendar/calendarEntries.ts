// Turns notices with days into what stands on a calendar: each thing once, as its latest word tells it; pure.
import type { CalendarEntryView } from '../../contract/calendarMethods.ts';
import { daysLeft, urgencyOf, zoneOfDeadline } from '../../deadlines/urgency.ts';
import { type AppointmentNotice, historyOf } from '../../model/appointmentHistory.ts';
import { countryOfPortal } from '../../model/case.ts';
import type { Day } from '../../model/day.ts';
import { dueActOf } from '../../model/dueAct.ts';
import { authorityZone } from '../../model/zonedTime.ts';
import type { CalendarNotice } from '../../store/calendarStore.ts';

type Told = Pick<CalendarEntryView, 'id' | 'what' | 'on' | 'certainty' | 'basis'> &
  Partial<Pick<CalendarEntryView, 'at' | 'zone' | 'place' | 'laterOn' | 'title'>>;

/** Portals' states in which nothing is left to open. */
const opened: ReadonlySet<string> = new Set(['opened', 'accepted', 'rejected', 'expired', 'received']);

/** Unsorted; the days are not narrowed here. */
export function calendarEntries(notices: readonly CalendarNotice[], now: Date): CalendarEntryView[] {
  const kin = visitKin(notices);
  return notices.flatMap((notice) =>
    [...deadlinesIn(notice), ...appointmentIn(notice, kin.get(notice.id) ?? [])].map((told) =>
      entryOf(notice, told, now),
    ),
  );
}

export const isBetween = ({ on }: Pick<CalendarEntryView, 'on'>, from: Day, to: Day | null): boolean =>
  on !== null && on >= from && (to === null || on <= to);

/** The earliest first; of one day the hours in their order, what has no hour before. */
export const byDay = (one: CalendarEntryView, other: CalendarEntryView): number =>
  compare(one.on ?? '9999', other.on ?? '9999') ||
  compare(one.at ?? '', other.at ?? '') ||
  compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function deadlinesIn(notice: CalendarNotice): Told[] {
  const { id, deadlines, expiresOn, appointment, state } = notice;
  const left = deadlines.filter(
    ({ what, on }) =>
      !(what === 'attend' && (on === null || on === appointment?.on)) &&
      !(what === 'open' && opened.has(state)),
  );
  const told = left.map(({ what, on, certainty, basis, later }): Told => {
    // A plan with several days is a payment each; anything else keeps its name when its day moves.
    const isOneOfMany = left.filter((other) => other.what === what).length > 1;
    return {
      id: isOneOfMany ? `${id}.${what}.${on}` : `${id}.${what}`,
      what: dueActOf(what, notice),
      on,
      certainty,
      basis,
      laterOn: later?.on ?? null,
    };
  });
  const isExplained = deadlines.some(({ on }) => on === expiresOn) || appointment?.on === expiresOn;
  if (expiresOn !== null && !isExplained && !opened.has(state))
    told.push({
      id: `${id}.expires`,
      what: 'expires',
      on: expiresOn,
      certainty: 'stated',
      basis: 'expiresOn',
    });
  return told;
}

/** Only the last mail of a visit stands on the calendar; what it said before is history. */
function appointmentIn(notice: CalendarNotice, kin: readonly AppointmentNotice[]): Told[] {
  const { appointment } = notice;
  if (appointment === null) return [];
  const rest = {
    what: 'attend' as const,
    certainty: 'stated' as const,
    basis: 'appointment',
    title: appointment.procedure ?? notice.title,
    on: appointment.on,
    at: appointment.at,
    zone: appointment.zone,
    place: appointment.office ?? appointment.address,
  };
  if (notice.caseId !== null) return [{ ...rest, id: `${notice.id}.attend` }];
  const history = historyOf(asTold(notice), kin);
  if (history?.versions.at(-1)?.noticeId !== notice.id) return [];
  return [{ ...rest, id: `${history.key}.attend` }];
}

/**
 * For each notice of a visit those that might tell of the same one: they share a code, a case or a procedure with it or with
 * another of them. Looking among all of a person's visits for each would take the third power of their number.
 */
function visitKin(notices: readonly CalendarNotice[]): Map<string, AppointmentNotice[]> {
  const visits = notices.filter(({ appointment, caseId }) => appointment !== null && caseId === null);
  // Names that were met together lead to one of them, over each other.
  const leads = new Map<string, string>();
  const first = (name: string): string => {
    let at = name;
    for (let to = leads.get(at); to !== undefined; to = leads.get(at)) at = to;
    return at;
  };
  for (const visit of visits) {
    const [one = '', ...others] = namesOf(visit);
    for (const other of others) if (first(other) !== first(one)) leads.set(first(other), first(one));
  }
  const groups = Map.groupBy(visits.map(asTold), (visit) => first(namesOf(visit)[0] ?? ''));
  return new Map([...groups.values()].flatMap((group) => group.map(({ id }) => [id, group] as const)));
}

function namesOf({ id, portal, personId, caseNumber, appointment }: AppointmentNotice): string[] {
  const told = [appointment?.code ?? null, caseNumber, appointment?.procedure ?? null];
  const names = told.flatMap((value, at) =>
    value === null ? [] : [`${portal} ${personId} ${at} ${plain(value)}`],
  );
  return names.length === 0 ? [id] : names;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

const asTold = (notice: CalendarNotice): AppointmentNotice => notice;

function entryOf(notice: CalendarNotice, told: Told, now: Date): CalendarEntryView {
  const { portal, appointment } = notice;
  const zone =
    told.zone ??
    (told.what === 'expires'
      ? authorityZone[portal]
      : zoneOfDeadline({ what: told.what }, { portal, appointment }));
  return {
    noticeId: notice.caseId === null ? notice.id : null,
    caseId: notice.caseId,
    portal,
    country: countryOfPortal[portal],
    personId: notice.personId,
    person: notice.person,
    caseNumber: notice.caseNumber,
    kind: notice.kind,
    at: null,
    place: null,
    laterOn: null,
    ...told,
    title: told.title ?? notice.title,
    zone,
    daysLeft: told.on === null ? null : daysLeft(told.on, zone, now),
    urgency: urgencyOf(told.on, zone, now),
    isDone: notice.isAway,
  };
}
