// What was done with one notice here, in order: marks, and the acts that the audit holds.
import type { NoticeAct } from '../store.ts';
import type { Database } from './database.ts';

const mostLines = 500;

/** The newest first. */
export function historyOf(db: Database, noticeId: string): NoticeAct[] {
  return db
    .sql(
      `SELECT at, what, isMark FROM (
         SELECT at, 'mark.' || what AS what, 1 AS isMark, rowid AS no FROM mark_history WHERE notice_id = ?
         UNION ALL SELECT at, what, 0, no FROM audit WHERE notice_id = ?
       ) ORDER BY at DESC, isMark DESC, no DESC LIMIT ${mostLines}`,
    )
    .all(noticeId, noticeId)
    .map((row) => ({ at: String(row['at']), what: String(row['what']) }));
}
