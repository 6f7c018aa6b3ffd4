// Reads files given by hand: .eml as the mailbox would, and saved or copied mail text (.txt, .html) as far as it goes.
import { FailureError } from '../../contract/failure.ts';
import { cleanLine, cleanText, htmlToPlain, linksOf } from '../../mail/mailText.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import type { InspectedFile } from '../../model/inspection.ts';
import type { InspectableFile, ListingPage } from '../connector.ts';
import { inspectedFile } from '../kit/inspected.ts';
import { pageOf } from './client.ts';
import { type ReadMail, readMail, readParsedMail } from './parse.ts';

/** What one file says, without network and without a store; never throws for a file's content. */
export async function inspectMailFile(file: InspectableFile): Promise<InspectedFile> {
  const mail = await readFile(file);
  const of = { file: file.name, portal: 'chile' as const };
  if (!mail) {
    return inspectedFile({ ...of, page: 'unknown', failure: { code: 'file.notUnderstood', details: {} } });
  }
  const notices = mail.read ? [mail.read.notice] : [];
  return inspectedFile({ ...of, page: 'mail', notices, authenticity: mail.authenticity });
}

/** The file as a page of a listing: empty for a mail that is no notice. Fails with `file.notUnderstood`. */
export async function importMailFile(file: InspectableFile): Promise<ListingPage> {
  const mail = await readFile(file);
  if (!mail) throw new FailureError('file.notUnderstood', { file: file.name });
  const found = mail.read ? [{ value: mail.read, isInJunk: false }] : [];
  return pageOf(found, { seen: 1, total: 1, cursor: null });
}

async function readFile(file: InspectableFile): Promise<ReadMail | null> {
  if (file.bytes.byteLength === 0) return null;
  const isPage = /\.html?$/i.test(file.name);
  const isText = /\.(?:txt|text|md)$/i.test(file.name);
  if (!isPage && !looksLikeMail(file.bytes)) return isText ? readText(file, false) : null;
  if (isPage) return readText(file, true);
  return (await readMail(file.bytes, null, null)) ?? (isText ? readText(file, false) : null);
}

/** A mail begins with header lines, after at most a mailbox separator. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString(
    'latin1',
  );
  return /^(?:\uFEFF|ï»¿|\s|From [^\n]*\n|>From [^\n]*\n)*[!-9;-~]{1,76}:[^\n]*\r?\n/.test(start);
}

async function readText(file: InspectableFile, isPage: boolean): Promise<ReadMail | null> {
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
    attachments: [],
  };
  const read = await readParsedMail(mail, file.bytes, null, null);
  if (read.read) {
    // What is kept as evidence is the file, not a mail.
    const type = isPage ? 'text/html' : 'text/plain';
    read.read.evidence = read.read.evidence.map((one) =>
      one.type === 'text/plain' ? one : { ...one, name: file.name, type },
    );
  }
  return read;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
