// Where words stand in the pages of a PDF: in the text as pdf.js gives it, piece by piece, so that each place can be marked.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { foldKeeping } from '../../text/foldKeeping.ts';

/** A page's text, folded, and where each of its pieces begins in it; a piece is one span of the text layer. */
export interface PageText {
  folded: string;
  starts: number[];
  lengths: number[];
}

export interface Place {
  /** Counted from 1. */
  page: number;
  from: number;
  to: number;
}

const mostPlaces = 2_000;

export async function readPageText(pdf: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const starts: number[] = [];
  const lengths: number[] = [];
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    starts.push(text.length);
    lengths.push(item.str.length);
    text += item.hasEOL ? `${item.str} ` : item.str;
  }
  return { folded: foldKeeping(text), starts, lengths };
}

/** Every place of the words in these pages, in order; none for less than two letters. */
export function findPlaces(pages: PageText[], words: string): Place[] {
  const wanted = foldKeeping(words).trim();
  const places: Place[] = [];
  if (wanted.length < 2) return places;
  for (const [index, { folded }] of pages.entries()) {
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      places.push({ page: index + 1, from: at, to: at + wanted.length });
      if (places.length === mostPlaces) return places;
    }
  }
  return places;
}

/** A place as ranges over the spans of its page's text layer, which stand in the order of the pieces. */
export function rangesOf(spans: readonly Element[], { starts, lengths }: PageText, place: Place): Range[] {
  const ranges: Range[] = [];
  for (const [index, start] of starts.entries()) {
    const end = start + (lengths[index] ?? 0);
    const node = spans[index]?.firstChild ?? null;
    if (end <= place.from || start >= place.to || !(node instanceof Text)) continue;
    const range = document.createRange();
    range.setStart(node, Math.min(node.length, Math.max(0, place.from - start)));
    range.setEnd(node, Math.min(node.length, place.to - start));
    ranges.push(range);
  }
  return ranges;
}
