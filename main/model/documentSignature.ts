// What can be said of one signature of a PDF: no more than what was checked. Revocation never is.
import type { Instant } from './day.ts';

export interface DocumentSignature {
  /** The signer's name as its certificate has it; null where there is none to read. */
  signer: string | null;
  issuer: string | null;
  /**
   * `whole`: covers the file from end to end, unchanged. `addedAfter`: what it covers is unchanged, the file goes on behind
   * it. `changed`: what it covers is not what was signed. `unreadable`: not a signature that is understood.
   */
  integrity: 'whole' | 'addedAfter' | 'changed' | 'unreadable';
  /** `known`: leads to a root of ours. `expired`: it does, but not on the day of signing. `unknown`: to none of ours. */
  trust: 'known' | 'expired' | 'unknown';
  signedAt: Instant | null;
  /** Who says when: a timestamp over this signature, or only the signer's own clock. */
  timeFrom: 'timestamp' | 'signer' | null;
}
