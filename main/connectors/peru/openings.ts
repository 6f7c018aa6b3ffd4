// Opens one notice behind a spent consent, and fetches documents of what is read already.
import { FailureError } from '../../contract/failure.ts';
import type { Consent } from '../../model/consent.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { Notice } from '../../model/notice.ts';
import type { PortalOpening, PortalOpeningPlan } from '../../model/opening.ts';
import { knownMapping } from '../columnMappings.ts';
import { type ConnectorContext, OpeningLost } from '../connector.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { fetchFile, type OpenNotice, openRow, readOpened } from './readNotice.ts';
import { sentencesOf } from './sentences.ts';
import { lostAsFailure, type Visit, type Visits } from './visits.ts';
import { findRow, noticesSection } from './walkList.ts';
import { evidenceOf, wholeNotice } from './wholeNotice.ts';

const legalWords =
  /\b(?:se (?:considera|entendera|tendra|da|dara) (?:por )?(?:validamente )?notificad|surte efectos?|acuse de recibo|constancia de recepcion)\b/;

/** Finds the notice and what the list itself says about opening; opens nothing. */
export async function planOpening(
  visits: Visits,
  context: ConnectorContext,
  notice: Notice,
): Promise<PortalOpeningPlan> {
  return visits.steadily(context, async (visit) => {
    const { page } = await rowOf(visit, context, notice);
    const said = sentencesOf(page.content).filter((sentence) => legalWords.test(normalWords(sentence)));
    return { legalText: said.length > 0 ? said.join('\n') : null, token: {} };
  });
}

async function rowOf(
  visit: Visit,
  { mappings }: ConnectorContext,
  { portalNoticeId }: Pick<Notice, 'portalNoticeId'>,
) {
  const found = await findRow(visit, portalNoticeId, await knownMapping(mappings, noticesSection));
  if (!found) throw new FailureError('input.notFound', { what: 'notice', where: 'portal' });
  // What only a script of the page can open, only a person at the page can: nothing is pressed in their place.
  if (!found.row.link) throw new FailureError('personNeeded', { action: 'openByHand' });
  return found;
}

/** Opens one notice. The consent is spent right before the request; from then on every failure is `OpeningLost`. */
export async function openNotice(
  visits: Visits,
  context: ConnectorContext,
  notice: Notice,
  consent: Consent,
): Promise<PortalOpening> {
  const { visit, page, row } = await visits.steadily(context, async (entered) => ({
    visit: entered,
    ...(await rowOf(entered, context, notice)),
  }));
  consent.spend(notice.id);
  let opened: OpenNotice;
  try {
    opened = await readOpened(visit.forms, await openRow(visit.forms, page, row), row);
  } catch (error) {
    throw new OpeningLost(lostAsFailure(error));
  }
  const openedAt = context.clock.now().toISOString();
  // Opened it is: what cannot be fetched now follows with the next listing.
  const read = await wholeNotice(visit, row.notice, opened).catch(() => null);
  return {
    openedAt,
    files: [
      ...(read?.files ?? opened.given),
      ...evidenceOf(notice.portalNoticeId, opened.page).map(({ name, type, bytes }) => ({
        document: {
          portalDocumentId: `evidence:${name}`,
          name,
          type,
          size: bytes.byteLength,
          role: 'evidence' as const,
        },
        bytes,
      })),
    ],
  };
}

/** Fetches one document of a notice that the portal shows as read; of any other it fails with `consentNeeded`. */
export async function downloadDocument(
  visits: Visits,
  context: ConnectorContext,
  notice: Notice,
  { portalDocumentId }: NoticeDocument,
): Promise<Uint8Array> {
  return visits.steadily(context, async (visit) => {
    const { page, row } = await rowOf(visit, context, notice);
    if (!row.isRead) throw new FailureError('consentNeeded', { reason: 'unread' });
    const opened = await readOpened(visit.forms, await openRow(visit.forms, page, row), row);
    const given = opened.given.find(({ document }) => document.portalDocumentId === portalDocumentId);
    if (given) return given.bytes;
    const found = opened.documents.find(({ document }) => document.portalDocumentId === portalDocumentId);
    if (!found || !opened.page) throw new FailureError('document.gone', {});
    const { bytes, isCut } = await fetchFile(visit.forms, opened.page, found.link);
    if (isCut) throw new FailureError('document.notPdf', { reason: 'cut' });
    return bytes;
  });
}
