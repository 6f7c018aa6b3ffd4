// One row of a list: the columns that it is read from, and the row itself as the port gives it.
import type { Instant } from '../../model/day.ts';
import { nearestDue } from '../../model/nearestDue.ts';
import type { NoticePage, NoticeRow } from '../store.ts';
import type { Database } from './database.ts';
import { readDueDays } from './dueDays.ts';
import { type MarkRow, markColumns, markOf } from './marks.ts';
import type { SearchTerm } from './searchQuery.ts';
import { type SearchedFields, snippetOf } from './snippet.ts';

const newest = Number.MAX_SAFE_INTEGER;

/** What is the same in the row of the port is named there only. */
type Told = Omit<
  NoticeRow,
  'dueOn' | 'dueWhat' | 'hasDocuments' | 'isInJunk' | 'mark' | 'conversationSize' | 'section' | 'snippet'
>;

export interface Row extends MarkRow, Told {
  seq: number;
  dueDays: string;
  hasDocuments: number;
  isInJunk: number;
  conversationSize: number;
  text: string | null;
}

/** All that stands in the notice's files, for what is read through in one go. */
export const documentText = `(SELECT group_concat(r.text, char(10)) FROM documents d
  JOIN document_readings r ON r.document_id = d.id WHERE d.notice_id = n.id) AS documentText`;

export const rowColumns = `n.seq, n.id, n.portal, a.id AS accountId, p.id AS personId, n.kind, n.state, n.title, n.issuer, n.person,
  n.case_number AS caseNumber, n.sort_at AS sortAt, n.made_available_at AS madeAvailableAt, n.due_days AS dueDays,
  n.appointment_on AS appointmentOn, n.is_in_junk AS isInJunk, n.verdict,
  EXISTS (SELECT 1 FROM documents d WHERE d.notice_id = n.id AND d.role <> 'evidence') AS hasDocuments,
  CASE WHEN n.conversation IS NULL THEN 1 ELSE (SELECT count(*) FROM notices c WHERE c.conversation = n.conversation) END
  AS conversationSize, ${markColumns}`;
export const rowJoins =
  'JOIN accounts a ON a.no = n.account JOIN persons p ON p.no = n.person_no LEFT JOIN marks m ON m.notice_id = n.id';

type Searched = Pick<Row, 'text' | 'title' | 'issuer' | 'person' | 'caseNumber'>;

export const searchedFields = (row: Searched): SearchedFields => [
  row.text,
  row.title,
  row.issuer,
  row.person,
  row.caseNumber,
];

/** Files are long: they are read where nothing else of the notice has the words, and no further than to the first that has. */
function snippetOfRow(db: Database, row: Row, terms: SearchTerm[]): string | null {
  const own = snippetOf(searchedFields(row), terms);
  if (own !== null) return own;
  const anywhere = terms.filter(({ column }) => column === undefined);
  const texts = db
    .sql(
      `SELECT r.text FROM documents d JOIN document_readings r ON r.document_id = d.id WHERE d.notice_id = ? ORDER BY d.rowid`,
    )
    .iterate(row.id) as Iterable<unknown> as Iterable<{ text: string }>;
  for (const { text } of texts) {
    const found = snippetOf([text], anywhere);
    if (found !== null) return found;
  }
  return null;
}

export function toRow(db: Database, row: Row, now: Instant, terms: SearchTerm[] | null): NoticeRow {
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
    snippet: terms && snippetOfRow(db, row, terms),
  };
}

/** One row more than the page was asked for: it is not shown, it says that there is a next page. */
export function toPage(
  db: Database,
  rows: Row[],
  limit: number,
  now: Instant,
  terms: SearchTerm[] | null,
): NoticePage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toRow(db, row, now, terms)),
    next: last && rows.length > limit ? String(last.seq) : null,
  };
}

export const nothing: NoticePage = { rows: [], next: null };

/** The place after which a page begins; anything that is not one of ours begins at the newest. */
export const placeAfter = (after: string | null): number =>
  after !== null && /^\d{1,15}$/.test(after) ? Number(after) : newest;
