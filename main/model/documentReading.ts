// What a PDF says by itself: its text's size, what is odd about it, and facts that are offered with the line they came from.
import type { Instant } from './day.ts';

export type PrintedFactKind =
  | 'verificationCode'
  | 'verificationAddress'
  | 'registryNumber'
  | 'caseNumber'
  | 'personNumber'
  | 'daysToAnswer'
  | 'amount'
  | 'date';

/** Read by a program from a page: offered, never taken for true until a person says so. */
export interface PrintedFact {
  /** The same fact of the same file always has the same id. */
  id: string;
  kind: PrintedFactKind;
  /** A day as `2026-12-03`, an amount as `12.50 EUR`; a verification code only masked, because it opens the document. */
  value: string;
  /** Of `daysToAnswer`: which days; null where the page does not say. */
  unit?: 'business' | 'calendar' | 'months' | null;
  /** Counted from 1. */
  page: number;
  /** As printed, cut to 300 characters; codes masked. */
  line: string;
}

export type RefusedFor = 'tooLarge' | 'tooSlow' | 'encrypted' | 'broken';
/** What a PDF can carry besides pages; none of it is ever run or opened here. */
export type PdfTrait = 'scripts' | 'files' | 'launch';

export interface DocumentReading {
  /** `noText`: pages made of pictures. */
  state: 'read' | 'noText' | 'refused';
  refusedFor: RefusedFor | null;
  /** Null when it could not be opened. */
  pageCount: number | null;
  /** Fewer than `pageCount` where a limit ended the reading. */
  readPages: number;
  traits: PdfTrait[];
  facts: PrintedFact[];
  /** It carries a signature, whatever that is worth. Left out where it could not be read. */
  isSigned?: boolean;
  readAt: Instant;
}
