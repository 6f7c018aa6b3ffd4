// Where what has the focus goes away (a card that is removed, a bar that is no longer needed), the focus stays in its pane.
import { useEffect } from 'react';

/** The list restores its own rows. */
const keptElsewhere = '.list, .toasts, .modal, .menu';
const panes = '.reader, .pane-reader, .pane-list, .pane-sources, .pane-wide';
/** The first that there is: the row with the tab stop, the place that is shown, the heading. */
const landings = ['[role="option"][tabindex="0"]', '[aria-current="page"]', 'h1[tabindex="-1"]', 'button'];

export function useFocusKeeper(): void {
  useEffect(() => {
    let last: { element: Element; pane: Element | null } | null = null;
    const heard = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      last = target.closest(keptElsewhere) === null ? { element: target, pane: target.closest(panes) } : null;
    };
    const land = (): void => {
      if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
      // A dialog that closes gives the focus back by itself.
      if (document.querySelector('.modal, .menu') !== null) return;
      const pane = last.pane?.isConnected ? last.pane : document.querySelector('.pane-wide, .pane-list');
      const found = landings.map((landing) => pane?.querySelector<HTMLElement>(landing));
      found.find((element) => element != null)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (last !== null && !last.element.isConnected) requestAnimationFrame(land);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', heard);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', heard);
    };
  }, []);
}
