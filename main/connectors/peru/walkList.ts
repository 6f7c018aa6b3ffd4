// Walks the pages of the list, each row once, and knows whether all of it was seen; opens nothing.

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
}

/** Far beyond any real casilla; a list that never ends is not read for ever. */
const mostPages = 500;

/** Returns whether the whole list was seen. */
export async function* walkList(visit: Visit): AsyncGenerator<WalkedPage, boolean> {
  const ordinals: Ordinals = new Map();
  const ids = new Set<string>();
  const seen = new Set<string>();
  let before: string[] = [];
  let isSure = true;
  let page = await visit.list();
  for (let number = 1; number <= mostPages; number += 1) {
    const { reading } = page;
    if (reading.page === 'empty') {
      if (number === 1) yield { page, rows: [], total: 0 };
      return number === 1 && visit.isFinal(page);
    }
    if (reading.page !== 'noticeList') throw changed(page, 'noticeList');
    const texts = reading.rows.map(({ rawText }) => normalWords(rawText));
    // The same page again: the portal does not turn it, and what stands behind is not known.
    if (seen.has(texts.join('\n'))) return false;
    seen.add(texts.join('\n'));
    if (reading.confidence < sureEnough) isSure = false;
    const rows = readRowNotices(reading.rows.slice(overlap(before, texts)), reading.columns, ordinals).filter(
      ({ notice }) => !ids.has(notice.portalNoticeId),
    );
    for (const { notice } of rows) ids.add(notice.portalNoticeId);
    yield { page, rows, total: reading.pages?.total ?? null };
    const next = await visit.next(page);
    if (next === null) return isSure && isWhole(reading, ids.size, reading.pages?.next === undefined);
    before = texts;
    page = next;
    if (isSignedOut(page)) throw new LostPlace('sessionEnded');
  }
  return false;
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
): Promise<{ page: OpenPage; row: RowNotice } | null> {
  for await (const { page, rows } of walkList(visit)) {
    const row = rows.find(({ notice }) => notice.portalNoticeId === portalNoticeId);
    if (row) return { page, row };
  }
  return null;
}
