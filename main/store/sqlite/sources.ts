// Keeps what each account tells of a notice that several may tell of, and reads the whole that they make.

import type { Instant } from '../../model/day.ts';
import { mergeSources, rankSources, type ToldNotice } from '../../model/mergeSources.ts';
import type { ListedNotice, NoticeSource } from '../../model/notice.ts';
import { mailboxPortal, type PortalId } from '../../model/portal.ts';
import type { KnownNotice, ListingPlan } from '../store.ts';
import { withoutConfirmedTerms } from './confirmedTerms.ts';
import type { Database } from './database.ts';

interface SourceRow {
  account: number;
  accountId: string;
  via: NoticeSource['via'];
  seenAt: Instant;
  facts: string;
}

/** Null for what stands alone, and for a mail that is not believed, whatever it says of itself. */
export const mergeKeyOf = ({ mergeKey, authenticity }: ListedNotice): string | null =>
  authenticity?.verdict === 'suspicious' ? null : (mergeKey ?? null);

/** The notice of this key; of two that schema 1 left the older one. */
export function noticeOfKey(db: Database, key: string): string | null {
  const row = db
    .sql('SELECT id FROM notices WHERE merge_key = ? ORDER BY first_seen_at, seq LIMIT 1')
    .get(key) as { id: string } | undefined;
  return row?.id ?? null;
}

export function findKnownSources(db: Database, accountId: string, portalNoticeIds: string[]): KnownNotice[] {
  const rows = db
    .sql(
      `SELECT s.notice_id AS id, s.portal_notice_id AS portalNoticeId, s.facts_hash AS factsHash, s.facts
       FROM json_each(?) asked CROSS JOIN notice_sources s ON s.portal_notice_id = asked.value
       WHERE s.account = (SELECT no FROM accounts WHERE id = ?)`,
    )
    .all(JSON.stringify([...new Set(portalNoticeIds)]), accountId) as unknown as (Omit<
    KnownNotice,
    'facts'
  > & {
    facts: string;
  })[];
  return rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) as ListedNotice }));
}

/** The notice's portal id is another than before: its source goes on under that one instead of beside it. */
export function renameSource(
  db: Database,
  account: number,
  { id, facts }: ListingPlan['added'][number],
): void {
  db.sql(
    `UPDATE notice_sources SET portal_notice_id = ?1 WHERE account = ?2 AND notice_id = ?3
     AND NOT EXISTS (SELECT 1 FROM notice_sources k WHERE k.account = ?2 AND k.portal_notice_id = ?1)
     AND (SELECT count(*) FROM notice_sources o WHERE o.account = ?2 AND o.notice_id = ?3) = 1`,
  ).run(facts.portalNoticeId, account, id);
}

/** Writes down what the account tells of the notice `planned.id` now. */
export function keepSource(
  db: Database,
  account: number,
  at: Instant,
  planned: ListingPlan['added'][number],
): void {
  const { portal } = db.sql('SELECT portal FROM accounts WHERE no = ?').get(account) as { portal: PortalId };
  db.sql(
    `INSERT INTO notice_sources (account, portal_notice_id, notice_id, via, first_seen_at, facts_hash, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account, portal_notice_id) DO UPDATE SET no_longer_listed_at = NULL,
       facts_hash = excluded.facts_hash, facts = excluded.facts`,
  ).run(
    account,
    planned.facts.portalNoticeId,
    planned.id,
    viaOf(portal),
    at,
    planned.factsHash,
    JSON.stringify(planned.facts),
  );
}

/** The notice as all its sources make it, and the account that speaks for it. */
export function wholeOf(db: Database, noticeId: string): { account: number; facts: ListedNotice } {
  const rows = rowsOf(db, noticeId);
  const { accountId, facts } = mergeSources(rows.map(toTold), { isByHand: isJoined(db, noticeId) });
  const account = rows.find((row) => row.accountId === accountId)?.account ?? 0;
  return { account, facts };
}

/** The facts as one account tells them; null for a notice without sources of its own. */
export function factsToldBy(db: Database, noticeId: string, accountId: string): ListedNotice | null {
  const row = db
    .sql(
      'SELECT facts FROM notice_sources WHERE notice_id = ? AND account = (SELECT no FROM accounts WHERE id = ?)',
    )
    .get(noticeId, accountId) as { facts: string } | undefined;
  return row ? (JSON.parse(row.facts) as ListedNotice) : null;
}

/** Who told of the notice, the one that speaks for it first; a notice without a key was told by its own account. */
export function sourcesOf(
  db: Database,
  notice: { id: string; accountId: string; firstSeenAt: Instant; portal: PortalId },
): NoticeSource[] {
  const told = rankSources(rowsOf(db, notice.id).map((row) => ({ ...toTold(row), seenAt: row.seenAt })));
  if (told.length > 0)
    return told.map(({ accountId, via, seenAt, facts }) => ({
      accountId,
      portal: facts.portal,
      via,
      seenAt,
    }));
  const { portal } = db.sql('SELECT portal FROM accounts WHERE id = ?').get(notice.accountId) as {
    portal: PortalId;
  };
  return [
    { accountId: notice.accountId, portal: notice.portal, via: viaOf(portal), seenAt: notice.firstSeenAt },
  ];
}

/** After a complete listing of one account: a notice is gone only when none of its sources lists it any more. */
export function closeSources(db: Database, account: number, at: Instant, presentIds: string): void {
  db.sql(
    `UPDATE notice_sources SET no_longer_listed_at = CASE
       WHEN portal_notice_id IN (SELECT value FROM json_each(?)) THEN NULL ELSE coalesce(no_longer_listed_at, ?) END
     WHERE account = ?`,
  ).run(presentIds, at, account);
  db.sql(
    `UPDATE notices SET no_longer_listed_at = ${lastListed}
     WHERE merge_key IS NOT NULL AND id IN (SELECT notice_id FROM notice_sources WHERE account = ?)`,
  ).run(account);
}

/** Null as long as one source lists it. */
const lastListed = `(SELECT CASE WHEN count(*) = count(s.no_longer_listed_at) THEN max(s.no_longer_listed_at) END
  FROM notice_sources s WHERE s.notice_id = notices.id)`;

/** The same for one notice, after its sources became others. */
export const closeNotice = (db: Database, id: string): void =>
  void db.sql(`UPDATE notices SET no_longer_listed_at = ${lastListed} WHERE id = ?`).run(id);

/** Whether a person made others one with it. */
export const isJoined = (db: Database, id: string): boolean =>
  db.sql('SELECT 1 FROM notice_joins WHERE notice_id = ?').get(id) !== undefined;

/** One source as it is kept. */
export interface KeptSource {
  account: number;
  portalNoticeId: string;
  via: NoticeSource['via'];
  noLongerListedAt: Instant | null;
  factsHash: string;
  facts: ListedNotice;
}

/** The first one first. */
export const keptSources = (db: Database, noticeId: string): KeptSource[] =>
  (
    db
      .sql(
        `SELECT account, via, portal_notice_id AS portalNoticeId, no_longer_listed_at AS noLongerListedAt,
           facts_hash AS factsHash, facts FROM notice_sources WHERE notice_id = ? ORDER BY first_seen_at, account`,
      )
      .all(noticeId) as unknown as (Omit<KeptSource, 'facts'> & { facts: string })[]
  ).map((row) => ({ ...row, facts: JSON.parse(row.facts) as ListedNotice }));

/** Of a notice that stands alone the one source that it is itself, as it was told: without days that a person confirmed. */
export function makeSource(db: Database, noticeId: string): void {
  const row = db
    .sql(
      `SELECT n.account, a.portal, n.portal_notice_id AS portalNoticeId, n.first_seen_at AS firstSeenAt,
         n.no_longer_listed_at AS noLongerListedAt, n.facts_hash AS factsHash, f.facts, f.text
       FROM notices n JOIN notice_facts f ON f.seq = n.seq JOIN accounts a ON a.no = n.account
       WHERE n.id = ?1 AND NOT EXISTS (SELECT 1 FROM notice_sources s WHERE s.notice_id = ?1)`,
    )
    .get(noticeId) as
    | (Record<'portalNoticeId' | 'firstSeenAt' | 'factsHash' | 'facts', string> &
        Record<'noLongerListedAt' | 'text', string | null> & { account: number; portal: PortalId })
    | undefined;
  if (!row) return;
  const facts = withoutConfirmedTerms(db, noticeId, {
    ...(JSON.parse(row.facts) as ListedNotice),
    text: row.text,
  });
  db.sql(
    `INSERT INTO notice_sources (account, portal_notice_id, notice_id, via, first_seen_at, no_longer_listed_at, facts_hash, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.account,
    row.portalNoticeId,
    noticeId,
    viaOf(row.portal),
    row.firstSeenAt,
    row.noLongerListedAt,
    row.factsHash,
    JSON.stringify(facts),
  );
}

const rowsOf = (db: Database, noticeId: string): SourceRow[] =>
  db
    .sql(
      `SELECT s.account, a.id AS accountId, s.via, s.first_seen_at AS seenAt, s.facts
       FROM notice_sources s JOIN accounts a ON a.no = s.account WHERE s.notice_id = ?`,
    )
    .all(noticeId) as unknown as SourceRow[];

const toTold = ({ accountId, via, facts }: SourceRow): ToldNotice => ({
  accountId,
  via,
  facts: JSON.parse(facts) as ListedNotice,
});

const viaOf = (portal: PortalId): NoticeSource['via'] => (portal === mailboxPortal ? 'mail' : 'portal');
