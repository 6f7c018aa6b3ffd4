// The part of the store's port that keeps documents: their records, and the files that hold their bytes.
import type { NoticeDocument } from '../model/document.ts';
import type { DocumentFilter, DocumentPage } from './documentListStore.ts';

/** A document with its bytes already on disk (by DocumentFiles) or still to be fetched. */
export type DocumentRecord = NoticeDocument;

export interface DocumentStore {
  /** Files of notices and of cases, the newest first; raw evidence is left out. */
  list(filter: DocumentFilter, after: string | null, limit: number): Promise<DocumentPage>;
  get(id: string): Promise<NoticeDocument | null>;
  /** Documents still to fetch, oldest first: also those that came empty or as something else, three times more. */
  pending(accountId: string): Promise<NoticeDocument[]>;
  save(document: NoticeDocument): Promise<void>;
  /** Every SHA-256 that a record names, by account: `doctor` compares it with the disk. */
  hashes(): Promise<{ accountId: string; sha256: string; documentId: string }[]>;
}

/** To be kept or dropped in the end; what a crash leaves of it goes when the files are opened again. */
export interface StagedFile {
  /** Where its bytes lie until it is kept. */
  readonly path: string;
  append(bytes: Uint8Array): Promise<void>;
  /** Of all that was appended; nothing more can be. */
  end(): { sha256: string; size: number };
  /** Stored under the account when it resolves, as `write` does it. */
  keep(accountId: string): Promise<void>;
  /** Takes it away unless it was kept. */
  drop(): Promise<void>;
}

/** Where the bytes of documents lie: content-addressed, written by temp file, fsync and rename, never overwritten. */
export interface DocumentFiles {
  /** Stores bytes under their SHA-256; storing the same bytes again costs nothing. */
  write(accountId: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  /** Reads and verifies; fails with `document.gone` when missing and `store.damaged` when the bytes no longer fit their hash. */
  read(accountId: string, sha256: string): Promise<Uint8Array>;
  /** Reads the file through in pieces, whatever its size, and says whether it still is what was stored. */
  verify(accountId: string, sha256: string): Promise<'whole' | 'missing' | 'damaged'>;
  /** A file that comes in pieces and belongs nowhere yet, so that it is never held whole. */
  stage(): Promise<StagedFile>;
  path(accountId: string, sha256: string): string;
  list(): Promise<{ accountId: string; sha256: string; size: number }[]>;
  /** Takes one file away for good, with its small picture. */
  remove(accountId: string, sha256: string): Promise<void>;
  removeAccount(accountId: string): Promise<void>;
}
