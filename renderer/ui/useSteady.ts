// A function that stays the same and does what the newest one does: what is drawn with it is not drawn anew for it.
import { useCallback } from 'react';
import { useLatest } from './useLatest.ts';

export function useSteady<A extends unknown[], R>(newest: (...given: A) => R): (...given: A) => R {
  const latest = useLatest(newest);
  return useCallback((...given: A) => latest.current(...given), [latest]);
}
