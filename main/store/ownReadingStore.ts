// The port to what stands in files that a person gave: to a case, or to no place yet.
import type { DocumentReading } from '../model/documentReading.ts';
import type { FilePlace } from './documentListStore.ts';

/** A file whose text is not kept yet; its bytes lie under `folder`. */
export interface OwnFile {
  id: string;
  name: string;
  type: string;
  sha256: string;
  folder: string;
}

export interface OwnReading {
  fileId: string;
  name: string;
  version: number;
  /** Null for what is no PDF. */
  reading: DocumentReading | null;
  /** Empty for a picture; holds no verification codes. */
  text: string;
}

export interface OwnFilter {
  personId?: string | undefined;
  caseId?: string | undefined;
  isPdf?: boolean | undefined;
  isUnfiled?: boolean | undefined;
}

/** A file that has the words of a search, and where it stands. */
export interface FoundFile {
  documentId: string;
  name: string;
  type: string;
  /** Null for a paper without a place. */
  caseId: string | null;
  /** Of the case, as far as it has one. */
  title: string | null;
  caseNumber: string | null;
  /** Null where only the name has the words. */
  found: FilePlace | null;
}

export interface OwnReadingStore {
  get(fileId: string, version: number): Promise<DocumentReading | null>;
  /** Files that were not read by this version; the words of those that were are in the search then. */
  unread(version: number, limit: number): Promise<OwnFile[]>;
  /** All of them or none; nothing is kept for a file that went meanwhile. */
  save(readings: readonly OwnReading[]): Promise<void>;
  /** What was read of one file is of another from now on, which has the same bytes. */
  move(fromId: string, toId: string): Promise<void>;
  /** Words as in the inbox's search, in the file's text or its name; what was given last comes first. */
  find(text: string, filter: OwnFilter, limit: number): Promise<FoundFile[]>;
}
