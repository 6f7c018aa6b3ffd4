// Which messages of a folder deserve to be fetched: the server narrows them, in steps that keep each answer quick.
import type { FolderCursor } from './mailCursor.ts';
import type { FolderState, MailReader, MailSummary } from './mailReader.ts';
import type { MailScan } from './mailScan.ts';

const dayMs = 86_400_000;
const searchStep = 2_500;
const mostSearches = 40;

/** Searching in steps keeps each answer quick, so that a slow server is not taken for a dead one. */
export function stepsOf(folder: FolderCursor, state: FolderState): { from: number; to: number }[] {
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

export async function candidatesOf<T>(
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

export async function summariesOf(reader: MailReader, path: string, uids: number[]): Promise<MailSummary[]> {
  const summaries: MailSummary[] = [];
  for (let at = 0; at < uids.length; at += 500) {
    summaries.push(...(await reader.summaries(path, uids.slice(at, at + 500))));
  }
  return summaries.toSorted((a, b) => a.uid - b.uid);
}
