// The port to what was read from documents and what a person made of it.

import type { Instant } from '../model/day.ts';
import type { Deadline } from '../model/deadline.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { DocumentReading } from '../model/documentReading.ts';
import type { RevocationCheck } from '../model/documentSignature.ts';

export interface SavedReading {
  documentId: string;
  /** Of the bytes that were read. */
  sha256: string;
  version: number;
  reading: DocumentReading;
  /** Searched with the notice; holds no verification codes. */
  text: string;
}

export interface ConfirmedTerm {
  noticeId: string;
  factId: string;
  deadline: Deadline;
}

/** What the person saw on the office's page: the same document, another one, or none. */
export type VerificationResult = 'same' | 'different' | 'notFound';

export interface Verification {
  documentId: string;
  /** Of the bytes that were compared. */
  sha256: string;
  at: Instant;
  host: string;
  result: VerificationResult;
}

/** What authorities said of the certificates of these bytes. */
export interface KeptRevocation extends RevocationCheck {
  documentId: string;
  sha256: string;
}

export interface ReadingStore {
  /** Null where the bytes that are stored now were not read, or by an older version. */
  get(documentId: string, version: number): Promise<DocumentReading | null>;
  /** Stored PDFs that were not read by this version, the newest notices first. */
  unread(version: number, limit: number): Promise<NoticeDocument[]>;
  /** Keeps a reading and puts its text into the search; nothing when the document went or changed meanwhile. */
  save(saved: SavedReading): Promise<void>;
  addVerification(verification: Verification): Promise<void>;
  /** Of the bytes that are stored now, the newest first. */
  verifications(documentId: string): Promise<Verification[]>;
  addRevocation(check: KeptRevocation): Promise<void>;
  /** Of the bytes that are stored now, the newest first. */
  revocations(documentId: string): Promise<RevocationCheck[]>;
  /** Terms that the person confirmed for this notice. */
  terms(noticeId: string): Promise<ConfirmedTerm[]>;
  /** Adds the deadline to the notice's, or with `deadline` null takes it away; returns what was confirmed before. */
  confirmTerm(
    noticeId: string,
    factId: string,
    deadline: Deadline | null,
    at: Instant,
  ): Promise<ConfirmedTerm | null>;
}
