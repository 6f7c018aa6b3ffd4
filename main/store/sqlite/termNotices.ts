// Reads the notices whose days are counted from a printed number of days: the ones that other holidays move.
import type { ListedNotice } from '../../model/notice.ts';
import type { KnownNotice } from '../store.ts';
import type { Database } from './database.ts';

/** As this account tells them, by portal id from after `after` on. */
export function noticesWithTerm(
  db: Database,
  accountId: string,
  after: string,
  limit: number,
): KnownNotice[] {
  const rows = db
    .sql(
      `SELECT * FROM (
         SELECT n.id, n.portal_notice_id AS portalNoticeId, n.facts_hash AS factsHash, f.facts, f.text
         FROM notices n JOIN notice_facts f ON f.seq = n.seq
         WHERE n.merge_key IS NULL AND n.account = (SELECT no FROM accounts WHERE id = ?1)
           AND n.portal_notice_id > ?2 AND f.facts ->> '$.evidence.responseDays' IS NOT NULL
         UNION ALL
         SELECT s.notice_id, s.portal_notice_id, s.facts_hash, s.facts, s.facts ->> '$.text'
         FROM notice_sources s WHERE s.account = (SELECT no FROM accounts WHERE id = ?1)
           AND s.portal_notice_id > ?2 AND s.facts ->> '$.evidence.responseDays' IS NOT NULL
       ) ORDER BY portalNoticeId LIMIT ?3`,
    )
    .all(accountId, after, limit) as unknown as (Omit<KnownNotice, 'facts'> & {
    facts: string;
    text: string | null;
  })[];
  return rows.map(({ text, facts, ...row }) => ({
    ...row,
    facts: { ...(JSON.parse(facts) as ListedNotice), text },
  }));
}
