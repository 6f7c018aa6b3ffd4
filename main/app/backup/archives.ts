// Packs and reads backups, in a thread of its own where a window must stay awake, else here; either can be stopped.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { type Failure, FailureError } from '../../contract/failure.ts';
import type { OnProgress } from './backupFormat.ts';
import type { ArchiveTask } from './backupWorker.ts';
import type { ArchiveContent, ReadOrder } from './readArchive.ts';
import type { ArchiveOrder } from './writeArchive.ts';

export interface Archives {
  /** The size of what was written. A stopped one fails with `cancelled` and leaves nothing behind. */
  write(order: ArchiveOrder, onProgress: OnProgress, signal: AbortSignal): Promise<number>;
  read(order: ReadOrder, onProgress: OnProgress, signal: AbortSignal): Promise<ArchiveContent>;
}

type Told = { done: number; total: number | null } | { value: unknown } | { failure: Failure };

export const threadedArchives: Archives = {
  write: async (order, onProgress, signal) => {
    try {
      return (await perform({ act: 'write', order }, onProgress, signal)) as number;
    } catch (error) {
      // A thread that was ended had no chance to do it.
      await rm(`${order.out}.unfinished`, { force: true });
      throw error;
    }
  },
  read: async (order, onProgress, signal) =>
    (await perform({ act: 'read', order }, onProgress, signal)) as ArchiveContent,
};

/** For a command that does nothing else meanwhile; what it stops is its whole process. */
export const directArchives: Archives = {
  write: async (order, onProgress) => (await import('./writeArchive.ts')).writeArchive(order, onProgress),
  read: async (order, onProgress) => (await import('./readArchive.ts')).readArchive(order, onProgress),
};

async function perform(task: ArchiveTask, onProgress: OnProgress, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw new FailureError('cancelled');
  const worker = new Worker(workerUrl(), {
    workerData: task,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    // Pieces pass through and are garbage at once: without a bound it is let lie as long as there is room.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 4 },
  });
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new FailureError('cancelled')), { once: true });
      worker.on('message', (told: Told) => {
        if ('done' in told) onProgress(told.done, told.total);
        else if ('value' in told) resolve(told.value);
        else reject(new FailureError(told.failure.code, told.failure.details));
      });
      worker.on('error', (error) => reject(error));
      worker.on('exit', () => reject(new FailureError('bug', { error: 'backupStopped' })));
    });
  } finally {
    await worker.terminate();
  }
}

/** Beside this file as it is, or where the build puts entries, which may be a folder above this code. */
function workerUrl(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./backupWorker.ts', import.meta.url);
  const places = ['./', '../'].map((folder) => new URL(`${folder}backupWorker.js`, import.meta.url));
  return places.find((place) => existsSync(place)) ?? (places[0] as URL);
}
