// Reads pages of notices, newest first, and counts what is unread.
import type { Instant } from '../../model/day.ts';
import { type PortalId, portalIds } from '../../model/portal.ts';
import type { NoticeCounts, NoticeFilter, NoticePage, NoticeRow } from '../store.ts';
import type { Database } from './database.ts';
import { narrow } from './narrowing.ts';
import { nothing, placeAfter, type Row, rowColumns, rowJoins, toPage, toRow } from './noticeRows.ts';
import { findNotices, narrowingTerms } from './noticeSearch.ts';

/** Rows of the notice's conversation, the oldest first; none for one that stands alone. */
export function listConversation(db: Database, now: Instant, noticeId: string): NoticeRow[] {
  const rows = db
    .sql(
      `SELECT ${rowColumns}, NULL AS text FROM notices asked CROSS JOIN notices n ON n.conversation = asked.conversation ${rowJoins}
       WHERE asked.id = ? ORDER BY n.seq LIMIT 500`,
    )
    .all(noticeId) as unknown as Row[];
  return rows.map((row) => toRow(db, row, now, null));
}

export function listNotices(
  db: Database,
  now: Instant,
  filter: NoticeFilter,
  after: string | null,
  limit: number,
): NoticePage {
  const terms = narrowingTerms(filter);
  if (terms.length > 0) return findNotices(db, now, terms, filter, after, limit);
  const narrowing = narrow(db, filter, now);
  if (!narrowing) return nothing;
  const rows = db
    .sql(
      `SELECT ${rowColumns}, NULL AS text FROM shelf h ${narrowing.hint} CROSS JOIN notices n ON n.seq = h.seq ${rowJoins}
       WHERE ${narrowing.where} AND h.seq < ? AND h.seq >= ? ORDER BY h.seq DESC LIMIT ?`,
    )
    .all(
      ...narrowing.values,
      Math.min(placeAfter(after), narrowing.end),
      narrowing.first,
      limit + 1,
    ) as unknown as Row[];
  return toPage(db, rows, limit, now, null);
}

export function countNotices(db: Database, now: Instant): NoticeCounts {
  const groups = db
    .sql(
      `SELECT g.portal, a.id AS accountId, g.is_read AS isRead, g.n FROM (
         SELECT account, portal, is_read, count(*) AS n FROM shelf INDEXED BY shelf_counts
         WHERE is_done = 0 AND is_archived = 0 AND (snoozed_until IS NULL OR snoozed_until <= ?)
         GROUP BY account, portal, is_read
       ) g JOIN accounts a ON a.no = g.account`,
    )
    .all(now) as { portal: PortalId; accountId: string; isRead: number; n: number }[];
  const counts: NoticeCounts = { inbox: 0, unread: 0, byPortal: {}, byAccount: {} };
  for (const portal of portalIds) {
    if (groups.some((group) => group.portal === portal)) counts.byPortal[portal] = { inbox: 0, unread: 0 };
  }
  for (const { portal, accountId, isRead, n } of groups) {
    const account = (counts.byAccount[accountId] ??= { inbox: 0, unread: 0 });
    for (const sum of [counts, counts.byPortal[portal], account]) {
      if (!sum) continue;
      sum.inbox += n;
      if (isRead === 0) sum.unread += n;
    }
  }
  return counts;
}
