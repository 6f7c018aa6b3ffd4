// Lists the buzón without opening anything: light rows for what is unread, whole notices for what was read before.
import { createHash } from 'node:crypto';
import { FailureError, failureOf } from '../../contract/failure.ts';
import {
  type ConnectorContext,
  type ListingCursor,
  type ListingEnd,
  type ListingPage,
  UnreadPage,
} from '../connector.ts';
import { LostPlace } from './obstacles.ts';
import type { RowNotice } from './parse.ts';
import { openRow, readOpened } from './readNotice.ts';
import { lostAsFailure, type Visit, type Visits } from './visits.ts';
import { walkList } from './walkList.ts';
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
      await visits.abandon(context);
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
