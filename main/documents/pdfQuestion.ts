// What is asked of the thread that reads PDFs, and what it answers.
import type { PdfTrait, RefusedFor } from '../model/documentReading.ts';

export interface PdfQuestion {
  id: number;
  bytes: Uint8Array;
  mostPages: number;
  mostChars: number;
  /** Reading ends by itself after this, with the pages read so far. */
  softMs: number;
}

export type PdfAnswer =
  | { id: number; pages: string[]; pageCount: number; traits: PdfTrait[] }
  | { id: number; refusedFor: RefusedFor };
