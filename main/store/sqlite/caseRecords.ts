// Reads cases with all that belongs to them: notices as facts beside marks, payments, openings; one, or the list.
import type { CaseDocument, PaymentMark } from '../../model/caseEntry.ts';
import type { CaseNotice } from '../../model/caseFacts.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { CaseFilter, CaseListPage, CaseRecord } from '../caseStore.ts';
import { caseOf, findWhole, groupOf, type WholeRow, wholeColumns } from './caseReading.ts';
import type { Database } from './database.ts';

const mostNotices = 500;
const mostNoticesInList = 100;

interface NoticeFactsRow {
  id: string;
  accountId: string;
  firstSeenAt: string;
  facts: string;
  isDone: number;
  isRead: number;
  isByHand: number;
}

/** The newest of the case's notices, oldest first. */
function noticesOf(db: Database, parts: string, most: number): CaseNotice[] {
  const rows = db
    .sql(
      `SELECT n.id, a.id AS accountId, n.first_seen_at AS firstSeenAt, f.facts, coalesce(m.is_done, 0) AS isDone,
         coalesce(m.is_read, 0) AS isRead, h.notice_id IS NOT NULL AS isByHand
       FROM (SELECT seq FROM case_links WHERE case_no IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT ?) l
       JOIN notices n ON n.seq = l.seq JOIN notice_facts f ON f.seq = n.seq JOIN accounts a ON a.no = n.account
       LEFT JOIN marks m ON m.notice_id = n.id LEFT JOIN case_choices h ON h.notice_id = n.id ORDER BY n.seq`,
    )
    .all(parts, most) as unknown as NoticeFactsRow[];
  return rows.map((row) => {
    const facts = JSON.parse(row.facts) as ListedNotice;
    return {
      id: row.id,
      accountId: row.accountId,
      portal: facts.portal,
      kind: facts.kind,
      title: facts.title,
      issuer: facts.issuer,
      caseNumber: facts.caseNumber,
      madeAvailableAt: facts.madeAvailableAt,
      firstSeenAt: row.firstSeenAt,
      expiresOn: facts.expiresOn,
      state: facts.state,
      legalEffectOnOpen: facts.legalEffectOnOpen,
      amount: facts.amount,
      appointment: facts.appointment,
      deadlines: facts.deadlines,
      authenticity: facts.authenticity,
      evidence: facts.evidence,
      isDone: row.isDone === 1,
      isRead: row.isRead === 1,
      isByHand: row.isByHand === 1,
    };
  });
}

/** The person's marks on these payments, by the payment's id. */
function marksOf(db: Database, ids: string[]): Record<string, PaymentMark> {
  const rows = db
    .sql(
      // `$` follows `#`, behind which a day of the same notice stands.
      `SELECT payment_id AS id, paid_on AS paidOn, receipt FROM json_each(?) asked
       JOIN payment_marks ON payment_id >= asked.value AND payment_id < asked.value || '$'`,
    )
    .all(JSON.stringify(ids)) as { id: string; paidOn: string | null; receipt: string | null }[];
  return Object.fromEntries(
    rows.map(({ id, paidOn, receipt }) => [
      id,
      { paidOn, receipt: receipt === null ? null : (JSON.parse(receipt) as CaseDocument) },
    ]),
  );
}

function recordOf(db: Database, row: WholeRow, most: number): CaseRecord {
  const known = caseOf(db, row);
  const parts = JSON.stringify(groupOf(db, row.no));
  const notices = noticesOf(db, parts, most);
  // The place of a notice is its moment in milliseconds, so the first place is the first moment.
  const { count, first } = db
    .sql(
      'SELECT count(*) AS count, min(seq) AS first FROM case_links WHERE case_no IN (SELECT value FROM json_each(?))',
    )
    .get(parts) as { count: number; first: number | null };
  const moments = [
    first === null ? row.createdAt : new Date(first).toISOString(),
    known.history[0]?.at ?? row.createdAt,
    row.createdAt,
  ];
  return {
    case: known,
    notices,
    noticeCount: count,
    firstAt: moments.toSorted()[0] ?? row.createdAt,
    lastAt: row.lastAt,
    payments: marksOf(
      db,
      [...notices, ...known.entries].map(({ id }) => id),
    ),
    openings: [],
  };
}

export function getCase(db: Database, id: string): CaseRecord | null {
  const row = findWhole(db, id);
  if (!row) return null;
  const record = recordOf(db, row, mostNotices);
  const openings = db
    .sql(
      `SELECT told.noticeId, a.at FROM (
         SELECT value AS noticeId, value AS id FROM json_each(?1)
         UNION ALL SELECT asked.value, j.joined_id FROM json_each(?1) asked JOIN notice_joins j ON j.notice_id = asked.value
       ) told CROSS JOIN audit a ON a.notice_id = told.id
       WHERE a.what = 'notice.opened' ORDER BY a.no`,
    )
    .all(JSON.stringify(record.notices.map((notice) => notice.id)));
  return { ...record, openings: openings as unknown as CaseRecord['openings'] };
}

/** Pages by the moment and number of the last row; the latest event first. */
export function listCases(
  db: Database,
  filter: CaseFilter,
  after: string | null,
  limit: number,
): CaseListPage {
  const [at, no] = after === null ? ['~', 0] : readPlace(after);
  const conditions = ['c.part_of IS NULL', 'c.removed_at IS NULL', '(c.last_at, c.no) < (?, ?)'];
  const values: (string | number)[] = [at, no];
  if (filter.personId !== undefined) {
    conditions.push('c.person = (SELECT no FROM persons WHERE id = ?)');
    values.push(filter.personId);
  }
  if (filter.country !== undefined) {
    conditions.push('c.country = ?');
    values.push(filter.country);
  }
  const rows = db
    .sql(
      `SELECT ${wholeColumns} FROM cases c WHERE ${conditions.join(' AND ')} ORDER BY c.last_at DESC, c.no DESC LIMIT ?`,
    )
    .all(...values, limit + 1) as unknown as WholeRow[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => recordOf(db, row, mostNoticesInList)),
    next: rows.length > limit && last ? `${last.lastAt}|${last.no}` : null,
  };
}

function readPlace(after: string): [string, number] {
  const [at = '', no = ''] = after.split('|');
  return [at, Number(no)];
}
