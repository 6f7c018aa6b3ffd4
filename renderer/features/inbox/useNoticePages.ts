// The list as pages of 200: read as the person scrolls, read again when a fact says that it changed.
import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Bridge } from '../../../main/contract/bridge.ts';
import { filterOf } from '../../../main/contract/narrowing.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';
import type { NoticePage, NoticeRow } from '../../api/views.ts';
import type { Place } from '../../shell/navigation.ts';
import type { Listed, NoticeFilter } from './listFilter.ts';
import { guessedSections, type ListSections, useSections } from './useSections.ts';

const pageSize = 200;
/** A key waits for what fits the window and some more: each found row costs the core the words around what was found. */
const foundFirst = 20;
const foundPageSize = 100;
const searchKeptMs = 10_000;
const none: string[] = [];

export interface NoticePages {
  rows: NoticeRow[];
  /** Null where the list is not in parts. */
  sections: ListSections | null;
  /** The same as long as the list is the same, whatever came into it or left it. */
  listKey: string;
  /** What is shown answers an older question: the search goes on. */
  isStale: boolean;
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: FailedCall | null;
  /** Operators of the search that say nothing, as they were typed. */
  notUnderstood: string[];
  loadMore: () => void;
  reload: () => void;
}

type Parts = Pick<ListSections, 'shown' | 'newSince'> | null;

/** The query of a list. When a look began is no part of its key: it only says where what is read meanwhile stands. */
export function noticePagesQuery(bridge: Bridge, place: Listed, parts: Parts) {
  const filter = filterOf(place);
  const { text } = place;
  const sections = parts === null ? undefined : { shown: parts.shown, newSince: parts.newSince };
  return infiniteQueryOptions<
    NoticePage,
    FailedCall,
    InfiniteData<NoticePage>,
    readonly unknown[],
    string | null
  >({
    queryKey:
      text === '' ? ['notices.list', { filter, shown: parts?.shown }] : ['notices.search', { filter, text }],
    queryFn: ({ pageParam }) =>
      text === ''
        ? callMethod(bridge, 'notices.list', { filter, sections, after: pageParam, limit: pageSize })
        : callMethod(bridge, 'notices.search', {
            text,
            filter,
            after: pageParam,
            limit: pageParam === null ? foundFirst : foundPageSize,
          }),
    // What was typed on the way to a word is not asked for again.
    ...(text !== '' && { gcTime: searchKeptMs }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
}

/** The first list that a window shows; `App` asks for it before there is a window. */
export function firstPagesQuery(bridge: Bridge, place: Listed) {
  return noticePagesQuery(bridge, place, { shown: guessedSections(), newSince: new Date().toISOString() });
}

export function useNoticePages(place: Place): NoticePages {
  const sections = useSections(place);
  const options = noticePagesQuery(useBridge(), place, sections);
  // While the person types or folds a part, what was shown stays until the next answer is here; never another's list.
  const filter = filterOf(place);
  const query = useInfiniteQuery({
    ...options,
    placeholderData: (before, asked) => {
      const told = asked?.queryKey[1] as { filter: NoticeFilter } | undefined;
      const isSame = told !== undefined && isSameBut(told.filter, filter, place.text !== '');
      return isSame ? before : undefined;
    },
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
    sections,
    listKey: JSON.stringify(filter) + place.text,
    isStale: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    notUnderstood: query.data?.pages[0]?.notUnderstood ?? none,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}

/** A search looks in every box, so the box is no difference while somebody types. */
function isSameBut(one: NoticeFilter, other: NoticeFilter, isTyping: boolean): boolean {
  const said = (filter: NoticeFilter): string =>
    JSON.stringify(isTyping ? { ...filter, box: 'all' } : filter);
  return said(one) === said(other);
}
