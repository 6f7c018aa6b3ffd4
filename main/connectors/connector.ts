// What a connector is: it says what the portal is and reads it; the engine alone decides when, how often, and what a failure means.

import type { Account, AccountCertificate } from '../model/account.ts';
import type { Consent } from '../model/consent.ts';
import type { Clock, Day } from '../model/day.ts';
import type { ListedDocument, NoticeDocument } from '../model/document.ts';
import type { InspectedFile } from '../model/inspection.ts';
import type { LearnedReader, LearnedSign } from '../model/learnedSign.ts';
import type { Logger } from '../model/logger.ts';
import type { Manifest } from '../model/manifest.ts';
import type { ListedNotice, Notice } from '../model/notice.ts';
import type { PortalOpening, PortalOpeningPlan } from '../model/opening.ts';
import type { PortalId } from '../model/portal.ts';
import type { PortalSession, PortalSessionOptions } from '../net/portalSession.ts';
import type { PortalWindow, PortalWindowOptions } from '../net/portalWindow.ts';
import type { ColumnMappings, UnclearList } from './columnMappings.ts';
import type { StatusService, StatusVisits } from './statusService.ts';

/** A secret that a notice carried; it goes to the vault at once and never into the store. */
export interface FoundSecret {
  portalNoticeId: string;
  /** e.g. `provisionalPassword` */
  name: string;
  value: string;
}

/** Raw bytes of what was read, kept as a document with the role `evidence`. */
export interface RawEvidence {
  portalNoticeId: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A document whose bytes came along with the listing (a mail's attachment); it is stored with the page. */
export interface InlineDocument {
  portalNoticeId: string;
  document: ListedDocument;
  bytes: Uint8Array;
}

/** Where the connector goes on next time; plain JSON, stored in the same transaction as the page it belongs to. */
export type ListingCursor = Record<string, unknown>;

export interface ListingPage {
  notices: ListedNotice[];
  /**
   * Ids under which a notice may have been listed before, by its id now: a list that is read better than before (columns that
   * a person named, a number that the page did not print) must not make one notice two.
   */
  formerIds?: ReadonlyMap<string, readonly string[]>;
  inlineDocuments: InlineDocument[];
  evidence: RawEvidence[];
  secrets: FoundSecret[];
  /** Progress to show: how many of how many messages or rows have been looked at, null total when unknown. */
  seen: number;
  total: number | null;
  cursor: ListingCursor | null;
}

/** What is known when the last page has been read. */
export interface ListingEnd {
  /** True only when the whole list of the portal was seen; a partial listing never marks a notice as gone. */
  isComplete: boolean;
  /** Ids still on the portal, when the listing can tell without reading each notice again; null when it cannot. */
  presentIds: string[] | null;
  /** What could not be read, in codes; the run is still a success for the rest. */
  unread: { what: string; code: string }[];
}

export interface Identity {
  /** Stable id of the signed-in person or mailbox on the portal (NIE, address in lower case). */
  subject: string;
  name: string | null;
  /** What was presented; left out where the sign-in needs none. */
  certificate?: AccountCertificate;
  /** The portal does not say whose sign-in it was: nothing is read before the person has said so. */
  isUnproven?: true;
}

/** Reads this account's secrets; there is no way to list or to write them from a connector. */
export interface SecretReader {
  /** Fails with `vault.missing` when there is none under this field. */
  read(field: string): Promise<string>;
}

/** The account's certificate file and what opens it; held in memory for one sign-in only. */
export interface CertificateReader {
  /** Null when the account has no file. */
  read(): Promise<{ bytes: Uint8Array; passphrase: string } | null>;
}

export interface ConnectorContext {
  account: Account;
  secrets: SecretReader;
  /** Only where the account signs in with a certificate file. */
  certificate?: CertificateReader;
  /**
   * An access token of an account that signed in on its mail provider's page; `refused` is one that the server would not
   * take. Fails with `signIn.consentEnded` when only the person can go on.
   */
  accessToken?(refused: string | null): Promise<string>;
  /** What the person taught of mails; absent where nothing is remembered. */
  learned?: LearnedReader;
  /** A portal session as this host can open it; fails with `ability.missing` where the host has no certificate store. */
  openSession?(options: PortalSessionOptions): PortalSession;
  /** A window where the person goes on by hand; absent in background runs and where the host has no windows. */
  openWindow?(options: PortalWindowOptions): Promise<PortalWindow>;
  /** Numbers (NIE, DNI) of the account's person; empty where none is known. */
  personNumbers?(): Promise<readonly string[]>;
  /** Told with which certificate a sign-in was made, each time; the account keeps until when it is valid. */
  signedInWith?(certificate: AccountCertificate): void;
  /** What a person said about the columns of this portal's lists; left out where nobody can. */
  mappings?: ColumnMappings;
  /** Visits of hosts that want them apart; left out where nothing is remembered. */
  visits?: StatusVisits;
  /** Addresses for tests and the demo; empty in the real app. Portal-shaped, see each manifest. */
  endpoints: Record<string, string>;
  /** Extra trusted CA certificates (PEM) for sample portals; empty in the real app. */
  trustedCa: string[];
  clock: Clock;
  signal: AbortSignal;
  /** False in background runs: nothing may prompt, fail with `personNeeded` instead. */
  isInteractive: boolean;
  log: Logger;
}

/** One connection with what the portal needs to be read. `close` is always called, also after a failure. */
export interface Connector {
  readonly manifest: Manifest;
  /** Signed in, and as whom? Opens and closes its own connection. */
  check(context: ConnectorContext): Promise<Identity>;
  /**
   * What the person says of a sign-in by hand that the portal prints no number of: it goes on, or is forgotten. False where
   * there is none any more.
   */
  sayWhose?(accountId: string, isOwn: boolean): Promise<boolean>;
  /** Pages of light notices. NEVER opens, accepts or marks anything on the portal. */
  list(context: ConnectorContext, since: ListingCursor | null): AsyncGenerator<ListingPage, ListingEnd>;
  /** Fetches one document that was listed without bytes; with its name and type where they come with the bytes. */
  download?(
    context: ConnectorContext,
    notice: Notice,
    document: NoticeDocument,
  ): Promise<Uint8Array | DownloadedFile>;
  /** Reads what the portal says before an opening, without effect. Only where opening has an effect. */
  planOpening?(context: ConnectorContext, notice: Notice): Promise<PortalOpeningPlan>;
  /**
   * Opens one notice. Spends the consent right before the one request that has effect. A failure before that request is
   * thrown as it is; once the request has been sent, whatever happens is `OpeningLost`.
   */
  open?(
    context: ConnectorContext,
    notice: Notice,
    plan: PortalOpeningPlan,
    consent: Consent,
  ): Promise<PortalOpening>;
  /** Called once when the run or the act of this context has ended, however it ended: what was kept for it is closed. */
  finished?(context: ConnectorContext): Promise<void>;
  /** Waits on the portal and calls `changed` whenever a look is worth it; ends when the signal aborts or the connection ends. */
  watch?(context: ConnectorContext, changed: () => void): Promise<void>;
  /** Where the portal's country tells the status of a case to whoever knows its numbers. */
  statusService?(): Promise<StatusService>;
  /** Reads the page that came with a `portal.unclear` again, for the person to look at; null when it is no list any more. */
  readUnclear?(bytes: Uint8Array, section: string): Promise<UnclearList | null>;
  /** Reads one file without network or store. `null` when the file is not of this portal's kind. */
  inspect(file: InspectableFile): Promise<InspectedFile>;
  /** Reads files given by hand (.eml, saved pages) into the same page shape as a listing. */
  importFile?(file: InspectableFile, today: Day, learned?: readonly LearnedSign[]): Promise<ListingPage>;
}

/** What a portal tells of a file only when it hands it out. */
export interface DownloadedFile {
  name: string;
  type: string | null;
  bytes: Uint8Array;
  /** Files that came in the same answer and cannot be asked for by themselves, under ids of the connector's own. */
  attachments?: { portalDocumentId: string; name: string; type: string | null; bytes: Uint8Array }[];
}

export interface InspectableFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * The page behind a `portal.changed` or a `portal.unclear`, given as its cause: the sync keeps the bytes as a file of the account, so that
 * somebody can look at what was not understood. It never goes into details or logs.
 */
export class UnreadPage extends Error {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super('unread page');
    this.name = 'UnreadPage';
    this.bytes = bytes;
  }
}

/** The request with legal effect went out and its answer did not come back: nobody may send it again. */
export class OpeningLost extends Error {
  constructor(cause: unknown) {
    super('opening lost', { cause });
    this.name = 'OpeningLost';
  }
}

export type ConnectorRegistry = ReadonlyMap<PortalId, Connector>;
