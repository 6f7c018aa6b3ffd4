// Goes through DEHú's three lists page by page; it reads what everybody may see before opening, and nothing else.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Day } from '../../model/day.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { todayIn } from '../../model/zonedTime.ts';
import type { ConnectorContext, ListingCursor, ListingEnd, ListingPage } from '../connector.ts';
import { type DehuSession, refuseStatus } from './dehuSession.ts';
import { historyDays } from './manifest.ts';
import { type DehuList, readEnvelope, readRow } from './parse.ts';
import { afterWindow, readCursor, type Window, windowsToRead } from './windows.ts';

const rowsPerPage = 100;
/** Ten thousand notices in one window: what goes on after that is a list without end. */
const mostPages = 100;

type Unread = ListingEnd['unread'][number];

/** Pages of notices; the last of each window carries the cursor behind it. */
export async function* listBoxes(
  session: DehuSession,
  context: ConnectorContext,
  since: ListingCursor | null,
): AsyncGenerator<ListingPage, ListingEnd> {
  const today = todayIn('Europe/Madrid', context.clock.now());
  const unread: Unread[] = [];
  let cursor = readCursor(since);
  let isWhole = true;
  const windows = windowsToRead(cursor, today, historyDays);
  const freshOnes = windows.filter(({ to }) => !cursor || to >= cursor.readFrom).length;
  const steps = { seen: 0, total: 1 + 2 * windows.length };
  const pageOf = (notices: ListedNotice[]): ListingPage => ({
    notices,
    inlineDocuments: [],
    evidence: [],
    secrets: [],
    ...steps,
    cursor: null,
  });

  for await (const notices of readList(session, context, 'pending', null, unread)) yield pageOf(notices);
  steps.seen += 1;
  for (const [index, window] of windows.entries()) {
    const before = unread.length;
    for (const list of ['communications', 'realised'] as const) {
      try {
        for await (const notices of readList(session, context, list, window, unread)) yield pageOf(notices);
      } catch (error) {
        if (index === 0 || !isTooOld(error)) throw error;
        // The portal answers for so much of the past and no more: what it has was read.
        return { isComplete: unread.length === 0, presentIds: null, unread };
      }
      steps.seen += 1;
    }
    // A window with gaps is read again next time, and so is all that lies behind it: the span of the cursor has no holes.
    isWhole &&= unread.length === before;
    if (isWhole) cursor = afterWindow(cursor, window, index + 1 === freshOnes, today);
    yield { ...pageOf([]), cursor };
  }
  return { isComplete: unread.length === 0, presentIds: null, unread };
}

/** The pages of one list; what does not add up is said in `unread` and never taken for an end. */
async function* readList(
  session: DehuSession,
  context: ConnectorContext,
  list: DehuList,
  window: Window | null,
  unread: Unread[],
): AsyncGenerator<ListedNotice[]> {
  const doubt = (what: string) => unread.push({ what: `${list}.${what}`, code: 'portal.changed' });
  const seen = new Set<string>();
  let rowsRead = 0;
  let total: number | null = null;
  for (let page = 1; ; page += 1) {
    if (page > mostPages) return void doubt('endless');
    const answer = await session.get(addressOf(list, window, page), '/es/notifications');
    refuseStatus(answer, list, context);
    const envelope = readEnvelope(answer.text(), list);
    if (page > 1 && envelope.total !== total) doubt('totals');
    total = envelope.total;
    const notices = envelope.rows.map((row) => readRow(row, list));
    if (notices.includes(null)) doubt('row');
    const fresh = notices
      .filter((one) => one !== null)
      .filter(({ portalNoticeId }) => !seen.has(portalNoticeId));
    for (const { portalNoticeId } of fresh) seen.add(portalNoticeId);
    if (fresh.length > 0) yield fresh;
    rowsRead += envelope.rows.length;
    const isLast = envelope.rows.length < rowsPerPage || rowsRead === total;
    if (isLast) {
      if (total !== null && rowsRead !== total) doubt('totals');
      return;
    }
    if (fresh.length === 0) return void doubt('repeats');
  }
}

function addressOf(list: DehuList, window: Window | null, page: number): string {
  const paths = {
    pending: '/api/v1/notifications',
    communications: '/api/v1/communications',
    realised: '/api/v1/realized_notifications',
  };
  const query = new URLSearchParams();
  if (window) {
    const field = list === 'realised' ? 'finalDate' : 'availabilityDate';
    query.set(`${field}[left_date]`, spanish(window.from));
    query.set(`${field}[right_date]`, spanish(window.to));
  }
  query.set('page', String(page));
  query.set('limit', String(rowsPerPage));
  return `${paths[list]}?${query.toString()}`;
}

/** `23/06/2026` */
const spanish = (day: Day): string => day.split('-').toReversed().join('/');

const isTooOld = (error: unknown): boolean => {
  const { code, details } = failureOf(error);
  return error instanceof FailureError && code === 'portal.changed' && details['status'] === 400;
};
