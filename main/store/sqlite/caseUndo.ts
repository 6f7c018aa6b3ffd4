// Says how cases stand before an act, and puts them back: what came since stays, what nobody moved is not touched.
import type { CaseDetails } from '../../model/case.ts';
import { caseKey } from '../../model/identifiers/caseNumber.ts';
import type { CaseBefore, CaseUndo } from '../caseStore.ts';
import { rejoin } from './caseJoining.ts';
import { numbersOf, readDetails } from './caseReading.ts';
import type { Database } from './database.ts';

export const nothingBefore = (): CaseUndo => ({ cases: [], choices: [], entries: [], payments: [] });

/** The case alone, without its parts, as it stands now. */
export function beforeOf(db: Database, no: number): CaseBefore {
  const row = db
    .sql(
      `SELECT c.id, c.removed_at AS removedAt, coalesce(w.id, c.id) AS wholeId
       FROM cases c LEFT JOIN cases w ON w.no = c.part_of WHERE c.no = ?`,
    )
    .get(no) as { id: string; removedAt: string | null; wholeId: string };
  return {
    caseId: row.id,
    before: {
      wholeId: row.wholeId,
      removedAt: row.removedAt,
      details: readDetails(db, no),
      numbers: numbersOf(db, no),
    },
  };
}

/** The choice that stands for each of these notices. */
export const choicesOf = (db: Database, noticeIds: readonly string[]): CaseUndo['choices'] =>
  noticeIds.map((noticeId) => {
    const row = db
      .sql(
        'SELECT c.id AS caseId FROM case_choices h LEFT JOIN cases c ON c.no = h.case_no WHERE h.notice_id = ?',
      )
      .get(noticeId) as { caseId: string | null } | undefined;
    return { noticeId, choice: row ? { caseId: row.caseId } : null };
  });

export function writeDetails(db: Database, no: number, details: CaseDetails | null): void {
  db.sql('DELETE FROM case_decisions WHERE case_no = ?').run(no);
  if (details === null) {
    db.sql('DELETE FROM case_details WHERE case_no = ?').run(no);
    return;
  }
  const done = details.decisionDone ?? null;
  if (done !== null) db.sql('INSERT INTO case_decisions (case_no, done) VALUES (?, ?)').run(no, done);
  db.sql(
    `INSERT OR REPLACE INTO case_details (case_no, title, nie, filed_on, birth_year, cadence_days, is_watched)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    no,
    details.title,
    details.nie,
    details.filedOn,
    details.birthYear,
    details.cadenceDays,
    Number(details.isWatched),
  );
}

/** A number that is nothing but separators cannot be compared and is not kept. */
export function writeNumber(db: Database, no: number, number: string, isByHand: boolean): void {
  if (caseKey(number) === '') return;
  db.sql('INSERT OR IGNORE INTO case_numbers (case_no, key, number, is_by_hand) VALUES (?, ?, ?, ?)').run(
    no,
    caseKey(number),
    number,
    Number(isByHand),
  );
}

export const caseNo = (db: Database, id: string): number | null =>
  (db.sql('SELECT no FROM cases WHERE id = ?').get(id) as { no: number } | undefined)?.no ?? null;

/** A choice of a case that is no longer here is none. */
export function writeChoice(
  db: Database,
  { noticeId, choice }: CaseUndo['choices'][number],
  at: string,
): void {
  const no = choice?.caseId === undefined || choice.caseId === null ? null : caseNo(db, choice.caseId);
  if (choice === null || (choice.caseId !== null && no === null)) {
    db.sql('DELETE FROM case_choices WHERE notice_id = ?').run(noticeId);
    return;
  }
  db.sql('INSERT OR REPLACE INTO case_choices (notice_id, case_no, chosen_at) VALUES (?, ?, ?)').run(
    noticeId,
    no,
    at,
  );
}

/** Puts cases, numbers and choices back; returns the numbers and notices whose case must be decided anew. */
export function restoreCases(db: Database, undo: Pick<CaseUndo, 'cases' | 'choices'>, at: string): void {
  const keys = new Set<string>();
  for (const { caseId, before } of undo.cases) {
    const no = caseNo(db, caseId);
    if (no === null) continue;
    for (const { number } of numbersOf(db, no)) keys.add(caseKey(number));
    db.sql('DELETE FROM case_numbers WHERE case_no = ?').run(no);
    if (before === null) {
      // It was not there: it goes, as one that was removed, so that giving it back is possible too.
      db.sql('UPDATE cases SET removed_at = ?, part_of = NULL WHERE no = ?').run(at, no);
      continue;
    }
    for (const { number, isByHand } of before.numbers) {
      writeNumber(db, no, number, isByHand);
      keys.add(caseKey(number));
    }
    writeDetails(db, no, before.details);
    const wholeNo = before.wholeId === caseId ? null : caseNo(db, before.wholeId);
    db.sql('UPDATE cases SET removed_at = ?, part_of = ? WHERE no = ?').run(before.removedAt, wholeNo, no);
  }
  // What was taken back out of order may leave a part of a part, or one that is part of itself.
  db.sql(
    `UPDATE cases SET part_of = (SELECT nullif(coalesce(w.part_of, w.no), cases.no) FROM cases w WHERE w.no = cases.part_of)
     WHERE part_of IN (SELECT no FROM cases WHERE part_of IS NOT NULL)`,
  ).run();
  for (const choice of undo.choices) writeChoice(db, choice, at);
  rejoin(
    db,
    keys,
    undo.choices.map(({ noticeId }) => noticeId),
  );
}
