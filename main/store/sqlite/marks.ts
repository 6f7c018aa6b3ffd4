// Reads and writes marks: what the user did with a notice, under the notice's id, whether or not the notice is here.
import type { Instant } from '../../model/day.ts';
import { type Mark, unmarked } from '../../model/notice.ts';
import type { Database } from './database.ts';
import { shelveMark } from './shelf.ts';

export interface MarkRow {
  isRead: number | null;
  isFlagged: number | null;
  isDone: number | null;
  isArchived: number | null;
  snoozedUntil: string | null;
  note: string | null;
}

/** Of the table called `m`, which may be missing in a left join. */
export const markColumns = `m.is_read AS isRead, m.is_flagged AS isFlagged, m.is_done AS isDone,
  m.is_archived AS isArchived, m.snoozed_until AS snoozedUntil, m.note`;

export function markOf(row: MarkRow): Mark {
  return {
    isRead: row.isRead === 1,
    isFlagged: row.isFlagged === 1,
    isDone: row.isDone === 1,
    isArchived: row.isArchived === 1,
    snoozedUntil: row.snoozedUntil,
    note: row.note ?? '',
  };
}

const readMark = (db: Database, noticeId: string): Mark => {
  const row = db.sql(`SELECT ${markColumns} FROM marks m WHERE m.notice_id = ?`).get(noticeId);
  return row ? markOf(row as unknown as MarkRow) : unmarked;
};

function writeMark(db: Database, noticeId: string, mark: Mark, at: Instant): void {
  db.sql(
    `INSERT OR REPLACE INTO marks (notice_id, is_read, is_flagged, is_done, is_archived, snoozed_until, note, marked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    noticeId,
    Number(mark.isRead),
    Number(mark.isFlagged),
    Number(mark.isDone),
    Number(mark.isArchived),
    mark.snoozedUntil,
    mark.note,
    at,
  );
  shelveMark(db, noticeId, mark);
}

/** Sets the given marks; returns each notice's marks as they were before, in the order asked. */
export function markNotices(
  db: Database,
  ids: string[],
  change: Partial<Mark>,
  at: Instant,
): { id: string; mark: Mark }[] {
  return db.transaction(() =>
    [...new Set(ids)].map((id) => {
      const before = readMark(db, id);
      writeMark(db, id, { ...before, ...change }, at);
      return { id, mark: before };
    }),
  );
}

export function restoreMarks(db: Database, marks: { id: string; mark: Mark }[], at: Instant): void {
  db.transaction(() => {
    for (const { id, mark } of marks) writeMark(db, id, mark, at);
  });
}
