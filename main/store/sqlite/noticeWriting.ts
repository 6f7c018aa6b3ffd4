// Writes one notice: its row, its facts, its place in time, and the whole that several sources make.
import type { Instant } from '../../model/day.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { ListingPlan } from '../store.ts';
import { keepAlertDays } from './alertDays.ts';
import { withConfirmedTerms } from './confirmedTerms.ts';
import type { Database } from './database.ts';
import { openDueDays } from './paidMarks.ts';
import { personOf } from './persons.ts';
import type { SearchIndex } from './searchIndex.ts';
import { shelveNotice } from './shelf.ts';
import { isJoined, mergeKeyOf, wholeOf } from './sources.ts';
import { StoreFailure } from './storeFailure.ts';

/** The place in time for a notice: the millisecond of its moment, or the next one that no other notice has. */
function freePlace(db: Database, sortAt: Instant): number {
  const isTaken = (seq: number): boolean =>
    db.sql('SELECT 1 FROM notices WHERE seq = ?').get(seq) !== undefined;
  let place = Date.parse(sortAt);
  if (!isTaken(place)) return place;
  // Portals that tell only the day give one moment to many notices: go on behind the last of them.
  const last = db.sql('SELECT max(seq) AS seq FROM notices WHERE sort_at = ?').get(sortAt) as {
    seq: number | null;
  };
  place = Math.max(place, last.seq ?? 0) + 1;
  while (isTaken(place)) place += 1;
  return place;
}

/** A moment that cannot be read does not cost the notice: it then stands where it was first seen. */
const sortMoment = (madeAvailableAt: Instant | null, firstSeenAt: Instant): Instant =>
  madeAvailableAt !== null && Date.parse(madeAvailableAt) > 0 ? madeAvailableAt : firstSeenAt;

function writeFacts(db: Database, seq: number, facts: ListedNotice): void {
  const { text, ...rest } = facts;
  db.sql(
    `INSERT INTO notice_facts (seq, facts, text) VALUES (?, ?, ?)
     ON CONFLICT (seq) DO UPDATE SET facts = excluded.facts, text = excluded.text`,
  ).run(seq, JSON.stringify(rest), text);
  keepAlertDays(db, seq, facts);
  shelveNotice(db, seq);
}

const factColumns = [
  'portal_notice_id',
  'portal',
  'kind',
  'state',
  'title',
  'issuer',
  'person',
  'case_number',
  'made_available_at',
  'due_days',
  'appointment_on',
  'is_in_junk',
  'verdict',
  'facts_hash',
  'merge_key',
];

const factValues = (db: Database, { id, facts, factsHash }: Planned): (string | number | null)[] => [
  facts.portalNoticeId,
  facts.portal,
  facts.kind,
  facts.state,
  facts.title,
  facts.issuer,
  facts.person,
  facts.caseNumber,
  facts.madeAvailableAt,
  openDueDays(db, id, facts),
  facts.appointment?.on ?? null,
  Number(facts.isInJunk),
  facts.authenticity?.verdict ?? null,
  factsHash,
  mergeKeyOf(facts) ?? (isJoined(db, id) ? `joined:${id}` : null),
];

export type Planned = ListingPlan['added'][number];

/** Returns the notice's place. */
export function addNotice(db: Database, account: number, at: Instant, planned: Planned): number {
  const sortAt = sortMoment(planned.facts.madeAvailableAt, at);
  const seq = freePlace(db, sortAt);
  db.sql(
    `INSERT INTO notices (seq, id, account, person_no, sort_at, first_seen_at, ${factColumns.join(', ')})
     VALUES (?, ?, ?, ?, ?, ?, ${factColumns.map(() => '?').join(', ')})`,
  ).run(
    seq,
    planned.id,
    account,
    personOf(db, account, planned.facts),
    sortAt,
    at,
    ...factValues(db, planned),
  );
  writeFacts(db, seq, planned.facts);
  return seq;
}

interface Place {
  seq: number;
  sortAt: string;
  firstSeenAt: string;
}

/** Returns the notice's place before and now: a corrected moment moves it. */
export function changeNotice(db: Database, account: number, listed: Planned): { from: number; to: number } {
  const planned = { ...listed, facts: withConfirmedTerms(db, listed.id, listed.facts) };
  const found = db
    .sql('SELECT seq, sort_at AS sortAt, first_seen_at AS firstSeenAt FROM notices WHERE id = ?')
    .get(planned.id) as Place | undefined;
  if (!found) throw new StoreFailure('input.notFound', { noticeId: planned.id });
  const sortAt = sortMoment(planned.facts.madeAvailableAt, found.firstSeenAt);
  const seq = sortAt === found.sortAt ? found.seq : freePlace(db, sortAt);
  db.sql(
    `UPDATE notices SET seq = ?, account = ?, person_no = ?, sort_at = ?, no_longer_listed_at = NULL,
       ${factColumns.map((column) => `${column} = ?`).join(', ')} WHERE seq = ?`,
  ).run(seq, account, personOf(db, account, planned.facts), sortAt, ...factValues(db, planned), found.seq);
  writeFacts(db, seq, planned.facts);
  return { from: found.seq, to: seq };
}

/** What a page has to do in the search when everything else is written. */
export interface SearchChanges {
  left: Set<number>;
  taken: Map<string, { seq: number; account: number; facts: ListedNotice }>;
}

/** Writes the notice anew from all its sources. The hash stays with each source: the whole has none. */
export function remerge(db: Database, noticeId: string, changes: SearchChanges): void {
  const { account, facts } = wholeOf(db, noticeId);
  const { from, to } = changeNotice(db, account, { id: noticeId, factsHash: '', facts });
  changes.left.add(from);
  changes.taken.set(noticeId, { seq: to, account, facts });
}

/**
 * The search comes last: FTS5 writes out what it has gathered whenever another statement opens a savepoint, and a
 * page whose words are written notice by notice takes five times as long.
 */
export function updateSearch(index: SearchIndex, { left, taken }: SearchChanges): void {
  for (const seq of left) index.remove(seq);
  for (const { seq, account, facts } of taken.values()) index.add(seq, account, facts);
}
