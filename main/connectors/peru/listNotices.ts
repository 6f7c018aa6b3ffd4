// Lists the buzón without opening anything: light rows for what is unread, whole notices for what was read before.
import { createHash } from 'node:crypto';
import { FailureError, failureOf } from '../../contract/failure.ts';
import { knownMapping } from '../columnMappings.ts';
import {
  type ConnectorContext,
  type ListingCursor,
  type ListingEnd,
  type ListingPage,
  UnreadPage,
} from '../connector.ts';
import { keptPage } from './keptPage.ts';
import { LostPlace } from './obstacles.ts';
import type { RowNotice } from './parse.ts';
import { openRow, readOpened } from './readNotice.ts';
import { lostAsFailure, type Visit, type Visits } from './visits.ts';
import { noticesSection, type WalkedPage, walkList } from './walkList.ts';
import type { OpenPage } from './webForms.ts';
import { evidenceOf, evidenceOfUnread, wholeNotice } from './wholeNotice.ts';

/** Pages of read notices that one run asks for; the others follow with the next runs. */
const mostDetails = 60;
/** Raised when pages are read better than before: what is kept is then read again. */
const readerVersion = 1;

interface Walked {
  /** What was read in full, by id, with what its row said then. */
  known: Map<string, string>;
  present: Set<string>;
  unread: ListingEnd['unread'];
  detailsLeft: number;
  seen: number;
  /** The first page that the reader only guessed at. */
  unclear: OpenPage | null;
}

/**
 * Pages of notices; an unread one is never opened. Where the reader only guessed, it fails after the last page with
 * `portal.unclear`, the page as the cause.
 */
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
    unclear: null,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const isComplete = yield* walkOnce(await visits.enter(context), context, walked);
      // All that was read is stored by now; only the person can say whether it was read right.
      if (walked.unclear) throw unclear(walked.unclear);
      return { isComplete, presentIds: [...walked.present], unread: walked.unread };
    } catch (error) {
      if (!(error instanceof LostPlace) || attempt > 1) throw lostAsFailure(error);
      await visits.abandon(context);
      Object.assign(walked, { seen: 0, unclear: null });
    }
  }
}

const unclear = (page: OpenPage): FailureError =>
  new FailureError(
    'portal.unclear',
    { at: noticesSection, section: noticesSection },
    new UnreadPage(keptPage(page)),
  );

async function* walkOnce(
  visit: Visit,
  { mappings }: ConnectorContext,
  walked: Walked,
): AsyncGenerator<ListingPage, boolean> {
  const pages = walkList(visit, await knownMapping(mappings, noticesSection));
  for (;;) {
    const step = await pages.next();
    if (step.done) return step.value;
    const { page, rows, total, isSure } = step.value;
    if (!isSure) walked.unclear ??= page;
    const listing: ListingPage = {
      notices: [],
      formerIds: new Map(rows.map((row) => [row.notice.portalNoticeId, row.formerIds])),
      inlineDocuments: [],
      evidence: [],
      secrets: [],
      seen: 0,
      total,
      cursor: null,
    };
    for (const row of rows) await readRow(visit, { page, isSure }, row, walked, listing);
    walked.seen += rows.length;
    yield { ...listing, seen: walked.seen, cursor: cursorOf(walked.known) };
  }
}

async function readRow(
  visit: Visit,
  { page, isSure }: Pick<WalkedPage, 'page' | 'isSure'>,
  row: RowNotice,
  walked: Walked,
  listing: ListingPage,
): Promise<void> {
  const { notice, isRead, link } = row;
  const id = notice.portalNoticeId;
  // A row that says less than is known keeps its former id here: it is not gone.
  for (const one of [id, ...row.formerIds]) walked.present.add(one);
  const said = createHash('sha256').update(JSON.stringify(notice)).digest('hex').slice(0, 12);
  if (walked.known.get(id) === said) return;
  // What was read in full before says more than a guess.
  if (!isSure && walked.known.has(id)) return;
  // Where the reader guessed what the columns hold, it may have guessed what is read: nothing is asked for.
  if (!isRead || !isSure || !link || walked.detailsLeft <= 0) {
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
    if (error instanceof FailureError && error.cause instanceof UnreadPage)
      listing.evidence.push(evidenceOfUnread(id, error.cause));
    listing.notices.push(notice);
  }
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
