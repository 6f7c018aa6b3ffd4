// Where what has the focus goes away (a card that is removed, a bar that is no longer needed), the focus stays in its pane;
// a button that rests while its act runs has it again afterwards.
import { useEffect } from 'react';

/** Dialogs, menus and messages give the focus back by themselves: what counts is where it was before. */
const passing = '.toasts, .modal, .menu';
/** The list restores its own rows. */
const ownKeeper = '.list';
const panes = '.reader, .pane-reader, .pane-list, .pane-sources, .pane-wide';
/** The first that there is: the row with the tab stop, the place that is shown, the heading. */
const landings = ['[role="option"][tabindex="0"]', '[aria-current="page"]', 'h1[tabindex="-1"]', 'button'];

export function useFocusKeeper(): void {
  useEffect(() => {
    let last: { element: Element; pane: Element | null } | null = null;
    let focused: EventTarget | null = null;
    let resting: HTMLElement | null = null;
    const heard = ({ target }: FocusEvent): void => {
      focused = target;
      resting = null;
      if (!(target instanceof Element) || target.closest(passing) !== null) return;
      last = target.closest(ownKeeper) === null ? { element: target, pane: target.closest(panes) } : null;
    };
    // Whoever presses on nothing wants the focus nowhere; what is removed is told here too, before it is gone.
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null || !document.hasFocus()) return;
      // The browser takes the focus from what cannot be pressed: nobody went away.
      if (target instanceof Element && target.matches(':disabled')) return;
      focused = null;
      queueMicrotask(() => {
        if (last?.element === target && last?.element.isConnected) last = null;
      });
    };
    const land = (): void => {
      if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
      // One that is still open has the focus in it.
      if (document.querySelector('.modal, .menu') !== null) return;
      const pane = last.pane?.isConnected ? last.pane : document.querySelector('.pane-wide, .pane-list');
      const found = landings.map((landing) => pane?.querySelector<HTMLElement>(landing));
      found.find((element) => element != null)?.focus({ preventScroll: true });
    };
    const turned = ({ target }: MutationRecord): void => {
      if (!(target instanceof HTMLElement)) return;
      if (target.matches(':disabled')) {
        if (target === focused) resting = target;
      } else if (target === resting) {
        resting = null;
        if (document.activeElement === document.body) target.focus({ preventScroll: true });
      }
    };
    const observer = new MutationObserver((records) => {
      for (const record of records) if (record.type === 'attributes') turned(record);
      if (last !== null && !last.element.isConnected) requestAnimationFrame(land);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', heard);
    document.addEventListener('focusout', left);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', heard);
      document.removeEventListener('focusout', left);
    };
  }, []);
}
