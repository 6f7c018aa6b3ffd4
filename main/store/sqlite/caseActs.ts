// What is done to cases, one transaction an act: each answers with how things stood, so that it can be taken back.
import type { Case, CaseDetails, StatusEntry } from '../../model/case.ts';
import { noDetails } from '../../model/case.ts';
import type { CaseDocument, CaseEntry, PaymentMark } from '../../model/caseEntry.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { CaseChange, CaseUndo } from '../caseStore.ts';
import { rejoin, touchCase } from './caseJoining.ts';
import { caseOf, findWhole, groupOf, numbersOf, readDetails, type WholeRow } from './caseReading.ts';
import {
  beforeOf,
  choicesOf,
  nothingBefore,
  restoreCases,
  writeChoice,
  writeDetails,
  writeNumber,
} from './caseUndo.ts';
import type { Database } from './database.ts';
import { rewriteDueDays } from './paidMarks.ts';
import { StoreFailure } from './storeFailure.ts';

const daysRemovedIsKept = 30;

function whole(db: Database, id: string): WholeRow {
  const row = findWhole(db, id);
  if (!row) throw new StoreFailure('input.notFound', { what: 'case' });
  return row;
}

function makeCase(db: Database, change: Pick<CaseChange, 'id' | 'personId' | 'country'>, at: string): void {
  const person = db.sql('SELECT no FROM persons WHERE id = ?').get(change.personId) as
    | { no: number }
    | undefined;
  if (!person) throw new StoreFailure('input.notFound', { what: 'person' });
  const isTaken = db.sql('SELECT 1 FROM cases WHERE id = ?').get(change.id) !== undefined;
  if (isTaken) throw new StoreFailure('input.notFound', { what: 'case' });
  db.sql(
    'INSERT INTO cases (id, person, country, is_by_hand, created_at, last_at) VALUES (?, ?, ?, 1, ?, ?)',
  ).run(change.id, person.no, change.country, at, at);
}

/** Puts the notices where the person said and answers with where they were put before. */
function choose(
  db: Database,
  noticeIds: readonly string[],
  caseId: string | null,
  at: string,
): CaseUndo['choices'] {
  const before = choicesOf(db, noticeIds);
  for (const noticeId of noticeIds) writeChoice(db, { noticeId, choice: { caseId } }, at);
  return before;
}

export function saveCase(
  db: Database,
  change: CaseChange,
  at: string,
): { case: Case; isNew: boolean; undo: CaseUndo } {
  return db.transaction(() => {
    const undo = nothingBefore();
    const isNew = findWhole(db, change.id) === null;
    if (isNew) makeCase(db, change, at);
    const row = whole(db, change.id);
    const group = groupOf(db, row.no);
    if (isNew) undo.cases.push({ caseId: row.id, before: null });
    else undo.cases.push(...group.map((no) => beforeOf(db, no)));
    const given = Object.entries(change.details).filter(([, value]) => value !== undefined);
    if (isNew || given.length > 0)
      writeDetails(db, row.no, {
        ...(readDetails(db, row.no) ?? noDetails),
        ...(Object.fromEntries(given) as Partial<CaseDetails>),
      });
    const keys = change.numbers === undefined ? [] : setNumbers(db, group, change.numbers);
    undo.choices = choose(db, change.noticeIds ?? [], row.id, at);
    rejoin(db, keys, change.noticeIds ?? []);
    return { case: caseOf(db, row), isNew, undo };
  });
}

/** Takes away what is not in the list and adds what is new to the first of the group; returns the numbers that changed. */
function setNumbers(db: Database, group: number[], numbers: readonly string[]): string[] {
  const wanted = new Set(numbers.map(caseKey));
  const here = group.flatMap((no) => numbersOf(db, no).map(({ number }) => ({ no, key: caseKey(number) })));
  const gone = here.filter(({ key }) => !wanted.has(key));
  for (const { no, key } of gone)
    db.sql('DELETE FROM case_numbers WHERE case_no = ? AND key = ?').run(no, key);
  const known = new Set(here.map(({ key }) => key));
  const added = numbers.filter((number) => !known.has(caseKey(number)));
  for (const number of added) writeNumber(db, group[0] as number, number, true);
  return [...gone.map(({ key }) => key), ...added.map(caseKey)];
}

export function addStatus(db: Database, caseId: string, entry: StatusEntry): Case {
  return db.transaction(() => {
    const row = whole(db, caseId);
    db.sql(
      'INSERT OR IGNORE INTO case_statuses (case_no, at, source, raw, entry) VALUES (?, ?, ?, ?, ?)',
    ).run(row.no, entry.at, entry.source, entry.raw, JSON.stringify(entry));
    touchCase(db, row.no, entry.at);
    return caseOf(db, row);
  });
}

export function placeNotices(db: Database, noticeIds: string[], caseId: string | null, at: string): CaseUndo {
  return db.transaction(() => {
    const id = caseId === null ? null : whole(db, caseId).id;
    const choices = choose(db, noticeIds, id, at);
    rejoin(db, [], noticeIds);
    return { ...nothingBefore(), choices };
  });
}

/** The first keeps its own words; what it does not say is taken from the others, in the order given. */
export function joinCases(db: Database, intoId: string, otherIds: string[], at: string): CaseUndo {
  return db.transaction(() => {
    const into = whole(db, intoId);
    const undo = { ...nothingBefore(), cases: [beforeOf(db, into.no)] };
    for (const id of otherIds) {
      const other = whole(db, id);
      if (other.no === into.no) continue;
      const group = groupOf(db, other.no);
      undo.cases.push(...group.map((no) => beforeOf(db, no)));
      const told = readDetails(db, other.no);
      if (told) writeDetails(db, into.no, filledFrom(readDetails(db, into.no) ?? noDetails, told));
      for (const no of group) db.sql('UPDATE cases SET part_of = ? WHERE no = ?').run(into.no, no);
      touchCase(db, into.no, other.lastAt);
    }
    if (undo.cases.length === 1) throw new StoreFailure('input.invalid', { badFields: ['otherIds'], at });
    return undo;
  });
}

const filledFrom = (own: CaseDetails, told: CaseDetails): CaseDetails => ({
  title: own.title ?? told.title,
  nie: own.nie ?? told.nie,
  filedOn: own.filedOn ?? told.filedOn,
  birthYear: own.birthYear ?? told.birthYear,
  cadenceDays: own.cadenceDays ?? told.cadenceDays,
  isWatched: own.isWatched || told.isWatched,
});

export function splitCase(
  db: Database,
  caseId: string,
  out: { numbers: string[]; noticeIds: string[] },
  newId: string,
  at: string,
): { caseId: string; undo: CaseUndo } {
  return db.transaction(() => {
    const row = whole(db, caseId);
    const group = groupOf(db, row.no);
    const keys = new Set(out.numbers.map(caseKey));
    const held = group.map((no) => ({ no, keys: numbersOf(db, no).map(({ number }) => caseKey(number)) }));
    const leaving = held.filter((part) => part.keys.some((key) => keys.has(key)));
    if (leaving.length === 0 && out.noticeIds.length === 0)
      throw new StoreFailure('input.invalid', { badFields: ['numbers'] });
    const undo = { ...nothingBefore(), cases: group.map((no) => beforeOf(db, no)) };
    const joined = leaving.find((part) => part.no !== row.no && part.keys.every((key) => keys.has(key)));
    const separateId = joined ? takeOut(db, joined.no) : newId;
    if (!joined) {
      makeCase(db, { id: newId, personId: row.personId, country: row.country }, at);
      undo.cases.push({ caseId: newId, before: null });
    }
    const separate = whole(db, separateId);
    for (const { no } of leaving) {
      if (no === separate.no) continue;
      for (const { number, isByHand } of numbersOf(db, no)) {
        if (!keys.has(caseKey(number))) continue;
        db.sql('DELETE FROM case_numbers WHERE case_no = ? AND key = ?').run(no, caseKey(number));
        writeNumber(db, separate.no, number, isByHand);
      }
    }
    undo.choices = choose(db, out.noticeIds, separateId, at);
    rejoin(db, keys, out.noticeIds);
    return { caseId: separateId, undo };
  });
}

function takeOut(db: Database, no: number): string {
  const { id } = db.sql('UPDATE cases SET part_of = NULL WHERE no = ? RETURNING id').get(no) as {
    id: string;
  };
  return id;
}

export function caseHoldings(
  db: Database,
  caseId: string,
): { notices: number; statuses: number; entries: number; documents: number } {
  const parts = JSON.stringify(groupOf(db, whole(db, caseId).no));
  const count = (table: string): number => {
    const row = db
      .sql(`SELECT count(*) AS n FROM ${table} WHERE case_no IN (SELECT value FROM json_each(?))`)
      .get(parts) as { n: number };
    return row.n;
  };
  return {
    notices: count('case_links'),
    statuses: count('case_statuses'),
    entries: count('case_entries'),
    documents: count('case_documents'),
  };
}

export function removeCase(db: Database, caseId: string, at: string): CaseUndo {
  return db.transaction(() => {
    const group = groupOf(db, whole(db, caseId).no);
    const undo = { ...nothingBefore(), cases: group.map((no) => beforeOf(db, no)) };
    for (const no of group) db.sql('UPDATE cases SET removed_at = ? WHERE no = ?').run(at, no);
    return undo;
  });
}

/** Content of cases that were removed long ago goes for good; id and numbers stay, so that they do not come back. */
export function purgeCases(db: Database, at: string): string[] {
  const before = new Date(Date.parse(at) - daysRemovedIsKept * 86_400_000).toISOString();
  const gone = db.sql('SELECT no, id FROM cases WHERE removed_at < ?').all(before) as {
    no: number;
    id: string;
  }[];
  if (gone.length === 0) return [];
  const tables = [
    'case_details',
    'case_statuses',
    'case_entries',
    'case_documents',
    'case_choices',
    'payment_marks',
  ];
  db.exec('PRAGMA secure_delete = ON');
  try {
    return db.transaction(() => {
      const nos = JSON.stringify(gone.map(({ no }) => no));
      for (const table of tables)
        db.sql(`DELETE FROM ${table} WHERE case_no IN (SELECT value FROM json_each(?))`).run(nos);
      return gone.map(({ id }) => id);
    });
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
}

function keepDocuments(db: Database, no: number, documents: readonly CaseDocument[]): void {
  for (const { id, name, type, size, sha256, storedAt } of documents)
    db.sql(
      `INSERT OR IGNORE INTO case_documents (id, case_no, name, type, size, sha256, stored_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, no, name, type, size, sha256, storedAt);
}

/** Writes or takes away one entry of the case; returns the entry as it was. */
function writeEntry(db: Database, row: WholeRow, entryId: string, entry: CaseEntry | null): CaseEntry | null {
  const group = JSON.stringify(groupOf(db, row.no));
  const known = db
    .sql(
      'SELECT case_no AS no, entry FROM case_entries WHERE id = ? AND case_no IN (SELECT value FROM json_each(?))',
    )
    .get(entryId, group) as { no: number; entry: string } | undefined;
  if (entry === null) db.sql('DELETE FROM case_entries WHERE id = ?').run(known ? entryId : '');
  else {
    const no = known?.no ?? row.no;
    db.sql(
      `INSERT INTO case_entries (id, case_no, added_at, entry) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET entry = excluded.entry WHERE case_entries.case_no = excluded.case_no`,
    ).run(entryId, no, entry.addedAt, JSON.stringify(entry));
    keepDocuments(db, no, entry.documents);
  }
  return known ? (JSON.parse(known.entry) as CaseEntry) : null;
}

export function saveEntry(
  db: Database,
  caseId: string,
  entryId: string,
  entry: CaseEntry | null,
  at: string,
): CaseUndo {
  return db.transaction(() => {
    const row = whole(db, caseId);
    const before = writeEntry(db, row, entryId, entry);
    if (entry !== null) touchCase(db, row.no, at);
    return { ...nothingBefore(), entries: [{ caseId: row.id, entryId, entry: before }] };
  });
}

/** Returns the mark as it was. */
function writeMark(
  db: Database,
  row: WholeRow,
  paymentId: string,
  mark: PaymentMark | null,
  at: string,
): PaymentMark | null {
  const known = db
    .sql('SELECT paid_on AS paidOn, receipt FROM payment_marks WHERE payment_id = ?')
    .get(paymentId) as { paidOn: string | null; receipt: string | null } | undefined;
  if (mark === null) db.sql('DELETE FROM payment_marks WHERE payment_id = ?').run(paymentId);
  else {
    db.sql(
      `INSERT OR REPLACE INTO payment_marks (payment_id, case_no, paid_on, receipt, marked_at) VALUES (?, ?, ?, ?, ?)`,
    ).run(paymentId, row.no, mark.paidOn, mark.receipt && JSON.stringify(mark.receipt), at);
    keepDocuments(db, row.no, mark.receipt ? [mark.receipt] : []);
  }
  rewriteDueDays(db, paymentId);
  return known
    ? {
        paidOn: known.paidOn,
        receipt: known.receipt === null ? null : (JSON.parse(known.receipt) as CaseDocument),
      }
    : null;
}

export function markPayment(
  db: Database,
  caseId: string,
  paymentId: string,
  mark: PaymentMark | null,
  at: string,
): CaseUndo {
  return db.transaction(() => {
    const row = whole(db, caseId);
    const before = writeMark(db, row, paymentId, mark, at);
    return { ...nothingBefore(), payments: [{ caseId: row.id, paymentId, mark: before }] };
  });
}

/** What an act found, put back: cases with their numbers and choices, then entries and marks. */
export function restoreAct(db: Database, undo: CaseUndo, at: string): void {
  db.transaction(() => {
    restoreCases(db, undo, at);
    for (const { caseId, entryId, entry } of undo.entries) writeEntry(db, whole(db, caseId), entryId, entry);
    for (const { caseId, paymentId, mark } of undo.payments)
      writeMark(db, whole(db, caseId), paymentId, mark, at);
  });
}
