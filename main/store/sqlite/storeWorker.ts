// The store's own thread: SQLite works here synchronously, so that no query ever blocks the shell.
import { parentPort } from 'node:worker_threads';
import { createAnswerer } from './createAnswerer.ts';
import type { StoreQuestion } from './protocol.ts';

const port = parentPort;
if (!port) throw new Error('the store works in a worker thread only');
const answer = createAnswerer();
port.on('message', (question: StoreQuestion) => {
  const told = answer(question);
  if (told instanceof Promise) void told.then((late) => port.postMessage(late));
  else port.postMessage(told);
});
