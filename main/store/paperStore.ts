// The port to files that a person gave and that belong nowhere yet.
import type { Instant } from '../model/day.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { PrintedFact } from '../model/documentReading.ts';
import type { OwnReading } from './ownReadingStore.ts';

export interface Paper {
  id: string;
  /** Under which its bytes lie, with those of others. */
  folder: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  addedAt: Instant;
  /** What it says by itself, to find out where it belongs. */
  facts: PrintedFact[];
}

export interface KeptPaper {
  paper: Paper;
  reading: OwnReading;
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
  /** All of them or none, each with what stands in it. */
  save(papers: readonly KeptPaper[]): Promise<void>;
  /** It is a document of a notice from now on, or with null of a case that keeps it itself. */
  file(id: string, document: NoticeDocument | null): Promise<void>;
  /** Hides it, or with null shows it again. */
  hide(id: string, at: Instant | null): Promise<void>;
  /** Takes away for good what was hidden thirty days ago; returns what it was. */
  purge(at: Instant): Promise<Paper[]>;
  /** Whether a paper, hidden or not, still has its bytes there. */
  hasFile(folder: string, sha256: string): Promise<boolean>;
}

/** Folders are forced to the disk: one for all papers makes taking many quicker. */
export const papersFolder = 'papers';
