// One look through a mailbox: what is new since the cursor, narrowed by the server, then read in bounded batches.
import { type FolderCursor, type MailCursor, mailCursorVersion, type UnreadMail } from './mailCursor.ts';
import type { FolderState, MailReader, MailSearch, MailSource, MailSummary } from './mailReader.ts';
import { largestMessageBytes } from './openMailReader.ts';

const dayMs = 86_400_000;
const searchStep = 2_500;
const mostSearches = 40;
const batchMessages = 50;
const batchBytes = 8 * 1_048_576;
/** Of larger messages the beginning is read first: it holds the headers and nearly always the text. */
const wholeUpToBytes = 262_144;
const headBytes = 131_072;

export interface FetchedMail {
  folder: string;
  uid: number;
  bytes: Uint8Array;
  /** False when `bytes` is only the beginning of a large message. */
  isWhole: boolean;
  /** Above what is ever fetched: its beginning is all that will be seen. */
  isTooLarge: boolean;
  /** The whole message, where only its beginning could be read as what it is. */
  whole?: Uint8Array;
  size: number;
  arrivedAt: Date | null;
}

export interface MailScan<T> {
  reader: MailReader;
  cursor: MailCursor | null;
  now: Date;
  /** How far back the first run looks. */
  windowDays: number;
  terms: MailSearch['terms'];
  words: MailSearch['words'];
  /** Addresses that are among `terms.from` because a person taught them; what came before they did is looked for once. */
  senders?: readonly string[];
  /** Does this subject and sender deserve a look? Asked only where the server cannot search. */
  isLikely(head: { subject: string; from: string }): boolean;
  /** Subject and sender of a message that is told of because it cannot be read. */
  envelope?(bytes: Uint8Array): Promise<{ subject: string; from: string }>;
  /** What the message is, with an identity that does not depend on its folder; null when it is nothing of ours. */
  take(mail: FetchedMail): Promise<{ id: string; value: T } | null>;
}

export interface ScannedPage<T> {
  found: { value: T; isInJunk: boolean }[];
  seen: number;
  total: number;
  cursor: MailCursor;
}

export interface ScanEnd {
  presentIds: string[];
  unread: UnreadMail[];
}

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

/** Folders are asked for once a day: they hardly change, and a check with nothing new must cost next to nothing. */
async function withFolders<T>(scan: MailScan<T>): Promise<MailCursor> {
  const cursor: MailCursor = scan.cursor
    ? structuredClone(scan.cursor)
    : {
        version: mailCursorVersion,
        folders: [],
        junkPaths: [],
        listedAt: 0,
        senders: [...(scan.senders ?? [])],
        unread: [],
        unplaced: [],
      };
  const now = scan.now.getTime();
  if (Math.abs(now - cursor.listedAt) < dayMs) return cursor;
  cursor.junkPaths = await scan.reader.junkPaths();
  cursor.listedAt = now;
  return cursor;
}

function folderOf(cursor: MailCursor, path: string, state: FolderState): FolderCursor {
  const fresh: FolderCursor = {
    path,
    uidValidity: state.uidValidity,
    lastUid: 0,
    uidNext: 0,
    messages: 0,
    isWindowRead: false,
    known: {},
  };
  const before = cursor.folders.find((folder) => folder.path === path);
  if (before?.uidValidity === state.uidValidity) return before;
  if (before) cursor.unplaced = [...new Set([...cursor.unplaced, ...Object.values(before.known)])];
  cursor.folders = [...cursor.folders.filter((folder) => folder.path !== path), fresh];
  return fresh;
}

const isUnchanged = (folder: FolderCursor, state: FolderState): boolean =>
  folder.isWindowRead && folder.uidNext === state.uidNext && folder.messages === state.messages;

async function forgetVanished(reader: MailReader, folder: FolderCursor): Promise<void> {
  const uids = Object.keys(folder.known).map(Number);
  if (uids.length === 0) return;
  const present = new Set<number>();
  for (let at = 0; at < uids.length; at += 300) {
    for (const uid of await reader.present(folder.path, uids.slice(at, at + 300))) present.add(uid);
  }
  folder.known = Object.fromEntries(Object.entries(folder.known).filter(([uid]) => present.has(Number(uid))));
}

/** Searching in steps keeps each answer quick, so that a slow server is not taken for a dead one. */
function stepsOf(folder: FolderCursor, state: FolderState): { from: number; to: number }[] {
  const from = folder.lastUid + 1;
  const last = state.uidNext - 1;
  if (last < from || state.messages === 0) return [];
  const span = last - from + 1;
  const count = Math.min(mostSearches, Math.max(1, Math.ceil(Math.min(span, state.messages) / searchStep)));
  const size = Math.ceil(span / count);
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * size,
    to: Math.min(last, from + (index + 1) * size - 1),
  })).filter((step) => step.from <= step.to);
}

async function candidatesOf<T>(
  scan: MailScan<T>,
  folder: FolderCursor,
  step: { from: number; to: number },
): Promise<MailSummary[]> {
  const { reader, terms, words } = scan;
  // The window bounds the first run only: what comes later is looked at however old it is.
  const since = folder.isWindowRead ? null : new Date(scan.now.getTime() - scan.windowDays * dayMs);
  const uids = await reader.search(folder.path, { ...step, since, terms, words });
  if (uids !== null) return uids.length === 0 ? [] : summariesOf(reader, folder.path, uids);
  const heads = await reader.heads(folder.path, step.from, step.to);
  return heads.filter(
    (head) => (!since || !head.arrivedAt || head.arrivedAt >= since) && scan.isLikely(head),
  );
}

async function summariesOf(reader: MailReader, path: string, uids: number[]): Promise<MailSummary[]> {
  const summaries: MailSummary[] = [];
  for (let at = 0; at < uids.length; at += 500) {
    summaries.push(...(await reader.summaries(path, uids.slice(at, at + 500))));
  }
  return summaries.toSorted((a, b) => a.uid - b.uid);
}

interface Batch<T> {
  taken: { uid: number; id: string; value: T }[];
  lastUid: number;
}

async function* readBatches<T>(
  scan: MailScan<T>,
  path: string,
  candidates: MailSummary[],
  unread: ScanEnd['unread'],
): AsyncGenerator<Batch<T>> {
  for (const batch of batchesOf(candidates)) {
    const whole = batch.filter((one) => one.size <= wholeUpToBytes);
    const large = batch.filter((one) => one.size > wholeUpToBytes);
    const sources: { source: MailSource; isWhole: boolean }[] = [];
    const ask = async (ones: MailSummary[], firstBytes: number | null): Promise<MailSource[]> =>
      ones.length === 0
        ? []
        : scan.reader.sources(
            path,
            ones.map((one) => one.uid),
            firstBytes,
          );
    for (const source of await ask(whole, null)) sources.push({ source, isWhole: true });
    for (const head of await ask(large, headBytes)) sources.push({ source: head, isWhole: false });

    const taken: Batch<T>['taken'] = [];
    for (const { source, isWhole } of sources) {
      const summary = batch.find((one) => one.uid === source.uid);
      if (!summary) continue;
      const mail = {
        folder: path,
        uid: source.uid,
        bytes: source.bytes,
        isWhole,
        isTooLarge: summary.size > largestMessageBytes,
        size: summary.size,
        arrivedAt: summary.arrivedAt,
      };
      let kept = await scan.take(mail);
      if (mail.isTooLarge) {
        if (!kept) unread.push(await unreadMail(scan, mail));
      } else if (kept && !isWhole) {
        const [full] = await scan.reader.sources(path, [source.uid], null);
        if (full)
          kept =
            (await scan.take({ ...mail, bytes: full.bytes, isWhole: true })) ??
            (await scan.take({ ...mail, whole: full.bytes }));
      }
      if (kept) taken.push({ uid: source.uid, id: kept.id, value: kept.value });
    }
    yield {
      taken: taken.toSorted((a, b) => a.uid - b.uid),
      lastUid: Math.max(...batch.map((one) => one.uid)),
    };
  }
}

async function unreadMail<T>(scan: MailScan<T>, mail: FetchedMail): Promise<UnreadMail> {
  const { subject = '', from = '' } = (await scan.envelope?.(mail.bytes)) ?? {};
  return {
    what: `${mail.folder}/${mail.uid}`,
    code: 'file.tooLarge',
    subject,
    from,
    arrivedAt: mail.arrivedAt?.toISOString() ?? null,
  };
}

function batchesOf(candidates: MailSummary[]): MailSummary[][] {
  const batches: MailSummary[][] = [];
  let bytes = 0;
  for (const one of candidates) {
    const cost = one.size > wholeUpToBytes ? headBytes : one.size;
    const last = batches.at(-1);
    if (last && last.length < batchMessages && bytes + cost <= batchBytes) {
      last.push(one);
      bytes += cost;
    } else {
      batches.push([one]);
      bytes = cost;
    }
  }
  return batches;
}

/** The newest fifty, each once. */
const keptUnread = (before: readonly UnreadMail[], fresh: readonly UnreadMail[]): UnreadMail[] => {
  const all = new Map([...before, ...fresh].map((one) => [one.what, one]));
  return [...all.values()].slice(-50);
};

const isKnownInInbox = (cursor: MailCursor, id: string): boolean =>
  cursor.folders.some((folder) => folder.path === 'INBOX' && Object.values(folder.known).includes(id));

const presentIds = (cursor: MailCursor): string[] => [
  ...new Set([...cursor.folders.flatMap((folder) => Object.values(folder.known)), ...cursor.unplaced]),
];
