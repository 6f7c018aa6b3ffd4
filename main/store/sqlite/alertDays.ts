// Keeps the days that a notice names beside it, so that what can still be missed is found without reading the facts of everything.
import type { ListedNotice } from '../../model/notice.ts';
import type { Database } from './database.ts';

/** Call in the transaction that writes the facts. */
export function keepAlertDays(
  db: Database,
  seq: number,
  facts: Pick<ListedNotice, 'deadlines' | 'expiresOn' | 'appointment'>,
): void {
  const { deadlines, expiresOn, appointment } = facts;
  const named = [...deadlines.map(({ on }) => on), expiresOn, appointment?.on ?? null];
  db.sql('DELETE FROM alert_days WHERE seq = ?').run(seq);
  for (const on of new Set(named))
    if (on !== null) db.sql('INSERT INTO alert_days (on_day, seq) VALUES (?, ?)').run(on, seq);
}
