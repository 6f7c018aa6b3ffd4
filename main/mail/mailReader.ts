// The port to a mailbox: only ways to look. There is no function here that flags, moves, deletes or appends.

/** How to reach a mailbox. `none` is plain text and works with loopback hosts only. */
export interface MailAccess {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
  /** Stands for the password where the provider wants one; never both are tried. */
  token: string | null;
  /** PEM certificates trusted besides the usual ones. */
  trustedCa: string[];
}

/** What a server says of a folder without opening it. */
export interface FolderState {
  /** A 64-bit number as text; other UIDs of another value mean other messages. */
  uidValidity: string;
  uidNext: number;
  messages: number;
}

/**
 * What to look for, as the server compares it: case does not matter, accents may, so terms are stems without accents.
 * `words` replaces them on servers that find whole words only (Gmail).
 */
export interface MailSearch {
  /** Inclusive UID range; `to` null is the end of the folder. */
  from: number;
  to: number | null;
  /** Arrival on or after this moment, compared by day in the server's zone; null for no limit. */
  since: Date | null;
  terms: { from: readonly string[]; subject: readonly string[]; body: readonly string[] };
  words: { from: readonly string[]; subject: readonly string[]; body: readonly string[] };
}

export interface MailSummary {
  uid: number;
  size: number;
  arrivedAt: Date | null;
}

export interface MailHead extends MailSummary {
  subject: string;
  from: string;
}

export interface MailSource {
  uid: number;
  bytes: Uint8Array;
}

/** One connection. Every function fails with codes of contract/failure.ts; nothing is retried in here. */
export interface MailReader {
  /** Every junk folder: none, one or several. The inbox is always `INBOX`. */
  junkPaths(): Promise<string[]>;
  /** Null when there is no such folder any more. */
  status(path: string): Promise<FolderState | null>;
  /** UIDs in ascending order; null when the server refuses to search. */
  search(path: string, search: MailSearch): Promise<number[] | null>;
  /** Which of these UIDs are still there. */
  present(path: string, uids: number[]): Promise<number[]>;
  summaries(path: string, uids: number[]): Promise<MailSummary[]>;
  /** Subject and sender of a UID range, for servers that cannot search. */
  heads(path: string, from: number, to: number): Promise<MailHead[]>;
  /** Raw bytes; with `firstBytes` only the beginning of each. */
  sources(path: string, uids: number[], firstBytes: number | null): Promise<MailSource[]>;
  close(): Promise<void>;
}
