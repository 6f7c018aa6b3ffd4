// Reads what alerts are decided from without going through the whole archive: near days, news, what waits, what was told before.
import type { Day, Instant } from '../../model/day.ts';
import { withoutPaid } from '../../model/payments.ts';
import type { AlertFactsAsked, AlertMemory, AlertNotice, Arrivals } from '../alertStore.ts';
import { alertsOf } from './alertRows.ts';
import type { Database } from './database.ts';
import { ownDates } from './ownDates.ts';

/** A day is over everywhere two days later; what ended before cannot be missed any more. */
const staleDays = 2;
/** The first alarm comes a week before a day; quiet hours and the ends of days elsewhere move it by less than three more. */
const aheadDays = 10;
const dayMs = 86_400_000;
/** More of one sort at once are told by their number. */
const mostFresh = 500;
/** What ended longer ago cannot be decided anew: its days are past. */
const rememberedMs = 90 * dayMs;
/** What was a month old when it came is archive, not news. */
const newsMs = 30 * dayMs;

interface FactsRow {
  id: string;
  accountId: string;
  personId: string;
  firstSeenAt: string;
  facts: string;
  isRead: number;
  isAway: number;
  snoozedUntil: string | null;
  /** Ids of its payments that are paid, with blanks between. */
  paid: string | null;
}

function toNotice(row: FactsRow): AlertNotice {
  const paid = new Set(row.paid?.split(' '));
  const facts = withoutPaid(row.id, JSON.parse(row.facts) as AlertNotice, paid);
  return {
    id: row.id,
    accountId: row.accountId,
    personId: row.personId,
    firstSeenAt: row.firstSeenAt,
    portal: facts.portal,
    kind: facts.kind,
    title: facts.title,
    madeAvailableAt: facts.madeAvailableAt,
    expiresOn: facts.expiresOn,
    state: facts.state,
    legalEffectOnOpen: facts.legalEffectOnOpen,
    appointment: facts.appointment,
    deadlines: facts.deadlines,
    authenticity: facts.authenticity,
    evidence: facts.evidence,
    isRead: row.isRead === 1,
    isAway: row.isAway === 1,
    snoozedUntil: row.snoozedUntil,
  };
}

const noticesWith = (db: Database, ids: readonly string[]): AlertNotice[] =>
  (
    db
      .sql(
        `SELECT n.id, a.id AS accountId, coalesce(p.id, a.person_id) AS personId, n.first_seen_at AS firstSeenAt, f.facts,
           h.is_read AS isRead, (h.is_done OR h.is_archived) AS isAway, h.snoozed_until AS snoozedUntil,
           (SELECT group_concat(payment_id, ' ') FROM payment_marks
            WHERE payment_id >= n.id AND payment_id < n.id || '$' AND paid_on IS NOT NULL) AS paid
         FROM json_each(?) asked CROSS JOIN notices n ON n.id = asked.value JOIN shelf h ON h.seq = n.seq
         JOIN notice_facts f ON f.seq = n.seq JOIN accounts a ON a.no = n.account LEFT JOIN persons p ON p.no = n.person_no`,
      )
      .all(JSON.stringify(ids)) as unknown as FactsRow[]
  ).map(toNotice);

const idsOf = (rows: unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);

/** Days of notices that still ask for something: not put away, not a known forgery. */
const dated = `FROM alert_days d JOIN shelf h ON h.seq = d.seq JOIN notices n ON n.seq = d.seq
  WHERE h.is_done = 0 AND h.is_archived = 0 AND coalesce(n.verdict, '') <> 'suspicious'`;

/** What came and is no archive; `h` is the shelf. */
const arrived = `FROM notices n JOIN shelf h ON h.seq = n.seq
  WHERE n.first_seen_at > ? AND n.first_seen_at <= ? AND h.is_done = 0 AND h.is_archived = 0
  AND coalesce(n.verdict, '') <> 'suspicious' AND (unixepoch(n.first_seen_at) - unixepoch(n.sort_at)) * 1000 < ${newsMs}`;
const waiting = `${arrived} AND h.is_read = 0`;

const dayFrom = (now: Instant, days: number): Day =>
  new Date(Date.parse(now) + days * dayMs).toISOString().slice(0, 10);

export function readAlertMemory(db: Database, { now, unreadBefore }: AlertFactsAsked): AlertMemory {
  const alerts = alertsOf(
    db
      .sql(
        `SELECT * FROM alerts WHERE state <> 'over' OR (ended_at IS NOT NULL AND ended_at > ?) ORDER BY no`,
      )
      .all(new Date(Date.parse(now) - rememberedMs).toISOString()),
  );
  const fresh = db
    .sql('SELECT count(*) AS n, coalesce(max(no), 0) AS last FROM alert_fresh')
    .get() as unknown as { n: number; last: number };
  const freshIds = idsOf(
    db.sql('SELECT notice_id AS id FROM alert_fresh ORDER BY no DESC LIMIT ?').all(mostFresh),
  ).toReversed();
  const horizon = dayFrom(now, aheadDays);
  const nearIds = idsOf(
    db
      .sql(`SELECT n.id ${dated} AND d.on_day >= ? AND d.on_day <= ? ORDER BY d.on_day`)
      .all(dayFrom(now, -staleDays), horizon),
  );
  const nextDated = db
    .sql(`SELECT d.on_day AS day ${dated} AND d.on_day > ? ORDER BY d.on_day LIMIT 1`)
    .get(horizon) as unknown as { day: Day } | undefined;
  // A profile that has never decided begins now: what waits in it already is no news.
  const told = toldBefore(db) ?? unreadBefore;
  const unread = db.sql(`SELECT count(*) AS n ${waiting}`).get(told, unreadBefore) as unknown as {
    n: number;
  };
  const unreadIds = idsOf(
    db.sql(`SELECT n.id ${waiting} ORDER BY n.first_seen_at LIMIT ?`).all(told, unreadBefore, mostFresh),
  );
  const next = db
    .sql(`SELECT n.first_seen_at AS at ${waiting} ORDER BY n.first_seen_at LIMIT 1`)
    .get(unreadBefore, now) as unknown as { at: string } | undefined;
  const spokenOf = alerts
    .filter(({ state }) => state !== 'over')
    .flatMap(({ noticeId, noticeIds }) => (noticeId === null ? noticeIds : [noticeId, ...noticeIds]));
  return {
    notices: [
      ...noticesWith(db, [...new Set([...nearIds, ...freshIds, ...unreadIds, ...spokenOf])]),
      ...ownDates(db),
    ],
    nextDatedAt:
      nextDated === undefined ? null : new Date(Date.parse(nextDated.day) - aheadDays * dayMs).toISOString(),
    freshIds,
    freshCount: fresh.n,
    freshUpTo: fresh.last,
    unreadIds,
    unreadCount: unread.n,
    nextUnreadSince: next?.at ?? null,
    alerts,
  };
}

/** Up to which moment unread notices were told as waiting for long. */
export const toldBefore = (db: Database): string | undefined =>
  (
    db.sql("SELECT value FROM alert_marks WHERE name = 'unreadToldBefore'").get() as
      | { value: string }
      | undefined
  )?.value;

/** The notices with the `limit` nearest days, however far away, and the person's own dates. */
export function readUpcoming(db: Database, now: Instant, limit: number): AlertNotice[] {
  // Along the days, up to the last that is needed; a notice with several of them comes several times.
  const ids = idsOf(
    db
      .sql(`SELECT n.id ${dated} AND d.on_day >= ? ORDER BY d.on_day LIMIT ?`)
      .all(dayFrom(now, -staleDays), limit),
  );
  return [...noticesWith(db, [...new Set(ids)]), ...ownDates(db)];
}

/** What came after `since`, read or not, the newest first; at most `limit` of them are named. */
export function readArrivals(db: Database, since: Instant, now: Instant, limit: number): Arrivals {
  const { n } = db.sql(`SELECT count(*) AS n ${arrived}`).get(since, now) as unknown as { n: number };
  const ids = idsOf(
    db.sql(`SELECT n.id ${arrived} ORDER BY n.first_seen_at DESC, n.seq DESC LIMIT ?`).all(since, now, limit),
  );
  return { count: n, notices: noticesWith(db, ids) };
}
