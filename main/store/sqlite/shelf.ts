// Puts a notice on the shelf: the short row, facts and marks together, that lists are narrowed by.
import type { Instant } from '../../model/day.ts';
import type { Mark } from '../../model/notice.ts';
import type { Database } from './database.ts';
import { shelveDays } from './shelfDays.ts';

/** Writes the notice's short row anew from its facts and marks, after its facts came or changed. */
export function shelveNotice(db: Database, seq: number): void {
  db.sql(
    `INSERT INTO shelf (seq, account, person, portal, kind, is_in_junk, is_read, is_flagged, is_done, is_archived, snoozed_until, read_at)
     SELECT n.seq, n.account, n.person_no, n.portal, n.kind, n.is_in_junk, coalesce(m.is_read, 0), coalesce(m.is_flagged, 0),
       coalesce(m.is_done, 0), coalesce(m.is_archived, 0), m.snoozed_until, m.read_at
     FROM notices n LEFT JOIN marks m ON m.notice_id = n.id WHERE n.seq = ?
     ON CONFLICT (seq) DO UPDATE SET account = excluded.account, person = excluded.person, portal = excluded.portal, kind = excluded.kind, is_in_junk = excluded.is_in_junk,
       is_read = excluded.is_read, is_flagged = excluded.is_flagged, is_done = excluded.is_done,
       is_archived = excluded.is_archived, snoozed_until = excluded.snoozed_until, read_at = excluded.read_at`,
  ).run(seq);
  shelveDays(db, seq);
}

/** Puts new marks on the notice's short row; nothing when the notice is not here yet. */
export function shelveMark(db: Database, noticeId: string, mark: Mark, readAt: Instant | null): void {
  db.sql(
    `UPDATE shelf SET is_read = ?, is_flagged = ?, is_done = ?, is_archived = ?, snoozed_until = ?, read_at = ?
     WHERE seq = (SELECT seq FROM notices WHERE id = ?)`,
  ).run(
    Number(mark.isRead),
    Number(mark.isFlagged),
    Number(mark.isDone),
    Number(mark.isArchived),
    mark.snoozedUntil,
    readAt,
    noticeId,
  );
}
