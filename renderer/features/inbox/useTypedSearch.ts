// A search as it is typed: asked before anything is drawn and shown when its answer is here, so that a key draws the window once.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useBridge } from '../../api/bridgeContext.tsx';
import { type Move, move, type Place } from '../../shell/navigation.ts';
import { useLatest } from '../../ui/useLatest.ts';
import { noticePagesQuery } from './useNoticePages.ts';

/** From then on an answer is waited for in sight. */
const slowAfterMs = 150;

export interface TypedSearch {
  search: (text: string) => void;
  /** Shows the typed search whether or not its answer is here. */
  settle: () => void;
  /** Any other step, which comes after what was typed before it. */
  go: (step: Move) => void;
}

export function useTypedSearch(place: Place, step: (step: Move) => void): TypedSearch {
  const bridge = useBridge();
  const cache = useQueryClient();
  const latest = useLatest(place);
  const typed = useRef<{ text: string; slow: ReturnType<typeof setTimeout> } | null>(null);
  const settle = useCallback((): void => {
    if (typed.current === null) return;
    const { text, slow } = typed.current;
    clearTimeout(slow);
    typed.current = null;
    // In the same task: the browser paints nothing between an answer and its rows, and no key comes between a text and its field.
    flushSync(() => step({ to: 'search', text }));
  }, [step]);
  const search = useCallback(
    (text: string): void => {
      clearTimeout(typed.current?.slow);
      typed.current = { text, slow: setTimeout(settle, slowAfterMs) };
      const query = noticePagesQuery(bridge, move(latest.current, { to: 'search', text }), null);
      if (text === '' || cache.getQueryData(query.queryKey) !== undefined) {
        settle();
        return;
      }
      void cache.prefetchInfiniteQuery(query).then(() => {
        if (typed.current?.text === text) settle();
      });
    },
    [bridge, cache, latest, settle],
  );
  const go = useCallback(
    (next: Move): void => {
      settle();
      step(next);
    },
    [settle, step],
  );
  return { search, settle, go };
}
