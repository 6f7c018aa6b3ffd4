// Reads Outlook's files in a thread of its own: what a damaged one makes its reader do can be ended from outside.
import { parentPort } from 'node:worker_threads';
import { msgToMail } from './msgToMail.ts';

const port = parentPort;
if (!port) throw new Error('Outlook files are read in a worker thread only');

port.on('message', ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
  void msgToMail(bytes).then((mail) => port.postMessage({ id, mail }));
});
port.postMessage({ id: 0, mail: null });
