// What a click on a row means: opening, or choosing with Shift, Ctrl, Cmd or on the box at its start.
import { type MouseEvent, useCallback } from 'react';
import type { NoticeRow } from '../../api/views.ts';
import { useLatest } from '../../ui/useLatest.ts';
import type { RowFocus } from './useRowFocus.ts';

export function useRowPress(
  { toggle, reach, go }: RowFocus,
  onOpen: (id: string) => void,
): (row: NoticeRow, index: number, event: MouseEvent) => void {
  const open = useLatest(onOpen);
  return useCallback(
    (row, _index, event) => {
      const isOnCheck = (event.target as HTMLElement).closest('[data-check]') !== null;
      if (event.shiftKey) reach(row.id);
      else if (isOnCheck || event.ctrlKey || event.metaKey) toggle(row.id);
      else {
        go(row.id);
        open.current(row.id);
      }
    },
    [toggle, reach, go, open],
  );
}
