// Which row has the tab stop and which rows are chosen; both are kept by id, so that new notices do not shift them.
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { NoticeRow } from '../../api/views.ts';
import { useLatest } from '../../ui/useLatest.ts';

export interface RowFocus {
  activeId: string | null;
  activeIndex: number;
  selected: ReadonlySet<string>;
  /** Set when the next drawing should move the keyboard focus to the active row. */
  wantsFocus: RefObject<boolean>;
  /** Changes with every wish for the focus, also for the row that has the tab stop already. */
  round: number;
  step: (by: number, isSelecting: boolean) => void;
  /** Makes a row the tab stop without moving the focus. */
  go: (id: string) => void;
  /** Moves the keyboard focus to the active row. */
  focusActive: () => void;
  toggle: (id: string | null) => void;
  /** Chooses everything from the active row to this one. */
  reach: (id: string) => void;
  selectAll: () => void;
  clear: () => void;
}

const none: ReadonlySet<string> = new Set();

export function useRowFocus(rows: NoticeRow[]): RowFocus {
  // The place is remembered beside the id: when the row goes, the next one takes its place and its tab stop.
  const [stop, setStop] = useState<{ id: string | null; index: number }>({ id: null, index: 0 });
  const [asked, setAsked] = useState<ReadonlySet<string>>(none);
  const [round, setRound] = useState(0);
  const wantsFocus = useRef(false);
  const places = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows]);

  const found = stop.id === null ? undefined : places.get(stop.id);
  const activeIndex = found ?? Math.min(stop.index, rows.length - 1);
  const activeId = rows[activeIndex]?.id ?? null;
  if (found !== undefined && found !== stop.index) setStop({ id: stop.id, index: found });
  const selected = useMemo(() => {
    const here = [...asked].filter((id) => places.has(id));
    return here.length === asked.size ? asked : new Set(here);
  }, [asked, places]);

  const latest = useLatest({ rows, places, activeIndex });

  const between = useCallback(
    (from: number, to: number): string[] => {
      const [first, last] = from < to ? [from, to] : [to, from];
      return latest.current.rows.slice(first, last + 1).map((row) => row.id);
    },
    [latest],
  );
  const step = useCallback<RowFocus['step']>(
    (by, isSelecting) => {
      const from = latest.current.activeIndex;
      const to = Math.max(0, Math.min(latest.current.rows.length - 1, from + by));
      const id = latest.current.rows[to]?.id;
      if (id === undefined) return;
      wantsFocus.current = true;
      setStop({ id, index: to });
      setRound((before) => before + 1);
      if (isSelecting) setAsked((chosen) => new Set([...chosen, ...between(from, to)]));
    },
    [between, latest],
  );
  const go = useCallback(
    (id: string) => setStop((before) => ({ id, index: latest.current.places.get(id) ?? before.index })),
    [latest],
  );
  const focusActive = useCallback(() => {
    wantsFocus.current = true;
    setRound((before) => before + 1);
  }, []);
  const toggle = useCallback(
    (id: string | null) => {
      if (id === null) return;
      go(id);
      setAsked((chosen) => {
        const next = new Set(chosen);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    [go],
  );
  const reach = useCallback(
    (id: string) => {
      const to = latest.current.places.get(id);
      if (to !== undefined) setAsked(new Set(between(latest.current.activeIndex, to)));
    },
    [between, latest],
  );
  const selectAll = useCallback(() => setAsked(new Set(latest.current.rows.map((row) => row.id))), [latest]);
  const clear = useCallback(() => setAsked(none), []);
  return {
    activeId,
    activeIndex,
    selected,
    wantsFocus,
    round,
    step,
    go,
    focusActive,
    toggle,
    reach,
    selectAll,
    clear,
  };
}
