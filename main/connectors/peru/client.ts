// Goes through the buzón: lists without opening, opens with a consent, fetches documents of what is read already.
import { createHash } from 'node:crypto';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Consent } from '../../model/consent.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { ListedNotice, Notice } from '../../model/notice.ts';
import type { PortalOpening, PortalOpeningPlan } from '../../model/opening.ts';
import {
  type ConnectorContext,
  type ListingCursor,
  type ListingEnd,
  type ListingPage,
  OpeningLost,
  type RawEvidence,
} from '../connector.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { LostPlace } from './obstacles.ts';
import { enrichNotice, type RowNotice } from './parse.ts';
import { fetchFile, type OpenNotice, openRow, readOpened } from './readNotice.ts';
import { sentencesOf } from './sentences.ts';
import { changed } from './signIn.ts';
import { lostAsFailure, type Visit, type Visits } from './visits.ts';
import { findRow, walkList } from './walkList.ts';
import type { OpenPage } from './webForms.ts';

/** Pages of read notices that one run asks for; the others follow with the next runs. */
const mostDetails = 60;
/** Raised when pages are read better than before: what is kept is then read again. */
const readerVersion = 1;
const pageName = 'notificacion.html';

interface Walked {
  /** What was read in full, by id, with what its row said then. */
  known: Map<string, string>;
  present: Set<string>;
  unread: ListingEnd['unread'];
  detailsLeft: number;
  seen: number;
}

/** Pages of notices; an unread one is never opened. */
export async function* listNotices(
  visits: Visits,
  context: ConnectorContext,
  since: ListingCursor | null,
): AsyncGenerator<ListingPage, ListingEnd> {
  const walked: Walked = {
    known: knownIn(since),
    present: new Set(),
    unread: [],
    detailsLeft: mostDetails,
    seen: 0,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const isComplete = yield* walkOnce(await visits.enter(context), walked);
      return { isComplete, presentIds: [...walked.present], unread: walked.unread };
    } catch (error) {
      if (!(error instanceof LostPlace) || attempt > 1) throw lostAsFailure(error);
      await visits.leave(context);
      walked.seen = 0;
    }
  }
}

async function* walkOnce(visit: Visit, walked: Walked): AsyncGenerator<ListingPage, boolean> {
  const pages = walkList(visit);
  for (;;) {
    const step = await pages.next();
    if (step.done) return step.value;
    const { page, rows, total } = step.value;
    const listing: ListingPage = {
      notices: [],
      inlineDocuments: [],
      evidence: [],
      secrets: [],
      seen: 0,
      total,
      cursor: null,
    };
    for (const row of rows) await readRow(visit, page, row, walked, listing);
    walked.seen += rows.length;
    yield { ...listing, seen: walked.seen, cursor: cursorOf(walked.known) };
  }
}

async function readRow(
  visit: Visit,
  page: OpenPage,
  row: RowNotice,
  walked: Walked,
  listing: ListingPage,
): Promise<void> {
  const { notice, isRead, link } = row;
  const id = notice.portalNoticeId;
  walked.present.add(id);
  const said = createHash('sha256').update(JSON.stringify(notice)).digest('hex').slice(0, 12);
  if (walked.known.get(id) === said) return;
  if (!isRead || !link || walked.detailsLeft <= 0) {
    listing.notices.push(notice);
    return;
  }
  walked.detailsLeft -= 1;
  try {
    const answer = await openRow(visit.forms, page, row);
    const opened = await readOpened(visit.forms, answer, row);
    const read = await wholeNotice(visit, notice, opened);
    listing.notices.push(read.notice);
    listing.inlineDocuments.push(...read.files.map((file) => ({ portalNoticeId: id, ...file })));
    listing.evidence.push(...evidenceOf(id, opened.page));
    walked.known.set(id, said);
  } catch (error) {
    const { code } = failureOf(error);
    if (error instanceof LostPlace || code !== 'portal.changed') throw error;
    walked.unread.push({ what: `notice ${id}`, code });
    listing.notices.push(notice);
  }
}

/** A notice with all that its page says, and the files that could be had. */
async function wholeNotice(
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

const evidenceOf = (portalNoticeId: string, page: OpenPage | null): RawEvidence[] =>
  page ? [{ portalNoticeId, name: pageName, type: 'text/html', bytes: withoutSession(page) }] : [];

function withoutFile(error: unknown): null {
  if (error instanceof FailureError && !failureOf(error).code.startsWith('network.')) return null;
  throw error;
}

/** The page as it came, except for what would open the session again. */
function withoutSession({ html }: OpenPage): Uint8Array {
  return new TextEncoder().encode(
    html
      .replaceAll(/\((?:[A-Z]\([^)]*\))+\)/g, '(S(…))')
      .replaceAll(/(<input\b[^>]*\bname="__[A-Z]+"[^>]*\bvalue=")[^"]*/gi, '$1'),
  );
}

const cursorOf = (known: ReadonlyMap<string, string>): ListingCursor => ({
  reader: readerVersion,
  read: Object.fromEntries(known),
});

function knownIn(since: ListingCursor | null): Map<string, string> {
  const read: unknown = since?.['reader'] === readerVersion ? since['read'] : null;
  if (typeof read !== 'object' || read === null) return new Map();
  return new Map(
    Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const legalWords =
  /\b(?:se (?:considera|entendera|tendra|da|dara) (?:por )?(?:validamente )?notificad|surte efectos?|acuse de recibo|constancia de recepcion)\b/;

/** Finds the notice and what the list itself says about opening; opens nothing. */
export async function planOpening(
  visits: Visits,
  context: ConnectorContext,
  notice: Notice,
): Promise<PortalOpeningPlan> {
  return visits.steadily(context, async (visit) => {
    const { page } = await rowOf(visit, notice);
    const said = sentencesOf(page.content).filter((sentence) => legalWords.test(normalWords(sentence)));
    return { legalText: said.length > 0 ? said.join('\n') : null, token: {} };
  });
}

async function rowOf(visit: Visit, notice: Pick<Notice, 'portalNoticeId'>) {
  const found = await findRow(visit, notice.portalNoticeId);
  if (!found) throw new FailureError('input.notFound', { what: 'notice', where: 'portal' });
  if (!found.row.link) throw changed(found.page, 'openingLink');
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
    ...(await rowOf(entered, notice)),
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
    const { page, row } = await rowOf(visit, notice);
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
