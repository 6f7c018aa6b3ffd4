// Makes two notices one because a person says so, and parts them again: one transaction each, nothing of either is lost.
import type { Instant } from '../../model/day.ts';
import { whyTheSame } from '../../model/sameNotice.ts';
import { writeAudit } from './audit.ts';
import { casesOfNotices, dropEmptyCases, joinNotice } from './caseJoining.ts';
import { joinConversation } from './conversations.ts';
import type { Database } from './database.ts';
import { joinOwn, partOwn } from './joinedOwn.ts';
import { isContradictory, type Kept, leavingDocuments, sidesOf } from './joinedSides.ts';
import { setMarks } from './marks.ts';
import { addNotice, changeNotice, remerge, type SearchChanges, updateSearch } from './noticeWriting.ts';
import { ofNotice, ofNoticeRange } from './paidMarks.ts';
import { comparedNotices } from './sameOffers.ts';
import type { SearchIndex } from './searchIndex.ts';
import { closeNotice, isJoined, keptSources, makeSource } from './sources.ts';
import { StoreFailure } from './storeFailure.ts';

interface Place {
  id: string;
  seq: number;
  mergeKey: string | null;
  firstSeenAt: Instant;
  joins: number;
}

const placeOf = (db: Database, id: string): Place => {
  const row = db
    .sql(
      `SELECT id, seq, merge_key AS mergeKey, first_seen_at AS firstSeenAt,
         (SELECT count(*) FROM notice_joins j WHERE j.notice_id = notices.id) AS joins FROM notices WHERE id = ?`,
    )
    .get(id) as unknown as Place | undefined;
  if (!row) throw new StoreFailure('input.notFound', { what: 'notice' });
  return row;
};

/** Who stays: the one that others went into, the one that has an identifier, the one that was here first. */
function isFirst(one: Place, other: Place): boolean {
  if (one.joins > 0 !== other.joins > 0) return one.joins > 0;
  if ((one.mergeKey === null) !== (other.mergeKey === null)) return one.mergeKey !== null;
  return one.firstSeenAt <= other.firstSeenAt;
}

const refuse = (reason: string): StoreFailure =>
  new StoreFailure('input.invalid', { badFields: ['ids'], reason });

export function joinNotices(
  db: Database,
  index: SearchIndex,
  [oneId, otherId]: readonly [string, string],
  at: Instant,
): { id: string; joinedId: string } {
  return db.transaction(() => {
    const [one, other] = [placeOf(db, oneId), placeOf(db, otherId)];
    const [a, b] = comparedNotices(db, [one.seq, other.seq]);
    const reasons = a && b ? whyTheSame(a, b) : null;
    // What others went into is never put into a third: parting would have to guess whose is whose.
    if (reasons === null || (one.joins > 0 && other.joins > 0)) throw refuse('notAlike');
    const [into, gone] = isFirst(one, other) ? [one, other] : [other, one];
    for (const { id } of [into, gone]) makeSource(db, id);
    const cases = casesOfNotices(db, [into.seq, gone.seq]);
    const kept: Kept = {
      firstSeenAt: gone.firstSeenAt,
      accounts: keptSources(db, gone.id).map(({ account }) => account),
      intoAccounts: keptSources(db, into.id).map(({ account }) => account),
      documents: documentIds(db, gone.id),
      intoDocuments: documentIds(db, into.id),
      own: joinOwn(db, into.id, gone.id, at),
    };
    db.sql('UPDATE notice_sources SET notice_id = ? WHERE notice_id = ?').run(into.id, gone.id);
    db.sql('UPDATE documents SET notice_id = ? WHERE notice_id = ?').run(into.id, gone.id);
    db.sql('DELETE FROM notices WHERE id = ?').run(gone.id);
    db.sql('INSERT INTO notice_joins (joined_id, notice_id, at, kept) VALUES (?, ?, ?, ?)').run(
      gone.id,
      into.id,
      at,
      JSON.stringify(kept),
    );
    const changes: SearchChanges = { left: new Set([gone.seq]), taken: new Map() };
    writeTold(db, into.id, changes);
    settle(db, changes, cases);
    const details = { joinedId: gone.id, reasons };
    writeAudit(db, { at, what: 'notice.joined', accountId: null, noticeId: into.id, details });
    updateSearch(index, changes);
    return { id: into.id, joinedId: gone.id };
  });
}

export function partNotices(
  db: Database,
  index: SearchIndex,
  joinedId: string,
  at: Instant,
): { ids: [string, string] } {
  return db.transaction(() => {
    const changes: SearchChanges = { left: new Set(), taken: new Map() };
    const ids = takeOut(db, joinedId, at, changes, 'person');
    updateSearch(index, changes);
    return { ids };
  });
}

/** Sources of a joined notice that now contradict each other were never one: they are parted at once, unread. */
export function partContradicted(
  db: Database,
  noticeId: string,
  at: Instant,
  changes: SearchChanges,
): string[] {
  if (!isJoined(db, noticeId)) return [];
  const joins = db.sql('SELECT joined_id AS id FROM notice_joins WHERE notice_id = ?').all(noticeId) as {
    id: string;
  }[];
  return joins.flatMap(({ id }) => {
    const sides = sidesOf(db, noticeId, joinOf(db, id).kept);
    if (!isContradictory(sides.flat()) || sides.some((side) => side.length === 0)) return [];
    const ids = takeOut(db, id, at, changes, 'contradicted');
    setMarks(db, id, { isRead: false }, at);
    return ids;
  });
}

function joinOf(db: Database, joinedId: string): { id: string; kept: Kept } {
  const row = db.sql('SELECT notice_id AS id, kept FROM notice_joins WHERE joined_id = ?').get(joinedId) as
    | { id: string; kept: string }
    | undefined;
  if (!row) throw new StoreFailure('input.notFound', { what: 'join' });
  return { id: row.id, kept: JSON.parse(row.kept) as Kept };
}

/**
 * References wait for the commit: rows that name the notice which comes back are written before it, and it cannot come back
 * before the other one has let go of what the account told.
 */
function takeOut(
  db: Database,
  joinedId: string,
  at: Instant,
  changes: SearchChanges,
  why: 'person' | 'contradicted',
): [string, string] {
  const { id, kept } = joinOf(db, joinedId);
  const [staying, leaving] = sidesOf(db, id, kept);
  const [first] = leaving;
  // Nothing could be shown of the one whose account was removed.
  if (staying.length === 0 || !first) throw refuse('oneSource');
  db.exec('PRAGMA defer_foreign_keys = ON');
  const cases = casesOfNotices(db, [placeOf(db, id).seq]);
  const documents = leavingDocuments(db, id, kept, leaving, staying);
  db.sql('DELETE FROM notice_joins WHERE joined_id = ?').run(joinedId);
  for (const { account, portalNoticeId } of leaving)
    db.sql('UPDATE notice_sources SET notice_id = ? WHERE account = ? AND portal_notice_id = ?').run(
      joinedId,
      account,
      portalNoticeId,
    );
  partOwn(db, id, joinedId, kept.own, documents);
  writeTold(db, id, changes);
  addNotice(db, first.account, kept.firstSeenAt, { id: joinedId, facts: first.facts, factsHash: '' });
  // That it stands there again is no news.
  db.sql('DELETE FROM alert_fresh WHERE notice_id = ?').run(joinedId);
  db.sql('UPDATE documents SET notice_id = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    joinedId,
    JSON.stringify(documents),
  );
  writeTold(db, joinedId, changes);
  settle(db, changes, cases);
  const ids: [string, string] = [id, joinedId];
  for (const [place, noticeId] of ids.entries())
    writeAudit(db, {
      at,
      what: 'notice.parted',
      accountId: null,
      noticeId,
      details: { otherId: ids[1 - place], why },
    });
  return ids;
}

/** The notice anew from its sources; one that stands alone again is told by its own row. */
function writeTold(db: Database, id: string, changes: SearchChanges): void {
  const [only, ...others] = keptSources(db, id);
  const isAlone = others.length === 0 && only?.facts.mergeKey === undefined && !isJoined(db, id);
  if (!only || !isAlone) {
    remerge(db, id, changes);
    closeNotice(db, id);
    return;
  }
  const { account, facts, factsHash, noLongerListedAt } = only;
  db.sql('DELETE FROM notice_sources WHERE notice_id = ?').run(id);
  const { from, to } = changeNotice(db, account, { id, facts, factsHash });
  db.sql('UPDATE notices SET no_longer_listed_at = ? WHERE id = ?').run(noLongerListedAt, id);
  changes.left.add(from);
  changes.taken.set(id, { seq: to, account, facts });
}

/** Cases, conversations and payments follow what the notices say now. */
function settle(db: Database, { taken }: SearchChanges, cases: number[]): void {
  for (const [id, { seq, facts }] of taken) {
    joinNotice(db, seq);
    joinConversation(db, id, facts);
    db.sql(
      `UPDATE payment_marks SET case_no = coalesce((SELECT case_no FROM case_links WHERE seq = ?), case_no) WHERE ${ofNotice}`,
    ).run(seq, ...ofNoticeRange(id));
  }
  dropEmptyCases(db, cases);
}

const documentIds = (db: Database, noticeId: string): string[] =>
  db
    .sql('SELECT id FROM documents WHERE notice_id = ?')
    .all(noticeId)
    .map(({ id }) => String(id));
