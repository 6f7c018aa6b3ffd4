// Names the files of a notice's page and tells the same file again in another session.
import { createHash } from 'node:crypto';
import type { ListedDocument } from '../../model/document.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import type { PortalPage } from './readPortalPage.ts';

export interface FoundDocument {
  document: ListedDocument;
  link: PageLink;
}

export const pagePath = (href: string): string => href.replaceAll(/\/\((?:[A-Z]\([^)]*\))+\)/g, '');

const isFile = /\.pdf(?:$|[?#])|pdf|descarg|download|archivo|documento|adjunto|\.ashx|\.axd/i;
const isNoFile = /captcha|(?:WebResource|ScriptResource)\.axd/i;

/** Files of the page in order: what it links to, then what it shows in frames or opens by itself. */
export function documentsOf(page: PortalPage): FoundDocument[] {
  const links = page.links.filter((link) => link.kind === 'document' && !isNoFile.test(link.href ?? ''));
  const shown = page.shownFiles
    .filter((href) => isFile.test(href) && !isNoFile.test(href))
    .map((href): PageLink => ({ text: '', href, kind: 'document' }));
  const found = new Map<string, FoundDocument>();
  for (const link of [...links, ...shown]) {
    const key = link.href === null ? keyOf(link) : pagePath(link.href);
    if (!found.has(key)) found.set(key, { document: asDocument(link, found.size + 1), link });
  }
  return [...found.values()];
}

/** The session in the path and in the page is no part of what a file is. */
const keyOf = ({ href, postback, submit, text }: PageLink): string =>
  [
    href === null ? '' : pagePath(new URL(href).pathname + new URL(href).search),
    postback?.target ?? submit?.name ?? '',
    postback?.argument ?? '',
    normalWords(text),
  ].join('|');

const fileEnd = /\.(pdf|docx?|xlsx?|odt|jpe?g|png|tiff?|zip|rar|xml|txt)$/i;
const fileName = /[^\s/\\:*?"<>|][^/\\:*?"<>|]*\.(?:pdf|docx?|xlsx?|odt|jpe?g|png|tiff?|zip|rar|xml|txt)\b/i;

function asDocument(link: PageLink, position: number): ListedDocument {
  const name = nameOf(link, position);
  const isReceipt = /\b(?:acuse|cargo|constancia|comprobante)\b/.test(normalWords(`${link.text} ${name}`));
  const ending = fileEnd.exec(name)?.[1]?.toLowerCase();
  return {
    portalDocumentId: createHash('sha256').update(keyOf(link)).digest('hex').slice(0, 16),
    name,
    type: ending === undefined || ending === 'pdf' ? 'application/pdf' : null,
    size: null,
    role: isReceipt ? 'receipt' : 'resolution',
  };
}

function fileIn(pathname: string): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function nameOf({ text, href }: PageLink, position: number): string {
  const printed = fileName
    .exec(text)?.[0]
    .replace(/^(?:(?:descargar|ver|bajar|abrir|documento|archivo|el|la)\s+)+/i, '')
    .trim();
  if (printed) return printed;
  const url = href === null ? null : new URL(href);
  const named = url
    ? [...url.searchParams.values(), fileIn(url.pathname)].find((value) => /\.pdf$/i.test(value))
    : undefined;
  if (named) return named.split(/[\\/]/).at(-1) ?? named;
  const words = normalWords(text)
    .replace(/^(?:descargar|ver|bajar|abrir)\s*/, '')
    .replaceAll(' ', '-');
  return `${words || 'documento'}-${position}.pdf`;
}
