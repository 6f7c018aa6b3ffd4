// Gives the text of a PDF that came with a mail, within limits of size, pages, memory and time; a file beyond them has none.
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Null: not read, because it is too large, too slow, encrypted, broken or made of images. */
export type PdfTextReader = (bytes: Uint8Array) => Promise<string | null>;

export interface PdfTextLimits {
  mostBytes: number;
  mostPages: number;
  timeMs: number;
  mostChars: number;
}

/** A voucher is a page or two; what takes longer than this is made to hold a reader up. */
export const pdfTextLimits: PdfTextLimits = {
  mostBytes: 5 * 1_048_576,
  mostPages: 4,
  timeMs: 800,
  mostChars: 50_000,
};
/** Loading pdf.js is no part of reading a file. */
const startMs = 20_000;
/** A thread that nobody asks is let go. */
const idleMs = 10_000;

interface Reading {
  worker: Worker;
  /** Resolves when pdf.js is loaded. */
  ready: Promise<void>;
  waiting: Map<number, (text: string | null) => void>;
}

/** One thread for all files, made with the first of them and again after one that had to be ended; files are read one by one. */
export function createPdfTextReader(limits: PdfTextLimits = pdfTextLimits): PdfTextReader {
  let reading: Reading | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 1;
  let idle: NodeJS.Timeout | undefined;

  const stop = (): void => {
    const ended = reading;
    reading = null;
    void ended?.worker.terminate();
    for (const answer of ended?.waiting.values() ?? []) answer(null);
  };
  const read = async (bytes: Uint8Array): Promise<string | null> => {
    clearTimeout(idle);
    const own = (reading ??= startReading(() => {
      if (reading === own) stop();
    }));
    try {
      await inTime(own.ready, startMs);
      const id = nextId;
      nextId += 1;
      const answer = new Promise<string | null>((resolve) => own.waiting.set(id, resolve));
      // A copy: pdf.js takes the bytes away from whoever gives them.
      own.worker.postMessage({ id, bytes: Uint8Array.from(bytes), mostPages: limits.mostPages }, []);
      const text = await inTime(answer, limits.timeMs);
      own.waiting.delete(id);
      return text?.trim() ? text.slice(0, limits.mostChars) : null;
    } catch {
      if (reading === own) stop();
      return null;
    } finally {
      idle = setTimeout(stop, idleMs);
      idle.unref();
    }
  };
  return (bytes) => {
    if (bytes.byteLength > limits.mostBytes) return Promise.resolve(null);
    const answer = last.then(() => read(bytes));
    last = answer;
    return answer;
  };
}

function startReading(ended: () => void): Reading {
  const waiting = new Map<number, (text: string | null) => void>();
  const worker = new Worker(workerUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
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
  worker.on('message', ({ id, text }: { id: number; text: string | null }) => waiting.get(id)?.(text));
  worker.on('error', ended);
  worker.on('exit', ended);
  return { worker, ready, waiting };
}

/** Beside this file as it is, or where the build puts entries, which may be a folder above this code. */
function workerUrl(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./pdfTextWorker.ts', import.meta.url);
  const places = ['./', '../'].map((folder) => new URL(`${folder}pdfTextWorker.js`, import.meta.url));
  return places.find((place) => existsSync(place)) ?? (places[0] as URL);
}

function inTime<T>(answer: Promise<T>, timeMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('PDF takes too long')), timeMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
