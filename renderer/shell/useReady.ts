// True, and true for good, once the first rows are painted and the page has a moment to spare: what they need not wait for.
import { useEffect, useState } from 'react';

/** A page that is never idle gets the rest after this time. */
const atLatestMs = 1_000;

export function useReady(isLoading: boolean): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (isLoading || isReady) return;
    const idle = requestIdleCallback(() => setReady(true), { timeout: atLatestMs });
    return () => cancelIdleCallback(idle);
  }, [isLoading, isReady]);
  return isReady;
}
