// Which payments of a notice the person marked as paid, for whatever tells of days that are still to come.

import type { ListedNotice } from '../../model/notice.ts';
import { noticeOfPayment, withoutPaid } from '../../model/payments.ts';
import type { Database } from './database.ts';
import { writeDueDays } from './dueDays.ts';
import { shelveDays } from './shelfDays.ts';

/** All ids under a notice: its own and `<id>#<day>`; `$` follows `#`. */
export const ofNotice = 'payment_id >= ? AND payment_id < ?';
export const ofNoticeRange = (noticeId: string): [string, string] => [noticeId, `${noticeId}$`];

export const paidOf = (db: Database, noticeId: string): Set<string> =>
  new Set(
    (
      db
        .sql(`SELECT payment_id AS id FROM payment_marks WHERE ${ofNotice} AND paid_on IS NOT NULL`)
        .all(...ofNoticeRange(noticeId)) as { id: string }[]
    ).map(({ id }) => id),
  );

/** The row's due days, without those that are paid. */
export const openDueDays = (db: Database, noticeId: string, facts: ListedNotice): string =>
  writeDueDays(withoutPaid(noticeId, facts, paidOf(db, noticeId)));

/** After a mark was set or taken back. */
export function rewriteDueDays(db: Database, paymentId: string): void {
  const noticeId = noticeOfPayment(paymentId);
  const row = db
    .sql('SELECT n.seq, f.facts FROM notices n JOIN notice_facts f ON f.seq = n.seq WHERE n.id = ?')
    .get(noticeId) as { seq: number; facts: string } | undefined;
  if (!row) return;
  const days = openDueDays(db, noticeId, JSON.parse(row.facts) as ListedNotice);
  db.sql('UPDATE notices SET due_days = ? WHERE id = ?').run(days, noticeId);
  shelveDays(db, row.seq);
}
