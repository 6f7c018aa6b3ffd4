// The port to files that a person gave and that belong nowhere yet.
import type { Instant } from '../model/day.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { PrintedFact } from '../model/documentReading.ts';

/** Its bytes lie under `paperFolder(id)`. */
export interface Paper {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  addedAt: Instant;
  /** What it says by itself, to find out where it belongs. */
  facts: PrintedFact[];
}

/** Where the same bytes are already. */
export interface Holder {
  what: 'notice' | 'case' | 'paper';
  /** Of the notice, the case or the paper. */
  id: string;
  documentId: string;
  /** False for a document whose file was lost. */
  isHere: boolean;
}

export interface PaperStore {
  /** The newest first. */
  list(): Promise<Paper[]>;
  get(id: string): Promise<Paper | null>;
  holders(sha256: string): Promise<Holder[]>;
  /** All of them or none. */
  save(papers: readonly Paper[]): Promise<void>;
  /** It is a document of a notice from now on, or with null of a case that keeps it itself. */
  file(id: string, document: NoticeDocument | null): Promise<void>;
  /** Hides it, or with null shows it again. */
  hide(id: string, at: Instant | null): Promise<void>;
  /** Takes away for good what was hidden thirty days ago; returns the ids whose files may go. */
  purge(at: Instant): Promise<string[]>;
}

export const paperFolder = (id: string): string => `paper-${id}`;
