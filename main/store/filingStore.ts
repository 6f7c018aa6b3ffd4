// The port to what was filed where in the folder that a person chose.
import type { Instant } from '../model/day.ts';
import type { NoticeKind } from '../model/notice.ts';
import type { PortalId } from '../model/portal.ts';

export interface FiledCopy {
  documentId: string;
  sha256: string;
  /** The name by the pattern, before a number was put to it because another file had it. */
  wanted: string;
  /** Where it lies, from the folder on, parted by `/`. */
  path: string;
}

/** A stored PDF with all that its name may be made of. */
export interface FilableDocument {
  documentId: string;
  sha256: string;
  /** Account or case under which its bytes lie. */
  folder: string;
  /** Its own name. */
  name: string;
  /** When its notice was made available, else first seen; when the person gave it. */
  at: Instant;
  title: string;
  issuer: string | null;
  person: string;
  /** NIE, else passport. */
  personNumber: string | null;
  caseNumber: string | null;
  /** Null for a file that the person gave to a case. */
  portal: PortalId | null;
  kind: NoticeKind | null;
  /** How many PDFs its notice or case has. */
  siblings: number;
  filed: FiledCopy | null;
}

export interface FilingStore {
  /** In a fixed order; give `next` back as `after`. Only those of these notices when they are named. */
  documents(
    after: number,
    limit: number,
    noticeIds: string[] | null,
  ): Promise<{ documents: FilableDocument[]; next: number | null }>;
  /** The same of files that the person gave to cases. */
  caseDocuments(after: number, limit: number): Promise<{ documents: FilableDocument[]; next: number | null }>;
  keep(copy: FiledCopy): Promise<void>;
  /** True when a copy of ours is known to lie there. */
  isOurs(path: string): Promise<boolean>;
  count(): Promise<number>;
  /** Another folder begins with nothing filed. */
  forget(): Promise<void>;
}
