// Makes the elements of a page's tree and fills them, in the least room: a page has a hundred thousand of them.
import type { PageElement, PageNode } from './pageTree.ts';

export type Attributes = readonly { name: string; value: string }[];

/** Most elements hold nothing or one thing: they share one empty list until they hold something. */
const nothing: PageNode[] = [];
const roomy = 12;

/** A list that begins with its first node takes the room of one; one that is pushed to takes that of seventeen. */
export function put(into: PageElement, node: PageNode): void {
  if (into.children.length === 0) into.children = [node];
  else into.children.push(node);
}

/** Gives back the room that a short list of nodes does not need. */
export function fit(element: PageElement): void {
  const { length } = element.children;
  if (length > 1 && length <= roomy) element.children = element.children.slice();
}

export const elementOf = (
  tag: string,
  attrs: Attributes,
  parent: PageElement | null,
  id: number,
): PageElement => ({
  id,
  tag,
  attrs,
  parent,
  children: nothing,
  isHidden: (parent?.isHidden ?? false) || (attrs.length > 0 && hides(tag, attrs)),
});

export function hides(tag: string, attrs: Attributes): boolean {
  for (const { name, value } of attrs) {
    if (name === 'hidden' && value !== 'until-found') return true;
    if (name === 'aria-hidden' && value === 'true') return true;
    if (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)) return true;
    if (name === 'type' && tag === 'input' && value.toLowerCase() === 'hidden') return true;
  }
  return false;
}
