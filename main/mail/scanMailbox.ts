// One look through a mailbox: what is new since the cursor, narrowed by the server, then read in bounded batches.
import { candidatesOf, stepsOf, summariesOf } from './mailCandidates.ts';
import type { FolderCursor, MailCursor } from './mailCursor.ts';
import type { FolderState } from './mailReader.ts';
import type { MailScan, ScanEnd, ScannedPage } from './mailScan.ts';
import { keptUnread, readBatches } from './readMailBatches.ts';
import { folderOf, forgetVanished, isUnchanged, withFolders } from './scanFolders.ts';

const dayMs = 86_400_000;

/** Reads inbox and junk folders; each page carries the cursor that is true once the page is stored. */
export async function* scanMailbox<T>(scan: MailScan<T>): AsyncGenerator<ScannedPage<T>, ScanEnd> {
  const { reader } = scan;
  const unread: ScanEnd['unread'] = [];
  const cursor = await withFolders(scan);
  const changed: { folder: FolderCursor; state: FolderState; isJunk: boolean }[] = [];
  for (const path of ['INBOX', ...cursor.junkPaths]) {
    const state = await reader.status(path);
    if (!state) continue;
    const folder = folderOf(cursor, path, state);
    if (isUnchanged(folder, state)) continue;
    await forgetVanished(reader, folder);
    changed.push({ folder, state, isJunk: path !== 'INBOX' });
  }

  for (const { folder, state, isJunk } of changed) {
    const total = Math.max(0, state.uidNext - 1 - folder.lastUid);
    const start = folder.lastUid;
    for (const step of stepsOf(folder, state)) {
      const candidates = await candidatesOf(scan, folder, step);
      for await (const batch of readBatches(scan, folder.path, candidates, unread)) {
        const found: ScannedPage<T>['found'] = [];
        for (const { uid, id, value } of batch.taken) {
          folder.known[String(uid)] = id;
          // Each copy is one notice; the one in the inbox speaks for it.
          found.push({ value, isInJunk: isJunk && !isKnownInInbox(cursor, id) });
        }
        cursor.unplaced = cursor.unplaced.filter((id) => !batch.taken.some((one) => one.id === id));
        cursor.unread = keptUnread(cursor.unread, unread);
        folder.lastUid = batch.lastUid;
        yield { found, seen: folder.lastUid - start, total, cursor: structuredClone(cursor) };
      }
      folder.lastUid = step.to;
    }
    folder.lastUid = Math.max(folder.lastUid, state.uidNext - 1);
    folder.uidNext = state.uidNext;
    folder.messages = state.messages;
    folder.isWindowRead = true;
    yield { found: [], seen: total, total, cursor: structuredClone(cursor) };
  }
  yield* lookForTaught(scan, cursor, unread);
  return { presentIds: presentIds(cursor), unread };
}

/** Mails of senders taught since the last look lie before the cursor: they alone are searched for, in what was read already. */
async function* lookForTaught<T>(
  scan: MailScan<T>,
  cursor: MailCursor,
  unread: ScanEnd['unread'],
): AsyncGenerator<ScannedPage<T>> {
  const senders = [...(scan.senders ?? [])];
  const fresh = senders.filter((sender) => !cursor.senders.includes(sender));
  const isSame = fresh.length === 0 && senders.length === cursor.senders.length;
  if (isSame) return;
  const terms = { from: fresh, subject: [], body: [] };
  for (const folder of fresh.length === 0 ? [] : cursor.folders) {
    const step = { from: 1, to: folder.lastUid };
    const since = new Date(scan.now.getTime() - scan.windowDays * dayMs);
    // A server that refuses to search finds them no more: what comes from now on is told by `isLikely`.
    const uids =
      step.to === 0
        ? []
        : ((await scan.reader.search(folder.path, { ...step, since, terms, words: terms })) ?? []);
    const missed = uids.filter((uid) => folder.known[String(uid)] === undefined);
    const candidates = missed.length === 0 ? [] : await summariesOf(scan.reader, folder.path, missed);
    for await (const { taken } of readBatches(scan, folder.path, candidates, unread)) {
      for (const { uid, id } of taken) folder.known[String(uid)] = id;
      const isJunk = folder.path !== 'INBOX';
      const found = taken.map(({ id, value }) => ({
        value,
        isInJunk: isJunk && !isKnownInInbox(cursor, id),
      }));
      yield { found, seen: candidates.length, total: candidates.length, cursor: structuredClone(cursor) };
    }
  }
  cursor.senders = senders;
  yield { found: [], seen: 0, total: 0, cursor: structuredClone(cursor) };
}

const isKnownInInbox = (cursor: MailCursor, id: string): boolean =>
  cursor.folders.some((folder) => folder.path === 'INBOX' && Object.values(folder.known).includes(id));

const presentIds = (cursor: MailCursor): string[] => [
  ...new Set([...cursor.folders.flatMap((folder) => Object.values(folder.known)), ...cursor.unplaced]),
];
