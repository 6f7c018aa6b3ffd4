// Reads the text of a PDF in a thread of its own: what a stranger's file makes pdf.js do can be ended from outside.
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PdfTrait } from '../model/documentReading.ts';
import { findCarried } from './findCarried.ts';
import { findPrintedFacts, maskCodes } from './findPrintedFacts.ts';
import type { PdfPages, PdfQuestion, PdfSummary } from './pdfQuestion.ts';

const port = parentPort;
if (!port) throw new Error('PDFs are read in a worker thread only');
// Found here, pdf.js does not look for its worker as a file beside it.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfjsWorker;

/** Between the texts of two pages. */
const pageBreak = '\f';
/** Text whose baselines differ by less belongs to one line, in points. */
const sameLine = 3;

port.on('message', (question: PdfQuestion) => {
  void read(question).then(
    (told) => port.postMessage({ id: question.id, ...wanted[question.wants](told) }),
    (error: unknown) => {
      const isLocked = error instanceof Error && error.name === 'PasswordException';
      port.postMessage({ id: question.id, refusedFor: isLocked ? 'encrypted' : 'broken' });
    },
  );
});
port.postMessage({ id: 0 });

const wanted: Record<PdfQuestion['wants'], (told: PdfPages) => PdfPages | PdfSummary> = {
  pages: (told) => told,
  summary: ({ pages, ...told }) => ({
    text: maskCodes(pages.join(pageBreak)),
    facts: findPrintedFacts(pages),
    readPages: pages.length,
    ...told,
  }),
};

/** A view of its own memory: pdf.js takes it away, and small Buffers share theirs. */
function bytesOf(file: PdfQuestion['file']): Uint8Array {
  if (typeof file !== 'string') return file;
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const whole = new Uint8Array(buffer, byteOffset, byteLength);
  return byteLength === buffer.byteLength ? whole : whole.slice();
}

async function read({ file, mostPages, mostChars, softMs }: PdfQuestion): Promise<PdfPages> {
  const endsAt = performance.now() + softMs;
  const bytes = bytesOf(file);
  // pdf.js takes the bytes away, so they are looked at first.
  const traits = findCarried(bytes);
  // A signature says which bytes it covers (ISO 32000-1, 12.8); whether it holds is checked when somebody asks.
  const isSigned = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/ByteRange');
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
  });
  try {
    const pdf = await task.promise;
    const pages: string[] = [];
    let chars = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      page.cleanup();
      const text = linesOf(items.flatMap((one) => ('str' in one ? [one] : []))).join('\n');
      pages.push(text.slice(0, Math.max(0, mostChars - chars)));
      chars += text.length;
      if (chars >= mostChars || performance.now() > endsAt) break;
    }
    for (const trait of await carriedBy(pdf)) traits.add(trait);
    return { pages, pageCount: pdf.numPages, traits: [...traits], isSigned };
  } finally {
    await task.destroy();
  }
}

async function carriedBy(pdf: PDFDocumentProxy): Promise<PdfTrait[]> {
  const [scripts, files] = await Promise.all([
    pdf.getJSActions().catch(() => null),
    pdf.getAttachments().catch(() => null),
  ]);
  return [...(scripts === null ? [] : ['scripts' as const]), ...(files === null ? [] : ['files' as const])];
}

interface PlacedText {
  str: string;
  transform: number[];
  width: number;
}

/** Pieces by their place on the page: from top to bottom, then left to right; wide gaps part cells. */
function linesOf(pieces: PlacedText[]): string[] {
  const placed = pieces
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform, width }) => ({ str, x: transform[4] ?? 0, y: transform[5] ?? 0, width }))
    .toSorted((one, other) => other.y - one.y);
  const rows: { y: number; cells: typeof placed }[] = [];
  for (const piece of placed) {
    const row = rows.at(-1);
    if (row && row.y - piece.y < sameLine) row.cells.push(piece);
    else rows.push({ y: piece.y, cells: [piece] });
  }
  return rows.map(({ cells }) => {
    const ordered = cells.toSorted((one, other) => one.x - other.x);
    let end = 0;
    return ordered.reduce((line, { str, x, width }) => {
      const gap = line === '' ? '' : x - end > 12 ? ' | ' : x - end > 1 ? ' ' : '';
      end = x + width;
      return `${line}${gap}${str.trim()}`;
    }, '');
  });
}
