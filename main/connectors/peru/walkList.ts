// Walks the pages of the list, each row once, and knows whether all of it was seen; opens nothing.
import type { KnownMapping } from '../columnMappings.ts';
import { applyMapping } from '../kit/reader/columnMapping.ts';
import type { NoticeListPage } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import type { Ordinals } from './noticeIds.ts';
import { isSignedOut, LostPlace } from './obstacles.ts';
import { type RowNotice, readRowNotices } from './parse.ts';
import { changed } from './signIn.ts';
import type { Visit } from './visits.ts';
import type { OpenPage } from './webForms.ts';

export interface WalkedPage {
  page: OpenPage;
  rows: RowNotice[];
  total: number | null;
  /** False where the reader guessed: the page is kept beside what it read. */
  isSure: boolean;
}

/** The one list of the buzón, as what a person said about its columns is kept. */
export const noticesSection = 'notifications';

/** Far beyond any real casilla; a list that never ends is not read for ever. */
const mostPages = 500;

/** Returns whether the whole list was seen. */
export async function* walkList(
  visit: Visit,
  known: KnownMapping | null,
): AsyncGenerator<WalkedPage, boolean> {
  const ordinals: Ordinals = new Map();
  const guessed: Ordinals = new Map();
  const ids = new Set<string>();
  const seen = new Set<string>();
  let before: string[] = [];
  let isSure = true;
  let page = await visit.list();
  for (let number = 1; number <= mostPages; number += 1) {
    const { reading } = page;
    if (reading.page === 'empty') {
      if (number === 1) yield { page, rows: [], total: 0, isSure: true };
      return number === 1 && visit.isFinal(page);
    }
    if (reading.page !== 'noticeList') throw changed(page, 'noticeList');
    const texts = reading.rows.map(({ rawText }) => normalWords(rawText));
    // The same page again: the portal does not turn it, and what stands behind is not known.
    if (seen.has(texts.join('\n'))) return false;
    seen.add(texts.join('\n'));
    const applied = known ? applyMapping(reading, known.mapping) : { reading, mapping: null };
    if (known && applied.mapping === null && number === 1) await known.forget();
    const isSurePage = applied.reading.confidence >= sureEnough;
    isSure &&= isSurePage;
    const from = overlap(before, texts);
    const rowsOf = ({ rows, columns }: NoticeListPage, counts: Ordinals): RowNotice[] =>
      readRowNotices(rows.slice(from), columns, counts);
    const guesses = applied.mapping ? rowsOf(reading, guessed) : [];
    const rows = rowsOf(applied.reading, ordinals)
      .map((row, at) => besideGuess(row, guesses[at]))
      .filter(({ notice }) => !ids.has(notice.portalNoticeId));
    for (const { notice } of rows) ids.add(notice.portalNoticeId);
    yield { page, rows, total: reading.pages?.total ?? null, isSure: isSurePage };
    const next = await visit.next(page);
    if (next === null) return isSure && isWhole(reading, ids.size, reading.pages?.next === undefined);
    before = texts;
    page = next;
    if (isSignedOut(page)) throw new LostPlace('sessionEnded');
  }
  return false;
}

/**
 * A row by the columns that a person named, beside what the reader had guessed: it stood under the guess's id until then, and
 * a name that somebody gave to a column never makes read what the portal calls unread.
 */
function besideGuess(row: RowNotice, guess: RowNotice | undefined): RowNotice {
  if (!guess) return row;
  const id = row.notice.portalNoticeId;
  const before = [guess.notice.portalNoticeId, ...guess.formerIds];
  const formerIds = [...row.formerIds, ...before].filter((one) => one !== id);
  if (guess.notice.state !== 'pending' || !row.isRead) return { ...row, formerIds };
  const notice = { ...row.notice, state: guess.notice.state, legalEffectOnOpen: null };
  return { ...row, notice, formerIds, isRead: false };
}

/** Rows that moved over from the page before, because something new came while the list was walked. */
function overlap(before: readonly string[], now: readonly string[]): number {
  for (let count = Math.min(before.length, now.length); count >= 2; count -= 1)
    if (before.slice(-count).every((text, at) => text === now[at])) return count;
  return 0;
}

function isWhole({ pages }: NoticeListPage, seen: number, isLast: boolean): boolean {
  if (pages?.total != null) return seen >= pages.total;
  const hasMore = pages?.current != null && pages.last !== null && pages.current < pages.last;
  return isLast && !hasMore;
}

/** The row of one notice with the page that it stands on; null when the whole list does not have it. */
export async function findRow(
  visit: Visit,
  portalNoticeId: string,
  known: KnownMapping | null,
): Promise<{ page: OpenPage; row: RowNotice } | null> {
  let former: { page: OpenPage; row: RowNotice } | null = null;
  for await (const { page, rows } of walkList(visit, known)) {
    const row = rows.find(({ notice }) => notice.portalNoticeId === portalNoticeId);
    if (row) return { page, row };
    // Only where no row has the id now: what is opened must never be another notice.
    const renamed = rows.find(({ formerIds }) => formerIds.includes(portalNoticeId));
    if (renamed) former ??= { page, row: renamed };
  }
  return former;
}
