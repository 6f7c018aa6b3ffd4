// A mail as read from its bytes: decoded, cleaned, and without anything that could act.
import type { Instant } from '../model/day.ts';

export interface MailAddress {
  name: string;
  /** In lower case; empty when the header holds no address. */
  address: string;
}

export interface MailLink {
  /** What the person sees. */
  text: string;
  /** Where it leads; never followed. */
  href: string;
}

export interface MailAttachment {
  /** Safe as a file name. */
  name: string;
  /** By its first bytes where they tell, else as declared. */
  type: string;
  declaredType: string;
  /** Part of the page itself, such as a logo. */
  isInline: boolean;
  bytes: Uint8Array;
}

/** What the mail provider found of the sender. */
export interface ProviderWord {
  outcome: 'pass' | 'fail';
  /** Without an id a finding confirms, but proves nothing by itself. */
  isSigned: boolean;
}

export interface ParsedMail {
  messageId: string | null;
  subject: string;
  from: MailAddress | null;
  replyTo: MailAddress[];
  sentAt: Instant | null;
  /** In document order, duplicates included, names in lower case. */
  headers: { key: string; value: string }[];
  /** Plain text of the body: the text part, else what the HTML says. */
  text: string;
  links: MailLink[];
  /** Subject, sender, text and HTML as they came, for a first quick look; nothing that is shown. */
  glimpse: string;
  attachments: MailAttachment[];
  /** What the person's provider found when the mail came in; absent for a file and for a mail inside a mail. */
  providerWord?: ProviderWord | null;
}
