// Writes what a portal listed: notices, documents and cursor of a page in one transaction, and the end of a listing.
import type { ListedChanges, ListingClose, ListingPlan } from '../store.ts';
import { accountNo } from './accounts.ts';
import { joinNotice } from './caseJoining.ts';
import { joinConversation } from './conversations.ts';
import type { Database } from './database.ts';
import { keepListed } from './documents.ts';
import { partContradicted } from './noticeJoins.ts';
import { addNotice, changeNotice, remerge, type SearchChanges, updateSearch } from './noticeWriting.ts';
import { presentNoticeId } from './sameOffers.ts';
import type { SearchIndex } from './searchIndex.ts';
import { closeSources, isJoined, keepSource, mergeKeyOf, noticeOfKey, renameSource } from './sources.ts';
import { StoreFailure } from './storeFailure.ts';

const isOwn = (db: Database, account: number, noticeId: string): boolean =>
  db.sql('SELECT 1 FROM notices WHERE id = ? AND account = ?').get(noticeId, account) !== undefined;

/**
 * The notice that the account tells of with this plan. A person may have joined or parted it while the page was on its way.
 */
function toldNow(db: Database, account: number, { id, facts }: ListingPlan['changed'][number]): string {
  const row = db
    .sql('SELECT notice_id AS id FROM notice_sources WHERE account = ? AND portal_notice_id = ?')
    .get(account, facts.portalNoticeId) as { id: string } | undefined;
  if (row) return row.id;
  const own = db
    .sql('SELECT id FROM notices WHERE account = ? AND portal_notice_id = ? AND merge_key IS NULL')
    .get(account, facts.portalNoticeId) as { id: string } | undefined;
  return own?.id ?? presentNoticeId(db, id);
}

/**
 * Keeps a page: facts, documents, cursor and the run's counts, all or nothing. Marks are not touched. A notice that
 * another account told of already gets one more source instead of a row of its own.
 */
export function applyListing(db: Database, index: SearchIndex, plan: ListingPlan): ListedChanges {
  return db.transaction(() => {
    const account = accountNo(db, plan.accountId);
    const changes: SearchChanges = { left: new Set(), taken: new Map() };
    const attached = new Map<string, string>();
    const told = new Map<string, string>();
    const parted = new Set<string>();
    const partIfContradicted = (id: string): void => {
      for (const one of partContradicted(db, id, plan.at, changes)) parted.add(one);
    };
    for (const planned of plan.added) {
      const key = mergeKeyOf(planned.facts);
      const there = key === null ? null : noticeOfKey(db, key);
      if (there !== null) {
        attached.set(planned.id, there);
        keepSource(db, account, plan.at, { ...planned, id: there });
        remerge(db, there, changes);
        partIfContradicted(there);
        continue;
      }
      const seq = addNotice(db, account, plan.at, planned);
      changes.taken.set(planned.id, { seq, account, facts: planned.facts });
      if (key !== null) keepSource(db, account, plan.at, planned);
    }
    for (const known of plan.changed) {
      const planned = { ...known, id: toldNow(db, account, known) };
      told.set(known.id, planned.id);
      const isShared = isJoined(db, planned.id);
      if (isShared || mergeKeyOf(planned.facts) !== null) {
        if (isShared) renameSource(db, account, planned);
        keepSource(db, account, plan.at, planned);
        remerge(db, planned.id, changes);
        partIfContradicted(planned.id);
        continue;
      }
      if (!isOwn(db, account, planned.id)) throw new StoreFailure('input.notFound', { noticeId: planned.id });
      const { from, to } = changeNotice(db, account, planned);
      changes.left.add(from);
      changes.taken.set(planned.id, { seq: to, account, facts: planned.facts });
    }
    // Files go where their source is now.
    if (parted.size > 0) for (const known of plan.changed) told.set(known.id, toldNow(db, account, known));
    for (const { seq } of changes.taken.values()) joinNotice(db, seq);
    for (const [id, { facts }] of changes.taken) joinConversation(db, id, facts);
    for (const document of plan.documents)
      keepListed(db, {
        ...document,
        noticeId: attached.get(document.noticeId) ?? told.get(document.noticeId) ?? document.noticeId,
      });
    if (plan.cursor) {
      db.sql('INSERT OR REPLACE INTO cursors (account, cursor, at) VALUES (?, ?, ?)').run(
        account,
        JSON.stringify(plan.cursor),
        plan.at,
      );
    }
    const added = plan.added.filter(({ id }) => !attached.has(id)).map(({ id }) => id);
    const changed = [...new Set([...told.values(), ...attached.values(), ...parted])];
    // A run that is cut off then still says how far it came.
    db.sql('UPDATE runs SET listed = listed + ?, added = added + ?, updated = updated + ? WHERE id = ?').run(
      plan.listed,
      added.length,
      changed.length,
      plan.runId,
    );
    updateSearch(index, changes);
    return { added, changed: changed.filter((id) => !added.includes(id)) };
  });
}

/** Only a complete listing says anything of what is absent; a notice that is no longer listed stays. */
export function closeListing(db: Database, close: ListingClose): void {
  if (!close.isComplete) return;
  db.transaction(() => {
    const account = accountNo(db, close.accountId);
    db.sql('UPDATE accounts SET last_complete_listing_at = ? WHERE no = ?').run(close.at, account);
    if (!close.presentIds) return;
    const present = JSON.stringify(close.presentIds);
    db.sql(
      `UPDATE notices SET no_longer_listed_at = ? WHERE account = ? AND merge_key IS NULL
       AND no_longer_listed_at IS NULL AND portal_notice_id NOT IN (SELECT value FROM json_each(?))`,
    ).run(close.at, account, present);
    db.sql(
      `UPDATE notices SET no_longer_listed_at = NULL WHERE account = ? AND merge_key IS NULL
       AND no_longer_listed_at IS NOT NULL AND portal_notice_id IN (SELECT value FROM json_each(?))`,
    ).run(account, present);
    closeSources(db, account, close.at, present);
  });
}
