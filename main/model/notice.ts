// A notice is what the portal said, as a fact; what the user did with it is a mark and stands apart.
import type { Amount } from './amount.ts';
import type { Appointment } from './appointment.ts';
import type { Authenticity } from './authenticity.ts';
import type { Day, Instant } from './day.ts';
import type { Deadline } from './deadline.ts';
import type { ListedDocument } from './document.ts';
import type { PortalId } from './portal.ts';

export const noticeKinds = [
  'notification',
  'communication',
  'resolution',
  'approval',
  'denial',
  'requirement',
  'fine',
  'instalment',
  'appointment',
  'waitlist',
  'registration',
  'reminder',
  'statusChange',
  'receipt',
  'other',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** State on the portal, not here. `unknown` is treated as not yet opened. */
export type NoticeState =
  | 'pending'
  | 'opened'
  | 'accepted'
  | 'rejected'
  | 'expired'
  | 'received'
  | 'outcomeUnknown'
  | 'unknown';

/**
 * One notice as a connector lists it. `null` says that the portal does not tell; there is no made-up value.
 * Secrets found in a notice (a provisional password) never stand in these fields: they travel in `FoundSecret`.
 */
export interface ListedNotice {
  /** The portal's own id, else a hash of fields that the connector names. Stable across folders and copies. */
  portalNoticeId: string;
  /** Whose notice it is; a mailbox account of one portal may list notices of another. */
  portal: PortalId;
  kind: NoticeKind;
  title: string;
  issuer: string | null;
  /** The person's name as printed. */
  person: string | null;
  /** Whom it concerns by number, where that is told: NIF or NIE, masked in mails (`***4567**`). Left out elsewhere. */
  titular?: { nif: string; name: string | null };
  caseNumber: string | null;
  madeAvailableAt: Instant | null;
  expiresOn: Day | null;
  state: NoticeState;
  legalEffectOnOpen: boolean | null;
  amount: Amount | null;
  /** Safe plain text of the notice, secrets masked; searched and shown as the original. */
  text: string | null;
  appointment: Appointment | null;
  /** Deadlines that the notice itself states or that the connector derives by a named rule. */
  deadlines: Deadline[];
  authenticity: Authenticity | null;
  /** True when the mail lay in a junk folder when it was last seen. */
  isInJunk: boolean;
  documents: ListedDocument[];
  /** Which sentence or field decided the kind and the fields: `{ kind: 'su hora ha sido asignada' }`. */
  evidence: Record<string, string>;
  /** Ids of the mail itself and of those that it answers. */
  thread?: string[];
  /** Names of the secrets that came with it; set by the sync, whose vault holds the values. */
  secretNames?: string[];
  /** The same for one notice wherever it is told (`dehu:<identificador>`); never on a mail that is not believed. */
  mergeKey?: string;
}

/** Who told of a notice: the portal itself, or a mail about it. */
export interface NoticeSource {
  accountId: string;
  portal: PortalId;
  via: 'portal' | 'mail';
  seenAt: Instant;
}

export interface Notice extends Omit<ListedNotice, 'documents'> {
  id: string;
  accountId: string;
  firstSeenAt: Instant;
  /** Set only after a COMPLETE listing in which the notice was absent; the notice stays. */
  noLongerListedAt: Instant | null;
}

/** What the user did with a notice here. */
export interface Mark {
  isRead: boolean;
  isFlagged: boolean;
  isDone: boolean;
  isArchived: boolean;
  snoozedUntil: Instant | null;
  note: string;
}

export const unmarked: Mark = {
  isRead: false,
  isFlagged: false,
  isDone: false,
  isArchived: false,
  snoozedUntil: null,
  note: '',
};
