// What is asked of a thread that reads PDFs, and what it answers.
import type { PdfTrait, PrintedFact, RefusedFor } from '../model/documentReading.ts';

export interface PdfQuestion {
  id: number;
  /** Bytes, or the path of a file, which the thread reads by itself: it passes through no other thread. */
  file: Uint8Array | string;
  /** `summary`: what is kept of a file, so that only little comes back. */
  wants: 'pages' | 'summary';
  mostPages: number;
  mostChars: number;
  /** Reading ends by itself after this, with the pages read so far. */
  softMs: number;
}

export interface PdfPages {
  pages: string[];
  pageCount: number;
  traits: PdfTrait[];
  /** It carries a signature, whatever that is worth. */
  isSigned: boolean;
}

export interface PdfSummary extends Omit<PdfPages, 'pages'> {
  /** Without verification codes; pages are parted by a form feed, so that a search can say on which page its words stand. */
  text: string;
  facts: PrintedFact[];
  readPages: number;
}

export type PdfAnswer = { id: number } & (PdfPages | PdfSummary | { refusedFor: RefusedFor });
