// The ports to what takes space, to other databases that are looked into, and to the bin.
import type { Failure } from '../contract/failure.ts';
import type { Instant } from '../model/day.ts';
import type { DocumentRole } from '../model/document.ts';
import type { PortalId } from '../model/portal.ts';

export interface Counts {
  notices: number;
  /** Files that are here, receipts and raw evidence among them. */
  documents: number;
  cases: number;
  accounts: number;
  persons: number;
}

export interface StorageLook {
  /** A newer Recado made it: this one cannot open it. */
  isNewer: boolean;
  there: Counts;
  here: Counts;
  onlyThere: Pick<Counts, 'notices' | 'accounts'>;
  onlyHere: Pick<Counts, 'notices' | 'accounts'>;
}

/** One file of a notice or a case that is here: the same bytes may be named by several. */
export interface StoredFile {
  /** Under which it lies: an account's id, or a case's. */
  ownerId: string;
  sha256: string;
  /** Null for what was added to a case by hand. */
  portal: PortalId | null;
  role: DocumentRole;
  /** Of the notice; of the file itself in a case. */
  year: number;
}

export interface StorageStore {
  /** Compares with another database of Recado, which stays as it is. */
  look(path: string): Promise<StorageLook>;
  files(): Promise<StoredFile[]>;
  /** Names of the secrets that notices left in the vault. */
  secretNames(): Promise<{ noticeId: string; name: string }[]>;
}

export interface Removed {
  accounts: number;
  notices: number;
  documents: number;
  cases: number;
  /** Notices that stay, because an account that is not removed tells of them too. */
  staying: number;
}

export interface BinEntry {
  id: string;
  what: 'account' | 'person';
  /** The id that the account or person had and gets back. */
  subjectId: string;
  name: string;
  portal: PortalId | null;
  removedAt: Instant;
  /** Whose files lie under `documents/` for it. */
  accountIds: string[];
  holdings: Removed;
}

/** What was removed lies in a database of its own beside the profile's; nothing else ever sees it. */
export interface BinStore {
  /** What would go and what stays; fails with `input.notFound`. */
  holdings(what: BinEntry['what'], subjectId: string): Promise<Removed>;
  remove(id: string, what: BinEntry['what'], subjectId: string, at: Instant): Promise<BinEntry>;
  /** The newest first. */
  list(): Promise<BinEntry[]>;
  /**
   * Puts everything back; its accounts are parked with `parkedFor`. Fails with `signIn.sameSubject {subject}` where the
   * person or mailbox was added anew meanwhile, and `file.damaged` where its database is gone.
   */
  restore(id: string, parkedFor: Failure): Promise<BinEntry>;
  /** For good: nothing of it stays, in copies of the database neither. */
  purge(id: string): Promise<void>;
}
