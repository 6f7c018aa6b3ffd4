// The port to what Recado remembers: asynchronous whole operations, one transaction each, never rows or SQL.
import type { Account } from '../model/account.ts';
import type { Day, Instant } from '../model/day.ts';
import type { DeadlineKind } from '../model/deadline.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { ListedNotice, Mark, Notice, NoticeKind, NoticeSource, NoticeState } from '../model/notice.ts';
import type { PortalId } from '../model/portal.ts';
import type { Run } from '../model/run.ts';
import type { Section } from '../model/section.ts';
import type { AlertStore } from './alertStore.ts';
import type { CalendarStore } from './calendarStore.ts';
import type { CaseStore } from './caseStore.ts';
import type { DocumentFilter, DocumentPage } from './documentListStore.ts';
import type { FilingStore } from './filingStore.ts';
import type { LearnedStore } from './learnedStore.ts';
import type { PaperStore } from './paperStore.ts';
import type { PersonStore } from './personStore.ts';
import type { ReadingStore } from './readingStore.ts';
import type { BinStore, StorageStore } from './storageStore.ts';
import type { ViewStore } from './viewStore.ts';

/** What reconcile needs to know of a notice that is already here: what this account told of it. */
export interface KnownNotice {
  id: string;
  portalNoticeId: string;
  /** Hash of the listed facts, to tell an unchanged notice without comparing each field. */
  factsHash: string;
  facts: ListedNotice;
}

/** A document with its bytes already on disk (by DocumentFiles) or still to be fetched. */
export type DocumentRecord = NoticeDocument;

/** The decision of reconcile for one page; applied in one transaction. */
export interface ListingPlan {
  accountId: string;
  runId: string;
  at: Instant;
  added: { id: string; factsHash: string; facts: ListedNotice }[];
  changed: { id: string; factsHash: string; facts: ListedNotice }[];
  documents: DocumentRecord[];
  /** Replaces the account's cursor when given. */
  cursor: Record<string, unknown> | null;
  listed: number;
}

/** What a page did: a notice that another account had told of is changed, not added, and keeps its id. */
export interface ListedChanges {
  added: string[];
  changed: string[];
}

/** Marks a listing as finished: stamps the account and what is no longer listed. */
export interface ListingClose {
  accountId: string;
  at: Instant;
  isComplete: boolean;
  presentIds: string[] | null;
}

export type Mailbox = 'inbox' | 'flagged' | 'done' | 'archived' | 'snoozed' | 'junk' | 'all';

export interface NoticeFilter {
  box: Mailbox;
  portal?: PortalId | undefined;
  accountId?: string | undefined;
  personId?: string | undefined;
  kinds?: NoticeKind[] | undefined;
  isUnread?: boolean | undefined;
  isFlagged?: boolean | undefined;
  /** A document of it is a PDF. */
  hasPdf?: boolean | undefined;
  /** The person wrote a note on it. */
  hasNote?: boolean | undefined;
  caseId?: string | undefined;
  /** Words that its issuer's name has, all of them; matched as in a search. */
  from?: string[] | undefined;
  /** Case numbers or their beginnings, all of them. */
  caseNumbers?: string[] | undefined;
  /** From the beginning of this day where the computer is; `before` is the first day that is not meant any more. */
  since?: Day | undefined;
  before?: Day | undefined;
}

/** One row of the list: facts and marks side by side, without the text. */
export interface NoticeRow {
  id: string;
  portal: PortalId;
  accountId: string;
  personId: string;
  kind: NoticeKind;
  /** On its portal. */
  state: NoticeState;
  title: string;
  issuer: string | null;
  person: string | null;
  caseNumber: string | null;
  /** When the portal made it available, else when it was first seen; the list is sorted by it, newest first. */
  sortAt: Instant;
  madeAvailableAt: Instant | null;
  /** The next day that is not over of its deadlines and its expiry, else the last of them; never the appointment. */
  dueOn: Day | null;
  /** Which act is due on that day; null where the notice does not say. */
  dueWhat: DeadlineKind | null;
  appointmentOn: Day | null;
  hasDocuments: boolean;
  isInJunk: boolean;
  verdict: 'genuine' | 'unverified' | 'suspicious' | null;
  mark: Mark;
  /** How many notices its conversation has, itself included. */
  conversationSize?: number | undefined;
  /** The part of the inbox in which it stands; told only where a list was asked for in parts. */
  section?: Section | undefined;
  /** Around the match, with `\u0002` and `\u0003` before and after each found word; null outside a search. */
  snippet: string | null;
}

export interface NoticePage {
  rows: NoticeRow[];
  /** Give it back as `after` to get the next page; null at the end. */
  next: string | null;
  /** Operators of the search that say nothing, as they were typed. */
  notUnderstood?: string[] | undefined;
}

export interface NoticeRecord {
  notice: Notice;
  personId: string;
  mark: Mark;
  documents: NoticeDocument[];
  /** Who told of it; the one that speaks for it first. */
  sources: NoticeSource[];
  /** Ids of its payments that the person marked as paid. */
  paid: string[];
}

export interface NoticeCounts {
  inbox: number;
  unread: number;
  byPortal: Partial<Record<PortalId, { inbox: number; unread: number }>>;
  byAccount: Record<string, { inbox: number; unread: number }>;
}

/** How the inbox is asked for in its parts. */
export interface SectionsAsked {
  /** The parts whose notices are read; the others are passed over. */
  shown: Section[];
  /** What was read at this moment or later still stands among the new ones; null for nothing. */
  newSince: Instant | null;
}

export type SectionCounts = Record<Section, number>;

/** A file of a notice in which words of a search stand. */
export interface FoundIn {
  documentId: string;
  name: string;
  /** Counted from 1; null where the reading does not know its pages. */
  page: number | null;
  snippet: string;
}

/** One thing that was done with a notice here. */
export interface NoticeAct {
  at: Instant;
  /** `mark.read`, `mark.unflagged` …, or the audit's own word: `notice.opened`. */
  what: string;
}

export interface NoticeStore {
  findKnown(accountId: string, portalNoticeIds: string[]): Promise<KnownNotice[]>;
  /** Those with a printed number of days, as the account tells them, by portal id from after `after` on. */
  withTerm(accountId: string, after: string, limit: number): Promise<KnownNotice[]>;
  applyListing(plan: ListingPlan): Promise<ListedChanges>;
  closeListing(close: ListingClose): Promise<void>;
  list(filter: NoticeFilter, after: string | null, limit: number): Promise<NoticePage>;
  /** The inbox in its parts, one after the other, whatever box the filter names. */
  listSections(
    filter: NoticeFilter,
    asked: SectionsAsked,
    after: string | null,
    limit: number,
  ): Promise<NoticePage>;
  /** How many stand in each part; `newSince` as in `SectionsAsked`. */
  countSections(filter: NoticeFilter, newSince: Instant | null): Promise<SectionCounts>;
  /** In which files of the notice the words stand, page by page; at most 20 places. */
  findIn(id: string, text: string): Promise<FoundIn[]>;
  /** What was done with the notice here, the newest first. */
  history(id: string): Promise<NoticeAct[]>;
  /** Words are matched without accents and as prefixes; quoted text as a phrase. Newest first. */
  search(text: string, filter: NoticeFilter, after: string | null, limit: number): Promise<NoticePage>;
  /** Rows of the notice's conversation, the oldest first; none for one that stands alone. */
  conversation(id: string): Promise<NoticeRow[]>;
  /** Takes the name of a secret whose value is gone from the notice. */
  forgetSecret(id: string, name: string): Promise<void>;
  get(id: string): Promise<NoticeRecord | null>;
  /** The notice as one account tells it, which is what its portal is asked with; null when it tells nothing of it. */
  toldBy(id: string, accountId: string): Promise<Notice | null>;
  counts(): Promise<NoticeCounts>;
  /** Sets the given marks and returns each notice's marks as they were before, for undo. */
  mark(ids: string[], change: Partial<Mark>, at: Instant): Promise<{ id: string; mark: Mark }[]>;
  /** Puts marks back as they were. */
  restoreMarks(marks: { id: string; mark: Mark }[], at: Instant): Promise<void>;
}

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

export interface SettingsStore {
  read(): Promise<Record<string, unknown>>;
  write(values: Record<string, unknown>): Promise<void>;
}

export interface StoreHealth {
  isIntact: boolean;
  /** Lines of SQLite's own `integrity_check` when it found something. */
  problems: string[];
  schemaVersion: number;
  sizeBytes: number;
  journalMode: string;
}

/** Every operation can fail with `store.full`, `store.busy` or `store.damaged`; a failed one changed nothing. */
export interface Store {
  notices: NoticeStore;
  documents: DocumentStore;
  readings: ReadingStore;
  papers: PaperStore;
  filing: FilingStore;
  accounts: AccountStore;
  persons: PersonStore;
  runs: RunStore;
  alerts: AlertStore;
  audit: AuditStore;
  learned: LearnedStore;
  cases: CaseStore;
  calendar: CalendarStore;
  views: ViewStore;
  settings: SettingsStore;
  storage: StorageStore;
  bin: BinStore;
  health(): Promise<StoreHealth>;
  /** Writes the database as it is now to a file that is not there yet, complete in itself; others are answered meanwhile. */
  copyTo(path: string): Promise<void>;
  /** Finishes what is under way and lets go of the database. */
  close(): Promise<void>;
}

/** Where the bytes of documents lie: content-addressed, written by temp file, fsync and rename, never overwritten. */
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
  removeAccount(accountId: string): Promise<void>;
}
