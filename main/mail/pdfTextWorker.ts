// Reads the text of a PDF in a thread of its own: what a stranger's file makes pdf.js do can be ended from outside.
import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

const port = parentPort;
if (!port) throw new Error('PDFs are read in a worker thread only');
// Found here, pdf.js does not look for its worker as a file beside it.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfjsWorker;

/** Text whose baselines differ by less belongs to one line, in points. */
const sameLine = 3;

port.on('message', ({ id, bytes, mostPages }: { id: number; bytes: Uint8Array; mostPages: number }) => {
  void textOf(bytes, mostPages).then(
    (text) => port.postMessage({ id, text }),
    () => port.postMessage({ id, text: null }),
  );
});
port.postMessage({ id: 0, text: null });

async function textOf(bytes: Uint8Array, mostPages: number): Promise<string | null> {
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
    const lines: string[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      lines.push(...linesOf(items.flatMap((one) => ('str' in one ? [one] : []))));
    }
    return lines.join('\n');
  } finally {
    await task.destroy();
  }
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
    .map(({ str, transform, width }) => ({ str, x: transform[4] ?? 0, y: transform[5] ?? 0, width }));
  const rows: { y: number; cells: typeof placed }[] = [];
  for (const piece of placed) {
    const row = rows.find(({ y }) => Math.abs(y - piece.y) < sameLine);
    if (row) row.cells.push(piece);
    else rows.push({ y: piece.y, cells: [piece] });
  }
  return rows
    .toSorted((one, other) => other.y - one.y)
    .map(({ cells }) => {
      const ordered = cells.toSorted((one, other) => one.x - other.x);
      let end = 0;
      return ordered.reduce((line, { str, x, width }) => {
        const gap = line === '' ? '' : x - end > 12 ? ' | ' : x - end > 1 ? ' ' : '';
        end = x + width;
        return `${line}${gap}${str.trim()}`;
      }, '');
    });
}
