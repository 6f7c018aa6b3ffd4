// The rows that a person's acts on a notice have, read and written raw: they move when notices become one or two.
import type { Instant } from '../../model/day.ts';
import type { Database } from './database.ts';
import { ofNotice, ofNoticeRange } from './paidMarks.ts';

export interface MarksRow {
  is_read: number;
  is_flagged: number;
  is_done: number;
  is_archived: number;
  snoozed_until: string | null;
  note: string;
  marked_at: string;
  read_at: string | null;
}
export interface ChoiceRow {
  case_no: number | null;
  chosen_at: string;
}
export interface PaymentRow {
  /** What follows the notice's id: nothing, or `#` and a day. */
  day: string;
  case_no: number;
  paid_on: string | null;
  receipt: string | null;
  marked_at: string;
}
export interface TermRow {
  fact_id: string;
  deadline: string;
  confirmed_at: string;
}

const marksColumns = 'is_read, is_flagged, is_done, is_archived, snoozed_until, note, marked_at, read_at';

export const readMarks = (db: Database, id: string): MarksRow | null =>
  (db.sql(`SELECT ${marksColumns} FROM marks WHERE notice_id = ?`).get(id) as MarksRow | undefined) ?? null;
export const readChoice = (db: Database, id: string): ChoiceRow | null =>
  (db.sql('SELECT case_no, chosen_at FROM case_choices WHERE notice_id = ?').get(id) as
    | ChoiceRow
    | undefined) ?? null;
export const readPayments = (db: Database, id: string): PaymentRow[] =>
  db
    .sql(
      `SELECT substr(payment_id, length(?1) + 1) AS day, case_no, paid_on, receipt, marked_at FROM payment_marks
       WHERE payment_id >= ?1 AND payment_id < ?2 ORDER BY payment_id`,
    )
    .all(...ofNoticeRange(id)) as unknown as PaymentRow[];
export const readTerms = (db: Database, id: string): TermRow[] =>
  db
    .sql('SELECT fact_id, deadline, confirmed_at FROM confirmed_terms WHERE notice_id = ? ORDER BY fact_id')
    .all(id) as unknown as TermRow[];

export function writeMarks(db: Database, id: string, row: MarksRow | null): void {
  if (row === null) {
    db.sql('DELETE FROM marks WHERE notice_id = ?').run(id);
    return;
  }
  db.sql(`INSERT OR REPLACE INTO marks (notice_id, ${marksColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    id,
    row.is_read,
    row.is_flagged,
    row.is_done,
    row.is_archived,
    row.snoozed_until,
    row.note,
    row.marked_at,
    row.read_at,
  );
}

/** A case that is gone meanwhile takes the choice of it along. */
export function writeChoice(db: Database, id: string, row: ChoiceRow | null): void {
  db.sql('DELETE FROM case_choices WHERE notice_id = ?').run(id);
  if (row !== null)
    db.sql(
      `INSERT INTO case_choices (notice_id, case_no, chosen_at) SELECT ?1, ?2, ?3
       WHERE ?2 IS NULL OR EXISTS (SELECT 1 FROM cases WHERE no = ?2)`,
    ).run(id, row.case_no, row.chosen_at);
}

export function writePayments(db: Database, id: string, rows: readonly PaymentRow[]): void {
  db.sql(`DELETE FROM payment_marks WHERE ${ofNotice}`).run(...ofNoticeRange(id));
  for (const { day, case_no, paid_on, receipt, marked_at } of rows)
    db.sql(
      `INSERT INTO payment_marks (payment_id, case_no, paid_on, receipt, marked_at) SELECT ?1, ?2, ?3, ?4, ?5
       WHERE EXISTS (SELECT 1 FROM cases WHERE no = ?2)`,
    ).run(`${id}${day}`, case_no, paid_on, receipt, marked_at);
}

export function writeTerms(db: Database, id: string, rows: readonly TermRow[]): void {
  for (const { fact_id, deadline, confirmed_at } of rows)
    db.sql(
      'INSERT OR IGNORE INTO confirmed_terms (notice_id, fact_id, deadline, confirmed_at) VALUES (?, ?, ?, ?)',
    ).run(id, fact_id, deadline, confirmed_at);
}

export const unmarkedRow = (at: Instant): MarksRow => ({
  is_read: 0,
  is_flagged: 0,
  is_done: 0,
  is_archived: 0,
  snoozed_until: null,
  note: '',
  marked_at: at,
  read_at: null,
});
