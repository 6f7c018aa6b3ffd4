// The part of the store's port that keeps accounts, how far each was read, and every look at them.
import type { Account } from '../model/account.ts';
import type { Instant } from '../model/day.ts';
import type { Run } from '../model/run.ts';

export interface AccountStore {
  list(): Promise<Account[]>;
  get(id: string): Promise<Account | null>;
  save(account: Account): Promise<void>;
  /** Active accounts whose `nextCheckAt` is at or before `at`, oldest first. */
  due(at: Instant): Promise<Account[]>;
  cursor(accountId: string): Promise<Record<string, unknown> | null>;
}

export interface RunStore {
  save(run: Run): Promise<void>;
  list(filter: {
    accountId?: string | undefined;
    before?: Instant | undefined;
    limit: number;
  }): Promise<Run[]>;
  /** Pages that no reader understood, kept as files of their account and named by its runs. */
  keptPages(): Promise<{ accountId: string; sha256: string }[]>;
  /** Runs that a crash left open are closed as `bug {error:'interrupted'}`; returns how many. */
  closeInterrupted(at: Instant): Promise<number>;
}
