// What a person writes into cases and marks as paid; each act answers with how things stood, and any act is taken back here.
import type { CaseDocument, CaseEntry, PaymentMark } from '../../model/caseEntry.ts';
import type { CaseUndo } from '../caseStore.ts';
import { touchCase } from './caseJoining.ts';
import { groupOf, type WholeRow, whole } from './caseReading.ts';
import { nothingBefore, restoreCases } from './caseUndo.ts';
import type { Database } from './database.ts';
import { rewriteDueDays } from './paidMarks.ts';

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
    // Of an entry of a joined part too: the bytes of a new file lie under the whole. Known files stay where they are.
    keepDocuments(db, row.no, entry.documents);
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
