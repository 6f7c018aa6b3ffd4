// Reads mails saved by Outlook within limits of memory and time; a file beyond them is one that nobody understands.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export interface MsgReader {
  /** The mail as other programs write it; null when the file holds none, or does harm. One file after the other. */
  read(bytes: Uint8Array): Promise<Uint8Array | null>;
  close(): void;
}

/** The largest file allowed takes a fraction of it. */
const mostMs = 10_000;
/** Loading the reader on a busy computer is no part of reading a file. */
const startMs = 20_000;

interface Thread {
  worker: Worker;
  isReady: boolean;
}

/** The thread is made with the first file, and anew after one that had to be ended. */
export function createMsgReader(timeMs = mostMs): MsgReader {
  let thread: Thread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    void thread?.worker.terminate();
    thread = null;
  };
  const read = async (bytes: Uint8Array): Promise<Uint8Array | null> => {
    const own = (thread ??= { worker: startWorker(), isReady: false });
    try {
      if (!own.isReady) await nextMessage(own.worker, startMs);
      own.isReady = true;
      own.worker.postMessage({ id: 1, bytes }, []);
      return await nextMessage(own.worker, timeMs);
    } catch {
      if (thread === own) close();
      return null;
    }
  };
  return {
    read: (bytes) => {
      const answer = last.then(() => read(bytes));
      last = answer;
      return answer;
    },
    close,
  };
}

/** Fails when the thread takes too long, runs out of memory or ends. */
function nextMessage(worker: Worker, timeMs: number): Promise<Uint8Array | null> {
  const ends = new AbortController();
  const { signal } = ends;
  const messages = once(worker, 'message', { signal }) as Promise<[{ mail: Uint8Array | null }]>;
  const ended = once(worker, 'exit', { signal }).then(() => Promise.reject(new Error('reader ended')));
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error('takes too long')), timeMs);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  return Promise.race([messages.then(([{ mail }]) => mail), ended, late]).finally(() => {
    for (const waiting of [messages, ended, late]) waiting.catch(() => undefined);
    ends.abort();
  });
}

function startWorker(): Worker {
  const worker = new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  worker.unref();
  // One that dies while nobody listens must not end the process.
  worker.on('error', () => undefined);
  return worker;
}

/** Beside this file as it is, or where the build puts entries, which may be a folder above this code. */
function workerUrl(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./msgWorker.ts', import.meta.url);
  const places = ['./', '../'].map((folder) => new URL(`${folder}msgWorker.js`, import.meta.url));
  return places.find((place) => existsSync(place)) ?? (places[0] as URL);
}
