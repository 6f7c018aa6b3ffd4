// Reads the notices that may be one with another by their days, and leaves out what the person said is not the same.

import type { ComparedNotice } from '../../model/comparedNotice.ts';
import type { Day, Instant } from '../../model/day.ts';
import { nearestDue } from '../../model/nearestDue.ts';
import type { ListedNotice, NoticeSource } from '../../model/notice.ts';
import { mailboxPortal } from '../../model/portal.ts';
import { findSame } from '../../model/sameNotice.ts';
import type { OfferedNotice, SameOffer } from '../sameNoticeStore.ts';
import type { JoinedNotice } from '../store.ts';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { readDueDays } from './dueDays.ts';
import { StoreFailure } from './storeFailure.ts';

/** Twice as far as two notices may lie apart, and a day: a better pair of the other one must be seen too. */
const aroundMs = 11 * 86_400_000;
const mostAround = 400;
const mostInAll = 2_000;

interface ComparedRow {
  id: string;
  personId: string;
  firstSeenAt: Instant;
  facts: string;
  accountId: string;
  accountPortal: string;
  portal: OfferedNotice['portal'];
  title: string;
  issuer: string | null;
  madeAvailableAt: Instant | null;
  state: OfferedNotice['state'];
  dueDays: string;
  /** What each source says of itself; empty for a notice that stands alone. */
  sources: string;
}

const rowsAt = (db: Database, seqs: readonly number[]): ComparedRow[] =>
  db
    .sql(
      `SELECT n.id, p.id AS personId, n.first_seen_at AS firstSeenAt, f.facts, a.id AS accountId, a.portal AS accountPortal,
         n.portal, n.title, n.issuer, n.made_available_at AS madeAvailableAt, n.state, n.due_days AS dueDays,
         (SELECT json_group_array(json_object('accountId', sa.id, 'via', s.via, 'portal', s.facts ->> '$.portal',
            'portalNoticeId', s.portal_notice_id, 'mergeKey', s.facts ->> '$.mergeKey'))
          FROM notice_sources s JOIN accounts sa ON sa.no = s.account WHERE s.notice_id = n.id) AS sources
       FROM json_each(?) asked CROSS JOIN notices n ON n.seq = asked.value JOIN notice_facts f ON f.seq = n.seq
       JOIN accounts a ON a.no = n.account JOIN persons p ON p.no = n.person_no`,
    )
    .all(JSON.stringify(seqs)) as unknown as ComparedRow[];

function toCompared(row: ComparedRow): ComparedNotice {
  const facts = JSON.parse(row.facts) as ListedNotice;
  const told = (
    JSON.parse(row.sources) as (Omit<ComparedNotice['sources'][number], 'mergeKey'> & {
      mergeKey: string | null;
    })[]
  ).map(({ mergeKey, ...source }) => (mergeKey === null ? source : { ...source, mergeKey }));
  const via: NoticeSource['via'] = row.accountPortal === mailboxPortal ? 'mail' : 'portal';
  const { portal, portalNoticeId } = facts;
  return {
    id: row.id,
    personId: row.personId,
    firstSeenAt: row.firstSeenAt,
    facts,
    sources: told.length > 0 ? told : [{ accountId: row.accountId, via, portal, portalNoticeId }],
  };
}

/** In the order asked, as they are compared. */
export function comparedNotices(db: Database, seqs: readonly number[]): ComparedNotice[] {
  return rowsAt(db, seqs).map(toCompared);
}

/** Every notice that may be one with this one by its moment, its last day or its identifier; itself included. */
function around(db: Database, noticeId: string): number[] {
  const own = db
    .sql(
      `SELECT n.seq, n.person_no AS person, n.merge_key AS mergeKey, f.facts ->> '$.expiresOn' AS expiresOn
       FROM notices n JOIN notice_facts f ON f.seq = n.seq
       WHERE n.id = coalesce((SELECT notice_id FROM notice_joins WHERE joined_id = ?1), ?1)`,
    )
    .get(noticeId) as
    | { seq: number; person: number; mergeKey: string | null; expiresOn: Day | null }
    | undefined;
  if (!own) throw new StoreFailure('input.notFound', { what: 'notice' });
  const comparable = `portal <> 'chile' AND coalesce(verdict, '') <> 'suspicious'`;
  return db
    .sql(
      `SELECT ?1 AS seq UNION
       SELECT seq FROM (SELECT seq FROM notices WHERE seq BETWEEN ?1 - ${aroundMs} AND ?1 + ${aroundMs} AND person_no = ?2
         AND ${comparable} ORDER BY abs(seq - ?1) LIMIT ${mostAround}) UNION
       SELECT seq FROM (SELECT n.seq FROM alert_days d JOIN notices n ON n.seq = d.seq WHERE d.on_day = ?3 AND n.person_no = ?2
         AND ${comparable} LIMIT ${mostAround}) UNION
       SELECT seq FROM notices WHERE merge_key = ?4 AND merge_key IS NOT NULL`,
    )
    .all(own.seq, own.person, own.expiresOn, own.mergeKey)
    .map(({ seq }) => Number(seq));
}

const newest = (db: Database): number[] =>
  db
    .sql(
      `SELECT seq FROM notices WHERE portal <> 'chile' AND coalesce(verdict, '') <> 'suspicious'
       ORDER BY seq DESC LIMIT ${mostInAll}`,
    )
    .all()
    .map(({ seq }) => Number(seq));

/** Best first. One account alone has no second source: nothing is read then. */
export function sameOffers(db: Database, now: Instant, noticeId: string | null): SameOffer[] {
  const seqs = noticeId === null ? newest(db) : around(db, noticeId);
  const { accounts } = db.sql('SELECT count(*) AS accounts FROM accounts').get() as { accounts: number };
  if (accounts < 2 || seqs.length < 2) return [];
  const rows = new Map(rowsAt(db, seqs).map((row) => [row.id, row]));
  const compared = [...rows.values()].map(toCompared);
  const id = noticeId === null ? null : presentNoticeId(db, noticeId);
  const offer = (own: string): OfferedNotice | null => {
    const row = rows.get(own);
    if (!row) return null;
    const due = nearestDue(readDueDays(row.dueDays), now);
    return {
      id: own,
      portal: row.portal,
      via: row.accountPortal === mailboxPortal ? 'mail' : 'portal',
      accountId: row.accountId,
      title: row.title,
      issuer: row.issuer,
      madeAvailableAt: row.madeAvailableAt,
      dueOn: due?.on ?? null,
      state: row.state,
    };
  };
  const isRuledOut = (ids: readonly [string, string]): boolean =>
    isRefused(db, ids) || areBothJoined(db, ids);
  return findSame(compared, { about: id ?? undefined, isRuledOut }).flatMap(({ ids: [a, b], reasons }) => {
    // The one that was asked about stands first.
    const [one, other] = b === id ? [offer(b), offer(a)] : [offer(a), offer(b)];
    return one && other ? [{ notices: [one, other], reasons }] : [];
  });
}

/** What was said of a notice that went into another holds for the whole. */
const namesOf = (db: Database, id: string): string[] => [
  id,
  ...db
    .sql('SELECT joined_id AS id FROM notice_joins WHERE notice_id = ?')
    .all(id)
    .map((row) => String(row['id'])),
];

const isRefused = (db: Database, [one, other]: readonly [string, string]): boolean =>
  db
    .sql(
      `SELECT 1 FROM same_refusals WHERE notice_id IN (SELECT value FROM json_each(?))
       AND other_id IN (SELECT value FROM json_each(?)) LIMIT 1`,
    )
    .get(JSON.stringify(namesOf(db, one)), JSON.stringify(namesOf(db, other))) !== undefined;

const areBothJoined = (db: Database, ids: readonly string[]): boolean =>
  ids.every((id) => namesOf(db, id).length > 1);

/** The id of the notice that this one went into; its own otherwise. */
export const presentNoticeId = (db: Database, id: string): string =>
  (
    db.sql('SELECT notice_id AS id FROM notice_joins WHERE joined_id = ?').get(id) as
      | { id: string }
      | undefined
  )?.id ?? id;

/** Those that went into the notice, with the accounts whose word they were as far as these are here. */
export const joinedInto = (db: Database, id: string): JoinedNotice[] =>
  (
    db
      .sql(
        `SELECT j.joined_id AS id, j.at, (SELECT json_group_array(a.id) FROM accounts a JOIN notice_sources s ON s.account = a.no
           WHERE s.notice_id = j.notice_id AND a.no IN (SELECT value FROM json_each(j.kept, '$.accounts'))) AS accountIds
         FROM notice_joins j WHERE j.notice_id = ? ORDER BY j.at, j.joined_id`,
      )
      .all(id) as { id: string; at: Instant; accountIds: string }[]
  ).map((row) => ({ ...row, accountIds: JSON.parse(row.accountIds) as string[] }));

export function refuseSame(
  db: Database,
  [one, other]: readonly [string, string],
  isSaid: boolean,
  at: Instant,
): void {
  db.transaction(() => {
    for (const id of [one, other])
      if (!db.sql('SELECT 1 FROM notices WHERE id = ?').get(id))
        throw new StoreFailure('input.notFound', { what: 'notice' });
    for (const [noticeId, otherId] of [
      [one, other],
      [other, one],
    ] as const) {
      if (isSaid)
        db.sql('INSERT OR IGNORE INTO same_refusals (notice_id, other_id, at) VALUES (?, ?, ?)').run(
          noticeId,
          otherId,
          at,
        );
      else
        db.sql(
          `DELETE FROM same_refusals WHERE notice_id IN (SELECT value FROM json_each(?))
           AND other_id IN (SELECT value FROM json_each(?))`,
        ).run(JSON.stringify(namesOf(db, noticeId)), JSON.stringify(namesOf(db, otherId)));
      const what = isSaid ? 'notice.notTheSame' : 'notice.perhapsTheSame';
      writeAudit(db, { at, what, accountId: null, noticeId, details: { otherId } });
    }
  });
}
