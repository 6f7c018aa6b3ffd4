// What was typed, once the keys have rested: for answers that nobody waits for with every letter.
import { useEffect, useState } from 'react';

export function useRested<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
