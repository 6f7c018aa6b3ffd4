// Says a list's filter as a condition on the shelf and as words of the search, and whether its box holds few notices.
import type { Day, Instant } from '../../model/day.ts';
import type { Mailbox, NoticeFilter } from '../store.ts';
import type { Database } from './database.ts';
import { presentPersonId } from './personMerges.ts';
import { labels } from './searchIndex.ts';

type Values = (string | number)[];

interface Box {
  /** On the shelf, called `h`; `?` stands for now. */
  condition: string;
  needsNow: boolean;
  /** The partial index that holds this box and little else; null for what is everywhere. */
  index: string | null;
}

const away = 'h.is_done = 0 AND h.is_archived = 0';
const boxes: Record<Mailbox, Box> = {
  inbox: {
    condition: `${away} AND (h.snoozed_until IS NULL OR h.snoozed_until <= ?)`,
    needsNow: true,
    index: 'shelf_inbox',
  },
  snoozed: {
    condition: `${away} AND h.snoozed_until IS NOT NULL AND h.snoozed_until > ?`,
    needsNow: true,
    index: 'shelf_snoozed',
  },
  flagged: { condition: 'h.is_flagged = 1', needsNow: false, index: 'shelf_flagged' },
  done: { condition: 'h.is_done = 1', needsNow: false, index: 'shelf_done' },
  archived: { condition: 'h.is_archived = 1', needsNow: false, index: 'shelf_archived' },
  junk: { condition: 'h.is_in_junk = 1', needsNow: false, index: 'shelf_junk' },
  all: { condition: 'TRUE', needsNow: false, index: null },
};

/** A box with up to so many notices is read through; the search would have to be asked for each. */
export const fewNotices = 300;

export interface Narrowing {
  /** SQL on the shelf as `h`, with its values. */
  where: string;
  values: Values;
  /** `INDEXED BY` the box when it holds few notices, else the shelf itself in the order of time. */
  hint: string;
  isFew: boolean;
  /** Places in time: from `first` on and before `end`. */
  first: number;
  end: number;
  /** FTS5 expressions that every match must fulfil. */
  labels: string[];
}

/** With those of the cases that were joined to it. */
const noticesOfCase = `SELECT l.seq FROM cases c JOIN case_links l ON l.case_no = c.no
  WHERE coalesce(c.part_of, c.no) = (SELECT coalesce(o.part_of, o.no) FROM cases o WHERE o.id = ?)`;
const somePdf = `EXISTS (SELECT 1 FROM notices pn JOIN documents d ON d.notice_id = pn.id WHERE pn.seq = h.seq
  AND d.role <> 'evidence' AND (d.type LIKE 'application/pdf%' OR d.name LIKE '%.pdf'))`;

const someNote = `EXISTS (SELECT 1 FROM notices mn JOIN marks m ON m.notice_id = mn.id WHERE mn.seq = h.seq AND m.note <> '')`;

/** A notice's place in time is its moment in milliseconds; a day begins where the computer is. */
const placeOf = (day: Day): number => new Date(`${day}T00:00:00`).getTime();

const anyOf = (words: string[]): string => words.map((word) => `"${word}"`).join(' OR ');

export function accountsOf(db: Database, filter: NoticeFilter): number[] | null {
  if (filter.accountId === undefined && filter.personId === undefined) return null;
  const rows = db
    .sql(
      `SELECT a.no FROM accounts a WHERE a.id = coalesce(?, a.id) AND (? IS NULL OR EXISTS (
         SELECT 1 FROM shelf h JOIN persons p ON p.no = h.person WHERE p.id = ? AND h.account = a.no))`,
    )
    .all(filter.accountId ?? null, filter.personId ?? null, filter.personId ?? null) as { no: number }[];
  return rows.map((row) => row.no);
}

/** Null when no notice can fulfil the filter. */
export function narrow(db: Database, asked: NoticeFilter, now: Instant): Narrowing | null {
  const filter =
    asked.personId === undefined ? asked : { ...asked, personId: presentPersonId(db, asked.personId) };
  const box = boxes[filter.box];
  const isInboxUnread = filter.box === 'inbox' && filter.isUnread === true;
  const index = isInboxUnread ? 'shelf_unread' : box.index;
  const conditions = [isInboxUnread ? `${box.condition} AND h.is_read = 0` : box.condition];
  const values: Values = box.needsNow ? [now] : [];
  const isFew = index !== null && holdsFew(db, index, conditions.join(' AND '), values);
  const told: string[] = filter.box === 'junk' ? [anyOf([labels.junk])] : [];

  const accounts = accountsOf(db, filter);
  if (accounts?.length === 0 || filter.kinds?.length === 0) return null;
  if (accounts) {
    conditions.push(`h.account IN (${accounts.map(() => '?').join(', ')})`);
    values.push(...accounts);
    told.push(anyOf(accounts.map((no) => labels.account(no))));
  }
  if (filter.personId !== undefined) {
    conditions.push('h.person = (SELECT no FROM persons WHERE id = ?)');
    values.push(filter.personId);
  }
  if (filter.portal !== undefined) {
    conditions.push('h.portal = ?');
    values.push(filter.portal);
    told.push(anyOf([labels.portal(filter.portal)]));
  }
  if (filter.kinds) {
    conditions.push(`h.kind IN (${filter.kinds.map(() => '?').join(', ')})`);
    values.push(...filter.kinds);
    told.push(anyOf(filter.kinds.map((kind) => labels.kind(kind))));
  }
  if (filter.isUnread !== undefined) {
    conditions.push(`h.is_read = ${filter.isUnread ? 0 : 1}`);
  }
  if (filter.isFlagged !== undefined) conditions.push(`h.is_flagged = ${filter.isFlagged ? 1 : 0}`);
  if (filter.caseId !== undefined) {
    conditions.push(`h.seq IN (${noticesOfCase})`);
    values.push(filter.caseId);
  }
  if (filter.hasPdf !== undefined) conditions.push(`${filter.hasPdf ? '' : 'NOT '}${somePdf}`);
  if (filter.hasNote !== undefined) conditions.push(`${filter.hasNote ? '' : 'NOT '}${someNote}`);
  const hint = isFew ? `INDEXED BY ${index}` : 'NOT INDEXED';
  const first = filter.since === undefined ? 0 : placeOf(filter.since);
  const end = filter.before === undefined ? Number.MAX_SAFE_INTEGER : placeOf(filter.before);
  return { where: conditions.join(' AND '), values, hint, isFew, first, end, labels: told };
}

function holdsFew(db: Database, index: string, condition: string, values: Values): boolean {
  const row = db
    .sql(
      `SELECT count(*) AS n FROM (SELECT 1 FROM shelf h INDEXED BY ${index} WHERE ${condition} LIMIT ${fewNotices + 1})`,
    )
    .get(...values) as { n: number };
  return row.n <= fewNotices;
}
