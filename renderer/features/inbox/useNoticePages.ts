// The list as pages of 200: read as the person scrolls, read again when a fact says that it changed.
import { type InfiniteData, infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Bridge } from '../../../main/contract/bridge.ts';
import type { MethodInput } from '../../../main/contract/methods.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';
import type { NoticePage, NoticeRow } from '../../api/views.ts';
import type { Place } from '../../shell/navigation.ts';

const pageSize = 200;

export type NoticeFilter = MethodInput<'notices.list'>['filter'];

export interface NoticePages {
  rows: NoticeRow[];
  hasMore: boolean;
  isLoading: boolean;
  isLoadingMore: boolean;
  error: FailedCall | null;
  loadMore: () => void;
  reload: () => void;
}

/** A search looks everywhere in the chosen source, also among what is done or archived. */
export function filterOf(place: Pick<Place, 'source' | 'text' | 'isUnreadOnly'>): NoticeFilter {
  const box = place.text !== '' && place.source.box === 'inbox' ? 'all' : place.source.box;
  return { ...place.source, box, ...(place.isUnreadOnly ? { isUnread: true } : {}) };
}

/** The query of a list; `App` asks it for the inbox before there is a window. */
export function noticePagesQuery(bridge: Bridge, place: Pick<Place, 'source' | 'text' | 'isUnreadOnly'>) {
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

export function useNoticePages(place: Pick<Place, 'source' | 'text' | 'isUnreadOnly'>): NoticePages {
  const query = useInfiniteQuery(noticePagesQuery(useBridge(), place));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}
