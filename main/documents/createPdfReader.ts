// Gives the text of PDFs within limits of size, pages, memory and time; what is beyond them is refused with a reason.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { RefusedFor } from '../model/documentReading.ts';
import type { PdfAnswer, PdfPages, PdfQuestion, PdfSummary } from './pdfQuestion.ts';

export interface PdfLimits {
  mostBytes: number;
  mostPages: number;
  mostChars: number;
  /** Beyond it the thread is ended; three quarters of it end the reading with the pages read so far. */
  timeMs: number;
  /** How much the process may grow while one file is read. */
  mostGrowthBytes: number;
}

/** Portals send some pages; a bundle of a whole expediente has some hundreds. */
export const documentLimits: PdfLimits = {
  mostBytes: 64 * 1_048_576,
  mostPages: 1_000,
  mostChars: 1_000_000,
  timeMs: 30_000,
  mostGrowthBytes: 400 * 1_048_576,
};

type Refused = { refusedFor: RefusedFor };
export type PdfText = PdfPages | Refused;

/** A file that stays as it is while it is read. */
export interface PdfFile {
  path: string;
  size: number;
}

/** Bytes, or a file that the thread opens by itself: it passes through no other thread. */
export type PdfSource = Uint8Array | PdfFile;

export interface PdfReader {
  /** Text by pages. Never throws: a file that cannot be read is refused. */
  read(bytes: Uint8Array): Promise<PdfText>;
  /** What is kept of a file, found in the thread; likewise. */
  summarize(source: PdfSource): Promise<PdfSummary | Refused>;
  close(): Promise<void>;
}

/** Loading pdf.js is no part of reading a file. */
const startMs = 20_000;
/** A thread that nobody asks is let go. */
const idleMs = 10_000;
const memoryLookMs = 50;

interface Reading {
  worker: Worker;
  /** Resolves when pdf.js is loaded. */
  ready: Promise<void>;
  waiting: Map<number, (answer: PdfAnswer) => void>;
}

/** Each thread reads one file at a time; it is made with its first file and again after one that had to be ended. */
export function createPdfReader(limits: PdfLimits = documentLimits, threads = 1): PdfReader {
  const free = Array.from({ length: threads }, () => createThread(limits));
  const all = [...free];
  const queue: ((thread: Thread) => void)[] = [];
  const take = (): Promise<Thread> => {
    const thread = free.pop();
    return thread ? Promise.resolve(thread) : new Promise((resolve) => queue.push(resolve));
  };
  const giveBack = (thread: Thread): void => {
    const next = queue.shift();
    if (next) next(thread);
    else free.push(thread);
  };
  let isAloneTaken: Promise<unknown> = Promise.resolve();
  /** With all threads in hand: what the process grows by now, this file alone makes it grow. */
  const readAlone = (source: PdfSource, wants: PdfQuestion['wants']): Promise<Told> => {
    const reading = isAloneTaken.then(async () => {
      const taken: Thread[] = [];
      for (const _ of all) taken.push(await take());
      try {
        return await (taken[0] as Thread).ask(source, wants);
      } finally {
        for (const thread of taken) giveBack(thread);
      }
    });
    isAloneTaken = reading;
    return reading;
  };
  const ask = async (source: PdfSource, wants: PdfQuestion['wants']): Promise<Read | Refused> => {
    const size = source instanceof Uint8Array ? source.byteLength : source.size;
    if (size > limits.mostBytes) return { refusedFor: 'tooLarge' };
    const thread = await take();
    const wasAlone = free.length === all.length - 1;
    const told = await thread.ask(source, wants);
    giveBack(thread);
    if (told !== 'grown') return told;
    const again = wasAlone ? told : await readAlone(source, wants);
    return again === 'grown' ? { refusedFor: 'tooLarge' } : again;
  };
  return {
    // The thread answers what it was asked for.
    read: (bytes) => ask(bytes, 'pages') as Promise<PdfText>,
    summarize: (source) => ask(source, 'summary') as Promise<PdfSummary | Refused>,
    close: async () => void (await Promise.all(all.map((thread) => thread.stop()))),
  };
}

/** `grown`: the process grew too much meanwhile, by this file or by another. */
type Told = Read | Refused | 'grown';
type Read = PdfPages | PdfSummary;

interface Thread {
  ask(source: PdfSource, wants: PdfQuestion['wants']): Promise<Told>;
  stop(): Promise<void>;
}

function createThread(limits: PdfLimits): Thread {
  let reading: Reading | null = null;
  let nextId = 1;
  let idle: NodeJS.Timeout | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = reading;
    reading = null;
    for (const [id, answer] of ended?.waiting ?? []) answer({ id, refusedFor: 'tooLarge' });
    await ended?.worker.terminate();
  };
  const ask = async (source: PdfSource, wants: PdfQuestion['wants']): Promise<Told> => {
    clearTimeout(idle);
    const own = (reading ??= startReading(() => {
      if (reading === own) void stop();
    }));
    const id = nextId;
    nextId += 1;
    try {
      await inTime(own.ready, startMs);
      const answer = new Promise<PdfAnswer>((resolve) => own.waiting.set(id, resolve));
      const { mostPages, mostChars, timeMs } = limits;
      // A copy: pdf.js takes the bytes away from whoever gives them.
      const file = source instanceof Uint8Array ? new Uint8Array(source) : source.path;
      const question: PdfQuestion = { id, file, wants, mostPages, mostChars, softMs: timeMs * 0.75 };
      own.worker.postMessage(question, typeof file === 'string' ? [] : [file.buffer]);
      const { id: _own, ...told } = await inTime(withinMemory(answer, limits.mostGrowthBytes), timeMs);
      return told;
    } catch (error) {
      if (reading === own) await stop();
      return error instanceof TooMuchMemory ? 'grown' : { refusedFor: 'tooSlow' };
    } finally {
      own.waiting.delete(id);
      clearTimeout(idle);
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
    }
  };
  return { ask, stop };
}

function startReading(ended: () => void): Reading {
  const waiting: Reading['waiting'] = new Map();
  const worker = new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
  });
  worker.unref();
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('PDF reader ended')));
  });
  ready.catch(() => undefined);
  worker.on('message', (answer: PdfAnswer) => waiting.get(answer.id)?.(answer));
  worker.on('error', ended);
  worker.on('exit', ended);
  return { worker, ready, waiting };
}

/** Beside this file as it is, or where the build puts entries, which may be a folder above this code. */
function workerUrl(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./pdfWorker.ts', import.meta.url);
  const places = ['./', '../'].map((folder) => new URL(`${folder}pdfWorker.js`, import.meta.url));
  return places.find((place) => existsSync(place)) ?? (places[0] as URL);
}

class TooMuchMemory extends Error {}

/** What pdf.js unpacks lies outside the heap that a thread's limits bound, so the whole process is watched. */
function withinMemory<T>(answer: Promise<T>, mostGrowthBytes: number): Promise<T> {
  const before = process.memoryUsage.rss();
  let look: NodeJS.Timeout | undefined;
  const grown = new Promise<never>((_, reject) => {
    look = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostGrowthBytes) reject(new TooMuchMemory());
    }, memoryLookMs);
    look.unref();
  });
  return Promise.race([answer, grown]).finally(() => clearInterval(look));
}

function inTime<T>(answer: Promise<T>, timeMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('PDF takes too long')), timeMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
