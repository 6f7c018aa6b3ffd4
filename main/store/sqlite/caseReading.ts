// Reads cases: the whole with its joined parts, its notices as facts beside marks, and the list.
import { type Case, type CaseDetails, type Country, noDetails, type StatusEntry } from '../../model/case.ts';
import type { CaseDocument, CaseEntry, PaymentMark } from '../../model/caseEntry.ts';
import type { CaseNotice } from '../../model/caseFacts.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { CaseFilter, CaseListPage, CaseRecord } from '../caseStore.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './storeFailure.ts';

const mostNotices = 500;
const mostNoticesInList = 100;

export interface WholeRow {
  no: number;
  id: string;
  personId: string;
  country: Country;
  createdAt: string;
  lastAt: string;
}

const wholeColumns = `c.no, c.id, (SELECT p.id FROM persons p WHERE p.no = c.person) AS personId, c.country,
  c.created_at AS createdAt, c.last_at AS lastAt`;

/** The case by its id, or the one that it was joined to; null when it is not here or was removed. */
export function findWhole(db: Database, id: string): WholeRow | null {
  const row = db
    .sql(
      `SELECT ${wholeColumns} FROM cases c
       WHERE c.no = (SELECT coalesce(o.part_of, o.no) FROM cases o WHERE o.id = ?) AND c.removed_at IS NULL`,
    )
    .get(id);
  return (row as WholeRow | undefined) ?? null;
}

/** Fails with `input.notFound`. */
export function whole(db: Database, id: string): WholeRow {
  const row = findWhole(db, id);
  if (!row) throw new StoreFailure('input.notFound', { what: 'case' });
  return row;
}

/** The case's own number and those of its parts, as JSON for `json_each`; the whole first. */
export const groupOf = (db: Database, no: number): number[] => [
  no,
  ...db
    .sql('SELECT no FROM cases WHERE part_of = ? ORDER BY no')
    .all(no)
    .map((row) => row['no'] as number),
];

export function readDetails(db: Database, no: number): CaseDetails | null {
  const row = db
    .sql(
      `SELECT title, nie, filed_on AS filedOn, birth_year AS birthYear, cadence_days AS cadenceDays,
         is_watched AS isWatched FROM case_details WHERE case_no = ?`,
    )
    .get(no) as (Omit<CaseDetails, 'isWatched'> & { isWatched: number }) | undefined;
  return row ? { ...row, isWatched: row.isWatched === 1 } : null;
}

export const numbersOf = (db: Database, no: number): { number: string; isByHand: boolean }[] =>
  db
    .sql('SELECT number, is_by_hand AS isByHand FROM case_numbers WHERE case_no = ? ORDER BY is_by_hand, key')
    .all(no)
    .map((row) => ({ number: row['number'] as string, isByHand: row['isByHand'] === 1 }));

export function caseOf(db: Database, row: WholeRow): Case {
  const group = groupOf(db, row.no);
  const numbers = new Map<string, string>();
  for (const { number } of group.flatMap((no) => numbersOf(db, no)))
    if (!numbers.has(caseKey(number))) numbers.set(caseKey(number), number);
  const parts = JSON.stringify(group);
  const history = db
    .sql(`SELECT entry FROM case_statuses WHERE case_no IN (SELECT value FROM json_each(?)) ORDER BY at, no`)
    .all(parts)
    .map((told) => JSON.parse(told['entry'] as string) as StatusEntry);
  const entries = db
    .sql(
      'SELECT entry FROM case_entries WHERE case_no IN (SELECT value FROM json_each(?)) ORDER BY added_at, rowid',
    )
    .all(parts)
    .map((own) => JSON.parse(own['entry'] as string) as CaseEntry);
  return {
    id: row.id,
    personId: row.personId,
    country: row.country,
    ...(readDetails(db, row.no) ?? noDetails),
    numbers: [...numbers.values()],
    history,
    entries,
  };
}

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
      `SELECT a.notice_id AS noticeId, a.at FROM json_each(?) asked CROSS JOIN audit a ON a.notice_id = asked.value
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

export function caseOfNotice(db: Database, noticeId: string): string | null {
  const row = db
    .sql(
      `SELECT w.id FROM notices n JOIN case_links l ON l.seq = n.seq JOIN cases c ON c.no = l.case_no
       JOIN cases w ON w.no = coalesce(c.part_of, c.no) WHERE n.id = ? AND w.removed_at IS NULL`,
    )
    .get(noticeId) as { id: string } | undefined;
  return row?.id ?? null;
}

/** Wholes by a condition on `c`, as cases. */
const casesWhere = (db: Database, condition: string, values: (string | number | null)[]): Case[] =>
  db
    .sql(
      `SELECT ${wholeColumns} FROM cases c WHERE c.part_of IS NULL AND c.removed_at IS NULL AND ${condition}`,
    )
    .all(...values)
    .map((row) => caseOf(db, row as unknown as WholeRow));

export const watchedCases = (db: Database): Case[] =>
  casesWhere(db, 'c.no IN (SELECT case_no FROM case_details WHERE is_watched = 1) ORDER BY c.no', []);

export const casesWithNumber = (db: Database, number: string, personId: string | null): Case[] =>
  casesWhere(
    db,
    `c.no IN (SELECT coalesce(o.part_of, o.no) FROM case_numbers k JOIN cases o ON o.no = k.case_no WHERE k.key = ?)
     AND (? IS NULL OR c.person = (SELECT no FROM persons WHERE id = ?)) ORDER BY c.no`,
    [caseKey(number), personId, personId],
  );

export const casesOfPerson = (db: Database, personId: string, limit: number): Case[] =>
  casesWhere(
    db,
    'c.person = (SELECT no FROM persons WHERE id = ?) ORDER BY c.last_at DESC, c.no DESC LIMIT ?',
    [personId, limit],
  );

export function caseDocument(db: Database, id: string): { document: CaseDocument; caseId: string } | null {
  const row = db
    .sql(
      `SELECT d.id, d.name, d.type, d.size, d.sha256, d.stored_at AS storedAt, c.id AS caseId
       FROM case_documents d JOIN cases c ON c.no = d.case_no WHERE d.id = ?`,
    )
    .get(id) as (CaseDocument & { caseId: string }) | undefined;
  if (!row) return null;
  const { caseId, ...document } = row;
  return { document, caseId };
}
