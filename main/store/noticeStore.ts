// The part of the store's port that keeps notices and marks: pages of listings in, lists, searches and single notices out.
import type { Day, Instant } from '../model/day.ts';
import type { DeadlineKind } from '../model/deadline.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { ListedNotice, Mark, Notice, NoticeKind, NoticeSource, NoticeState } from '../model/notice.ts';
import type { PortalId } from '../model/portal.ts';
import type { Section } from '../model/section.ts';
import type { DocumentRecord } from './documentStore.ts';

/** What reconcile needs to know of a notice that is already here: what this account told of it. */
export interface KnownNotice {
  id: string;
  portalNoticeId: string;
  /** Hash of the listed facts, to tell an unchanged notice without comparing each field. */
  factsHash: string;
  facts: ListedNotice;
}

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

/** A notice that went into another; its id finds the other one until they are parted. */
export interface JoinedNotice {
  id: string;
  /** Those whose word it was. */
  accountIds: string[];
  at: Instant;
}

export interface NoticeRecord {
  notice: Notice;
  personId: string;
  mark: Mark;
  documents: NoticeDocument[];
  /** Who told of it; the one that speaks for it first. */
  sources: NoticeSource[];
  /** Those that a person made one with it, oldest act first. */
  joined: JoinedNotice[];
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
