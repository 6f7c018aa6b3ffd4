// Names one element of a page that was read, for a window that shows it: by what the page itself gave it.
import { attr, type PageElement } from './pageTree.ts';

/** CSS selector by the first of these attributes that says something; null when none does. */
export function ownSelector(element: PageElement, names: readonly string[]): string | null {
  for (const name of names) {
    const value = attr(element, name);
    if (value !== null && value !== '' && value !== '#')
      return `${element.tag}[${name}=${JSON.stringify(value).replaceAll('\\n', '')}]`;
  }
  return null;
}
