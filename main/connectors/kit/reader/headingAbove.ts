// Finds the heading that a person reads before a part of a page.

import type { PageElement } from './pageTree.ts';
import { attr, elementChildren, isElement } from './pageTree.ts';
import { textOf } from './visibleText.ts';

/** The nearest heading before the list, looking at most a few levels up. */
export function headingAbove(element: PageElement): string {
  let inner = element;
  for (let up = element.parent, steps = 0; up && steps < 6; up = up.parent, steps += 1) {
    const position = up.children.indexOf(inner);
    for (const before of up.children.slice(Math.max(0, position - 12), Math.max(0, position)).toReversed()) {
      const heading = isElement(before) && !before.isHidden ? headingIn(before) : null;
      if (heading) return heading;
    }
    inner = up;
  }
  return '';
}

function headingIn(element: PageElement): string | null {
  if (/^(?:h[1-6]|legend|caption)$/.test(element.tag) || attr(element, 'role') === 'heading') {
    const text = textOf(element);
    return text !== '' && text.length < 150 ? text : null;
  }
  if (!['div', 'header', 'section'].includes(element.tag)) return null;
  for (const child of elementChildren(element).slice(0, 6)) {
    const heading = child.isHidden ? null : headingIn(child);
    if (heading) return heading;
  }
  return null;
}
