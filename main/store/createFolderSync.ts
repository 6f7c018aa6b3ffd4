// Forces folders to the disk in rounds: a journal that has just been written makes the rest of its round nearly free.
import { syncFolder } from './syncFolder.ts';

interface Round {
  folders: Set<string>;
  /** What failed, by folder. */
  done: Promise<Map<string, unknown>>;
}

async function syncAll(folders: Set<string>): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>();
  await Promise.all(
    [...folders].map((folder) => syncFolder(folder).catch((error: unknown) => failed.set(folder, error))),
  );
  return failed;
}

/** Resolves when all of the folders, as they were at the call, are on the disk. Whoever comes during a round shares the next one. */
export function createFolderSync(): (folders: readonly string[]) => Promise<void> {
  let next: Round | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const begin = (): Round => {
    const folders = new Set<string>();
    const done = last.then(() => {
      next = null;
      return syncAll(folders);
    });
    last = done;
    return { folders, done };
  };
  return async (folders) => {
    next ??= begin();
    const round = next;
    for (const folder of folders) round.folders.add(folder);
    const failed = await round.done;
    for (const folder of folders) if (failed.has(folder)) throw failed.get(folder);
  };
}
