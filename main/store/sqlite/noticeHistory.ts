// What was done with one notice here, in order: marks, and the acts that the audit holds.
import type { NoticeAct } from '../store.ts';
import type { Database } from './database.ts';
import { presentNoticeId } from './sameOffers.ts';

const mostLines = 500;

/** The newest first, with what was done with those that went into it. */
export function historyOf(db: Database, noticeId: string): NoticeAct[] {
  const id = presentNoticeId(db, noticeId);
  return db
    .sql(
      `SELECT at, what, isMark FROM (
         SELECT at, 'mark.' || what AS what, 1 AS isMark, rowid AS no FROM mark_history WHERE notice_id = ?
         UNION ALL SELECT at, what, 0, no FROM audit WHERE notice_id = ?
         UNION ALL SELECT h.value ->> '$.at', 'mark.' || (h.value ->> '$.what'), 1, h.key
           FROM notice_joins j, json_each(j.kept, '$.own.history') h WHERE j.notice_id = ?
         UNION ALL SELECT a.at, a.what, 0, a.no FROM notice_joins j JOIN audit a ON a.notice_id = j.joined_id WHERE j.notice_id = ?
       ) ORDER BY at DESC, isMark DESC, no DESC LIMIT ${mostLines}`,
    )
    .all(id, id, id, id)
    .map((row) => ({ at: String(row['at']), what: String(row['what']) }));
}
