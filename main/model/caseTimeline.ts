// Joins what is known of one case into one line of time: filing, statuses, notices, deadlines, payments, own words.
import type { Appointment } from './appointment.ts';
import { compareStatus, latestStatus, type StatusEntry } from './case.ts';
import {
  type CaseFacts,
  type CaseNotice,
  compare,
  type KnownWaiting,
  momentOf,
  type Payment,
} from './caseFacts.ts';
import type { Day, Instant } from './day.ts';
import { type NoticeAct, noticeActOf } from './dueAct.ts';
import { isSameCase } from './identifiers/caseNumber.ts';
import type { Notice } from './notice.ts';
import { authorityZone, dayIn } from './zonedTime.ts';

/** `seen`: the portal names no day, the entry stands where it was first seen. `unknown`: nobody tells a day. */
export const dayCertainties = ['stated', 'derived', 'seen', 'unknown'] as const;
export type DayCertainty = (typeof dayCertainties)[number];

/** `on` is the day in the zone of the authority, null where nobody tells one. `at` is null where only the day is known. */
export type TimelineEntry = { on: Day | null; at: Instant | null; certainty: DayCertainty } & (
  | { what: 'filed' }
  | {
      what: 'status';
      entry: StatusEntry;
      /** False for a check that found what was known: shown smaller, never left out. */
      isNews: boolean;
    }
  | { what: 'notice'; notice: CaseNotice }
  | { what: 'appointment'; appointment: Appointment; noticeId: string | null; entryId: string | null }
  | {
      what: 'deadline';
      act: Exclude<NoticeAct, 'attend'>;
      basis: string;
      isDone: boolean;
      noticeId: string;
    }
  | { what: 'payment'; payment: Payment }
  | { what: 'waitingList'; waitingList: KnownWaiting }
  | { what: 'opening'; noticeId: string }
  | { what: 'note'; text: string; entryId: string }
);

/** The case's notices and own facts, oldest first; what has no day stands at the end. Pure. */
export function timelineOf(
  { case: known, notices, payments, waitingLists }: CaseFacts,
  openings: readonly { noticeId: string; at: Instant }[] = [],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  if (known.filedOn !== null) entries.push({ what: 'filed', ...dayOnly(known.filedOn) });
  let before: StatusEntry | null = null;
  for (const entry of known.history) {
    const isNews = before === null || compareStatus(before, entry).length > 0;
    entries.push({ what: 'status', entry, isNews, ...moment(statusZone[known.country], entry.at) });
    before = latestStatus(before === null ? [entry] : [before, entry]);
  }
  for (const notice of notices) entries.push(...entriesOfNotice(notice));
  const zoneOf = new Map(notices.map(({ id, portal }) => [id, authorityZone[portal]]));
  for (const { noticeId, at } of openings)
    entries.push({ what: 'opening', noticeId, ...moment(zoneOf.get(noticeId) ?? 'Europe/Madrid', at) });
  for (const payment of payments)
    entries.push({
      what: 'payment',
      payment,
      on: payment.dueOn,
      at: null,
      certainty: payment.dueOn === null ? 'unknown' : payment.certainty,
    });
  for (const waitingList of waitingLists)
    entries.push({ what: 'waitingList', waitingList, ...dayOnly(waitingList.joinedOn) });
  for (const entry of known.entries) {
    const { id: entryId } = entry;
    if (entry.what === 'note')
      entries.push({ what: 'note', text: entry.text, entryId, ...dayOnly(entry.on) });
    if (entry.what === 'appointment')
      entries.push({
        what: 'appointment',
        appointment: entry.appointment,
        noticeId: null,
        entryId,
        ...dayOnly(entry.appointment.on),
      });
  }
  return entries.toSorted((one, other) => compare(orderOf(one), orderOf(other)));
}

/** The notice, its appointment, and its deadlines; payments and hearings have entries of their own. */
function entriesOfNotice(notice: CaseNotice): TimelineEntry[] {
  const { id: noticeId, appointment } = notice;
  const when = moment(authorityZone[notice.portal], momentOf(notice));
  const entries: TimelineEntry[] = [
    { what: 'notice', notice, ...when, certainty: notice.madeAvailableAt === null ? 'seen' : 'stated' },
  ];
  if (appointment)
    entries.push({ what: 'appointment', appointment, noticeId, entryId: null, ...dayOnly(appointment.on) });
  for (const { what, on, certainty, basis } of notice.deadlines) {
    const act = noticeActOf(what, notice);
    if (act === 'attend' || act === 'pay') continue;
    entries.push({ what: 'deadline', act, basis, isDone: notice.isDone, noticeId, on, at: null, certainty });
  }
  return entries;
}

export const belongsTo = (
  { numbers }: { numbers: readonly string[] },
  { caseNumber }: Pick<Notice, 'caseNumber'>,
): boolean => caseNumber !== null && numbers.some((own) => isSameCase(own, caseNumber));

const statusZone = { ES: 'Europe/Madrid', PE: 'America/Lima', CL: 'America/Santiago' } as const;

const dayOnly = (on: Day | null): { on: Day | null; at: null; certainty: DayCertainty } => ({
  on,
  at: null,
  certainty: on === null ? 'unknown' : 'stated',
});

const moment = (zone: string, at: Instant): { on: Day; at: Instant; certainty: DayCertainty } => ({
  on: dayIn(zone, at) ?? at.slice(0, 10),
  at,
  certainty: 'stated',
});

/** Of one day, what has only the day comes last: a deadline lasts until the evening. */
const orderOf = ({ on, at }: TimelineEntry): string => `${on ?? '~'} ${at ?? '~'}`;
