// Reads cases: the whole with its joined parts, and those that a number, a notice or a person leads to.
import { type Case, type CaseDetails, type Country, noDetails, type StatusEntry } from '../../model/case.ts';
import type { CaseDocument, CaseEntry } from '../../model/caseEntry.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './storeFailure.ts';

export interface WholeRow {
  no: number;
  id: string;
  personId: string;
  country: Country;
  createdAt: string;
  lastAt: string;
}

export const wholeColumns = `c.no, c.id, (SELECT p.id FROM persons p WHERE p.no = c.person) AS personId, c.country,
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
         is_watched AS isWatched, (SELECT done FROM case_decisions WHERE case_no = d.case_no) AS decisionDone
       FROM case_details d WHERE case_no = ?`,
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

/** As the index of the histories has it: statuses that end a procedure. */
const isDecided =
  "json_extract(s.entry, '$.status') IN ('RESUELTO_FAVORABLE', 'RESUELTO_NO_FAVORABLE', 'INADMITIDO', 'ARCHIVADO')";

export const decidedCases = (db: Database, since: string): Case[] =>
  casesWhere(
    db,
    `c.no IN (SELECT coalesce(o.part_of, o.no) FROM case_statuses s JOIN cases o ON o.no = s.case_no
       WHERE ${isDecided} AND s.at > ?) ORDER BY c.no`,
    [since],
  );

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
