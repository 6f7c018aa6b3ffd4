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

/** Append-only: there is no way to change or delete a row. */
export interface AuditStore {
  append(row: AuditRow): Promise<void>;
  list(filter: { before?: Instant | undefined; limit: number }): Promise<AuditRow[]>;
}
