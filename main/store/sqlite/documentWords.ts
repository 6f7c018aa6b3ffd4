// Finds documents by their names and by what stands in them.
import type { DocumentFilter, FilePlace } from '../documentListStore.ts';
import type { Database } from './database.ts';
import { placeIn, placeWithAll } from './foundIn.ts';
import { endingsOf } from './noticeSearch.ts';
import { readSearchText, termExpression } from './searchQuery.ts';

export type Values = (string | number)[];

export const withPerson =
  'FROM notices n CROSS JOIN documents d ON d.notice_id = n.id JOIN persons p ON p.no = n.person_no';
export const withReading = `${withPerson}
  LEFT JOIN document_readings r ON r.document_id = d.id AND r.sha256 = d.sha256`;

/** Three letters make an entry of the index, which takes accents from Latin letters as `plain` does. */
const indexed = /^[ -~]{3,}$/;
/** Where more fit, a page is full soon. */
const mostIndexed = 1_000;

/** SQL on documents as `d`, their notices `n`, persons `p` and readings `r`, with its values. */
export interface Asked {
  conditions: string[];
  values: Values;
}

/** Of notices' files, the newest first, those that are named so. Names are compared here, without accents. */
export function filesNamed(
  db: Database,
  { text = '', proof }: DocumentFilter,
  { conditions, values }: Asked,
  limit: number,
): string[] {
  const few = noticesNamed(db, text);
  if (few?.length === 0) return [];
  const rows = db
    .sql(
      `SELECT d.id, d.name, n.title, n.case_number AS caseNumber ${proof === undefined ? withPerson : withReading}
       WHERE ${conditions.join(' AND ')}${few === null ? '' : ' AND n.seq IN (SELECT value FROM json_each(?))'}
       ORDER BY n.seq DESC, d.id DESC`,
    )
    .iterate(...values, ...(few === null ? [] : [JSON.stringify(few)])) as Iterable<unknown>;
  return take(rows as Iterable<Named & { id: string }>, text, limit).map(({ id }) => id);
}

/** Of notices' files, the newest first, those in which the words stand, and where: the text is read once for both. */
export function filesWith(
  db: Database,
  text: string,
  { conditions, values }: Asked,
  limit: number,
): Map<string, FilePlace> {
  const terms = readSearchText(text);
  const said = terms.map((term) => termExpression({ ...term, column: 'text' }, endingsOf(db, term)));
  const possible = said.filter((one) => one !== null);
  if (possible.length === 0 || possible.length < said.length) return new Map();
  const rows = db
    .sql(
      `SELECT d.id, r.text, r.reading ->> '$.pageCount' AS pageCount, n.seq FROM search s CROSS JOIN notices n ON n.seq = s.rowid CROSS JOIN documents d ON d.notice_id = n.id
       JOIN document_readings r ON r.document_id = d.id AND r.sha256 = d.sha256 JOIN persons p ON p.no = n.person_no
       WHERE s.search MATCH ? AND ${conditions.join(' AND ')} ORDER BY s.rowid DESC`,
    )
    .iterate(possible.map((one) => `(${one})`).join(' AND '), ...values) as Iterable<unknown>;
  const found = new Map<string, FilePlace>();
  let last = 0;
  for (const { id, text: whole, pageCount, seq } of rows as Iterable<TextRow>) {
    // All files of the last notice, whatever their order: to be sorted here would mean to read every one that has the words.
    if (found.size >= limit && seq !== last) break;
    // The notice has the words; they may stand in its mail, or in another of its files.
    const place = placeWithAll(whole, pageCount, terms);
    if (place === null) continue;
    found.set(id, place);
    last = seq;
  }
  return found;
}

interface TextRow {
  id: string;
  text: string;
  pageCount: number | null;
  seq: number;
}

/** Null where only its name, or its notice, has the words. */
export function placeOfWords(db: Database, id: string, text: string): FilePlace | null {
  const row = db
    .sql(
      `SELECT text, reading ->> '$.pageCount' AS pageCount FROM document_readings WHERE document_id = ?1
       UNION ALL SELECT text, reading ->> '$.pageCount' FROM own_readings WHERE file_id = ?1`,
    )
    .get(id) as { text: string; pageCount: number | null } | undefined;
  const terms = readSearchText(text);
  return row === undefined || terms.length === 0 ? null : placeIn(row.text, row.pageCount, terms);
}

/** Notices that may fit, by the index of names; null where that says too little: then the newest are read through. */
function noticesNamed(db: Database, text: string): number[] | null {
  const words = wordsIn(text).filter((word) => indexed.test(word));
  if (words.length === 0) return null;
  const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const rows = db
    .sql('SELECT rowid AS seq FROM document_names WHERE document_names MATCH ? LIMIT ?')
    .all(match, mostIndexed + 1) as { seq: number }[];
  return rows.length > mostIndexed ? null : rows.map(({ seq }) => seq);
}

interface Named {
  name: string;
  title: string;
  caseNumber: string | null;
}

/** As many as are asked for whose name, title or case number has the words, or that are named; read no further than that. */
export function take<T extends Named & { id: string }>(
  found: Iterable<T>,
  text: string | undefined,
  limit: number,
  inside: ReadonlySet<string> = new Set(),
): T[] {
  const wanted = wordsIn(text ?? '');
  const rows: T[] = [];
  for (const row of found) {
    const told = plain(`${row.name} ${row.title} ${row.caseNumber ?? ''}`);
    if (!inside.has(row.id) && !wanted.every((word) => told.includes(word))) continue;
    rows.push(row);
    if (rows.length === limit) break;
  }
  return rows;
}

const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Without accents; what has none, as most names of files, is not taken apart. */
function plain(text: string): string {
  const small = text.toLowerCase();
  return /^[ -~]*$/.test(small) ? small : small.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
}
