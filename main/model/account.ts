// An account is one person's access to one portal; its secrets live in the vault under its id.
import type { Failure } from '../contract/failure.ts';
import type { Instant } from './day.ts';
import type { PortalId } from './portal.ts';

export type AccountState = 'active' | 'parked' | 'paused' | 'removed';

export interface Account {
  id: string;
  portal: PortalId;
  personId: string;
  label: string;
  /** Id of the sign-in method in the portal's manifest, e.g. `imap`. */
  method: string;
  /** The method's non-secret fields by name, e.g. `{ address, host, port, security }`. */
  fields: Record<string, string>;
  /** Whom the portal says this is; one subject cannot be added twice to a portal. */
  subject: string | null;
  state: AccountState;
  /** Why the account is parked; null unless `state` is `parked`. */
  parkedFor: Failure | null;
  /** node-cron expression, or null for the manifest's interval. */
  schedule: string | null;
  nextCheckAt: Instant | null;
  lastCompleteListingAt: Instant | null;
  createdAt: Instant;
  /** What it signed in with the last time; left out where it signs in otherwise or has not yet. */
  certificate?: AccountCertificate | undefined;
  /** The person said once that reading a communication may mark it as read on the portal; never for notifications. */
  mayReadCommunications?: boolean | undefined;
}

/** All of a certificate that may be kept and shown: it says whose it is and until when, and opens nothing. */
export interface AccountCertificate {
  name: string;
  nif: string | null;
  issuer: string;
  validFrom: Instant;
  validTo: Instant;
}

/** Sign-in method of the account that files given by hand belong to; it is never due and never signs in. */
export const importMethod = 'import';

/** Under this name lies the lasting access that a sign-in on the provider's page gave. */
export const refreshTokenField = 'refreshToken';

/** Where a secret of an account lies in the vault. */
export const accountSecretKey = (accountId: string, field: string): string => `account/${accountId}/${field}`;

/** Where a secret found in a notice lies in the vault. */
export const noticeSecretKey = (noticeId: string, name: string): string => `notice/${noticeId}/${name}`;
