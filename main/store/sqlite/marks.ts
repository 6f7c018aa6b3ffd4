// Reads and writes marks: what the user did with a notice, under the notice's id, whether or not the notice is here.
import type { Instant } from '../../model/day.ts';
import { type Mark, unmarked } from '../../model/notice.ts';
import type { Database } from './database.ts';
import { presentNoticeId } from './sameOffers.ts';
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

interface KeptMark {
  mark: Mark;
  readAt: Instant | null;
}

function readMark(db: Database, noticeId: string): KeptMark {
  const row = db
    .sql(`SELECT ${markColumns}, m.read_at AS readAt FROM marks m WHERE m.notice_id = ?`)
    .get(noticeId) as unknown as (MarkRow & { readAt: Instant | null }) | undefined;
  return row ? { mark: markOf(row), readAt: row.readAt } : { mark: unmarked, readAt: null };
}

function writeMark(db: Database, noticeId: string, before: KeptMark, mark: Mark, at: Instant): void {
  const readAt = mark.isRead ? (before.mark.isRead ? before.readAt : at) : null;
  db.sql(
    `INSERT OR REPLACE INTO marks (notice_id, is_read, is_flagged, is_done, is_archived, snoozed_until, note, marked_at, read_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    noticeId,
    Number(mark.isRead),
    Number(mark.isFlagged),
    Number(mark.isDone),
    Number(mark.isArchived),
    mark.snoozedUntil,
    mark.note,
    at,
    readAt,
  );
  keepHistory(db, noticeId, before.mark, mark, at);
  shelveMark(db, noticeId, mark, readAt);
}

const told: { field: keyof Mark; act: string; back: string }[] = [
  { field: 'isRead', act: 'read', back: 'unread' },
  { field: 'isFlagged', act: 'flagged', back: 'unflagged' },
  { field: 'isDone', act: 'done', back: 'undone' },
  { field: 'isArchived', act: 'archived', back: 'unarchived' },
  { field: 'snoozedUntil', act: 'snoozed', back: 'unsnoozed' },
  { field: 'note', act: 'noted', back: 'unnoted' },
];

/** One line for each mark that is now another; marks that stay as they were tell nothing. */
function keepHistory(db: Database, noticeId: string, before: Mark, after: Mark, at: Instant): void {
  for (const { field, act, back } of told) {
    if (before[field] === after[field]) continue;
    const isSet = after[field] !== false && after[field] !== null && after[field] !== '';
    db.sql('INSERT INTO mark_history (notice_id, at, what) VALUES (?, ?, ?)').run(
      noticeId,
      at,
      isSet ? act : back,
    );
  }
}

/** Sets the given marks; returns each notice's marks as they were before, in the order asked. */
export function markNotices(
  db: Database,
  ids: string[],
  change: Partial<Mark>,
  at: Instant,
): { id: string; mark: Mark }[] {
  // A screen that is a moment behind may name one that went into another.
  return db.transaction(() =>
    [...new Set(ids.map((id) => presentNoticeId(db, id)))].map((id) => setMarks(db, id, change, at)),
  );
}

/** Part of a transaction; answers with the marks as they were. */
export function setMarks(
  db: Database,
  id: string,
  change: Partial<Mark>,
  at: Instant,
): { id: string; mark: Mark } {
  const before = readMark(db, id);
  writeMark(db, id, before, { ...before.mark, ...change }, at);
  return { id, mark: before.mark };
}

export function restoreMarks(db: Database, marks: { id: string; mark: Mark }[], at: Instant): void {
  db.transaction(() => {
    for (const { id, mark } of marks) writeMark(db, id, readMark(db, id), mark, at);
  });
}
