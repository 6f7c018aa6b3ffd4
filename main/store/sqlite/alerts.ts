// Keeps alerts across restarts, and reads what they are decided from without going through the whole archive.
import {
  type Alert,
  type AlertKind,
  type AlertOutcome,
  type AlertState,
  type AlertSubject,
  type AlertUrgency,
  type Hindrance,
  noSubject,
  type Silence,
} from '../../model/alert.ts';
import type { Instant } from '../../model/day.ts';
import { withoutPaid } from '../../model/payments.ts';
import type { AlertChanges, AlertFactsAsked, AlertMemory, AlertNotice } from '../alertStore.ts';
import type { Database } from './database.ts';
import { ownDates } from './ownDates.ts';

/** A day is over everywhere two days later; what ended before cannot be missed any more. */
const staleDays = 2;
const dayMs = 86_400_000;
/** More of one sort at once are told by their number. */
const mostFresh = 500;
const mostDated = 2_000;
/** What ended longer ago cannot be decided anew: its days are past. */
const rememberedMs = 90 * dayMs;
const keptMs = 400 * dayMs;
/** What was a month old when it came is archive, not news. */
const newsMs = 30 * dayMs;

interface AlertRow {
  id: string;
  key: string;
  slot: string;
  kind: string;
  urgency: string;
  subject: string;
  raised_at: string;
  sound_at: string;
  state: string;
  silent_for: string | null;
  showing: string;
  shown_at: string | null;
  not_shown_for: string | null;
  native_id: number | null;
  ended_at: string | null;
}

const toAlert = (row: AlertRow): Alert => ({
  ...noSubject,
  ...(JSON.parse(row.subject) as AlertSubject),
  id: row.id,
  key: row.key,
  slot: row.slot,
  kind: row.kind as AlertKind,
  urgency: row.urgency as AlertUrgency,
  raisedAt: row.raised_at,
  soundAt: row.sound_at,
  state: row.state as AlertState,
  silentFor: row.silent_for as Silence | null,
  showing: row.showing as Alert['showing'],
  shownAt: row.shown_at,
  notShownFor: row.not_shown_for as Hindrance | null,
  nativeId: row.native_id,
  endedAt: row.ended_at,
});

const alertsOf = (rows: unknown[]): Alert[] => (rows as AlertRow[]).map(toAlert);

const subjectOf = (alert: Alert): AlertSubject =>
  Object.fromEntries(
    Object.keys(noSubject).map((name) => [name, alert[name as keyof AlertSubject]]),
  ) as unknown as AlertSubject;

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

const noticesWith = (db: Database, ids: string[]): AlertNotice[] =>
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

/** Unread notices that came after what was told before, newest archive left out; `h` is the shelf. */
const waiting = `FROM notices n JOIN shelf h ON h.seq = n.seq
  WHERE n.first_seen_at > ? AND n.first_seen_at <= ? AND h.is_read = 0 AND h.is_done = 0 AND h.is_archived = 0
  AND coalesce(n.verdict, '') <> 'suspicious' AND (unixepoch(n.first_seen_at) - unixepoch(n.sort_at)) * 1000 < ${newsMs}`;

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
  const stale = new Date(Date.parse(now) - staleDays * dayMs).toISOString().slice(0, 10);
  const datedIds = idsOf(
    db
      .sql(
        `SELECT d.notice_id AS id FROM alert_days d JOIN notices n ON n.id = d.notice_id JOIN shelf h ON h.seq = n.seq
         WHERE d.last_on >= ? AND h.is_done = 0 AND h.is_archived = 0 ORDER BY d.last_on LIMIT ?`,
      )
      .all(stale, mostDated),
  );
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
      ...noticesWith(db, [...new Set([...datedIds, ...freshIds, ...unreadIds, ...spokenOf])]),
      ...ownDates(db),
    ],
    freshIds,
    freshCount: fresh.n,
    freshUpTo: fresh.last,
    unreadIds,
    unreadCount: unread.n,
    nextUnreadSince: next?.at ?? null,
    alerts,
  };
}

const toldBefore = (db: Database): string | undefined =>
  (
    db.sql("SELECT value FROM alert_marks WHERE name = 'unreadToldBefore'").get() as
      | { value: string }
      | undefined
  )?.value;

export function applyAlerts(db: Database, changes: AlertChanges): void {
  db.transaction(() => {
    for (const id of changes.ended) {
      db.sql("UPDATE alerts SET state = 'over', ended_at = ? WHERE id = ? AND state <> 'over'").run(
        changes.at,
        id,
      );
    }
    for (const alert of changes.raised) writeAlert(db, alert);
    db.sql('DELETE FROM alert_fresh WHERE no <= ?').run(changes.freshUpTo);
    const told = toldBefore(db);
    // A clock that was set back takes nothing back.
    if (told === undefined || told < changes.unreadToldBefore)
      db.sql("INSERT OR REPLACE INTO alert_marks (name, value) VALUES ('unreadToldBefore', ?)").run(
        changes.unreadToldBefore,
      );
    db.sql("DELETE FROM alerts WHERE state = 'over' AND ended_at < ?").run(
      new Date(Date.parse(changes.at) - keptMs).toISOString(),
    );
  });
}

/** A reason that comes back after it was over is a new alert under the same key. */
function writeAlert(db: Database, alert: Alert): void {
  db.sql(
    `INSERT INTO alerts (id, key, slot, kind, urgency, subject, raised_at, sound_at, state, silent_for, showing,
       shown_at, not_shown_for, native_id, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    alert.id,
    alert.key,
    alert.slot,
    alert.kind,
    alert.urgency,
    JSON.stringify(subjectOf(alert)),
    alert.raisedAt,
    alert.soundAt,
    alert.state,
    alert.silentFor,
    alert.showing,
    alert.shownAt,
    alert.notShownFor,
    alert.nativeId,
    alert.endedAt,
  );
}

export function getAlert(db: Database, id: string): Alert | null {
  const row = db.sql('SELECT * FROM alerts WHERE id = ?').get(id) as unknown as AlertRow | undefined;
  return row ? toAlert(row) : null;
}

export const listAlerts = (
  db: Database,
  filter: { before?: Instant | undefined; isOpen?: boolean | undefined; limit: number },
): Alert[] =>
  alertsOf(
    db
      .sql(
        `SELECT * FROM alerts WHERE raised_at < ? ${filter.isOpen === true ? "AND state = 'open'" : ''}
         ORDER BY raised_at DESC, no DESC LIMIT ?`,
      )
      .all(filter.before ?? '9999', filter.limit),
  );

export const markShowing = (db: Database, id: string, at: Instant): boolean =>
  Number(
    db
      .sql(
        "UPDATE alerts SET showing = 'showing', shown_at = ? WHERE id = ? AND showing = 'waiting' AND state = 'open'",
      )
      .run(at, id).changes,
  ) > 0;

/** What was handed over when the process ended may not have been seen: it is handed over once more. */
export function resumeAlerts(db: Database, bootedAt: Instant): void {
  db.sql('UPDATE alerts SET native_id = NULL WHERE native_id IS NOT NULL AND shown_at < ?').run(bootedAt);
  db.sql("UPDATE alerts SET showing = 'waiting' WHERE showing = 'showing' AND state = 'open'").run();
}

export function markShown(db: Database, id: string, outcome: AlertOutcome, at: Instant): void {
  db.sql('UPDATE alerts SET showing = ?, shown_at = ?, not_shown_for = ?, native_id = ? WHERE id = ?').run(
    outcome.isShown ? 'shown' : 'notShown',
    at,
    outcome.isShown ? null : outcome.reason,
    outcome.isShown ? outcome.nativeId : null,
    id,
  );
}

export function answerAlerts(db: Database, ids: string[], at: Instant): Alert[] {
  return db.transaction(() =>
    alertsOf(
      db
        .sql(
          `UPDATE alerts SET state = 'answered', ended_at = ?
           WHERE id IN (SELECT value FROM json_each(?)) AND state = 'open' RETURNING *`,
        )
        .all(at, JSON.stringify(ids)),
    ),
  );
}

export function snoozeAlerts(db: Database, ids: string[], until: Instant): Alert[] {
  return db.transaction(() =>
    alertsOf(
      db
        .sql(
          `UPDATE alerts SET state = 'open', showing = 'waiting', sound_at = ?, silent_for = NULL, ended_at = NULL
           WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'over' RETURNING *`,
        )
        .all(until, JSON.stringify(ids)),
    ),
  );
}
