// What can be said of one signature of a PDF: no more than what was checked. Revocation is asked for only when a person says so.
import type { Country } from './case.ts';
import type { Day, Instant } from './day.ts';

export interface DocumentSignature {
  /** The signer's name as its certificate has it; null where there is none to read. */
  signer: string | null;
  issuer: string | null;
  /** Of the issuer, two letters as its certificate has it: why no root of ours is reached. Null where it does not say. */
  issuerCountry: string | null;
  /**
   * `whole`: covers the file from end to end, unchanged. `addedAfter`: what it covers is unchanged, the file goes on behind
   * it. `changed`: what it covers is not what was signed. `unreadable`: not a signature that is understood.
   */
  integrity: 'whole' | 'addedAfter' | 'changed' | 'unreadable';
  /** `known`: leads to a root of ours. `expired`: it does, but not on the day of signing. `unknown`: to none of ours. */
  trust: 'known' | 'expired' | 'unknown';
  /** The one that it leads to; null where the trust is `unknown`. */
  root: SignatureRoot | null;
  signedAt: Instant | null;
  /** Who says when: a timestamp over this signature, or only the signer's own clock. */
  timeFrom: 'timestamp' | 'signer' | null;
}

/**
 * How far we can answer for a root's certificate. `nodeStore`: it is of Mozilla's store as it comes with Node. `publicSources`:
 * two public sources agreed on that day, and its authority was not reached. `sample`: of sample portals.
 */
export type RootOrigin =
  | { source: 'nodeStore' | 'sample'; comparedOn: null }
  | { source: 'publicSources'; comparedOn: Day };

export type SignatureRoot = RootOrigin & {
  /** Its own, as its certificate has it. */
  name: string | null;
};

/**
 * Why nothing can be said of a certificate. `signerUnknown`: it leads to no root of ours, so nobody is asked. `noAddress`: it
 * names no place that can be asked. `foreignHost`: a place that is not its authority's. `noAnswer`: nothing came.
 * `notGenuine`: what came is not signed by its authority, or is about something else. `outdated`: it is not of today.
 * `notKnownThere`: the authority does not know it. `expired`: authorities forget what has expired, so silence says nothing.
 */
export type UncheckedFor =
  | 'signerUnknown'
  | 'noAddress'
  | 'foreignHost'
  | 'noAnswer'
  | 'notGenuine'
  | 'outdated'
  | 'notKnownThere'
  | 'expired';

/** What its authority says of one certificate of a signature. */
export interface CertificateStanding {
  /** Of the certificate; null where it has none. */
  name: string | null;
  state: 'good' | 'revoked' | 'unchecked';
  /** Where it was told: an answer about this one (OCSP), or the list of all that are revoked (CRL). */
  from: 'ocsp' | 'crl' | null;
  host: string | null;
  /** The moment that the answer speaks of. */
  asOf: Instant | null;
  revokedAt: Instant | null;
  /** Only where the state is `unchecked`. */
  why: UncheckedFor | null;
}

/** One asking of the authorities: for each signature in the order of the file, its certificates from the signer's up to below the root. */
export interface RevocationCheck {
  at: Instant;
  standings: CertificateStanding[][];
}

/** Which signers can be known at all. */
export interface KnownRoots {
  /** Whose public authorities are known. */
  countries: Country[];
  /** Where only these are known, none of the State's own: most signers from there cannot be recognised. */
  partly: { country: Country; authorities: string[] }[];
  checkedOn: Day;
}
