// A page as a person sees it: visible lines and elements, templates that the page keeps hidden left out.
import { attr, elementChildren, type PageElement, type PageTree, walk } from '../kit/reader/pageTree.ts';
import { parsePage } from '../kit/reader/parsePage.ts';
import { textPieces } from '../kit/reader/visibleText.ts';

export interface ShownPage {
  tree: PageTree;
  isShown(element: PageElement): boolean;
  /** Visible text, one line a block. */
  lines: string[];
}

/** Style sheets are not read: these names hide in the frameworks that such pages are built with. */
const hidingClass = /(?:^|\s)(?:hidden|hide|d-none|oculto|invisible|ng-hide|is-hidden)(?:\s|$)/i;

/** Null when the page is nested beyond reason. */
export function readShownPage(html: string): ShownPage | null {
  const tree = parsePage(html);
  if (!tree) return null;
  const hidden = new Set<PageElement>();
  const hide = (element: PageElement): void => {
    hidden.add(element);
    for (const child of elementChildren(element)) hide(child);
  };
  walk(tree.root, (element) => {
    if (!element.isHidden && !hidingClass.test(attr(element, 'class') ?? '')) return true;
    hide(element);
    return false;
  });
  const lines: string[] = [];
  for (const piece of textPieces(tree.root.children, tree.root, { without: hidden })) {
    if (piece.isControl || piece.text === '') continue;
    if (piece.startsBlock || lines.length === 0) lines.push(piece.text);
    else lines.push(`${lines.pop() ?? ''} ${piece.text}`);
  }
  return { tree, isShown: (element) => !hidden.has(element), lines };
}
