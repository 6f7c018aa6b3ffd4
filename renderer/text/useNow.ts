// The time on screen, moved on every half minute, so that "in 3 days" turns into "in 2 days" at midnight by itself.
import { useEffect, useState } from 'react';

const stepMs = 30_000;

export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
