// Parses HTML into a small tree in which scripts are gone and hidden parts are marked; every reader here walks it.

import type { DefaultTreeAdapterTypes } from 'parse5';
import { defaultTreeAdapter, parse } from 'parse5';

export interface PageElement {
  tag: string;
  attrs: readonly { name: string; value: string }[];
  parent: PageElement | null;
  children: PageNode[];
  /** Itself or an ancestor is not shown. */
  isHidden: boolean;
}
/** Text stands with single blanks, except in a `textarea`. */
export type PageNode = PageElement | string;

export interface PageTree {
  root: PageElement;
  title: string;
  /** The page's `<base href>`, else null. */
  base: string | null;
  frames: { src: string; isHidden: boolean }[];
}

/** Nesting beyond which a page is damaged or hostile: parsing grows with the square of the depth. */
const deepest = 3_000;
/** Deeper elements become siblings of each other, so that walks may be recursive. */
const deepestKept = 256;

const leftOut = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'embed',
  'canvas',
  'head',
  'title',
  'noembed',
  'noframes',
]);

/** Null when the page is nested beyond reason. */
export function parsePage(html: string): PageTree | null {
  let depth = 0;
  const adapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > deepest) throw new TooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    return treeOf(parse(html, { treeAdapter: adapter }));
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

class TooDeep extends Error {}

function treeOf(document: DefaultTreeAdapterTypes.Document): PageTree {
  const root: PageElement = { tag: '#page', attrs: [], parent: null, children: [], isHidden: false };
  const tree: PageTree = { root, title: '', base: null, frames: [] };
  const open: { from: DefaultTreeAdapterTypes.ParentNode; into: PageElement; depth: number; next: number }[] =
    [{ from: document, into: root, depth: 0, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.from.childNodes[top.next];
    top.next += 1;
    if (!node) {
      open.pop();
    } else if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      const text = top.into.tag === 'textarea' ? value : squeeze(value);
      if (text !== '') top.into.children.push(text);
    } else if ('tagName' in node) {
      const next = enter(node, top.into, top.depth, tree);
      if (next) open.push({ from: node, into: next, depth: top.depth + 1, next: 0 });
    }
  }
  return tree;
}

/** The kept element that the node's children go into; null when the node is left out. */
function enter(
  node: DefaultTreeAdapterTypes.Element,
  parent: PageElement,
  depth: number,
  tree: PageTree,
): PageElement | null {
  const tag = node.tagName;
  if (tag === 'head') readHead(node, tree);
  if (leftOut.has(tag)) return null;
  const isHidden = parent.isHidden || hides(node);
  const element: PageElement = { tag, attrs: node.attrs, parent, children: [], isHidden };
  parent.children.push(element);
  if (tag === 'iframe' || tag === 'frame') {
    tree.frames.push({ src: attr(element, 'src') ?? '', isHidden });
    return null;
  }
  if (depth < deepestKept) return element;
  element.parent = parent;
  return parent;
}

function readHead(head: DefaultTreeAdapterTypes.Element, tree: PageTree): void {
  for (const child of head.childNodes) {
    if (child.nodeName === 'title' && 'childNodes' in child) {
      const text = child.childNodes[0];
      if (text && 'value' in text) tree.title = text.value.trim();
    }
    if (child.nodeName === 'base' && 'attrs' in child) {
      tree.base ??= child.attrs.find((one) => one.name === 'href')?.value ?? null;
    }
  }
}

function hides(node: DefaultTreeAdapterTypes.Element): boolean {
  for (const { name, value } of node.attrs) {
    if (name === 'hidden' && value !== 'until-found') return true;
    if (name === 'aria-hidden' && value === 'true') return true;
    if (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)) return true;
    if (name === 'type' && node.tagName === 'input' && value.toLowerCase() === 'hidden') return true;
  }
  return false;
}

export function attr(element: PageElement, name: string): string | null {
  for (const one of element.attrs) if (one.name === name) return one.value;
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

/** One blank for any run of blanks, none at the ends. */
export function squeeze(text: string): string {
  return /^\s|\s$|[^\S ]|\s\s|[\u200b-\u200f\ufeff]/.test(text)
    ? text.replaceAll(/[\s\u200b-\u200f\ufeff]+/g, ' ').trim()
    : text;
}

export function isWithin(element: PageElement, other: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) if (up === other) return true;
  return false;
}
