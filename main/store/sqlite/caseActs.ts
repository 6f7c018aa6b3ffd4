// What is done to cases, one transaction an act: each answers with how things stood, so that it can be taken back.
import type { Case, CaseDetails, StatusEntry } from '../../model/case.ts';
import { noDetails } from '../../model/case.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { CaseChange, CaseUndo } from '../caseStore.ts';
import { rejoin, touchCase } from './caseJoining.ts';
import { caseOf, findWhole, groupOf, numbersOf, readDetails, whole } from './caseReading.ts';
import { beforeOf, choicesOf, nothingBefore, writeChoice, writeDetails, writeNumber } from './caseUndo.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './storeFailure.ts';

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
  decisionDone: own.decisionDone ?? told.decisionDone ?? null,
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
