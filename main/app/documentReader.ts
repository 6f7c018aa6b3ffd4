// Reads stored PDFs one after the other in the background, so that their text is found; and one at once when a person asks.
import { stat } from 'node:fs/promises';
import { FailureError } from '../contract/failure.ts';
import {
  createPdfReader,
  documentLimits,
  type PdfFile,
  type PdfReader,
} from '../documents/createPdfReader.ts';
import { readDocument, readerVersion } from '../documents/readDocument.ts';
import type { Clock } from '../model/day.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { DocumentReading } from '../model/documentReading.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { OwnFile } from '../store/ownReadingStore.ts';
import type { DocumentFiles, Store } from '../store/store.ts';
import { type GivenText, readGiven } from './papers/readGiven.ts';

export interface DocumentReader {
  /** Reads what is not read yet, and from now on what comes. */
  start(): void;
  /** The reading that is kept, or a new one that is kept from now on. */
  read(document: NoticeDocument): Promise<DocumentReading>;
  /** Text by pages with all that is printed, codes too: for one act, never kept. Empty when it cannot be read. */
  pages(document: NoticeDocument): Promise<string[]>;
  /** What stands in a file that a person gave; keeping it is the caller's. */
  readGiven(type: string | null, file: PdfFile): Promise<GivenText>;
  /** Resolves when nothing waits to be read. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const atOnce = 20;
const importsAtOnce = 50;
/** Each holds a file and what pdf.js makes of it: more would not be faster on the computers that people have. */
const threads = 2;

interface ReaderDeps {
  store: Store;
  files: DocumentFiles;
  hub: Hub;
  clock: Clock;
  log: Logger;
  pdf?: PdfReader;
}

export function createDocumentReader({
  store,
  files,
  hub,
  clock,
  log,
  pdf = createPdfReader(documentLimits, threads),
}: ReaderDeps): DocumentReader {
  let round: Promise<void> = Promise.resolve();
  let isAsked = false;
  let isClosed = false;
  const stops: (() => void)[] = [];

  const bytesOf = (document: NoticeDocument): Promise<Uint8Array> => {
    const { accountId, sha256, name } = document;
    if (sha256 === null || document.state !== 'stored') throw new FailureError('document.gone', { name });
    return files.read(accountId, sha256);
  };
  const make = async (document: NoticeDocument): Promise<DocumentReading> => {
    const bytes = await bytesOf(document);
    const { reading, text } = await readDocument(pdf, bytes, clock.now().toISOString());
    const { id: documentId, sha256 } = document;
    // Ended in the midst of it, the file would be refused for good.
    if (!isClosed && sha256 !== null)
      await store.readings.save({ documentId, sha256, version: readerVersion, reading, text });
    return reading;
  };
  const readFile = (type: string | null, file: PdfFile): Promise<GivenText> =>
    readGiven(pdf, type, file, clock.now().toISOString());
  /** A file of a case, or a paper that came before its text was kept. */
  const keepOwn = async ({ id, name, type, sha256, folder }: OwnFile): Promise<void> => {
    if ((await files.verify(folder, sha256)) !== 'whole') throw new FailureError('document.gone', { name });
    const path = files.path(folder, sha256);
    const { reading, text } = await readFile(type, { path, size: (await stat(path)).size });
    if (!isClosed)
      await store.ownReadings.save([{ fileId: id, name, version: readerVersion, reading, text }]);
  };
  /** Some at a time until there are no more; `told` hears of those that were read. */
  const readAll = async <T extends { id: string }>(
    unread: (limit: number) => Promise<T[]>,
    keep: (one: T) => Promise<unknown>,
    told: (read: T[]) => void,
  ): Promise<void> => {
    const failed = new Set<string>();
    for (;;) {
      const next = (await unread(atOnce + failed.size)).filter(({ id }) => !failed.has(id));
      if (isClosed || next.length === 0) return;
      const left = next.values();
      const readOn = async (): Promise<void> => {
        for (const one of left) {
          if (isClosed) return;
          // Missing or changed on disk: the doctor names it.
          await keep(one).catch(() => failed.add(one.id));
        }
      };
      await Promise.all(Array.from({ length: threads }, readOn));
      const read = next.filter(({ id }) => !failed.has(id));
      if (!isClosed && read.length > 0) told(read);
    }
  };
  const readBoth = async (): Promise<void> => {
    await readAll(
      (limit) => store.readings.unread(readerVersion, limit),
      make,
      (read) => {
        const changed = [...new Set(read.map(({ noticeId }) => noticeId))];
        hub.emit('notices.changed', { added: [], changed });
      },
    );
    await readAll(
      (limit) => store.ownReadings.unread(readerVersion, limit),
      keepOwn,
      () => hub.emit('papers.changed', {}),
    );
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    round = round.then(async () => {
      isAsked = false;
      await readBoth().catch((error: unknown) =>
        log.warn('documents.notRead', { error: error instanceof Error ? error.name : 'unknown' }),
      );
    });
  };
  return {
    start: () => {
      stops.push(
        hub.on('run.finished', ask),
        // Each file of an import says so: now and then is enough, and its end asks too.
        hub.on('import.progressed', ({ mails }) => {
          if (mails % importsAtOnce === 0) ask();
        }),
        hub.on('papers.changed', ask),
        hub.on('cases.changed', ask),
      );
      ask();
    },
    read: async (document) =>
      (await store.readings.get(document.id, readerVersion)) ??
      (await store.ownReadings.get(document.id, readerVersion)) ??
      make(document),
    pages: async (document) => {
      const told = await pdf.read(await bytesOf(document));
      return 'pages' in told ? told.pages : [];
    },
    readGiven: readFile,
    idle: () => round,
    close: async () => {
      isClosed = true;
      for (const stop of stops) stop();
      await pdf.close();
      await round;
    },
  };
}
