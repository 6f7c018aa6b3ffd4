// Reads a mail from its raw bytes; broken MIME gives what can be read, never an exception.
import PostalMime, { type Address, type Email } from 'postal-mime';
import { attachmentName, attachmentType } from './attachment.ts';
import { charsetReadings, damageOf } from './charset.ts';
import { cleanLine, cleanText, htmlToPlain, linksOf } from './mailText.ts';
import type { MailAddress, ParsedMail } from './parsedMail.ts';

const mostAttachments = 100;
/** Each line of text and each part costs the parser far more than a line of base64; no honest mail has so many. */
const mostTextLines = 20_000;
const mostPartLines = 1_500;
const newline = 0x0a;
const blank = 0x20;
const dash = 0x2d;
const mostLinks = 500;
const mostGlimpseChars = 400_000;

/**
 * Text and links are laid out when first asked for: a copy of the mail (`{ ...mail }`) asks for both.
 * Null only when the bytes are no mail at all: no header that a mail has, or nesting that is an attack.
 */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail | null> {
  const email = await readEmail(withoutEndlessText(bytes));
  if (!email) return null;
  // Of ten thousand mails a hundred are read further; the others are told by a glimpse and never laid out as text.
  const text = once(() => textOf(email));
  const links = once(() => (email.html ? linksOf(email.html).slice(0, mostLinks) : []));
  return {
    messageId: email.messageId?.trim() || null,
    subject: cleanLine(email.subject ?? ''),
    from: addressesOf(email.from)[0] ?? null,
    replyTo: (email.replyTo ?? []).flatMap(addressesOf),
    sentAt: instantOf(email.date),
    headers: email.headers.map(({ key, value }) => ({ key, value })),
    get text() {
      return text();
    },
    get links() {
      return links();
    },
    glimpse: [email.subject, senderIn(email), email.text, email.html]
      .filter((part) => part)
      .join('\n')
      .slice(0, mostGlimpseChars),
    attachments: email.attachments.slice(0, mostAttachments).map((attachment, index) => {
      const content = contentBytes(attachment.content);
      return {
        name: attachmentName(attachment.filename, index, attachment.mimeType),
        type: attachmentType(content, attachment.mimeType),
        declaredType: attachment.mimeType,
        isInline: attachment.related === true,
        bytes: content,
      };
    }),
  };
}

function textOf(email: Email): string {
  const plain = cleanText(email.text ?? '');
  const fromHtml = email.html ? cleanText(htmlToPlain(email.html)) : '';
  return isPlaceholder(plain, fromHtml) ? fromHtml : plain;
}

const senderIn = ({ from }: Email): string => (from ? `${from.name} ${from.address ?? ''}` : '');

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Cut where the lines or the parts no longer end, so that no mail can hold the reader up. */
function withoutEndlessText(bytes: Uint8Array): Uint8Array {
  let textLines = 0;
  let partLines = 0;
  let start = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, start)) {
    // Base64 comes in long lines without a blank.
    if (at - start < 40 || bytes.subarray(start, at).includes(blank)) textLines += 1;
    if (bytes[start] === dash && bytes[start + 1] === dash) partLines += 1;
    if (textLines > mostTextLines || partLines > mostPartLines) return bytes.subarray(0, at + 1);
    start = at + 1;
  }
  return bytes;
}

async function readEmail(bytes: Uint8Array): Promise<Email | null> {
  const first = await tryRead(bytes);
  if (!first || !isMail(first)) return null;
  let best = first;
  let leastDamage = damageOf(`${first.subject ?? ''} ${first.text ?? ''} ${first.html ?? ''}`);
  if (leastDamage === 0) return first;
  // The label of the character set is wrong: take the reading that leaves the least broken letters.
  for (const other of charsetReadings(bytes)) {
    const email = await tryRead(other);
    if (!email) continue;
    const damage = damageOf(`${email.subject ?? ''} ${email.text ?? ''} ${email.html ?? ''}`);
    if (damage < leastDamage) [best, leastDamage] = [email, damage];
  }
  return best;
}

async function tryRead(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 64, forceRfc822Attachments: true });
  } catch {
    return null;
  }
}

const isMail = (email: Email): boolean =>
  email.headers.some(({ key }) =>
    ['from', 'to', 'subject', 'date', 'message-id', 'received', 'mime-version'].includes(key),
  );

/** A text part of a few words beside a full HTML part only says that this program shows no HTML. */
const isPlaceholder = (plain: string, fromHtml: string): boolean =>
  plain.length === 0 || (plain.length < 200 && fromHtml.length > plain.length * 3);

function addressesOf(address: Address | undefined): MailAddress[] {
  if (!address) return [];
  if (address.group) return address.group.flatMap(addressesOf);
  return [{ name: cleanLine(address.name), address: cleanLine(address.address ?? '').toLowerCase() }];
}

function instantOf(date: string | undefined): string | null {
  if (!date) return null;
  const at = new Date(date);
  const year = at.getUTCFullYear();
  return Number.isNaN(year) || year < 1990 || year > 2199 ? null : at.toISOString();
}

function contentBytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
