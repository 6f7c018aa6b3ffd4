// Marks notices at once on screen, tells it with an Undo, and takes back the last act, and the one before it.
import { Toast } from '@base-ui/react/toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod, type FailedCall } from '../../api/callMethod.ts';
import type { MarksBefore, MarkView } from '../../api/views.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { useLatest } from '../../ui/useLatest.ts';
import { markInCaches } from './markCaches.ts';

const toastMs = 8_000;

export interface Marking {
  /** `told` is the sentence of the toast with Undo; without it the act is silent and not undone by `z`. */
  mark: (ids: string[], change: Partial<MarkView>, told?: string) => void;
  undo: () => void;
  /** What was taken back last, once the lists have it again. */
  undone: readonly string[];
}

const MarkingContext = createContext<Marking | null>(null);

export function useMarking(): Marking {
  const marking = useContext(MarkingContext);
  if (marking === null) throw new Error('no marking above this component');
  return marking;
}

interface Act {
  ids: string[];
  change: Partial<MarkView>;
  told: string | undefined;
}

export function MarkingProvider({ children }: { children: ReactNode }): ReactNode {
  const bridge = useBridge();
  const cache = useQueryClient();
  const toasts = Toast.useToastManager();
  const words = useFailureWords();
  const { t } = useTranslation();
  const [undone, setUndone] = useState<readonly string[]>([]);
  const done = useRef<{ before: MarksBefore; toastId: string }[]>([]);

  const refresh = async (): Promise<void> => {
    const names = [
      'notices.list',
      'notices.search',
      'notices.get',
      'notices.counts',
      'notices.sectionCounts',
    ];
    await Promise.all(names.map((name) => cache.invalidateQueries({ queryKey: [name] })));
  };
  const fail = (error: FailedCall): void => {
    const { title, next } = words(error.failure);
    toasts.add({ title, description: next, timeout: 0, priority: 'high', type: 'danger' });
    void refresh();
  };

  const restoring = useMutation<unknown, FailedCall, MarksBefore>({
    mutationFn: (marks) => callMethod(bridge, 'notices.restoreMarks', { marks }),
    onSuccess: (_, marks) => {
      toasts.add({ title: t('inbox.undone'), timeout: 3_000 });
      void refresh().then(() => setUndone(marks.map(({ id }) => id)));
    },
    onError: fail,
  });
  const undo = (): void => {
    const last = done.current.pop();
    if (last === undefined) return;
    toasts.close(last.toastId);
    restoring.mutate(last.before);
  };

  const marking = useMutation<MarksBefore, FailedCall, Act>({
    mutationFn: ({ ids, change }) => callMethod(bridge, 'notices.mark', { ids, change }),
    onMutate: async ({ ids, change }) => {
      await cache.cancelQueries({ queryKey: ['notices.list'] });
      await cache.cancelQueries({ queryKey: ['notices.search'] });
      markInCaches(cache, ids, change, new Date());
    },
    onSuccess: (before, { told }) => {
      if (told === undefined) return;
      const toastId = toasts.add({
        title: told,
        timeout: toastMs,
        actionProps: { children: t('common.undo'), onClick: undo },
      });
      done.current.push({ before, toastId });
    },
    onError: fail,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['notices.counts'] });
      void cache.invalidateQueries({ queryKey: ['notices.sectionCounts'] });
    },
  });

  const latest = useLatest({ marking, undo });
  const mark = useCallback<Marking['mark']>(
    (ids, change, told) => {
      if (ids.length > 0) latest.current.marking.mutate({ ids, change, told });
    },
    [latest],
  );
  const undoLast = useCallback(() => latest.current.undo(), [latest]);
  const value = useMemo(() => ({ mark, undo: undoLast, undone }), [mark, undoLast, undone]);
  return <MarkingContext value={value}>{children}</MarkingContext>;
}
