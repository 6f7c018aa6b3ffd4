// Keeps the days that make a notice urgent beside its short row, so that what is to be acted on is found without its facts.
import type { NoticeState } from '../../model/notice.ts';
import { actDaysAfter, actDaysBefore, urgentDaysOf } from '../../model/section.ts';
import type { Database } from './database.ts';
import { readDueDays } from './dueDays.ts';

const always = { from: '0000-01-01', until: '9999-12-31' };
const dayMs = 86_400_000;

/** `YYYY-MM-DD` so many days later; null for a day that no calendar has. */
function dayAfter(day: string, days: number): string | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : new Date(at + days * dayMs).toISOString().slice(0, 10);
}

/** Writes the notice's urgent days anew from its row; call it whenever its days, its appointment or its state changed. */
export function shelveDays(db: Database, seq: number): void {
  const row = db
    .sql('SELECT due_days AS dueDays, appointment_on AS appointmentOn, state FROM notices WHERE seq = ?')
    .get(seq) as { dueDays: string; appointmentOn: string | null; state: NoticeState } | undefined;
  if (!row) return;
  db.sql('DELETE FROM shelf_days WHERE seq = ?').run(seq);
  const insert = db.sql(
    'INSERT OR REPLACE INTO shelf_days (seq, on_day, from_day, until_day) VALUES (?, ?, ?, ?)',
  );
  if (row.state === 'outcomeUnknown') insert.run(seq, always.until, always.from, always.until);
  for (const { on, staysAfter } of urgentDaysOf(readDueDays(row.dueDays), row.appointmentOn, row.state)) {
    const from = dayAfter(on, -actDaysBefore);
    const until = dayAfter(on, staysAfter ? actDaysAfter : 0);
    if (from !== null && until !== null) insert.run(seq, on, from, until);
  }
}
