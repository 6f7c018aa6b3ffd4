// A document is a file of a notice, addressed by SHA-256 and never overwritten.
import type { Instant } from './day.ts';

/** `evidence` is the raw answer (the mail, the page) kept to parse again and to prove what was said. */
export type DocumentRole = 'resolution' | 'attachment' | 'receipt' | 'voucher' | 'evidence';
export type DocumentState = 'pending' | 'stored' | 'failed';

/** What a connector says of a file before its bytes are here. */
export interface ListedDocument {
  /** The portal's own id of the file inside its notice. */
  portalDocumentId: string;
  name: string;
  /** Declared media type, e.g. `application/pdf`; null when the portal does not say. */
  type: string | null;
  /** Declared size in bytes. */
  size: number | null;
  role: DocumentRole;
}

export interface NoticeDocument extends ListedDocument {
  id: string;
  noticeId: string;
  /** The account that it came with; its bytes lie under it. */
  accountId: string;
  state: DocumentState;
  /** Hex SHA-256 of the stored bytes. */
  sha256: string | null;
  storedAt: Instant | null;
  /** Failure code when `state` is `failed`. */
  failureCode: string | null;
  /** How often it was asked for again after it had failed. */
  attempts: number;
}
