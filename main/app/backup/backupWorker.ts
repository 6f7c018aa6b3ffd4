// A thread for packing and reading backups: scrypt and the cipher take seconds that the window must not wait for.
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../contract/failure.ts';
import type { OnProgress } from './backupFormat.ts';
import { type ReadOrder, readArchive } from './readArchive.ts';
import { type ArchiveOrder, writeArchive } from './writeArchive.ts';

export type ArchiveTask = { act: 'write'; order: ArchiveOrder } | { act: 'read'; order: ReadOrder };

const port = parentPort;
if (!port) throw new Error('backups are packed in a worker thread only');
const restMs = 100;
let toldAt = 0;
const tell: OnProgress = (done, total) => {
  const now = Date.now();
  if (now - toldAt < restMs) return;
  toldAt = now;
  port.postMessage({ done, total });
};
// The owner gives it with the start and nothing else ever comes.
const task = workerData as ArchiveTask;
try {
  const value =
    task.act === 'write' ? await writeArchive(task.order, tell) : await readArchive(task.order, tell);
  port.postMessage({ value });
} catch (error) {
  port.postMessage({ failure: failureOf(error) });
}
