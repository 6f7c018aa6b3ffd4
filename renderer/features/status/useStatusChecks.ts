// What stands in the queue of status checks and who is due, kept fresh by the core's facts.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodOutput } from '../../../main/contract/methods.ts';
import { useMethod } from '../../api/bridgeContext.tsx';
import { useFact } from '../../api/useFacts.ts';

export type StatusOverview = MethodOutput<'statusChecks.overview'>;

/** Undefined until the first answer. */
export function useStatusChecks(): StatusOverview | undefined {
  const cache = useQueryClient();
  const overview = useMethod('statusChecks.overview', {}).data;
  useFact(
    'statusChecks.changed',
    useCallback(
      (queue) => {
        cache.setQueryData(['statusChecks.overview', {}], (known: StatusOverview | undefined) =>
          known ? { ...known, queue } : known,
        );
      },
      [cache],
    ),
  );
  useFact(
    'cases.changed',
    useCallback(() => {
      for (const name of ['statusChecks.overview', 'statusChecks.offer', 'statusChecks.found'])
        void cache.invalidateQueries({ queryKey: [name] });
    }, [cache]),
  );
  return overview;
}
