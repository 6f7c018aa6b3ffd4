// Finds notices by their words: three ways, each quick where the others are not.
import type { Instant } from '../../model/day.ts';
import type { NoticeFilter, NoticePage } from '../store.ts';
import type { Database } from './database.ts';
import { fewNotices, type Narrowing, narrow } from './narrowing.ts';
import {
  documentText,
  nothing,
  placeAfter,
  type Row,
  rowColumns,
  rowJoins,
  searchedFields,
  toPage,
} from './noticeRows.ts';
import { shortestListedWord } from './searchIndex.ts';
import { columnTerms, type Endings, readSearchText, type SearchTerm, termExpression } from './searchQuery.ts';
import { hasTerms } from './snippet.ts';

/** More words than this that begin with a prefix are left to FTS5. */
const mostEndings = 24;

export const narrowingTerms = (filter: NoticeFilter): SearchTerm[] => [
  ...columnTerms(filter.from, 'issuer'),
  ...columnTerms(filter.caseNumbers, 'case_number'),
];

/** What is known of the words that begin as the term's last one does. */
export function endingsOf(db: Database, term: SearchTerm): Endings {
  const prefix = term.words.at(-1) as string;
  if (!term.isOpen || prefix.length < shortestListedWord) return 'indexed';
  const rows = db
    .sql('SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?')
    .all(prefix, `${prefix}\u{10FFFF}`, mostEndings + 1) as { word: string }[];
  return rows.length > mostEndings ? 'many' : rows.map((row) => row.word);
}

type ReadRow = Pick<Row, 'seq' | 'text' | 'title' | 'issuer' | 'person' | 'caseNumber'> & {
  documentText: string | null;
};

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
    const { seq, documentText: inFiles, ...fields } = row as ReadRow;
    if (hasTerms([...searchedFields(fields), inFiles], terms)) found.push(seq);
    if (found.length === limit) break;
  }
  if (found.length < limit && readCount === fewNotices) return null;
  return db
    .sql(
      `SELECT ${rowColumns}, f.text FROM json_each(?) found CROSS JOIN notices n ON n.seq = found.value
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
        `SELECT ${rowColumns}, f.text FROM (
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

export function findNotices(
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
  return toPage(db, findRows(db, { terms, narrowing, place, limit: limit + 1 }), limit, now, terms);
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
