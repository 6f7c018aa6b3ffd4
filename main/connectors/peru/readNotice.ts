// Opens one notice's page and fetches its files; whoever calls it has made sure that opening is allowed.
import { FailureError } from '../../contract/failure.ts';
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import { pdfProblem } from '../kit/pdfCheck.ts';
import type { PageLink } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { documentsOf, type FoundDocument } from './documents.ts';
import { isSignedOut, LostPlace } from './obstacles.ts';
import type { RowNotice } from './parse.ts';
import { changed } from './signIn.ts';
import { type OpenPage, readAnswer, type WebForms } from './webForms.ts';

export interface OpenNotice {
  /** Null when the portal answered with the file itself. */
  page: OpenPage | null;
  documents: FoundDocument[];
  /** Files that came with the answer. */
  given: { document: ListedDocument; bytes: Uint8Array }[];
}

const leastWords = 40;

/** The one request that opens. Everything after it reads what was opened. */
export async function openRow(forms: WebForms, page: OpenPage, { link }: RowNotice): Promise<PortalAnswer> {
  if (!link) throw changed(page, 'openingLink');
  return forms.press(page, link);
}

/** Reads the answer of an opening. Fails with `portal.changed` when it shows no notice. */
export async function readOpened(
  forms: WebForms,
  answer: PortalAnswer,
  { notice }: RowNotice,
): Promise<OpenNotice> {
  if (isFile(answer)) {
    const document: ListedDocument = {
      portalDocumentId: 'notice',
      name: fileName(answer) ?? 'notificacion.pdf',
      type: 'application/pdf',
      size: null,
      role: 'resolution',
    };
    return { page: null, documents: [], given: [{ document, bytes: answer.bytes }] };
  }
  const outer = await forms.page(answer);
  if (isSignedOut(outer)) throw new LostPlace('sessionEnded');
  const page = await noticePage(forms, outer);
  if (!page) throw changed(outer, `notice ${notice.portalNoticeId}`);
  if (isAnother(notice, page)) throw changed(page, `notice ${notice.portalNoticeId}`);
  const own = documentsOf(page);
  return { page, documents: own.length > 0 || page === outer ? own : documentsOf(outer), given: [] };
}

/** Grids open by position: a page with another case and another subject is not the row's. */
function isAnother({ caseNumber, title }: ListedNotice, { detail }: OpenPage): boolean {
  const other = normalWords(detail?.fields.caseNumber?.value ?? '');
  const own = normalWords(caseNumber ?? '');
  if (own === '' || other === '' || own.includes(other) || other.includes(own)) return false;
  return normalWords(detail?.fields.title?.value ?? '') !== normalWords(title);
}

async function noticePage(forms: WebForms, page: OpenPage): Promise<OpenPage | null> {
  if (page.detail) return page;
  for (const { src } of page.reading.frames.slice(0, 3)) {
    const url = URL.parse(src, page.url);
    if (!url || url.origin !== new URL(page.url).origin || /\.pdf|\.ashx/i.test(url.pathname)) continue;
    const answer = await forms.get(url.href, page.url);
    const inner = isFile(answer) ? null : await noticePage(forms, await forms.page(answer));
    if (inner) return inner;
  }
  return page.reading.page === 'unknown' && page.content.length >= leastWords ? page : null;
}

export type FetchedFile = { bytes: Uint8Array; isCut: boolean };

/** A document behind a link; where a page with another link or a frame comes instead, that is followed twice at most. */
export async function fetchFile(forms: WebForms, page: OpenPage, link: PageLink): Promise<FetchedFile> {
  let [from, next] = [page, link];
  const tried = new Set(documentsOf(page).map(({ document }) => document.portalDocumentId));
  for (let click = 0; ; click += 1) {
    const answer = await forms.press(from, next);
    if (answer.status === 404 || answer.status === 410) throw new FailureError('document.gone', {});
    if (isFile(answer) || answer.bytes.byteLength === 0)
      return { bytes: answer.bytes, isCut: isCutPdf(answer.bytes) };
    const inner = readAnswer(answer);
    if (isSignedOut(inner)) throw new LostPlace('sessionEnded');
    const another = documentsOf(inner).find(({ document }) => !tried.has(document.portalDocumentId));
    const onwards: PageLink | null =
      inner.onwards === null ? null : { text: '', href: inner.onwards, kind: 'document' };
    const following = another?.link ?? onwards;
    if (!following || click >= 2) return { bytes: answer.bytes, isCut: false };
    if (another) tried.add(another.document.portalDocumentId);
    [from, next] = [inner, following];
  }
}

const isFile = ({ bytes, headers }: PortalAnswer): boolean =>
  pdfProblem(bytes) === null ||
  (/attachment/i.test(headers['content-disposition'] ?? '') && !looksLikePage(bytes)) ||
  /application\/(?:pdf|octet-stream|zip)/i.test(headers['content-type'] ?? '');

const looksLikePage = (bytes: Uint8Array): boolean =>
  /^\s*<(?:!doctype|html|head|body)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));

/** A PDF ends with `%%EOF` (ISO 32000-1, 7.5.5); readers look for it in the last kilobytes. */
const isCutPdf = (bytes: Uint8Array): boolean =>
  pdfProblem(bytes) === null && !Buffer.from(bytes.subarray(-4_096)).includes('%%EOF');

const fileName = ({ headers }: PortalAnswer): string | null =>
  /filename\s*=\s*"?([^";]+\.pdf)"?/i.exec(headers['content-disposition'] ?? '')?.[1]?.trim() ?? null;
