// Measures taking in a thousand PDFs beside bare pdf.js with two workers in the same run, and searching inside ten thousand documents. `--files=200` is a quick look at a fifth of both.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readerVersion } from '../../main/documents/readDocument.ts';
import type { NoticeDocument } from '../../main/model/document.ts';
import {
  addAccount,
  commonWord,
  now,
  openTestStore,
  planOf,
  type Random,
  sampleDocument,
  sampleNotice,
  seededNotice,
  seededRandom,
} from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';
import type { ImportCost } from './importDocuments.ts';
import { letterPdf } from './letterPdf.ts';

const promisedFiles = 1_000;
const askedFiles = Number(
  process.argv.find((word) => word.startsWith('--files='))?.slice('--files='.length) ?? promisedFiles,
);
const searched = askedFiles * 10;
const megabyte = 1_048_576;
/** Letters of an office are small; a scan among them is large. Sizes in bytes of what is no text, by how many of a thousand. */
const sizes: [number, number][] = [
  [0, 900],
  [200_000, 80],
  [2 * megabyte, 15],
  [20 * megabyte - 100_000, 5],
];

export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recado-bench-documents-'));
  try {
    const paths = await makePdfs(folder);
    const files = paths.length;
    const bare = await openBare();
    // Each way once before it counts.
    await bare.read(paths.slice(0, 4));
    // Half of it before and half after, so that a machine that slows down or wakes up meets both ways.
    const before = await bare.read(paths.slice(0, files / 2));
    const second = importCost(paths);
    const after = await bare.read(paths.slice(files / 2));
    await bare.close();
    const first = {
      seconds: before.seconds + after.seconds,
      cpuSeconds: before.cpuSeconds + after.cpuSeconds,
    };
    return [
      { what: `${files} PDFs, bare pdf.js with two workers`, value: files / first.seconds, unit: 'files/s' },
      { what: `${files} PDFs taken in`, value: files / second.seconds, unit: 'files/s' },
      {
        what: 'taken in against bare',
        value: (first.seconds / second.seconds) * 100,
        unit: '%',
        atLeast: 70,
      },
      {
        what: 'taken in against bare, by processor time',
        value: (first.cpuSeconds / second.cpuSeconds) * 100,
        unit: '%',
        atLeast: 70,
      },
      { what: 'the core kept from answering, longest', value: second.longestMs, unit: 'ms', atMost: 50 },
      { what: 'memory of the whole process, most', value: second.mostMegabytes, unit: 'MB', atMost: 400 },
      ...(await searchFigures()),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A page of some four hundred words. */
const pageText = (random: Random): string =>
  Array.from({ length: 4 }, () => seededNotice(Math.floor(random() * 40_000), 40_000, random).text).join(' ');

/** Two pages of an office's letter each, different words in every file; the larger ones carry a picture that is not drawn. */
async function makePdfs(folder: string): Promise<string[]> {
  const random = seededRandom(9);
  const paths: string[] = [];
  let at = 0;
  for (const [size, count] of sizes) {
    for (let number = 0; number < Math.ceil((count * askedFiles) / promisedFiles); number += 1) {
      const path = join(folder, `${at}.pdf`);
      await writeFile(path, letterPdf([pageText(random), pageText(random)], size, at));
      paths.push(path);
      at += 1;
    }
  }
  // Mixed, the same way each time.
  return paths.toSorted((one, other) => (hash(one) < hash(other) ? -1 : 1));
}
const hash = (path: string): string =>
  createHash('sha256')
    .update(path.split('/').at(-1) ?? '')
    .digest('hex');

/** What nobody can be faster than here: two threads that read each file and ask pdf.js for its words, and keep nothing. */
const bareWorker = `
const { parentPort } = require('node:worker_threads');
const { readFile } = require('node:fs/promises');
(async () => {
  const { getDocument, VerbosityLevel } = await import(process.env.BARE_PDFJS);
  globalThis.pdfjsWorker = await import(process.env.BARE_PDFJS_WORKER);
  parentPort.on('message', async (path) => {
    const task = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: VerbosityLevel.ERRORS, useWasm: false, useSystemFonts: false, disableFontFace: true });
    const pdf = await task.promise;
    let words = 0;
    for (let page = 1; page <= pdf.numPages; page += 1) words += (await (await pdf.getPage(page)).getTextContent()).items.length;
    await task.destroy();
    parentPort.postMessage(words);
  });
  parentPort.postMessage(-1);
})();`;

interface Bare {
  read(paths: readonly string[]): Promise<{ seconds: number; cpuSeconds: number }>;
  close(): Promise<unknown>;
}

/** Loading programs is no part of it. */
async function openBare(): Promise<Bare> {
  const env = {
    BARE_PDFJS: import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
    BARE_PDFJS_WORKER: import.meta.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  };
  const workers = [0, 1].map(() =>
    new Worker(bareWorker, { eval: true, env, stderr: true, stdout: true }).setMaxListeners(0),
  );
  await Promise.all(workers.map(answer));
  const close = () => Promise.all(workers.map((worker) => worker.terminate()));
  return { read: (paths) => readBare(workers, paths), close };
}

const answer = (worker: Worker) => new Promise<number>((resolve) => worker.once('message', resolve));

async function readBare(
  workers: readonly Worker[],
  paths: readonly string[],
): Promise<{ seconds: number; cpuSeconds: number }> {
  const before = process.cpuUsage();
  const start = performance.now();
  const left = paths.values();
  await Promise.all(
    workers.map(async (worker) => {
      for (const path of left) {
        const told = answer(worker);
        worker.postMessage(path, []);
        if ((await told) < 1) throw new Error(`no words in ${path}`);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

function importCost(paths: readonly string[]): ImportCost {
  const script = fileURLToPath(new URL('./importDocuments.ts', import.meta.url));
  const told = execFileSync(process.execPath, [script], { input: JSON.stringify(paths), encoding: 'utf8' });
  return JSON.parse(told) as ImportCost;
}

/** Ten thousand notices with a file of two pages each; what is searched stands in files only. */
async function searchFigures(): Promise<Figure[]> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-bench-inside-'));
  try {
    const store = await openTestStore(profileDir);
    await addAccount(store);
    const random = seededRandom(11);
    const documents: NoticeDocument[] = [];
    for (let from = 0; from < searched; from += 500) {
      const ids = Array.from({ length: 500 }, (_, at) => `${from + at}`);
      const page = ids.map((id) =>
        sampleDocument({
          id: `d-${id}`,
          portalDocumentId: id,
          noticeId: `n-${id}`,
          state: 'stored',
          sha256: createHash('sha256').update(id).digest('hex'),
          storedAt: now,
        }),
      );
      documents.push(...page);
      const notices = ids.map((id) =>
        sampleNotice({ portalNoticeId: id, text: null, title: 'Aviso', issuer: null }),
      );
      await store.notices.applyListing(planOf(notices, { documents: page }));
    }
    const reading = {
      state: 'read',
      refusedFor: null,
      pageCount: 2,
      readPages: 2,
      traits: [],
      facts: [],
      readAt: now,
    } as const;
    for (const { id, sha256 } of documents) {
      const text = `${pageText(random)}\f${pageText(random)}`;
      await store.readings.save({
        documentId: id,
        sha256: sha256 ?? '',
        version: readerVersion,
        reading: { ...reading, traits: [], facts: [] },
        text,
      });
    }
    const times: number[] = [];
    const cpuTimes: number[] = [];
    const texts = [
      commonWord.word,
      'resoluci',
      'plazo alzada',
      'extranjeria',
      '"recurso de alzada"',
      'empadronamiento',
      'not',
    ];
    for (let round = 0; round < 140; round += 1) {
      const before = process.cpuUsage();
      const start = performance.now();
      await store.notices.search(texts[round % texts.length] ?? '', { box: 'all' }, null, 50);
      times.push(performance.now() - start);
      const { user, system } = process.cpuUsage(before);
      cpuTimes.push((user + system) / 1_000);
    }
    const listTimes: number[] = [];
    for (let round = 0; round < 70; round += 1) {
      const start = performance.now();
      await store.documents.list({ text: texts[round % texts.length] ?? '' }, null, 50);
      listTimes.push(performance.now() - start);
    }
    await store.close();
    const p95 = (all: number[]): number =>
      all.toSorted((one, other) => one - other)[Math.floor(all.length * 0.95)] ?? Number.NaN;
    const what = `search inside ${searched} documents, p95`;
    return [
      { what, value: p95(times), unit: 'ms', atMost: 20 },
      { what: `${what}, processor time`, value: p95(cpuTimes), unit: 'ms' },
      { what: 'the same on the screen of documents, p95', value: p95(listTimes), unit: 'ms', atMost: 20 },
    ];
  } finally {
    await rm(profileDir, { recursive: true, force: true });
  }
}
