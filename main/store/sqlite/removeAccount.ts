// Takes an account away with all that only it told; what another account tells of too stays.
import { casesOfNotices, dropEmptyCases, joinNotice } from './caseJoining.ts';
import type { Database } from './database.ts';
import { remerge, updateSearch } from './noticeWriting.ts';
import { ofNotice, ofNoticeRange } from './paidMarks.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Part of the transaction that puts it into the bin. What stays is told anew by those who still tell of it. */
export function takeAwayAccount(db: Database, index: SearchIndex, no: number): void {
  const notices = db
    .sql(
      `SELECT n.seq, n.id FROM notices n WHERE n.account = ?
       AND NOT EXISTS (SELECT 1 FROM notice_sources s WHERE s.notice_id = n.id AND s.account <> n.account)`,
    )
    .all(no) as { seq: number; id: string }[];
  const shared = db.sql('DELETE FROM notice_sources WHERE account = ? RETURNING notice_id AS id').all(no) as {
    id: string;
  }[];
  db.sql('DELETE FROM documents WHERE account = ?').run(no);
  const cases = casesOfNotices(
    db,
    notices.map(({ seq }) => seq),
  );
  for (const { seq, id } of notices) {
    db.sql('DELETE FROM marks WHERE notice_id = ?').run(id);
    db.sql('DELETE FROM mark_history WHERE notice_id = ?').run(id);
    db.sql('DELETE FROM case_choices WHERE notice_id = ?').run(id);
    db.sql('DELETE FROM notice_joins WHERE notice_id = ?').run(id);
    db.sql('DELETE FROM same_refusals WHERE notice_id = ?').run(id);
    db.sql(`DELETE FROM payment_marks WHERE ${ofNotice}`).run(...ofNoticeRange(id));
    db.sql('DELETE FROM notices WHERE seq = ?').run(seq);
  }
  const goneIds = new Set(notices.map(({ id }) => id));
  const changes = { left: new Set(notices.map(({ seq }) => seq)), taken: new Map() };
  for (const { id } of shared) if (!goneIds.has(id)) remerge(db, id, changes);
  for (const { seq } of changes.taken.values()) joinNotice(db, seq);
  dropEmptyCases(db, cases);
  updateSearch(index, changes);
  db.sql('DELETE FROM accounts WHERE no = ?').run(no);
}
