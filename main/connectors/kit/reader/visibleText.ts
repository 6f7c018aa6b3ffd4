// Cuts a part of a page into what a person sees: pieces of text with the breaks between them.

import type { PageElement, PageNode } from './pageTree.ts';
import { attr, isElement, ownText } from './pageTree.ts';
import { squeeze } from './squeeze.ts';

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const controls = new Set([
  'input',
  'select',
  'textarea',
  'button',
  'option',
  'datalist',
  'optgroup',
  'progress',
  'meter',
]);

/** Parts of a page that are passed over. */
export interface PassedOver {
  has(element: PageElement): boolean;
}

/** One run of text inside one element. */
export interface TextPiece {
  text: string;
  /** The element that holds the text directly. */
  element: PageElement;
  /** True when a person sees a new line or cell before it. */
  startsBlock: boolean;
  /** True for the place of a form control: a label before it has no value to read. */
  isControl: boolean;
}

/** Pieces of visible text in document order; hidden parts and form controls' contents are left out. */
export function textPieces(
  nodes: readonly PageNode[],
  holder: PageElement,
  { isHiddenRead = false, without = null }: { isHiddenRead?: boolean; without?: PassedOver | null } = {},
): TextPiece[] {
  const cut: Cut = { pieces: [], startsBlock: true, isHiddenRead, without };
  for (let at = 0; at < nodes.length; at += 1) cutNode(cut, nodes[at] as PageNode, holder);
  return cut.pieces;
}

interface Cut {
  pieces: TextPiece[];
  /** What comes next stands on a new line. */
  startsBlock: boolean;
  isHiddenRead: boolean;
  without: PassedOver | null;
}

function cutNode(cut: Cut, node: PageNode, parent: PageElement): void {
  const { startsBlock } = cut;
  if (!isElement(node)) {
    cut.pieces.push({ text: node, element: parent, startsBlock, isControl: false });
    cut.startsBlock = false;
    return;
  }
  if ((node.isHidden && !cut.isHiddenRead) || cut.without?.has(node)) return;
  if (controls.has(node.tag)) {
    const shown = shownValue(node);
    cut.pieces.push({ text: shown ?? '', element: node, startsBlock, isControl: shown === null });
    return;
  }
  const isBoundary = !inline.has(node.tag);
  if (isBoundary) cut.startsBlock = true;
  const { children } = node;
  for (let at = 0; at < children.length; at += 1) cutNode(cut, children[at] as PageNode, node);
  if (isBoundary) cut.startsBlock = true;
}

/** Visible text of an element on one line. */
export function textOf(element: PageElement): string {
  const { children } = element;
  if (children.length === 0) return '';
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') return only;
  return textBelow(children, '');
}

/** What was read so far, and the words below, with one blank between. */
function textBelow(nodes: readonly PageNode[], before: string): string {
  let text = before;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] as PageNode;
    let words: string;
    if (!isElement(node)) words = node;
    else if (node.isHidden) continue;
    else if (controls.has(node.tag)) words = shownValue(node) ?? '';
    else {
      text = textBelow(node.children, text);
      continue;
    }
    if (words !== '') text = text === '' ? words : `${text} ${words}`;
  }
  return text;
}

/** Visible text with a new line at every block. */
export function linesOf(element: PageElement): string {
  return joinPieces(textPieces(element.children, element), '\n');
}

function joinPieces(pieces: readonly TextPiece[], blockBreak: string): string {
  const parts: string[] = [];
  for (const piece of pieces) {
    if (piece.isControl || piece.text === '') continue;
    if (parts.length > 0) parts.push(piece.startsBlock ? blockBreak : ' ');
    parts.push(piece.text);
  }
  return parts.join('');
}

/** WebForms pages show data in fields that cannot be edited; only those are read as text. */
function shownValue(element: PageElement): string | null {
  if (element.tag !== 'input' && element.tag !== 'textarea') return null;
  if (attr(element, 'readonly') === null && attr(element, 'disabled') === null) return null;
  const type = (attr(element, 'type') ?? 'text').toLowerCase();
  if (element.tag === 'textarea') return squeeze(ownText(element));
  return type === 'text' ? squeeze(attr(element, 'value') ?? '') : null;
}
