// Finds on a page the one link that is called so, by words: for pages whose own address nobody has published.
import { normalWords } from '../vocabulary/vocabulary.ts';
import { ownSelector } from './ownSelector.ts';
import { attr, type PageElement, walk } from './pageTree.ts';
import { parsePage } from './parsePage.ts';
import { resolveAddress } from './readLinks.ts';
import { textOf } from './visibleText.ts';

export interface Way {
  /** Absolute; null where a script of the page leads on. */
  href: string | null;
  /** CSS selector of the link itself. */
  selector: string;
}

/** The first visible link whose words hold one of these; buttons that send a form are none. Null when there is none. */
export function findWay(html: string, url: string, words: readonly string[]): Way | null {
  const wanted = words.map((word) => ` ${normalWords(word)} `);
  const tree = parsePage(html);
  let way: Way | null = null;
  if (tree)
    walk(tree.root, (element) => {
      if (way !== null || element.isHidden) return false;
      if (element.tag !== 'a') return true;
      const text = ` ${normalWords(`${textOf(element)} ${attr(element, 'title') ?? ''}`)} `;
      if (wanted.some((word) => text.includes(word))) way = wayOf(element, url);
      return way === null;
    });
  return way;
}

function wayOf(element: PageElement, url: string): Way | null {
  const selector = ownSelector(element, ['id', 'href', 'onclick']);
  return selector === null ? null : { href: resolveAddress(attr(element, 'href') ?? '', url), selector };
}
