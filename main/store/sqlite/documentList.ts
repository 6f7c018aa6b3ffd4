// Lists documents, the newest notice's first: those of notices and those that a person gave to cases, as one list, found by name and by what stands in them.
import type { DocumentFilter, DocumentPage, FilePlace, ListedFile } from '../documentListStore.ts';
import type { Database } from './database.ts';
import { placeIn } from './foundIn.ts';
import { endingsOf } from './noticeSearch.ts';
import { ownFilesWith } from './ownReadings.ts';
import { presentPersonId } from './personMerges.ts';
import { readSearchText, termExpression } from './searchQuery.ts';
import { standsIn } from './snippet.ts';

interface Row extends Omit<ListedFile, 'isSigned' | 'hasCode' | 'found'> {
  /** The notice's place in time in milliseconds. */
  place: number;
  isSigned: number | null;
  hasCode: number | null;
}

/** Where a page ended: behind this place and, within it, this id. */
interface Place {
  place: number;
  id: string;
}

type Values = (string | number)[];

const ofCase = `SELECT l.seq FROM cases c JOIN case_links l ON l.case_no = c.no
  WHERE coalesce(c.part_of, c.no) = (SELECT coalesce(o.part_of, o.no) FROM cases o WHERE o.id = ?)`;
const signed = `json_extract(r.reading, '$.isSigned')`;
const code = `instr(r.reading, '"verificationCode"') > 0`;

const withPerson =
  'FROM notices n CROSS JOIN documents d ON d.notice_id = n.id JOIN persons p ON p.no = n.person_no';
const withReading = `${withPerson}
  LEFT JOIN document_readings r ON r.document_id = d.id AND r.sha256 = d.sha256`;

/** Three letters make an entry of the index, which takes accents from Latin letters as `plain` does. */
const indexed = /^[ -~]{3,}$/;
/** Where more fit, a page is full soon. */
const mostIndexed = 1_000;

const placeOf = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export function listDocuments(
  db: Database,
  filter: DocumentFilter,
  after: string | null,
  limit: number,
): DocumentPage {
  const from = after === null ? null : readPlace(after);
  const meant =
    filter.personId === undefined ? filter : { ...filter, personId: presentPersonId(db, filter.personId) };
  const found = [...ofNotices(db, meant, from, limit + 1), ...ofCases(db, meant, from, limit + 1)]
    .toSorted((one, other) => other.place - one.place || (one.id < other.id ? 1 : -1))
    .slice(0, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ place: _place, isSigned, hasCode, ...row }) => ({
      ...row,
      isSigned: isSigned === null ? null : isSigned === 1,
      hasCode: hasCode === null ? null : hasCode === 1,
      found: meant.text === undefined ? null : placeOfWords(db, row.id, meant.text),
    })),
    next: found.length > limit && last ? `${last.place} ${last.id}` : null,
  };
}

function readPlace(after: string): Place {
  const [place = '0', id = ''] = after.split(' ');
  return { place: Number(place), id };
}

function ofNotices(db: Database, filter: DocumentFilter, from: Place | null, limit: number): Row[] {
  const conditions = ["d.role <> 'evidence'"];
  const values: Values = [];
  const when = (condition: string, ...told: Values): void => {
    conditions.push(condition);
    values.push(...told);
  };
  if (from !== null) when('(n.seq < ? OR (n.seq = ? AND d.id < ?))', from.place, from.place, from.id);
  if (filter.personId !== undefined) when('p.id = ?', filter.personId);
  if (filter.portal !== undefined) when('n.portal = ?', filter.portal);
  if (filter.kind !== undefined) when('n.kind = ?', filter.kind);
  if (filter.caseId !== undefined) when(`n.seq IN (${ofCase})`, filter.caseId);
  if (filter.since !== undefined) when('n.seq >= ?', placeOf(filter.since));
  if (filter.before !== undefined) when('n.seq < ?', placeOf(filter.before));
  if (filter.proof === 'signed') when(`${signed} = 1`);
  if (filter.proof === 'code') when(code);
  if (filter.text !== undefined) {
    const ids = [
      ...filesNamed(db, filter, { conditions, values }, limit),
      ...filesWith(db, filter.text, { conditions, values }, limit),
    ];
    when('d.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  }
  return db
    .sql(
      `SELECT n.seq AS place, d.id, d.name, d.type, d.size, d.role, d.state, d.sha256, d.stored_at AS storedAt,
           d.failure_code AS failureCode, n.id AS noticeId, NULL AS caseId, n.portal, n.kind, p.id AS personId, n.title,
           n.case_number AS caseNumber, n.sort_at AS at, ${signed} AS isSigned, ${code} AS hasCode ${withReading}
         WHERE ${conditions.join(' AND ')} ORDER BY n.seq DESC, d.id DESC LIMIT ?`,
    )
    .all(...values, limit) as unknown as Row[];
}

interface Asked {
  conditions: string[];
  values: Values;
}

/** Of notices' files, the newest first, those that are named so. Names are compared here, without accents. */
function filesNamed(
  db: Database,
  { text = '', proof }: DocumentFilter,
  { conditions, values }: Asked,
  limit: number,
): string[] {
  const few = noticesNamed(db, text);
  const rows = db
    .sql(
      `SELECT d.id, d.name, n.title, n.case_number AS caseNumber ${proof === undefined ? withPerson : withReading}
       WHERE ${conditions.join(' AND ')}${few === null ? '' : ' AND n.seq IN (SELECT value FROM json_each(?))'}
       ORDER BY n.seq DESC, d.id DESC`,
    )
    .iterate(...values, ...(few === null ? [] : [JSON.stringify(few)])) as Iterable<unknown>;
  return take(rows as Iterable<Named & { id: string }>, text, limit).map(({ id }) => id);
}

/** Of notices' files, the newest first, those in which the words stand. */
function filesWith(db: Database, text: string, { conditions, values }: Asked, limit: number): string[] {
  const terms = readSearchText(text);
  const said = terms.map((term) => termExpression({ ...term, column: 'text' }, endingsOf(db, term)));
  const possible = said.filter((one) => one !== null);
  if (possible.length === 0 || possible.length < said.length) return [];
  const rows = db
    .sql(
      `SELECT d.id, r.text FROM search s CROSS JOIN notices n ON n.seq = s.rowid CROSS JOIN documents d ON d.notice_id = n.id
       JOIN document_readings r ON r.document_id = d.id AND r.sha256 = d.sha256 JOIN persons p ON p.no = n.person_no
       WHERE s.search MATCH ? AND ${conditions.join(' AND ')} ORDER BY s.rowid DESC, d.id DESC`,
    )
    .iterate(possible.map((one) => `(${one})`).join(' AND '), ...values) as Iterable<unknown>;
  const found: string[] = [];
  for (const row of rows as Iterable<{ id: string; text: string }>) {
    // The notice has the words; they may stand in its mail, or in another of its files.
    if (!standsIn(row.text, terms)) continue;
    found.push(row.id);
    if (found.length === limit) break;
  }
  return found;
}

/** Null where only its name, or its notice, has the words. */
function placeOfWords(db: Database, id: string, text: string): FilePlace | null {
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

/** What the person gave by hand has no portal and no kind. */
function ofCases(db: Database, filter: DocumentFilter, from: Place | null, limit: number): Row[] {
  if ([filter.portal, filter.kind].some((narrowed) => narrowed !== undefined)) return [];
  const place = "CAST(strftime('%s', d.stored_at) AS INTEGER) * 1000";
  const conditions = ['w.removed_at IS NULL'];
  const values: Values = [];
  const when = (condition: string, ...told: Values): void => {
    conditions.push(condition);
    values.push(...told);
  };
  if (from !== null) when(`(${place} < ? OR (${place} = ? AND d.id < ?))`, from.place, from.place, from.id);
  if (filter.personId !== undefined) when('p.id = ?', filter.personId);
  if (filter.caseId !== undefined) when('w.id = ?', filter.caseId);
  if (filter.since !== undefined) when(`${place} >= ?`, placeOf(filter.since));
  if (filter.before !== undefined) when(`${place} < ?`, placeOf(filter.before));
  if (filter.proof === 'signed') when(`${signed} = 1`);
  if (filter.proof === 'code') when(code);
  const inside = filter.text === undefined ? new Set<string>() : ownFilesWith(db, filter.text);
  return take(
    db
      .sql(
        `SELECT ${place} AS place, d.id, d.name, d.type, d.size, 'attachment' AS role, 'stored' AS state, d.sha256,
           d.stored_at AS storedAt, NULL AS failureCode, NULL AS noticeId, w.id AS caseId, NULL AS portal, NULL AS kind,
           p.id AS personId, coalesce(e.title, '') AS title,
           (SELECT number FROM case_numbers k WHERE k.case_no = w.no LIMIT 1) AS caseNumber, d.stored_at AS at,
           ${signed} AS isSigned, ${code} AS hasCode
         FROM case_documents d JOIN cases c ON c.no = d.case_no JOIN cases w ON w.no = coalesce(c.part_of, c.no)
         JOIN persons p ON p.no = w.person LEFT JOIN case_details e ON e.case_no = w.no
         LEFT JOIN own_readings r ON r.file_id = d.id
         WHERE ${conditions.join(' AND ')} ORDER BY place DESC, d.id DESC`,
      )
      .iterate(...values) as Iterable<unknown> as Iterable<Row>,
    filter.text,
    limit,
    inside,
  );
}

interface Named {
  name: string;
  title: string;
  caseNumber: string | null;
}

/** As many as are asked for whose name, title or case number has the words, or that are named; read no further than that. */
function take<T extends Named & { id: string }>(
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
