// Whether a toolbar has room for its words: measured, since the same words are half as long again in Russian.
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Sets `data-words` on the element: true while all words fit on one line, false when only the icons do. */
export function useRoomForWords(isWished: boolean): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  // No list of dependencies: the words change with the language and with what the buttons would do.
  useLayoutEffect(() => {
    if (isWished && bar.current !== null) fit(bar.current);
  });
  useLayoutEffect(() => {
    const element = bar.current;
    if (!isWished || element === null) return;
    const observer = new ResizeObserver(() => fit(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWished]);
  return bar;
}

function fit(bar: HTMLElement): void {
  bar.dataset.words = 'true';
  if (bar.scrollWidth > bar.clientWidth) bar.dataset.words = 'false';
}
