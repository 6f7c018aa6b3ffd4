// Reads stored PDFs one after the other in the background, so that their text is found; and one at once when a person asks.
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
import type { DocumentReading, PrintedFact } from '../model/documentReading.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { DocumentFiles, Store } from '../store/store.ts';

export interface DocumentReader {
  /** Reads what is not read yet, and from now on what comes. */
  start(): void;
  /** The reading that is kept, or a new one that is kept from now on. */
  read(document: NoticeDocument): Promise<DocumentReading>;
  /** Text by pages with all that is printed, codes too: for one act, never kept. Empty when it cannot be read. */
  pages(document: NoticeDocument): Promise<string[]>;
  /** What a PDF prints that is no document yet; nothing is kept of it. Empty when it cannot be read. */
  factsOf(file: PdfFile): Promise<PrintedFact[]>;
  /** Resolves when nothing waits to be read. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const atOnce = 20;
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
  const readAll = async (): Promise<void> => {
    const failed = new Set<string>();
    for (;;) {
      const unread = await store.readings.unread(readerVersion, atOnce + failed.size);
      const next = unread.filter(({ id }) => !failed.has(id));
      if (isClosed || next.length === 0) return;
      const left = next.values();
      const readOn = async (): Promise<void> => {
        for (const document of left) {
          if (isClosed) return;
          // Missing or changed on disk: the doctor names it.
          await make(document).catch(() => failed.add(document.id));
        }
      };
      await Promise.all(Array.from({ length: threads }, readOn));
      const changed = [...new Set(next.map(({ noticeId }) => noticeId))];
      if (!isClosed) hub.emit('notices.changed', { added: [], changed });
    }
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    round = round.then(async () => {
      isAsked = false;
      await readAll().catch((error: unknown) =>
        log.warn('documents.notRead', { error: error instanceof Error ? error.name : 'unknown' }),
      );
    });
  };
  return {
    start: () => {
      stops.push(
        hub.on('run.finished', ask),
        hub.on('import.progressed', ask),
        hub.on('papers.changed', ask),
      );
      ask();
    },
    read: async (document) => (await store.readings.get(document.id, readerVersion)) ?? make(document),
    pages: async (document) => {
      const told = await pdf.read(await bytesOf(document));
      return 'pages' in told ? told.pages : [];
    },
    factsOf: async (file) => {
      const told = await pdf.facts(file);
      return 'facts' in told ? told.facts : [];
    },
    idle: () => round,
    close: async () => {
      isClosed = true;
      for (const stop of stops) stop();
      await pdf.close();
      await round;
    },
  };
}
