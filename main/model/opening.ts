// What opening a notice does, told before it is done, and how it went.
import type { Instant } from './day.ts';
import type { ListedDocument } from './document.ts';

/** What the portal says before an opening; read without effect. */
export interface PortalOpeningPlan {
  /** The portal's own legal text, as plain text; null where it shows none. */
  legalText: string | null;
  /** What the connector needs to go on, e.g. the id of the legal text; never shown. */
  token: Record<string, string>;
}

/** What an opening brought: files that were given at once. */
export interface PortalOpening {
  openedAt: Instant;
  /** Fingerprint of the certificate that the person identified with; left out where none was used. */
  certificate?: string;
  files: { document: ListedDocument; bytes: Uint8Array }[];
}

/**
 * `done`: opened and everything stored. `documentsPending`: opened, the documents follow with the next runs.
 * `outcomeUnknown`: the answer was lost; it is never repeated, the portal's own list decides what happened.
 */
export type OpeningResult = 'done' | 'documentsPending' | 'outcomeUnknown';
