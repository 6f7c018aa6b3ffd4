// The list as pages of 200: read as the person scrolls, read again when a fact says that it changed.
import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Bridge } from '../../../main/contract/bridge.ts';
import type { MethodInput } from '../../../main/contract/methods.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';
import type { NoticePage, NoticeRow } from '../../api/views.ts';
import type { Place } from '../../shell/navigation.ts';
import { isNarrowed, narrowingFilter } from './narrowing.ts';

const pageSize = 200;
const none: string[] = [];

export type NoticeFilter = MethodInput<'notices.list'>['filter'];

export interface NoticePages {
  rows: NoticeRow[];
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: FailedCall | null;
  /** Operators of the search that say nothing, as they were typed. */
  notUnderstood: string[];
  loadMore: () => void;
  reload: () => void;
}

type Listed = Pick<Place, 'source' | 'text' | 'isUnreadOnly' | 'narrowing'>;

/** A search looks everywhere in the chosen source, also among what is done or archived. */
export function filterOf({ source, text, isUnreadOnly, narrowing }: Listed): NoticeFilter {
  const box = text !== '' && source.box === 'inbox' ? 'all' : source.box;
  return {
    ...source,
    box,
    ...(isUnreadOnly && { isUnread: true }),
    ...(isNarrowed(narrowing) && narrowingFilter(narrowing)),
  };
}

/** The query of a list; `App` asks it for the inbox before there is a window. */
export function noticePagesQuery(bridge: Bridge, place: Listed) {
  const filter = filterOf(place);
  const { text } = place;
  return infiniteQueryOptions<
    NoticePage,
    FailedCall,
    InfiniteData<NoticePage>,
    readonly unknown[],
    string | null
  >({
    queryKey: text === '' ? ['notices.list', { filter }] : ['notices.search', { filter, text }],
    queryFn: ({ pageParam }) =>
      text === ''
        ? callMethod(bridge, 'notices.list', { filter, after: pageParam, limit: pageSize })
        : callMethod(bridge, 'notices.search', { text, filter, after: pageParam, limit: pageSize }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
}

export function useNoticePages(place: Listed): NoticePages {
  const query = useInfiniteQuery(noticePagesQuery(useBridge(), place));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
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
