// Reads the inbox in its four parts as one walk from page to page, and counts each part.
import type { Instant } from '../../model/day.ts';
import { earliestToday } from '../../model/nearestDue.ts';
import { type Section, sections } from '../../model/section.ts';
import type { NoticeFilter, NoticePage, SectionCounts, SectionsAsked } from '../store.ts';
import type { Database } from './database.ts';
import { type Narrowing, narrow } from './narrowing.ts';
import { nothing, type Row, rowColumns, rowJoins, toRow } from './noticeRows.ts';

const here = 'h.is_done = 0 AND h.is_archived = 0 AND (h.snoozed_until IS NULL OR h.snoozed_until <= ?)';
const urgentDay = 'd.until_day >= ? AND d.from_day <= ?';
const isUrgent = `EXISTS (SELECT 1 FROM shelf_days d WHERE d.seq = h.seq AND ${urgentDay})`;
const newest = Number.MAX_SAFE_INTEGER;

/** Where a notice stands in the walk; `key` orders what is to be acted on: by day, and what passed after what comes. */
interface Stand {
  section: Section;
  key: string;
  seq: number;
}

interface Walk {
  db: Database;
  now: Instant;
  today: string;
  /** Read at this moment or later still counts as new; null for nothing. */
  newSince: Instant | null;
  narrowing: Narrowing;
}

type Found = { seq: number; key: string }[];

/** From so long ago on nothing was read. */
const never = '9999-12-31T00:00:00.000Z';

function actPlaces({ db, now, today, narrowing }: Walk, after: Stand | null, limit: number): Found {
  const key = after?.key ?? '';
  return db
    .sql(
      `SELECT seq, key FROM (
         SELECT h.seq AS seq, coalesce(min(CASE WHEN d.on_day >= ? THEN d.on_day END), '9998-12-31') AS key
         FROM shelf_days d INDEXED BY shelf_days_until CROSS JOIN shelf h ON h.seq = d.seq
         WHERE ${urgentDay} AND ${here} AND ${narrowing.where} AND h.seq >= ? AND h.seq < ? GROUP BY h.seq
       ) WHERE key > ? OR (key = ? AND seq < ?) ORDER BY key, seq DESC LIMIT ?`,
    )
    .all(
      today,
      today,
      today,
      now,
      ...narrowing.values,
      narrowing.first,
      narrowing.end,
      key,
      key,
      after?.seq ?? newest,
      limit,
    ) as unknown as Found;
}

/** The two ways to be new, each walked along its own index: unread, and read while the person looks at this list. */
function newPlaces({ db, now, today, newSince, narrowing }: Walk, after: Stand | null, limit: number): Found {
  const end = Math.min(after?.seq ?? newest, narrowing.end);
  const rest = `${here} AND NOT ${isUrgent} AND ${narrowing.where} AND h.seq < ? AND h.seq >= ?
    ORDER BY h.seq DESC LIMIT ?`;
  const values = [now, today, today, ...narrowing.values, end, narrowing.first, limit];
  return db
    .sql(
      `SELECT seq, '' AS key FROM (
         SELECT * FROM (SELECT h.seq FROM shelf h INDEXED BY shelf_unread WHERE h.is_read = 0 AND ${rest})
         UNION ALL
         SELECT * FROM (SELECT h.seq FROM shelf h INDEXED BY shelf_read_at WHERE h.read_at >= ? AND h.is_read = 1 AND ${rest})
       ) ORDER BY seq DESC LIMIT ?`,
    )
    .all(...values, newSince ?? never, ...values, limit) as unknown as Found;
}

function waitingPlaces(
  { db, now, today, newSince, narrowing }: Walk,
  after: Stand | null,
  limit: number,
): Found {
  return db
    .sql(
      `SELECT h.seq, '' AS key FROM shelf h INDEXED BY shelf_read
       WHERE h.is_read = 1 AND coalesce(h.read_at, '') < ? AND ${here} AND NOT ${isUrgent} AND ${narrowing.where}
       AND h.seq < ? AND h.seq >= ? ORDER BY h.seq DESC LIMIT ?`,
    )
    .all(
      newSince ?? never,
      now,
      today,
      today,
      ...narrowing.values,
      Math.min(after?.seq ?? newest, narrowing.end),
      narrowing.first,
      limit,
    ) as unknown as Found;
}

function donePlaces({ db, narrowing }: Walk, after: Stand | null, limit: number): Found {
  return db
    .sql(
      `SELECT h.seq, '' AS key FROM shelf h INDEXED BY shelf_done
       WHERE h.is_done = 1 AND h.is_archived = 0 AND ${narrowing.where} AND h.seq < ? AND h.seq >= ?
       ORDER BY h.seq DESC LIMIT ?`,
    )
    .all(
      ...narrowing.values,
      Math.min(after?.seq ?? newest, narrowing.end),
      narrowing.first,
      limit,
    ) as unknown as Found;
}

const placesOf = { act: actPlaces, new: newPlaces, waiting: waitingPlaces, done: donePlaces } as const;

/** Anything that is not one of our cursors begins at the beginning. */
function standOf(after: string | null): Stand | null {
  const [, section, key = '', seq] = /^(act|new|waiting|done)\.([\d-]*)\.(\d{1,15})$/.exec(after ?? '') ?? [];
  return section === undefined ? null : { section: section as Section, key, seq: Number(seq) };
}

function walkOf(db: Database, now: Instant, filter: NoticeFilter, newSince: Instant | null): Walk | null {
  const narrowing = narrow(db, { ...filter, box: 'all' }, now);
  return narrowing && { db, now, today: earliestToday(now), newSince, narrowing };
}

/** Each part newest first, what is to be acted on by its day; parts that are not shown are passed over. */
export function listSections(
  db: Database,
  now: Instant,
  filter: NoticeFilter,
  { shown, newSince }: SectionsAsked,
  after: string | null,
  limit: number,
): NoticePage {
  const walk = walkOf(db, now, filter, newSince);
  if (!walk) return nothing;
  const from = standOf(after);
  const rest = sections.slice(from === null ? 0 : sections.indexOf(from.section));
  const stands: Stand[] = [];
  for (const section of rest) {
    if (stands.length > limit || !shown.includes(section)) continue;
    const places = placesOf[section](
      walk,
      section === from?.section ? from : null,
      limit + 1 - stands.length,
    );
    stands.push(...places.map(({ seq, key }) => ({ section, key, seq })));
  }
  const page = stands.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: rowsAt(walk, page),
    next: last && stands.length > limit ? `${last.section}.${last.key}.${last.seq}` : null,
  };
}

function rowsAt({ db, now }: Walk, stands: Stand[]): NoticePage['rows'] {
  const rows = db
    .sql(
      `SELECT ${rowColumns}, NULL AS text FROM json_each(?) found CROSS JOIN notices n ON n.seq = found.value ${rowJoins}
       ORDER BY found.key`,
    )
    .all(JSON.stringify(stands.map(({ seq }) => seq))) as unknown as Row[];
  const sectionOf = new Map(stands.map(({ seq, section }) => [seq, section]));
  return rows.map((row) => {
    const section = sectionOf.get(row.seq);
    return section === undefined ? toRow(db, row, now, null) : { ...toRow(db, row, now, null), section };
  });
}

/** What is urgent is few: the other parts are counted whole and the urgent ones taken out. */
export function countSections(
  db: Database,
  now: Instant,
  filter: NoticeFilter,
  newSince: Instant | null,
): SectionCounts {
  const walk = walkOf(db, now, filter, newSince);
  if (!walk) return { act: 0, new: 0, waiting: 0, done: 0 };
  const { today, narrowing } = walk;
  const isNew = "(h.is_read = 0 OR coalesce(h.read_at, '') >= ?)";
  const since = newSince ?? never;
  const range = [...narrowing.values, narrowing.first, narrowing.end];
  const urgent = db
    .sql(
      `SELECT count(*) AS n, coalesce(sum(isNew), 0) AS new FROM (
         SELECT DISTINCT h.seq, ${isNew} AS isNew FROM shelf_days d INDEXED BY shelf_days_until
         CROSS JOIN shelf h ON h.seq = d.seq
         WHERE ${urgentDay} AND ${here} AND ${narrowing.where} AND h.seq >= ? AND h.seq < ?)`,
    )
    .get(since, today, today, now, ...range) as { n: number; new: number };
  const open = db
    .sql(
      `SELECT count(*) AS n, coalesce(sum(${isNew}), 0) AS new FROM shelf h INDEXED BY shelf_inbox
       WHERE ${here} AND ${narrowing.where} AND h.seq >= ? AND h.seq < ?`,
    )
    .get(since, now, ...range) as { n: number; new: number };
  const done = db
    .sql(
      `SELECT count(*) AS n FROM shelf h INDEXED BY shelf_done
       WHERE h.is_done = 1 AND h.is_archived = 0 AND ${narrowing.where} AND h.seq >= ? AND h.seq < ?`,
    )
    .get(...range) as { n: number };
  return {
    act: urgent.n,
    new: open.new - urgent.new,
    waiting: open.n - open.new - (urgent.n - urgent.new),
    done: done.n,
  };
}
