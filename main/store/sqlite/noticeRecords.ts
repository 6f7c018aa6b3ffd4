// Reads notices whole: for reconcile, for the reader, and as one account tells them.
import type { ListedNotice, Notice } from '../../model/notice.ts';
import type { KnownNotice, NoticeRecord } from '../store.ts';
import type { Database } from './database.ts';
import { documentsOf } from './documents.ts';
import { type MarkRow, markColumns, markOf } from './marks.ts';
import { paidOf } from './paidMarks.ts';
import { joinedInto, presentNoticeId } from './sameOffers.ts';
import { factsToldBy, findKnownSources, sourcesOf } from './sources.ts';

interface FactsRow {
  facts: string;
  text: string | null;
}

const listedOf = (row: FactsRow): ListedNotice => ({
  ...(JSON.parse(row.facts) as Omit<ListedNotice, 'text'>),
  text: row.text,
});

export function findKnown(db: Database, accountId: string, portalNoticeIds: string[]): KnownNotice[] {
  const rows = db
    .sql(
      `SELECT n.id, n.portal_notice_id AS portalNoticeId, n.facts_hash AS factsHash, f.facts, f.text
       FROM json_each(?) asked CROSS JOIN notices n ON n.portal_notice_id = asked.value
       JOIN notice_facts f ON f.seq = n.seq
       WHERE n.merge_key IS NULL AND n.account = (SELECT no FROM accounts WHERE id = ?)`,
    )
    .all(JSON.stringify([...new Set(portalNoticeIds)]), accountId) as unknown as (FactsRow &
    Omit<KnownNotice, 'facts'>)[];
  const alone = rows.map((row) => ({
    id: row.id,
    portalNoticeId: row.portalNoticeId,
    factsHash: row.factsHash,
    facts: listedOf(row),
  }));
  return [...alone, ...findKnownSources(db, accountId, portalNoticeIds)];
}

/** One that went into another is that one. */
export function getNotice(db: Database, askedId: string): NoticeRecord | null {
  const id = presentNoticeId(db, askedId);
  const row = db
    .sql(
      `SELECT n.id, a.id AS accountId, p.id AS personId, n.first_seen_at AS firstSeenAt,
         n.no_longer_listed_at AS noLongerListedAt, f.facts, f.text, ${markColumns}
       FROM notices n JOIN accounts a ON a.no = n.account JOIN persons p ON p.no = n.person_no JOIN notice_facts f ON f.seq = n.seq
       LEFT JOIN marks m ON m.notice_id = n.id WHERE n.id = ?`,
    )
    .get(id) as unknown as
    | (FactsRow &
        MarkRow &
        Pick<Notice, 'id' | 'accountId' | 'firstSeenAt' | 'noLongerListedAt'> & { personId: string })
    | undefined;
  if (!row) return null;
  const { documents: _listed, ...facts } = listedOf(row);
  return {
    notice: {
      ...facts,
      id: row.id,
      accountId: row.accountId,
      firstSeenAt: row.firstSeenAt,
      noLongerListedAt: row.noLongerListedAt,
    },
    personId: row.personId,
    mark: markOf(row),
    documents: documentsOf(db, id),
    sources: sourcesOf(db, { ...row, portal: facts.portal }),
    joined: joinedInto(db, row.id),
    paid: [...paidOf(db, row.id)],
  };
}

/** The notice as this account tells it, which is what its portal wants to be asked with; null when it tells nothing of it. */
export function noticeToldBy(db: Database, id: string, accountId: string): Notice | null {
  const whole = getNotice(db, id)?.notice;
  if (!whole) return null;
  const told = factsToldBy(db, id, accountId);
  if (!told) return whole.accountId === accountId ? whole : null;
  const { documents: _listed, ...facts } = told;
  const { firstSeenAt, noLongerListedAt } = whole;
  return { ...facts, id, accountId, firstSeenAt, noLongerListedAt };
}
