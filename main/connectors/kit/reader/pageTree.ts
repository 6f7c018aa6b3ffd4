// The small tree of a page, in which scripts are gone and hidden parts are marked; every reader here walks it.

export interface PageElement {
  /** Its own number on the page, from 0: what is known of elements is kept in lists by number. */
  readonly id: number;
  tag: string;
  attrs: readonly { name: string; value: string }[];
  parent: PageElement | null;
  children: PageNode[];
  /** Itself or an ancestor is not shown. */
  isHidden: boolean;
}
/** Text stands with single blanks, except in a `textarea`. */
export type PageNode = PageElement | string;

/** What may make rows, noted while the tree is built: nobody has to look through all of it for them. */
export interface RowSigns {
  /** What holds it directly, for each piece of text that looks like a day or a number of a case. */
  dated: PageElement[];
  /** `<time datetime>`, in document order. */
  times: PageElement[];
  /** Tables, and whatever has a role. */
  tables: PageElement[];
}

export interface PageTree {
  root: PageElement;
  title: string;
  /** The page's `<base href>`, else null. */
  base: string | null;
  frames: { src: string; isHidden: boolean }[];
  /** How many elements the page has; the highest `id` is one less. */
  size: number;
  signs: RowSigns;
}

/** Asked several times for every element: counts instead of making an iterator each time, as do the walks of whole pages. */
export function attr(element: PageElement, name: string): string | null {
  const { attrs } = element;
  for (let at = 0; at < attrs.length; at += 1) if (attrs[at]?.name === name) return attrs[at]?.value ?? null;
  return null;
}

export const isElement = (node: PageNode): node is PageElement => typeof node !== 'string';

/** Text that stands directly in the element. */
export const ownText = (element: PageElement, between = ' '): string =>
  element.children.filter((one) => typeof one === 'string').join(between);

export const elementChildren = (element: PageElement): PageElement[] => element.children.filter(isElement);

/** Visits all elements below in document order; a visit that answers `false` leaves that branch out. */
export function walk(element: PageElement, visit: (one: PageElement) => boolean | undefined): void {
  for (const child of element.children) {
    if (typeof child !== 'string' && visit(child) !== false) walk(child, visit);
  }
}

/** The first element below that passes, in document order. */
export function findElement(element: PageElement, passes: (one: PageElement) => boolean): PageElement | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const found = passes(child) ? child : findElement(child, passes);
    if (found) return found;
  }
  return null;
}

export function isWithin(element: PageElement, other: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) if (up === other) return true;
  return false;
}
