// Puts together what a person did with two notices that are one now, and gives each its own back when they are parted.
import type { Instant } from '../../model/day.ts';
import type { Database } from './database.ts';
import {
  type ChoiceRow,
  type MarksRow,
  type PaymentRow,
  readChoice,
  readMarks,
  readPayments,
  readTerms,
  type TermRow,
  unmarkedRow,
  writeChoice,
  writeMarks,
  writePayments,
  writeTerms,
} from './ownRows.ts';

type Value = string | number | null;

/** What each had, and what both had together in the moment of joining. */
interface Before<T> {
  into: T;
  own: T;
  both: T;
}

export interface KeptOwn {
  marks: Before<MarksRow | null>;
  choice: Before<ChoiceRow | null>;
  payments: Before<PaymentRow[]>;
  terms: { into: string[]; own: TermRow[] };
  history: { at: string; what: string }[];
}

const maxNote = 10_000;

/** Put away, read or put off only where both were: what one of them still asks for stays in sight. */
function marksOfBoth(one: MarksRow | null, other: MarksRow | null, at: Instant): MarksRow | null {
  if (one === null && other === null) return null;
  const [a, b] = [one ?? unmarkedRow(at), other ?? unmarkedRow(at)];
  const both = a.snoozed_until !== null && b.snoozed_until !== null;
  const notes = [...new Set([a.note, b.note].filter((note) => note !== ''))];
  const isRead = a.is_read === 1 && b.is_read === 1;
  return {
    is_read: Number(isRead),
    is_flagged: Math.max(a.is_flagged, b.is_flagged),
    is_done: Math.min(a.is_done, b.is_done),
    is_archived: Math.min(a.is_archived, b.is_archived),
    snoozed_until: both ? earlier(a.snoozed_until, b.snoozed_until) : null,
    note: notes.join('\n\n').slice(0, maxNote),
    marked_at: at,
    read_at: isRead ? later(a.read_at, b.read_at) : null,
  };
}

/** Moves what is the one notice's own to the other, whose id stays; answers with all that parts them again. */
export function joinOwn(db: Database, intoId: string, ownId: string, at: Instant): KeptOwn {
  const marks = { into: readMarks(db, intoId), own: readMarks(db, ownId) };
  const choice = { into: readChoice(db, intoId), own: readChoice(db, ownId) };
  const payments = { into: readPayments(db, intoId), own: readPayments(db, ownId) };
  const terms = { into: readTerms(db, intoId).map(({ fact_id }) => fact_id), own: readTerms(db, ownId) };
  const history = db
    .sql('SELECT at, what FROM mark_history WHERE notice_id = ? ORDER BY rowid')
    .all(ownId) as unknown as KeptOwn['history'];
  const bothPayments = [
    ...payments.into.map((row) => {
      const paid = payments.own.find(({ day, paid_on }) => day === row.day && paid_on !== null);
      return row.paid_on === null && paid ? paid : row;
    }),
    ...payments.own.filter(({ day }) => payments.into.every((row) => row.day !== day)),
  ];
  writeMarks(db, intoId, marksOfBoth(marks.into, marks.own, at));
  writeChoice(db, intoId, choice.into ?? choice.own);
  writePayments(db, intoId, bothPayments);
  writeTerms(db, intoId, terms.own);
  writeMarks(db, ownId, null);
  writeChoice(db, ownId, null);
  writePayments(db, ownId, []);
  db.sql('DELETE FROM mark_history WHERE notice_id = ?').run(ownId);
  return {
    marks: { ...marks, both: readMarks(db, intoId) },
    choice: { ...choice, both: readChoice(db, intoId) },
    payments: { ...payments, both: readPayments(db, intoId) },
    terms,
    history,
  };
}

/** Each gets back what it had; what the person did with the joined one since is done with both. */
export function partOwn(
  db: Database,
  intoId: string,
  ownId: string,
  kept: KeptOwn,
  /** Ids of the documents that go along. */
  documents: readonly string[],
): void {
  const marks = readMarks(db, intoId);
  writeMarks(db, intoId, marksAfter(kept.marks.into, kept.marks.both, marks));
  writeMarks(db, ownId, marksAfter(kept.marks.own, kept.marks.both, marks));
  const choice = readChoice(db, intoId);
  const isChosenSince = choice?.case_no !== kept.choice.both?.case_no;
  writeChoice(db, intoId, isChosenSince ? choice : kept.choice.into);
  writeChoice(db, ownId, isChosenSince ? choice : kept.choice.own);
  const payments = readPayments(db, intoId);
  writePayments(db, intoId, paymentsAfter(kept.payments.into, kept.payments.both, payments));
  writePayments(db, ownId, paymentsAfter(kept.payments.own, kept.payments.both, payments));
  partTerms(db, intoId, ownId, kept, documents);
  for (const { at, what } of kept.history)
    db.sql('INSERT INTO mark_history (notice_id, at, what) VALUES (?, ?, ?)').run(ownId, at, what);
}

function marksAfter(before: MarksRow | null, both: MarksRow | null, now: MarksRow | null): MarksRow | null {
  // Where neither had marks in the moment of joining, all there are came since.
  if (now === null || both === null) return now;
  const changed = Object.keys(both).filter(
    (column) =>
      column !== 'marked_at' && column !== 'read_at' && valueIn(now, column) !== valueIn(both, column),
  );
  if (changed.length === 0) return before;
  const since = Object.fromEntries(changed.map((column) => [column, valueIn(now, column)]));
  const isReadSince = changed.includes('is_read');
  const plain = before ?? unmarkedRow(now.marked_at);
  return { ...plain, ...since, ...(isReadSince ? { read_at: now.read_at } : {}), marked_at: now.marked_at };
}

const valueIn = (row: MarksRow, column: string): Value =>
  (Object.entries(row).find(([name]) => name === column)?.[1] ?? null) as Value;

/** A payment that was marked or unmarked since counts for both, where the one had any day of that name or it is new. */
function paymentsAfter(
  before: readonly PaymentRow[],
  both: readonly PaymentRow[],
  now: readonly PaymentRow[],
): PaymentRow[] {
  const changed = now.filter(
    (row) =>
      !both.some(
        ({ day, marked_at, paid_on }) =>
          day === row.day && marked_at === row.marked_at && paid_on === row.paid_on,
      ),
  );
  const gone = both.filter(({ day }) => !now.some((row) => row.day === day));
  const isTouched = (day: string): boolean => [...changed, ...gone].some((row) => row.day === day);
  return [...before.filter(({ day }) => !isTouched(day)), ...changed];
}

/** A confirmed day goes with the document that prints it. */
function partTerms(
  db: Database,
  intoId: string,
  ownId: string,
  { terms }: KeptOwn,
  documents: readonly string[],
): void {
  const printed = new Set(
    db
      .sql(
        `SELECT f.value ->> '$.id' AS id FROM json_each(?) asked JOIN document_readings r ON r.document_id = asked.value,
           json_each(r.reading, '$.facts') f`,
      )
      .all(JSON.stringify(documents))
      .map(({ id }) => String(id)),
  );
  const own = new Set(terms.own.map(({ fact_id }) => fact_id));
  const leaving = readTerms(db, intoId).filter(
    ({ fact_id }) => own.has(fact_id) || (printed.has(fact_id) && !terms.into.includes(fact_id)),
  );
  writeTerms(db, ownId, leaving);
  for (const { fact_id } of leaving)
    if (!terms.into.includes(fact_id))
      db.sql('DELETE FROM confirmed_terms WHERE notice_id = ? AND fact_id = ?').run(intoId, fact_id);
}

const earlier = (a: string | null, b: string | null): string | null => ((a ?? '~') < (b ?? '~') ? a : b);
const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b);
