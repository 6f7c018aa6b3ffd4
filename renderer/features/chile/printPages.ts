// Lays the pages of a stored PDF out for the printer, sharp enough for small print, and nothing else of the window.
import type { Bridge } from '../../../main/contract/bridge.ts';
import { readDocument } from '../documents/readDocument.ts';

/** 200 dots an inch: a voucher's bar code stays readable. */
const dotsPerPoint = 200 / 72;
const usuallyMost = 20;

/** One canvas a page; fails as the call fails, or as pdf.js does when the bytes are no PDF. */
export async function pagesOf(
  bridge: Bridge,
  documentId: string,
  mostPages = usuallyMost,
): Promise<HTMLCanvasElement[]> {
  const { openPdf } = await import('../documents/pdf.ts');
  const bytes = await readDocument(bridge, documentId);
  const ending = new AbortController();
  try {
    const pdf = await openPdf(bytes, ending.signal);
    const pages: HTMLCanvasElement[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: dotsPerPoint });
      const canvas = document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      pages.push(canvas);
    }
    return pages;
  } finally {
    ending.abort();
  }
}

/** Puts these on paper alone: everything else of the window is left out while it prints. */
export function printAlone(parts: HTMLElement[]): void {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  sheet.append(...parts);
  document.body.append(sheet);
  document.body.classList.add('is-printing');
  const end = (): void => {
    document.body.classList.remove('is-printing');
    sheet.remove();
  };
  window.addEventListener('afterprint', end, { once: true });
  window.print();
}
