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
  /** Part of the file's name or of its notice's title; accents and case do not matter. */
  text?: string | undefined;
  /** `signed`: carries a signature. `code`: carries a verification code (CSV). */
  proof?: 'signed' | 'code' | undefined;
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
}

export interface DocumentPage {
  rows: ListedFile[];
  /** Give it back as `after` to get the next page; null at the end. */
  next: string | null;
}
