// The part of the store's port that keeps what was done, for ever.
import type { Instant } from '../model/day.ts';

export interface AuditRow {
  at: Instant;
  /** Past tense, e.g. `account.added`, `account.removed`, `notice.opened`, `secret.copied`. */
  what: string;
  accountId: string | null;
  noticeId: string | null;
  details: Record<string, unknown>;
}

/** A line as the chain has it: `hash` is the SHA-256, in hex, of `previousHash` followed by `text`. */
export interface ChainedLine {
  no: number;
  /** JSON of `[at, what, accountId, noticeId, details]`; `details` is JSON itself, as text. */
  text: string;
  previousHash: string;
  hash: string;
}

/** Lines that can be checked without the others: of those between them only the hash is told, which says nothing about them. */
export interface AuditExtract {
  /** What is told, oldest first. */
  rows: AuditRow[];
  chain: (ChainedLine | Pick<ChainedLine, 'no' | 'hash'>)[];
  /** The newest line of the whole audit at that moment; null where there is none. */
  head: Pick<ChainedLine, 'no' | 'hash'> | null;
}

/** Append-only: there is no way to change or delete a row. */
export interface AuditStore {
  /** What was done with these notices, and with these accounts as a whole. */
  extract(noticeIds: string[], accountIds: string[]): Promise<AuditExtract>;
  append(row: AuditRow): Promise<void>;
  list(filter: { before?: Instant | undefined; limit: number }): Promise<AuditRow[]>;
}
