// Reads files given by hand: .eml as the mailbox would, and saved or copied mail text (.txt, .html) as far as it goes.
import { FailureError } from '../../contract/failure.ts';
import { cleanLine, cleanText, htmlToPlain, linksOf } from '../../mail/mailText.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { PdfTextReader } from '../../mail/readPdfText.ts';
import type { InspectedFile } from '../../model/inspection.ts';
import type { LearnedSign } from '../../model/learnedSign.ts';
import type { InspectableFile, ListingPage } from '../connector.ts';
import { inspectedFile } from '../kit/inspected.ts';
import {
  type MailPortal,
  notAsked,
  type ReadNotice,
  type ReceivedMail,
  readByAny,
  receiveMail,
} from '../mailPortal.ts';
import { pageOf } from './client.ts';
import { readMail } from './parse.ts';

/** What one file says of this portal, without network and without a store; never throws for a file's content. */
export async function inspectMailFile(file: InspectableFile, pdfText: PdfTextReader): Promise<InspectedFile> {
  const given = await readFile(file, pdfText);
  const of = { file: file.name, portal: 'chile' as const };
  if (!given) {
    return inspectedFile({ ...of, page: 'unknown', failure: { code: 'file.notUnderstood', details: {} } });
  }
  const { read, authenticity } = await readMail(given.received);
  return inspectedFile({
    ...of,
    page: 'mail',
    notices: read ? [read.notice] : [],
    authenticity: authenticity(),
  });
}

/**
 * The file as a page of a listing, read by the first of the portals that knows it: empty for a mail that is no notice.
 * Fails with `file.notUnderstood`.
 */
export async function importMailFile(
  file: InspectableFile,
  portals: readonly MailPortal[],
  pdfText: PdfTextReader,
  learned: readonly LearnedSign[] = [],
): Promise<ListingPage> {
  const given = await readFile(file, pdfText, learned);
  if (!given) throw new FailureError('file.notUnderstood', { file: file.name });
  const read = await readByAny(portals, given.received);
  const found = read ? [{ value: withFile(read, file, given.type), isInJunk: false }] : [];
  return pageOf(found, { seen: 1, total: 1, cursor: null });
}

interface GivenMail {
  received: ReceivedMail;
  /** What the file is, where it is no mail. */
  type: 'text/html' | 'text/plain' | null;
}

/** What is kept as evidence is the file as it was given, not a mail. */
const withFile = (read: ReadNotice, { name }: InspectableFile, type: GivenMail['type']): ReadNotice =>
  type === null
    ? read
    : {
        ...read,
        evidence: read.evidence.map((one) => (one.type === 'text/plain' ? one : { ...one, name, type })),
      };

async function readFile(
  file: InspectableFile,
  pdfText: PdfTextReader,
  learned: readonly LearnedSign[] = [],
): Promise<GivenMail | null> {
  if (file.bytes.byteLength === 0) return null;
  const isPage = /\.html?$/i.test(file.name);
  const isText = /\.(?:txt|text|md)$/i.test(file.name);
  if (!isPage && !looksLikeMail(file.bytes)) return isText ? readText(file, 'text/plain', learned) : null;
  if (isPage) return readText(file, 'text/html', learned);
  const received = await receiveMail(file.bytes, { learned, pdfText });
  if (received) return { received, type: null };
  return isText ? readText(file, 'text/plain', learned) : null;
}

/** A mail begins with header lines, after at most a mailbox separator. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString(
    'latin1',
  );
  return /^(?:\uFEFF|ï»¿|\s|From [^\n]*\n|>From [^\n]*\n)*[!-9;-~]{1,76}:[^\n]*\r?\n/.test(start);
}

function readText(
  file: InspectableFile,
  type: 'text/html' | 'text/plain',
  learned: readonly LearnedSign[],
): GivenMail | null {
  const isPage = type === 'text/html';
  const decoded = decode(file.bytes);
  if (decoded.includes('\u0000')) return null;
  const text = cleanText(isPage ? htmlToPlain(decoded) : decoded);
  if (text === '') return null;
  const line = (names: string): string =>
    new RegExp(String.raw`^(?:${names})\s*(?::|\|)\s*(.+)$`, 'im').exec(text.slice(0, 4_000))?.[1]?.trim() ??
    '';
  const title = /<title[^>]*>([^<]*)/i.exec(isPage ? decoded.slice(0, 20_000) : '')?.[1] ?? '';
  const sender = line('de|from|remitente');
  const address = /[\w.+-]+@[\w.-]+\.\w+/.exec(sender)?.[0]?.toLowerCase() ?? '';
  const mail: ParsedMail = {
    messageId: null,
    subject: cleanLine(line('asunto|subject') || title),
    from: sender === '' ? null : { name: cleanLine(sender.replace(/[<(]?[\w.+-]+@.*$/, '')), address },
    replyTo: [],
    sentAt: null,
    headers: [],
    text,
    links: isPage ? linksOf(decoded) : [],
    glimpse: decoded,
    attachments: [],
  };
  return { received: { mail, forwarded: [], raw: file.bytes, ...notAsked, learned }, type };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
