// Keeps which elements of a page are open while its tags come in, and says what an end tag may close.
import { fit } from './pageElement.ts';
import type { PageElement } from './pageTree.ts';
import type { TagRules } from './tagRules.ts';

/** Nesting beyond which a page is damaged or hostile: looking for an open element grows with the depth. */
const deepest = 3_000;
/** Deeper elements become siblings of each other, so that walks may be recursive. */
const deepestKept = 256;

export class TooDeep extends Error {}

/** The body first, the innermost last; side by side, so that opening an element makes no object. */
export interface OpenElements {
  rules: TagRules[];
  elements: PageElement[];
}

export const topRules = ({ rules }: OpenElements): TagRules => rules[rules.length - 1] as TagRules;

/** Where the next words belong. */
export const holder = ({ elements }: OpenElements): PageElement =>
  elements[Math.min(elements.length, deepestKept) - 1] as PageElement;

/** Fails with `TooDeep`. */
export function openElement(open: OpenElements, rules: TagRules, element: PageElement): void {
  if (open.elements.length >= deepest) throw new TooDeep();
  if (open.elements.length >= deepestKept) element.parent = holder(open);
  open.rules.push(rules);
  open.elements.push(element);
}

/** Leaves only the first ones open. */
export function cutOpen(open: OpenElements, length: number): void {
  // One or two at a time: dropping them is cheaper than setting the length.
  while (open.elements.length > length) {
    fit(open.elements.pop() as PageElement);
    open.rules.pop();
  }
}

/** Where the nearest table stands; -1 outside of any. */
export function tableAt({ rules }: OpenElements): number {
  for (let at = rules.length - 1; at >= 0; at -= 1) if (rules[at]?.tag === 'table') return at;
  return -1;
}

/** Where the open element stands that this end tag would close; -1 when it closes none. */
export function openedAt({ rules }: OpenElements, ending: TagRules): number {
  const { tag, isHeading, isBlock } = ending;
  if (rules[rules.length - 1]?.tag === tag && rules.length > 1) return rules.length - 1;
  const isTable = isOfTable(ending);
  for (let at = rules.length - 1; at > 0; at -= 1) {
    const one = rules[at] as TagRules;
    if (one.tag === tag || (isHeading && one.isHeading)) return at;
    if (one.tag === 'table' && isTable) return -1;
    if (isTable) continue;
    if (isBlock ? one.isScope : one.isSpecial) return -1;
    if (tag === 'li' && (one.tag === 'ul' || one.tag === 'ol')) return -1;
    if (tag === 'p' && one.tag === 'button') return -1;
  }
  return -1;
}

/** Where the entry of a list stands that the start of the next one ends; -1 where none is open. */
export function entryAt({ rules }: OpenElements, isEntry: (tag: string) => boolean): number {
  for (let at = rules.length - 1; at > 0; at -= 1) {
    const { tag, isSpecial } = rules[at] as TagRules;
    if (isEntry(tag)) return at;
    if (isSpecial && tag !== 'address' && tag !== 'div' && tag !== 'p') return -1;
  }
  return -1;
}

export const isOfTable = ({ tag, isTablePart }: TagRules): boolean => tag === 'table' || isTablePart;
