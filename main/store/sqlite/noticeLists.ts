// Reads pages of notices, newest first, with and without a search, and counts what is unread.
import type { Instant } from '../../model/day.ts';
import { nearestDue } from '../../model/nearestDue.ts';
import type { NoticeKind, NoticeState } from '../../model/notice.ts';
import { type PortalId, portalIds } from '../../model/portal.ts';
import type { NoticeCounts, NoticeFilter, NoticePage, NoticeRow } from '../store.ts';
import type { Database } from './database.ts';
import { readDueDays } from './dueDays.ts';
import { type MarkRow, markColumns, markOf } from './marks.ts';
import { fewNotices, type Narrowing, narrow } from './narrowing.ts';
import { shortestListedWord } from './searchIndex.ts';
import { columnTerms, type Endings, readSearchText, type SearchTerm, termExpression } from './searchQuery.ts';
import { hasTerms, type SearchedFields, snippetOf } from './snippet.ts';

/** More words than this that begin with a prefix are left to FTS5. */
const mostEndings = 24;
const newest = Number.MAX_SAFE_INTEGER;

interface Row extends MarkRow {
  seq: number;
  id: string;
  portal: PortalId;
  accountId: string;
  personId: string;
  kind: NoticeKind;
  state: NoticeState;
  title: string;
  issuer: string | null;
  person: string | null;
  caseNumber: string | null;
  sortAt: string;
  madeAvailableAt: string | null;
  dueDays: string;
  appointmentOn: string | null;
  hasDocuments: number;
  isInJunk: number;
  verdict: NoticeRow['verdict'];
  conversationSize: number;
  text: string | null;
  documentText?: string | null;
}

const documentText = `(SELECT group_concat(r.text, char(10)) FROM documents d
  JOIN document_readings r ON r.document_id = d.id WHERE d.notice_id = n.id) AS documentText`;

const rowColumns = `n.seq, n.id, n.portal, a.id AS accountId, p.id AS personId, n.kind, n.state, n.title, n.issuer, n.person,
  n.case_number AS caseNumber, n.sort_at AS sortAt, n.made_available_at AS madeAvailableAt, n.due_days AS dueDays,
  n.appointment_on AS appointmentOn, n.is_in_junk AS isInJunk, n.verdict,
  EXISTS (SELECT 1 FROM documents d WHERE d.notice_id = n.id AND d.role <> 'evidence') AS hasDocuments,
  CASE WHEN n.conversation IS NULL THEN 1 ELSE (SELECT count(*) FROM notices c WHERE c.conversation = n.conversation) END
  AS conversationSize, ${markColumns}`;
const rowJoins =
  'JOIN accounts a ON a.no = n.account JOIN persons p ON p.no = n.person_no LEFT JOIN marks m ON m.notice_id = n.id';

const searchedFields = (row: Row): SearchedFields => [
  row.text,
  row.title,
  row.issuer,
  row.person,
  row.caseNumber,
  row.documentText ?? null,
];

function toRow(row: Row, now: Instant, terms: SearchTerm[] | null): NoticeRow {
  const due = nearestDue(readDueDays(row.dueDays), now);
  return {
    id: row.id,
    portal: row.portal,
    accountId: row.accountId,
    personId: row.personId,
    kind: row.kind,
    state: row.state,
    title: row.title,
    issuer: row.issuer,
    person: row.person,
    caseNumber: row.caseNumber,
    sortAt: row.sortAt,
    madeAvailableAt: row.madeAvailableAt,
    dueOn: due?.on ?? null,
    dueWhat: due?.what ?? null,
    appointmentOn: row.appointmentOn,
    hasDocuments: row.hasDocuments === 1,
    isInJunk: row.isInJunk === 1,
    verdict: row.verdict,
    mark: markOf(row),
    conversationSize: row.conversationSize,
    snippet: terms && snippetOf(searchedFields(row), terms),
  };
}

/** One row more than the page was asked for: it is not shown, it says that there is a next page. */
function toPage(rows: Row[], limit: number, now: Instant, terms: SearchTerm[] | null): NoticePage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toRow(row, now, terms)),
    next: last && rows.length > limit ? String(last.seq) : null,
  };
}

/** Rows of the notice's conversation, the oldest first; none for one that stands alone. */
export function listConversation(db: Database, now: Instant, noticeId: string): NoticeRow[] {
  const rows = db
    .sql(
      `SELECT ${rowColumns}, NULL AS text FROM notices asked CROSS JOIN notices n ON n.conversation = asked.conversation ${rowJoins}
       WHERE asked.id = ? ORDER BY n.seq LIMIT 500`,
    )
    .all(noticeId) as unknown as Row[];
  return rows.map((row) => toRow(row, now, null));
}

const nothing: NoticePage = { rows: [], next: null };
/** The place after which a page begins; anything that is not one of ours begins at the newest. */
const placeAfter = (after: string | null): number =>
  after !== null && /^\d{1,15}$/.test(after) ? Number(after) : newest;

const narrowingTerms = (filter: NoticeFilter): SearchTerm[] => [
  ...columnTerms(filter.from, 'issuer'),
  ...columnTerms(filter.caseNumbers, 'case_number'),
];

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
  return toPage(rows, limit, now, null);
}

function endingsOf(db: Database, term: SearchTerm): Endings {
  const prefix = term.words.at(-1) as string;
  if (!term.isOpen || prefix.length < shortestListedWord) return 'indexed';
  const rows = db
    .sql('SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?')
    .all(prefix, `${prefix}\u{10FFFF}`, mostEndings + 1) as { word: string }[];
  return rows.length > mostEndings ? 'many' : rows.map((row) => row.word);
}

interface Search {
  terms: SearchTerm[];
  narrowing: Narrowing;
  place: number;
  limit: number;
}

/**
 * Reads through the newest notices one by one, up to `fewNotices`: some 15 µs each. Null when that neither filled the
 * page nor was all there is.
 */
function searchByReading(db: Database, { terms, narrowing, place, limit }: Search): Row[] | null {
  const rows = db
    .sql(
      `SELECT n.seq, n.title, n.issuer, n.person, n.case_number AS caseNumber, f.text, ${documentText}
       FROM shelf h ${narrowing.hint} CROSS JOIN notices n ON n.seq = h.seq JOIN notice_facts f ON f.seq = n.seq
       WHERE ${narrowing.where} AND h.seq < ? AND h.seq >= ? ORDER BY h.seq DESC LIMIT ${fewNotices}`,
    )
    .iterate(...narrowing.values, place, narrowing.first);
  const found: number[] = [];
  let readCount = 0;
  for (const row of rows as Iterable<unknown>) {
    readCount += 1;
    if (hasTerms(searchedFields(row as Row), terms)) found.push((row as Row).seq);
    if (found.length === limit) break;
  }
  if (found.length < limit && readCount === fewNotices) return null;
  return db
    .sql(
      `SELECT ${rowColumns}, f.text, ${documentText} FROM json_each(?) found CROSS JOIN notices n ON n.seq = found.value
       JOIN notice_facts f ON f.seq = n.seq ${rowJoins} ORDER BY n.seq DESC`,
    )
    .all(JSON.stringify(found)) as unknown as Row[];
}

/**
 * Walks the matches of the words backwards in time and asks the shelf whether each is in the box. Account, portal, kind
 * and junk are words of the search itself.
 */
function searchByWords(db: Database, { narrowing, place, limit }: Search, expressions: string[]): Row[] {
  const match = [...expressions, ...narrowing.labels].map((expression) => `(${expression})`).join(' AND ');
  return (
    db
      .sql(
        `SELECT ${rowColumns}, f.text, ${documentText} FROM (
           SELECT s.rowid AS seq FROM search s CROSS JOIN shelf h ON h.seq = s.rowid
           WHERE s.search MATCH ? AND ${narrowing.where} AND s.rowid < ? AND s.rowid >= ? ORDER BY s.rowid DESC LIMIT ?
         ) found CROSS JOIN notices n ON n.seq = found.seq JOIN notice_facts f ON f.seq = n.seq ${rowJoins}
         ORDER BY n.seq DESC`,
      )
      // A place as BigInt: FTS5 walks to an integer, but through everything for a floating number.
      .all(match, ...narrowing.values, BigInt(place), BigInt(narrowing.first), limit) as unknown as Row[]
  );
}

/**
 * Three ways, each quick where the others are not: read through a box that holds few notices, or the newest notices
 * when so many words begin with a prefix that nearly every notice may have one; else walk the matches of the words.
 */
function findRows(db: Database, search: Search): Row[] {
  const endings = search.terms.map((term) => endingsOf(db, term));
  const expressions = search.terms.map((term, index) => termExpression(term, endings[index] as Endings));
  const possible = expressions.filter((expression) => expression !== null);
  if (possible.length < expressions.length) return [];
  const isWorthReading = search.narrowing.isFew || endings.includes('many');
  return (isWorthReading ? searchByReading(db, search) : null) ?? searchByWords(db, search, possible);
}

function findNotices(
  db: Database,
  now: Instant,
  terms: SearchTerm[],
  filter: NoticeFilter,
  after: string | null,
  limit: number,
): NoticePage {
  const narrowing = narrow(db, filter, now);
  if (!narrowing) return nothing;
  const place = Math.min(placeAfter(after), narrowing.end);
  return toPage(findRows(db, { terms, narrowing, place, limit: limit + 1 }), limit, now, terms);
}

export function searchNotices(
  db: Database,
  now: Instant,
  text: string,
  filter: NoticeFilter,
  after: string | null,
  limit: number,
): NoticePage {
  const terms = readSearchText(text);
  if (terms.length === 0) return nothing;
  return findNotices(db, now, [...terms, ...narrowingTerms(filter)], filter, after, limit);
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
