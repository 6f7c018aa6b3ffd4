// Goes to the sede: lists its sections without opening anything, opens one notice by consent, fetches what was accessed.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Consent } from '../../model/consent.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { Notice } from '../../model/notice.ts';
import type { PortalOpening, PortalOpeningPlan } from '../../model/opening.ts';
import { knownMapping } from '../columnMappings.ts';
import {
  type ConnectorContext,
  type DownloadedFile,
  type ListingEnd,
  type ListingPage,
  OpeningLost,
  UnreadPage,
} from '../connector.ts';
import { documentLinks, fetchFile, fileIn } from './files.ts';
import { createStatusFold } from './foldStatuses.ts';
import { asDocument } from './parse.ts';
import { keptBytes, pageBehind, type SedePage } from './sedePage.ts';
import { type SedeSession, SessionEnded } from './sedeSession.ts';
import { visitService } from './serviceVisit.ts';
import { findRow, walkSection } from './walkSection.ts';
import { acceptance, rejection, type SectionName } from './words.ts';

const sections: readonly SectionName[] = ['notifications', 'cases', 'statuses'];

/**
 * All sections, one after another. A section that is not understood does not hide the others: after the last page the run fails
 * with `portal.changed` or `portal.unclear`, its page as the cause. The status service is an extra: what goes wrong
 * there is told in `unread`.
 */
export async function* listSections(
  session: SedeSession,
  context: ConnectorContext,
): AsyncGenerator<ListingPage, ListingEnd> {
  const unread: ListingEnd['unread'] = [];
  let isComplete = true;
  let seen = 0;
  let changed: unknown = null;
  const fold = createStatusFold();
  let unclear: { page: SedePage; section: SectionName } | null = null;
  for (const section of sections) {
    try {
      const mapping = await knownMapping(context.mappings, section);
      const walk = () => steadily(() => walkSection(session, section, mapping));
      const pages = section === 'statuses' ? visitService(context, walk) : walk();
      for (;;) {
        const step = await pages.next();
        if (step.done) {
          if (!step.value) unread.push({ what: section, code: 'portal.changed' });
          isComplete &&= step.value;
          break;
        }
        const { page, isSure, total } = step.value;
        const rows = fold(section, step.value.rows);
        seen += rows.length;
        const notices = rows.map(({ notice }) => notice);
        if (!isSure && section !== 'statuses') unclear ??= { page, section };
        const formerIds = new Map(rows.map((row) => [row.notice.portalNoticeId, row.formerIds]));
        yield { ...pageOf(seen, total), notices, formerIds };
      }
    } catch (error) {
      const { code } = failureOf(error);
      const isOfSection = code === 'portal.changed' || code === 'portal.refusedRobot';
      if (!isOfSection && section !== 'statuses') throw error;
      if (context.signal.aborted) throw error;
      isComplete = false;
      unread.push({ what: section, code });
      if (section !== 'statuses') changed ??= error;
    }
  }
  if (changed !== null) throw withUnreadPage(changed);
  // All that was read is stored by now; only the person can say whether it was read right.
  if (unclear !== null) {
    const { page, section } = unclear;
    const details = { at: section, section };
    throw new FailureError('portal.unclear', details, new UnreadPage(keptBytes(page)));
  }
  return { isComplete, presentIds: null, unread };
}

const pageOf = (seen: number, total: number | null): ListingPage => ({
  notices: [],
  inlineDocuments: [],
  evidence: [],
  secrets: [],
  seen,
  total,
  cursor: null,
});

/** The page goes along in the shape in which the sync keeps it: as a file of the account, named by its hash. */
function withUnreadPage(error: unknown): unknown {
  const page = pageBehind(error);
  if (!page || !(error instanceof FailureError)) return error;
  return new FailureError(error.failure.code, error.failure.details, new UnreadPage(keptBytes(page)));
}

/** A session that ended on the way is begun again once; rows that come twice are the same notices. */
async function* steadily<T, R>(begin: () => AsyncGenerator<T, R>): AsyncGenerator<T, R> {
  try {
    return yield* begin();
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
  }
  try {
    return yield* begin();
  } catch (error) {
    throw endedAsFailure(error);
  }
}

const endedAsFailure = (error: unknown): unknown =>
  error instanceof SessionEnded ? new FailureError('personNeeded', { action: 'signIn' }, error) : error;

async function again<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SessionEnded)) throw error;
  }
  return act().catch((error: unknown) => {
    throw endedAsFailure(error);
  });
}

const sectionOf = ({ evidence }: Pick<Notice, 'evidence'>): SectionName =>
  sections.find((name) => name === evidence['section']) ?? 'notifications';

const rowOf = async (session: SedeSession, context: ConnectorContext, notice: Notice) => {
  const section = sectionOf(notice);
  return findRow(session, section, notice.portalNoticeId, await knownMapping(context.mappings, section));
};

/** Sees whether it still waits and can be opened; no effect. The portal's own text comes only with the opening. */
export async function planSedeOpening(
  session: SedeSession,
  context: ConnectorContext,
  notice: Notice,
): Promise<PortalOpeningPlan> {
  return again(async () => {
    const { row } = await rowOf(session, context, notice);
    if (row.isAccessed)
      throw new FailureError('input.invalid', { reason: 'notPending', state: row.notice.state });
    if (!row.opening) throw new FailureError('portal.changed', { at: sectionOf(notice), what: 'noOpening' });
    return { legalText: null, token: { section: sectionOf(notice) } };
  });
}

/** Fetches one file of what the portal shows as accessed; of anything else it fails with `consentNeeded`. */
export async function downloadSedeDocument(
  session: SedeSession,
  context: ConnectorContext,
  notice: Notice,
  { portalDocumentId }: NoticeDocument,
): Promise<DownloadedFile> {
  return again(async () => {
    const { page, row } = await rowOf(session, context, notice);
    if (!row.isAccessed) throw new FailureError('consentNeeded', { state: row.notice.state });
    const at = row.notice.documents.findIndex((document) => document.portalDocumentId === portalDocumentId);
    const link = row.files[at];
    if (!link) throw new FailureError('document.gone', {});
    return fetchFile(session, page, link);
  });
}

/** Opens one notice. The consent is spent right before the request; from then on every failure is `OpeningLost`. */
export async function openSedeNotice(
  session: SedeSession,
  context: ConnectorContext,
  notice: Notice,
  consent: Consent,
): Promise<PortalOpening> {
  const { page, row } = await again(() => rowOf(session, context, notice));
  if (row.isAccessed)
    throw new FailureError('input.invalid', { reason: 'notPending', state: row.notice.state });
  const { opening } = row;
  if (!opening) throw new FailureError('portal.changed', { at: sectionOf(notice), what: 'noOpening' });
  context.signal.throwIfAborted();
  consent.spend(notice.id, notice.kind === 'communication' ? 'reading' : 'legalAct');
  try {
    const files = await filesOfOpening(session, context, page, opening);
    return { openedAt: context.clock.now().toISOString(), files };
  } catch (error) {
    throw new OpeningLost(endedAsFailure(error));
  }
}

/** What the opening brought: the file itself, or the page that shows it, after one page between that asks once more. */
async function filesOfOpening(
  session: SedeSession,
  context: ConnectorContext,
  list: SedePage,
  opening: Parameters<SedeSession['press']>[1] & { text: string },
): Promise<PortalOpening['files']> {
  let answer = await session.press(list, opening);
  let direct = fileIn(answer, opening.text);
  if (direct) return [asFile(direct, 0)];
  let page = session.page(answer);
  const accept = acceptControl(page);
  if (accept) {
    answer = await session.press(page, accept);
    direct = fileIn(answer, opening.text);
    if (direct) return [asFile(direct, 0)];
    page = session.page(answer);
  }
  // Neither a notice nor its files: whether it was opened is not known.
  const links = documentLinks(page);
  if (links.length === 0 && page.reading.page !== 'notice' && page.reading.page !== 'caseStatus')
    throw new FailureError('portal.changed', { at: 'opening', what: page.reading.page }, { page });
  const files: PortalOpening['files'] = [];
  for (const [index, link] of links.entries()) {
    // It is open: what cannot be fetched now is listed as accessed and comes with a later run.
    const file = await fetchFile(session, page, link).catch((error: unknown) => {
      context.log.info('sede.documentLater', { accountId: context.account.id, failure: failureOf(error) });
      return null;
    });
    if (file) files.push(asFile(file, index, link.text));
  }
  const bytes = keptBytes(page);
  const document = {
    portalDocumentId: 'evidence:notice.html',
    name: 'notice.html',
    type: 'text/html',
    size: bytes.byteLength,
    role: 'evidence' as const,
  };
  return [...files, { document, bytes }];
}

function asFile(
  { name, type, bytes }: DownloadedFile,
  index: number,
  text = name,
): PortalOpening['files'][number] {
  const listed = asDocument({ text, href: null, kind: 'document' }, index);
  return { document: { ...listed, name, type, size: bytes.byteLength }, bytes };
}

/** The button of a page that only asks whether one is sure; a page that shows files already is not one. */
function acceptControl(page: SedePage) {
  if (documentLinks(page).length > 0) return null;
  return (
    page.controls.find(
      ({ words, link, form }) =>
        acceptance.test(words) && !rejection.test(words) && (link?.href || link?.postback || form),
    ) ?? null
  );
}
