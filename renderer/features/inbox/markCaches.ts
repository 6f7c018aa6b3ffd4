// Shows a mark at once in every list and reader that is in memory, before the core has answered.
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import type { MarkView, NoticePage, NoticeRow } from '../../api/views.ts';
import type { NoticeFilter } from './listFilter.ts';

/** Whether a row still stands in a box after its marks changed; being read never takes a row away under the reader. */
export function isInBox(
  row: Pick<NoticeRow, 'mark' | 'section'>,
  box: NoticeFilter['box'],
  now: Date,
): boolean {
  const { isFlagged, isDone, isArchived, snoozedUntil } = row.mark;
  // The last part of the inbox holds what the box itself does not.
  if (row.section === 'done') return isDone && !isArchived;
  const isSnoozed = snoozedUntil !== null && new Date(snoozedUntil) > now;
  switch (box) {
    case 'inbox':
      return !isDone && !isArchived && !isSnoozed;
    case 'flagged':
      return isFlagged;
    case 'done':
      return isDone;
    case 'archived':
      return isArchived;
    case 'snoozed':
      return isSnoozed;
    default:
      return true;
  }
}

export function markInCaches(cache: QueryClient, ids: string[], change: Partial<MarkView>, now: Date): void {
  const chosen = new Set(ids);
  for (const name of ['notices.list', 'notices.search']) {
    for (const query of cache.getQueryCache().findAll({ queryKey: [name] })) {
      const { filter } = query.queryKey[1] as { filter: NoticeFilter };
      cache.setQueryData<InfiniteData<NoticePage>>(query.queryKey, (pages) =>
        pages === undefined ? pages : markInPages(pages, chosen, change, filter.box, now),
      );
    }
  }
  for (const id of ids) {
    cache.setQueryData<NoticeDetail>(['notices.get', { id }], (notice) =>
      notice === undefined ? notice : { ...notice, mark: { ...notice.mark, ...change } },
    );
  }
}

function markInPages(
  pages: InfiniteData<NoticePage>,
  chosen: Set<string>,
  change: Partial<MarkView>,
  box: NoticeFilter['box'],
  now: Date,
): InfiniteData<NoticePage> {
  const marked = (row: NoticeRow): NoticeRow => ({ ...row, mark: { ...row.mark, ...change } });
  const rowsOf = (page: NoticePage): NoticeRow[] =>
    page.rows
      .map((row) => (chosen.has(row.id) ? marked(row) : row))
      .filter((row) => !chosen.has(row.id) || isInBox(row, box, now));
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, rows: rowsOf(page) })) };
}
