// Keeps what each account tells of a notice that several may tell of, and reads the whole that they make.

import type { Instant } from '../../model/day.ts';
import { mergeSources, rankSources, type ToldNotice } from '../../model/mergeSources.ts';
import type { ListedNotice, NoticeSource } from '../../model/notice.ts';
import { mailboxPortal, type PortalId } from '../../model/portal.ts';
import type { KnownNotice, ListingPlan } from '../store.ts';
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
  const { accountId, facts } = mergeSources(rows.map(toTold));
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
    `UPDATE notices SET no_longer_listed_at = (
       SELECT CASE WHEN count(*) = count(s.no_longer_listed_at) THEN max(s.no_longer_listed_at) END
       FROM notice_sources s WHERE s.notice_id = notices.id)
     WHERE merge_key IS NOT NULL AND id IN (SELECT notice_id FROM notice_sources WHERE account = ?)`,
  ).run(account);
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
