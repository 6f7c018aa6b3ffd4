// Keeps what stands in files that a person gave, and finds them by its words.
import type { DocumentReading } from '../../model/documentReading.ts';
import type { FoundFile, OwnFile, OwnFilter, OwnReading } from '../ownReadingStore.ts';
import type { Database } from './database.ts';
import { placeIn } from './foundIn.ts';
import { presentPersonId } from './personMerges.ts';
import { readSearchText, type SearchTerm, termExpression } from './searchQuery.ts';

/** What is hidden is read too: it may be had back. */
const everyFile = `
  SELECT p.id, p.name, p.type, p.sha256, p.folder, p.added_at AS at FROM papers p
  UNION ALL SELECT d.id, d.name, d.type, d.sha256, c.id, d.stored_at FROM case_documents d JOIN cases c ON c.no = d.case_no`;

/** Puts the words of what was saved meanwhile into the search. */
function listWords(db: Database): void {
  if (!db.sql('SELECT 1 FROM own_readings WHERE is_listed = 0 LIMIT 1').get()) return;
  db.transaction(() => {
    db.sql(
      'INSERT INTO own_search (rowid, text, name) SELECT no, text, name FROM own_readings WHERE is_listed = 0',
    ).run();
    db.sql('UPDATE own_readings SET is_listed = 1 WHERE is_listed = 0').run();
  });
}

function unreadFiles(db: Database, version: number, limit: number): OwnFile[] {
  listWords(db);
  return db
    .sql(
      `SELECT f.id, f.name, f.type, f.sha256, f.folder FROM (${everyFile}) f
       LEFT JOIN own_readings r ON r.file_id = f.id WHERE r.version IS NULL OR r.version <> ? LIMIT ?`,
    )
    .all(version, limit) as unknown as OwnFile[];
}

/** Inside a transaction of the caller's. Its words come into the search with the next question to it. */
export function keepOwnReading(db: Database, { fileId, name, version, reading, text }: OwnReading): void {
  const file = db.sql(`SELECT at FROM (${everyFile}) WHERE id = ?`).get(fileId) as { at: string } | undefined;
  if (!file) return;
  db.sql('DELETE FROM own_readings WHERE file_id = ?').run(fileId);
  db.sql(
    'INSERT INTO own_readings (no, file_id, version, reading, name, text) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(freePlace(db, Date.parse(file.at)), fileId, version, reading && JSON.stringify(reading), name, text);
}

/** Many files are given in one moment. */
function freePlace(db: Database, from: number): number {
  const row = db
    .sql(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM own_readings WHERE no = ?1) THEN
         (SELECT a.no + 1 FROM own_readings a WHERE a.no >= ?1
            AND NOT EXISTS (SELECT 1 FROM own_readings b WHERE b.no = a.no + 1) ORDER BY a.no LIMIT 1)
       ELSE ?1 END AS no`,
    )
    .get(from) as { no: number };
  return row.no;
}

function getReading(db: Database, fileId: string, version: number): DocumentReading | null {
  const row = db
    .sql('SELECT reading FROM own_readings WHERE file_id = ? AND version = ? AND reading IS NOT NULL')
    .get(fileId, version) as { reading: string } | undefined;
  return row ? (JSON.parse(row.reading) as DocumentReading) : null;
}

/** Null when there is no word in it. */
function matchOf(text: string): { terms: SearchTerm[]; match: string } | null {
  const terms = readSearchText(text);
  const said = terms.map((term) => termExpression(term, 'indexed')).filter((one) => one !== null);
  return said.length === 0 ? null : { terms, match: said.map((one) => `(${one})`).join(' AND ') };
}

/** Of files given to cases: those whose text or name has the words. */
export function ownFilesWith(db: Database, text: string): Set<string> {
  const asked = matchOf(text);
  if (asked === null) return new Set();
  listWords(db);
  const rows = db
    .sql(
      `SELECT r.file_id AS id FROM own_search s JOIN own_readings r ON r.no = s.rowid WHERE s.own_search MATCH ?`,
    )
    .all(asked.match) as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

interface Row extends Omit<FoundFile, 'found'> {
  text: string;
  pageCount: number | null;
}

function findFiles(db: Database, text: string, filter: OwnFilter, limit: number): FoundFile[] {
  const asked = matchOf(text);
  if (asked === null) return [];
  listWords(db);
  const conditions = ['(p.id IS NOT NULL OR w.id IS NOT NULL)'];
  const values: string[] = [];
  if (filter.personId !== undefined) {
    conditions.push('w.person = (SELECT no FROM persons WHERE id = ?)');
    values.push(presentPersonId(db, filter.personId));
  }
  if (filter.caseId !== undefined) {
    conditions.push('w.id = ?');
    values.push(filter.caseId);
  }
  if (filter.isUnfiled === true) conditions.push('p.id IS NOT NULL');
  if (filter.isPdf !== undefined)
    conditions.push(`${filter.isPdf ? '' : 'NOT '}(coalesce(p.type, d.type) = 'application/pdf')`);
  const rows = db
    .sql(
      `SELECT r.file_id AS documentId, r.name, coalesce(p.type, d.type) AS type, w.id AS caseId, e.title,
         (SELECT number FROM case_numbers k WHERE k.case_no = w.no ORDER BY k.key LIMIT 1) AS caseNumber, r.text,
         r.reading ->> '$.pageCount' AS pageCount
       FROM own_search s CROSS JOIN own_readings r ON r.no = s.rowid
         LEFT JOIN papers p ON p.id = r.file_id AND p.removed_at IS NULL
         LEFT JOIN case_documents d ON d.id = r.file_id LEFT JOIN cases c ON c.no = d.case_no
         LEFT JOIN cases w ON w.no = coalesce(c.part_of, c.no) AND w.removed_at IS NULL
         LEFT JOIN case_details e ON e.case_no = w.no
       WHERE s.own_search MATCH ? AND ${conditions.join(' AND ')} ORDER BY s.rowid DESC LIMIT ?`,
    )
    .all(asked.match, ...values, limit) as unknown as Row[];
  return rows.map(({ text: whole, pageCount, ...row }) => ({
    ...row,
    found: placeIn(whole, pageCount, asked.terms),
  }));
}

/** The first argument of each is the moment it was asked for. */
export const createOwnReadingOperations = (db: Database) => ({
  'ownReadings.get': (_now: string, fileId: string, version: number) => getReading(db, fileId, version),
  'ownReadings.unread': (_now: string, version: number, limit: number) => unreadFiles(db, version, limit),
  'ownReadings.save': (_now: string, readings: readonly OwnReading[]): void => {
    db.transaction(() => {
      for (const reading of readings) keepOwnReading(db, reading);
    });
  },
  'ownReadings.move': (_now: string, fromId: string, toId: string): void => {
    // It may have been read again meanwhile.
    db.sql('UPDATE OR IGNORE own_readings SET file_id = ? WHERE file_id = ?').run(toId, fromId);
  },
  'ownReadings.find': (_now: string, text: string, filter: OwnFilter, limit: number) =>
    findFiles(db, text, filter, limit),
});
