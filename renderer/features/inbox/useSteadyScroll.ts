// Keeps what the person looks at where it is when rows come or go above it, and counts what came in above.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { NoticeRow } from '../../api/views.ts';

interface Laid {
  listKey: string;
  /** Of each row: its offset in px, and the part that it stood in. */
  places: Map<string, { top: number; section: NoticeRow['section'] }>;
}

export interface SteadyScroll {
  /** New rows that stand above what is in sight. */
  above: number;
  onScroll: () => void;
  toTop: () => void;
}

/**
 * @param listKey of the list that is asked for
 * @param isStale the rows still answer the question before
 * @param topOf gives the offset of a row by its place among `rows`
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  rows: NoticeRow[],
  listKey: string,
  isStale: boolean,
  topOf: (row: number) => number,
): SteadyScroll {
  const before = useRef<Laid | null>(null);
  /** As of the last frame. */
  const scrolledTo = useRef(0);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    // Rows of another list are nothing to hold on to: the next ones begin at the top.
    if (isStale && before.current?.listKey !== listKey) return;
    const laid: Laid = {
      listKey,
      places: new Map(rows.map((row, index) => [row.id, { top: topOf(index), section: row.section }])),
    };
    const last = before.current;
    before.current = laid;
    if (element === null) return;
    if (last === null || last.listKey !== listKey) {
      // Asked as seldom as can be: it makes the browser lay out what it has not painted yet.
      if (last !== null && scrolledTo.current > 0) element.scrollTo({ top: 0 });
      setAbove(0);
      return;
    }
    // At the top and with nothing held, what is new may come in as it does in any list.
    const isHeld =
      scrolledTo.current > 0 || element.contains(document.activeElement) || element.matches(':hover');
    if (!isHeld) return;
    const at = element.scrollTop;
    const anchor = [...last.places].find(([id, { top, section }]) => {
      const now = laid.places.get(id);
      return top >= at && now !== undefined && now.section === section;
    });
    if (anchor === undefined) return;
    const [id, { top }] = anchor;
    const moved = (laid.places.get(id)?.top ?? top) - top;
    if (moved === 0) return;
    element.scrollTo({ top: at + moved });
    const came = rows.filter((row, index) => !last.places.has(row.id) && topOf(index) < at + moved).length;
    if (came > 0) setAbove((known) => known + came);
  }, [scroller, rows, listKey, isStale, topOf]);
  return {
    above,
    onScroll: () => {
      scrolledTo.current = scroller.current?.scrollTop ?? 0;
      if (above > 0 && scrolledTo.current <= 0) setAbove(0);
    },
    toTop: () => {
      scroller.current?.scrollTo({ top: 0 });
      setAbove(0);
    },
  };
}
