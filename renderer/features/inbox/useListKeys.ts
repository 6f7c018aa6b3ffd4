// The keys of the list: arrows, pages, ends, choosing, opening, and the fold of the part that the active row stands in.
import type { KeyboardEvent, RefObject } from 'react';
import type { Section } from '../../../main/contract/sections.ts';
import type { NoticeRow } from '../../api/views.ts';
import { sideStep } from '../../ui/forward.ts';
import type { RowFocus } from './useRowFocus.ts';

interface ListKeys {
  rows: NoticeRow[];
  focus: RowFocus;
  scroller: RefObject<HTMLElement | null>;
  height: number;
  onOpen: (id: string) => void;
  onFold: (section: Section) => void;
}

export function useListKeys(asked: ListKeys): (event: KeyboardEvent) => void {
  const { rows, focus, scroller, height, onOpen, onFold } = asked;
  return (event) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    if (event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'a') return;
    const { activeId } = focus;
    const section = rows[focus.activeIndex]?.section;
    const steps: Record<string, () => void> = {
      ArrowDown: () => focus.step(1, event.shiftKey),
      ArrowUp: () => focus.step(-1, event.shiftKey),
      PageDown: () => focus.step(page, event.shiftKey),
      PageUp: () => focus.step(-page, event.shiftKey),
      Home: () => focus.step(-rows.length, event.shiftKey),
      End: () => focus.step(rows.length, event.shiftKey),
      Enter: () => activeId !== null && onOpen(activeId),
      ' ': () => focus.toggle(activeId),
      ...(event.ctrlKey || event.metaKey ? { a: () => focus.selectAll() } : {}),
    };
    // Back, which is left where words run from left to right, folds the part, as it does in any tree.
    const act = sideStep(event) < 0 && section !== undefined ? () => onFold(section) : steps[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}
