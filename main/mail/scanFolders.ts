// The folders of a look: which there are, what was read of them, and what vanished from them since.
import { type FolderCursor, type MailCursor, mailCursorVersion } from './mailCursor.ts';
import type { FolderState, MailReader } from './mailReader.ts';
import type { MailScan } from './mailScan.ts';

const dayMs = 86_400_000;

/** Folders are asked for once a day: they hardly change, and a check with nothing new must cost next to nothing. */
export async function withFolders<T>(scan: MailScan<T>): Promise<MailCursor> {
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

export function folderOf(cursor: MailCursor, path: string, state: FolderState): FolderCursor {
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

export const isUnchanged = (folder: FolderCursor, state: FolderState): boolean =>
  folder.isWindowRead && folder.uidNext === state.uidNext && folder.messages === state.messages;

export async function forgetVanished(reader: MailReader, folder: FolderCursor): Promise<void> {
  const uids = Object.keys(folder.known).map(Number);
  if (uids.length === 0) return;
  const present = new Set<number>();
  for (let at = 0; at < uids.length; at += 300) {
    for (const uid of await reader.present(folder.path, uids.slice(at, at + 300))) present.add(uid);
  }
  folder.known = Object.fromEntries(Object.entries(folder.known).filter(([uid]) => present.has(Number(uid))));
}
