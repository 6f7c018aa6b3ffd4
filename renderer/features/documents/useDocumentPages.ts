// The list of documents as pages: read on as the person scrolls, read again when a fact says that it changed.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DocumentFilterView, DocumentRowView } from '../../../main/contract/documentMethods.ts';
import type { MethodOutput } from '../../../main/contract/methods.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';

const pageSize = 100;

export interface DocumentPages {
  rows: DocumentRowView[];
  hasMore: boolean;
  isLoading: boolean;
  error: FailedCall | null;
  loadMore: () => void;
  reload: () => void;
}

export function useDocumentPages(filter: DocumentFilterView): DocumentPages {
  const bridge = useBridge();
  const query = useInfiniteQuery<
    MethodOutput<'documents.list'>,
    FailedCall,
    { pages: MethodOutput<'documents.list'>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ['documents.list', { filter }],
    queryFn: ({ pageParam }) =>
      callMethod(bridge, 'documents.list', { filter, after: pageParam, limit: pageSize }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    // While a name is typed the pictures stay where they are.
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return {
    rows,
    hasMore: query.hasNextPage,
    isLoading: query.isPending,
    error: query.error,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}
