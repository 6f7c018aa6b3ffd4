// What a look through a mailbox is given and what it brings; shared by its parts.
import type { MailCursor, UnreadMail } from './mailCursor.ts';
import type { MailReader, MailSearch } from './mailReader.ts';

export interface FetchedMail {
  folder: string;
  uid: number;
  bytes: Uint8Array;
  /** False when `bytes` is only the beginning of a large message. */
  isWhole: boolean;
  /** Above what is ever fetched: its beginning is all that will be seen. */
  isTooLarge: boolean;
  /** The whole message, where only its beginning could be read as what it is. */
  whole?: Uint8Array;
  size: number;
  arrivedAt: Date | null;
}

export interface MailScan<T> {
  reader: MailReader;
  cursor: MailCursor | null;
  now: Date;
  /** How far back the first run looks. */
  windowDays: number;
  terms: MailSearch['terms'];
  words: MailSearch['words'];
  /** Addresses that are among `terms.from` because a person taught them; what came before they did is looked for once. */
  senders?: readonly string[];
  /** Does this subject and sender deserve a look? Asked only where the server cannot search. */
  isLikely(head: { subject: string; from: string }): boolean;
  /** Subject and sender of a message that is told of because it cannot be read. */
  envelope?(bytes: Uint8Array): Promise<{ subject: string; from: string }>;
  /** What the message is, with an identity that does not depend on its folder; null when it is nothing of ours. */
  take(mail: FetchedMail): Promise<{ id: string; value: T } | null>;
}

export interface ScannedPage<T> {
  found: { value: T; isInJunk: boolean }[];
  seen: number;
  total: number;
  cursor: MailCursor;
}

export interface ScanEnd {
  presentIds: string[];
  unread: UnreadMail[];
}
