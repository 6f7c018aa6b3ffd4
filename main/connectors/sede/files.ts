// Fetches the files of what was accessed already; a page in a file's place is looked through once, never taken for the file.
import { FailureError } from '../../contract/failure.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import type { DownloadedFile } from '../connector.ts';
import { pdfProblem } from '../kit/pdfCheck.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import type { SedePage } from './sedePage.ts';
import type { SedeSession } from './sedeSession.ts';

/** The file behind a link. Fails with `document.gone`, `document.empty`, `document.notPdf`, and what a portal fails with. */
export async function fetchFile(
  session: SedeSession,
  page: SedePage,
  link: PageLink,
  depth = 0,
): Promise<DownloadedFile> {
  const answer = await session.press(page, link);
  if (answer.status === 404 || answer.status === 410) throw new FailureError('document.gone', {});
  const file = fileIn(answer, link.text);
  if (file) return file;
  if (answer.bytes.byteLength === 0) throw new FailureError('document.empty', {});
  const inner = session.page(answer);
  const next = depth < 1 ? documentLinks(inner).find(({ href }) => href !== link.href) : undefined;
  if (!next) throw new FailureError('document.notPdf', { what: 'html' });
  return fetchFile(session, inner, next, depth + 1);
}

/** Null when the answer is no PDF and no archive. */
export function fileIn({ bytes, headers }: PortalAnswer, text: string): DownloadedFile | null {
  const isZip = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
  if (!isZip && pdfProblem(bytes) !== null) return null;
  const extension = isZip ? '.zip' : '.pdf';
  const name = cleanName(namedIn(headers['content-disposition'] ?? '') ?? (text || 'documento'));
  return {
    name: name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`,
    type: isZip ? 'application/zip' : 'application/pdf',
    bytes,
  };
}

const cleanName = (name: string): string => name.replaceAll(/[/\\\p{Cc}]/gu, '_').slice(0, 200);

function namedIn(disposition: string): string | null {
  const encoded = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  try {
    if (encoded) return decodeURIComponent(encoded.trim());
  } catch {
    return null;
  }
  return /filename\s*=\s*"?([^";]+)"?/i.exec(disposition)?.[1]?.trim() || null;
}

/** Documents that a page links to. */
export const documentLinks = ({ controls }: SedePage): PageLink[] =>
  controls.flatMap(({ link }) =>
    link?.kind === 'document' && (link.href ?? link.postback ?? link.submit) ? [link] : [],
  );
