// After an undo the focus goes to what came back, unless the person has gone on to something else meanwhile.
import { useEffect } from 'react';
import type { NoticeRow } from '../../api/views.ts';
import { useLatest } from '../../ui/useLatest.ts';
import type { RowFocus } from './useRowFocus.ts';

export function useUndoneFocus(undone: readonly string[], rows: NoticeRow[], focus: RowFocus): void {
  const latest = useLatest({ rows, focus });
  useEffect(() => {
    const { rows: shown, focus: own } = latest.current;
    const back = undone.find((id) => shown.some((row) => row.id === id));
    if (back === undefined || !isFree(document.activeElement)) return;
    own.go(back);
    own.focusActive();
  }, [undone, latest]);
}

/** On nothing, on the message with the Undo, or on a row beside. */
const isFree = (element: Element | null): boolean =>
  element === null || element === document.body || element.closest('.toasts, .list') !== null;
