// Puts a notice together from its row, its page and its files; the page itself is kept as evidence.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { RawEvidence, UnreadPage } from '../connector.ts';
import { enrichNotice } from './enrichNotice.ts';
import { keptPage } from './keptPage.ts';
import { fetchFile, type OpenNotice } from './readNotice.ts';
import type { Visit } from './visits.ts';
import type { OpenPage } from './webForms.ts';

const pageName = 'notificacion.html';
const pageType = 'text/html';

/** A notice with all that its page says, and the files that could be had. */
export async function wholeNotice(
  visit: Visit,
  light: ListedNotice,
  { page, documents, given }: OpenNotice,
): Promise<{ notice: ListedNotice; files: OpenNotice['given'] }> {
  const listed = [...given.map(({ document }) => document), ...documents.map(({ document }) => document)];
  const files = [...given];
  for (const { document, link } of page ? documents : []) {
    const fetched = page && (await fetchFile(visit.forms, page, link).catch(withoutFile));
    // A file that is cut is asked for again by the run itself, and fails there by its name.
    if (fetched && !fetched.isCut) files.push({ document, bytes: fetched.bytes });
  }
  const notice = page ? enrichNotice(light, page, listed) : { ...light, documents: listed };
  return { notice, files };
}

export const evidenceOf = (portalNoticeId: string, page: OpenPage | null): RawEvidence[] =>
  page ? [{ portalNoticeId, name: pageName, type: pageType, bytes: keptPage(page) }] : [];

function withoutFile(error: unknown): null {
  if (error instanceof FailureError && !failureOf(error).code.startsWith('network.')) return null;
  throw error;
}

/** The page of a notice that was not understood, as evidence of it. */
export const evidenceOfUnread = (portalNoticeId: string, { bytes }: UnreadPage): RawEvidence => ({
  portalNoticeId,
  name: pageName,
  type: pageType,
  bytes,
});
