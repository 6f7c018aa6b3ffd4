// The port to cases: facts join them by number, the person by hand; every act answers with what takes it back.
import type { Case, CaseDetails, Country, StatusEntry } from '../model/case.ts';
import type { CaseDocument, CaseEntry, PaymentMark } from '../model/caseEntry.ts';
import type { CaseNotice } from '../model/caseFacts.ts';
import type { Instant } from '../model/day.ts';

export interface CaseFilter {
  personId?: string | undefined;
  country?: Country | undefined;
}

export interface CaseListPage {
  /** With the newest 100 notices of each, and without openings. */
  rows: CaseRecord[];
  next: string | null;
}

export interface CaseRecord {
  case: Case;
  /** Oldest first; of many only the newest 500. */
  notices: CaseNotice[];
  /** How many there are in all. */
  noticeCount: number;
  firstAt: Instant;
  lastAt: Instant;
  /** By the payment's id, which is the notice's or the entry's. */
  payments: Record<string, PaymentMark>;
  /** When notices of it were opened here, from the audit. */
  openings: { noticeId: string; at: Instant }[];
}

/** How a case stood; parts of a joined case stand under their own ids. */
export interface CaseBefore {
  caseId: string;
  /** Null: it was not there. */
  before: {
    /** The case that it is part of; its own id when it stands alone. */
    wholeId: string;
    removedAt: Instant | null;
    details: CaseDetails | null;
    numbers: { number: string; isByHand: boolean }[];
  } | null;
}

/** What an act changed, as it was before: given to `restore` it takes the act back. Plain data, safe to hand out. */
export interface CaseUndo {
  cases: CaseBefore[];
  /** `choice` null: there was none. `caseId` null: in no case. */
  choices: { noticeId: string; choice: { caseId: string | null } | null }[];
  entries: { caseId: string; entryId: string; entry: CaseEntry | null }[];
  payments: { caseId: string; paymentId: string; mark: PaymentMark | null }[];
}

/** New details and numbers of a case; what is left out stays. `id` of a case that is not here makes one. */
export interface CaseChange {
  id: string;
  personId: string;
  country: Country;
  details: Partial<CaseDetails>;
  /** All the numbers that it shall have; left out: as they are. */
  numbers?: string[] | undefined;
  /** Notices to put into it by hand. */
  noticeIds?: string[] | undefined;
}

export interface CaseStore {
  /** Latest event first; give `next` back as `after`. */
  list(filter: CaseFilter, after: string | null, limit: number): Promise<CaseListPage>;
  get(id: string): Promise<CaseRecord | null>;
  /** The case that the notice is in; null when in none. */
  ofNotice(noticeId: string): Promise<string | null>;
  /** Cases that the person wants to be reminded of, with their whole history, without notices. */
  watched(): Promise<Case[]>;
  /** Cases in which a status that ends the procedure was read after that moment, with their whole history, without notices. */
  decided(since: Instant): Promise<Case[]>;
  /** Every case of the person (of anybody: null) that carries the number. */
  withNumber(number: string, personId: string | null): Promise<Case[]>;
  /** Cases of one person, latest event first, at most `limit`: for suggestions. */
  ofPerson(personId: string, limit: number): Promise<Case[]>;
  save(change: CaseChange, at: Instant): Promise<{ case: Case; isNew: boolean; undo: CaseUndo }>;
  /** Adds one status; the same one (moment and source) twice is kept once. No way exists to change or drop one. */
  addStatus(caseId: string, entry: StatusEntry): Promise<Case>;
  /** Puts notices into a case by hand, or with null takes them out of every case. */
  place(noticeIds: string[], caseId: string | null, at: Instant): Promise<CaseUndo>;
  /** Makes the others parts of `intoId`; nothing of them is moved, so that it can be taken back at any time. */
  join(intoId: string, otherIds: string[], at: Instant): Promise<CaseUndo>;
  /**
   * Gives numbers and notices of a case a case of their own, under `newId`. All the numbers of a part that was joined take the
   * part out again, with its history and under its own id.
   */
  split(
    caseId: string,
    out: { numbers: string[]; noticeIds: string[] },
    newId: string,
    at: Instant,
  ): Promise<{ caseId: string; undo: CaseUndo }>;
  /** What a removal would take: the notices stay. */
  holdings(
    caseId: string,
  ): Promise<{ notices: number; statuses: number; entries: number; documents: number }>;
  /** Hides it with all that is its own, for good after thirty days; its numbers make no new case by themselves. */
  remove(caseId: string, at: Instant): Promise<CaseUndo>;
  /** Takes away for good what was removed thirty days ago; returns the cases whose files may go. */
  purge(at: Instant): Promise<string[]>;
  /** Adds or replaces an own entry; `null` takes it away. */
  saveEntry(caseId: string, entryId: string, entry: CaseEntry | null, at: Instant): Promise<CaseUndo>;
  /** Null takes the mark away. */
  markPayment(caseId: string, paymentId: string, mark: PaymentMark | null, at: Instant): Promise<CaseUndo>;
  /** Puts things back as an act found them; what came since stays. */
  restore(undo: CaseUndo, at: Instant): Promise<void>;
  /** A file of a case, with the folder that its bytes lie in. */
  document(id: string): Promise<{ document: CaseDocument; caseId: string } | null>;
}
