// What a person's certificate is to Recado: a key to sign in with, and the name of whose it is.
import type { AccountCertificate } from '../../model/account.ts';
import type { Instant } from '../../model/day.ts';

/** All that may be shown and kept of a certificate; no key. */
export interface CertificateFacts {
  /** NIF or NIE of the person, or the company's for a representative; null when the subject names none. */
  nif: string | null;
  name: string;
  /** The human behind a representative's certificate; null for a personal one. */
  representative: { nif: string | null; name: string } | null;
  issuer: string;
  /** Hex, as the issuer wrote it. */
  serialNumber: string;
  /** SHA-256 of the whole certificate, hex with colons. */
  fingerprint: string;
  validFrom: Instant;
  validTo: Instant;
  /** False for one that may only sign documents (the second certificate of an identity card). */
  canIdentify: boolean;
}

/** What an account keeps of it. */
export const keptCertificate = ({
  name,
  nif,
  issuer,
  validFrom,
  validTo,
}: CertificateFacts): AccountCertificate => ({ name, nif, issuer, validFrom, validTo });

/** Key and chain as PEM, leaf first; held in memory only, for the time of one sign-in. */
export interface ClientCertificate {
  facts: CertificateFacts;
  certPem: string;
  keyPem: string;
}
