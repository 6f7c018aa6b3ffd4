// The port to the list of all documents, of notices and of cases, the newest first.
import type { Day, Instant } from '../model/day.ts';
import type { NoticeDocument } from '../model/document.ts';
import type { NoticeKind } from '../model/notice.ts';
import type { PortalId } from '../model/portal.ts';

export interface DocumentFilter {
  personId?: string | undefined;
  portal?: PortalId | undefined;
  kind?: NoticeKind | undefined;
  caseId?: string | undefined;
  /** From the beginning of this day where the computer is; `before` is the first day that is not meant any more. */
  since?: Day | undefined;
  before?: Day | undefined;
  /**
   * Part of the file's name, of its notice's title or case number, or words that stand in the file; accents and case do not
   * matter.
   */
  text?: string | undefined;
  /** `signed`: carries a signature. `code`: carries a verification code (CSV). */
  proof?: 'signed' | 'code' | undefined;
}

/** Where in a file the words of a search stand. */
export interface FilePlace {
  /** Counted from 1; null where the file has no pages. */
  page: number | null;
  /** As in a row of the inbox's search. */
  snippet: string;
}

export interface ListedFile
  extends Pick<
    NoticeDocument,
    'id' | 'name' | 'type' | 'size' | 'role' | 'state' | 'sha256' | 'storedAt' | 'failureCode'
  > {
  /** Null for a file that the person gave to a case. */
  noticeId: string | null;
  caseId: string | null;
  portal: PortalId | null;
  kind: NoticeKind | null;
  personId: string;
  /** Of its notice or its case. */
  title: string;
  caseNumber: string | null;
  /** Of its notice, else when the person gave it. */
  at: Instant;
  /** Null while it was not read. */
  isSigned: boolean | null;
  hasCode: boolean | null;
  /** Null where nothing was searched, or only its name or its notice has the words. */
  found: FilePlace | null;
}

export interface DocumentPage {
  rows: ListedFile[];
  /** Give it back as `after` to get the next page; null at the end. */
  next: string | null;
}
