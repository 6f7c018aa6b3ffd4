// What a portal is to a mailbox: words to look for and a reader; each message is parsed once and shown to all of them.
import type { DkimCheck } from '../mail/dkim.ts';
import type { MailSearch } from '../mail/mailReader.ts';
import type { MailAttachment, ParsedMail } from '../mail/parsedMail.ts';
import { parseMail } from '../mail/parseMail.ts';
import { type ProviderRule, providerWord } from '../mail/providerWord.ts';
import type { PdfTextReader } from '../mail/readPdfText.ts';
import type { LearnedSign } from '../model/learnedSign.ts';
import type { ListedNotice } from '../model/notice.ts';
import type { FoundSecret, InlineDocument, RawEvidence } from './connector.ts';

/** A mail that a portal's reader took for its own. */
export interface ReadNotice {
  notice: ListedNotice;
  documents: InlineDocument[];
  evidence: RawEvidence[];
  secrets: FoundSecret[];
  unread: { what: string; code: string }[];
}

export interface ReceivedMail {
  mail: ParsedMail;
  /** Mails that came as attachments, the innermost first. */
  forwarded: ParsedMail[];
  raw: Uint8Array;
  /** When the server received it; null for a file. */
  arrivedAt: Date | null;
  /** Null: nothing is asked of the network, and no mail is called genuine. */
  dkim: DkimCheck | null;
  /** Whose findings on arrival are believed; null where the provider is not known. */
  provider: ProviderRule | null;
  /** What the person taught of mails, of all portals; a reader asks `learnedOf` for its own. */
  learned: readonly LearnedSign[];
  /** Reads a PDF's text where the mail itself says little; null where no thread may be started. */
  pdfText: PdfTextReader | null;
}

export interface MailPortal {
  /** As `MailSearch` wants them; kept few, since a server looks for each in every message. */
  terms: MailSearch['terms'];
  words: MailSearch['words'];
  /** By `mail.glimpse`, before anything is laid out: false only where `read` would not take it. Left out: always true. */
  mayTake?(received: ReceivedMail): boolean;
  /** Null for a mail that is nothing of this portal's. */
  read(received: ReceivedMail): Promise<ReadNotice | null>;
}

const deepestForward = 3;

/** Null when the bytes are no mail. What is left out is not asked: a file given by hand arrived nowhere and is not checked. */
export async function receiveMail(
  bytes: Uint8Array,
  how: Partial<Omit<ReceivedMail, 'mail' | 'forwarded' | 'raw'>> = {},
): Promise<ReceivedMail | null> {
  const mail = await parseMail(bytes);
  if (!mail) return null;
  const forwarded = await forwardedMails(mail, deepestForward);
  mail.providerWord = providerWord(mail, how.provider ?? null);
  return { mail, forwarded, raw: bytes, ...notAsked, ...how };
}

export const notAsked = {
  arrivedAt: null,
  dkim: null,
  provider: null,
  learned: [],
  pdfText: null,
} satisfies Omit<ReceivedMail, 'mail' | 'forwarded' | 'raw'>;

/** The first portal that takes the mail for its own has it. */
export async function readByAny(
  portals: readonly MailPortal[],
  received: ReceivedMail,
): Promise<ReadNotice | null> {
  for (const portal of portals) {
    if (portal.mayTake?.(received) === false) continue;
    const read = await portal.read(received);
    if (read) return { ...read, notice: { ...read.notice, thread: threadOf(received) } };
  }
  return null;
}

const mostThreadIds = 50;

/** Ids of the mail, of those inside it, and of those that it answers (RFC 5322, 3.6.4). */
function threadOf({ mail, forwarded }: ReceivedMail): string[] {
  const answered = mail.headers
    .filter(({ key }) => key === 'in-reply-to' || key === 'references')
    .map(({ value }) => value);
  const own = [mail, ...forwarded].flatMap(({ messageId }) => messageId ?? []);
  const ids = [...own, ...answered].join(' ').match(/<[^<>\s]{3,250}>/g) ?? [];
  return [...new Set(ids)].slice(0, mostThreadIds);
}

/** What the server is asked for: the words of all portals, each once. */
export const joinedTerms = (lists: readonly MailSearch['terms'][]): MailSearch['terms'] => ({
  from: [...new Set(lists.flatMap(({ from }) => from))],
  subject: [...new Set(lists.flatMap(({ subject }) => subject))],
  body: [...new Set(lists.flatMap(({ body }) => body))],
});

export const isMailFile = (attachment: MailAttachment): boolean =>
  attachment.declaredType === 'message/rfc822' || attachment.name.toLowerCase().endsWith('.eml');

async function forwardedMails(mail: ParsedMail, depth: number): Promise<ParsedMail[]> {
  if (depth === 0) return [];
  const found: ParsedMail[] = [];
  for (const attachment of mail.attachments.filter(isMailFile).slice(0, 5)) {
    const inner = await parseMail(attachment.bytes);
    if (inner) found.push(...(await forwardedMails(inner, depth - 1)), inner);
  }
  return found;
}
