// Whether an element is in sight or nearly so: pages and small pictures are drawn only then.
import { type RefObject, useEffect, useState } from 'react';

const near = '400px';

export function useInSight(element: RefObject<Element | null>): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (element.current === null) return;
    const watcher = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false), {
      rootMargin: near,
    });
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element]);
  return isInSight;
}
