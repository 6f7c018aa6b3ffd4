// Finds what may be a list on a page: tables, ARIA grids, look-alike blocks, groups of siblings between headings or lines.

import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { PageElement, PageNode, PageTree } from './pageTree.ts';
import { elementChildren, isElement } from './pageTree.ts';
import type { Grid } from './tableGrid.ts';
import { gridOfBlocks, isVertical, readGrid, transpose, widthOf } from './tableGrid.ts';
import { textOf } from './visibleText.ts';

export interface FoundGrid {
  shape: 'table';
  element: PageElement;
  grid: Grid;
}
export interface FoundBlocks {
  shape: 'blocks';
  element: PageElement;
  blocks: PageElement[];
}
export type FoundList = FoundGrid | FoundBlocks;

const most = 400;
const splitting = ['h2', 'h3', 'h4', 'h5', 'h6'];
const tableParts = new Set(['thead', 'tbody', 'tfoot', 'tr']);

/** Candidates in document order; they may lie inside each other. */
export function findLists(tree: PageTree, vocabulary: CompiledVocabulary): FoundList[] {
  const found: FoundList[] = [];
  const { evidence, holdsTable } = countEvidence(tree);
  let lonelyHeadings: Grid | null = null;
  const visit = (element: PageElement): void => {
    if (element.isHidden || found.length >= most) return;
    const grid = readGrid(element, vocabulary);
    if (grid) {
      const whole = withHeadings(grid, lonelyHeadings);
      if (whole.headings && whole.rows.length === 0) lonelyHeadings = whole;
      else if (whole.rows.length > 0) addGrid(whole, found, vocabulary);
    } else if (!tableParts.has(element.tag)) {
      addBlocks(element, evidence, found, vocabulary);
    }
    for (const child of element.children) {
      if (isElement(child) && ((evidence[child.id] ?? 0) >= 2 || holdsTable[child.id] === 1)) visit(child);
    }
  };
  visit(tree.root);
  return found;
}

/** Scrolling tables keep their headings in a table of their own just before. */
function withHeadings(grid: Grid, before: Grid | null): Grid {
  if (grid.headings || !before?.headings) return grid;
  if (before.headings.length !== widthOf(grid.rows, (row) => row.cells)) return grid;
  return { ...grid, headings: before.headings, named: before.named, caption: grid.caption || before.caption };
}

function addGrid(grid: Grid, found: FoundList[], vocabulary: CompiledVocabulary): void {
  if (!isVertical(grid, vocabulary)) {
    found.push(isOneColumn(grid) ? cardsOf(grid) : { shape: 'table', element: grid.element, grid });
    return;
  }
  const width = widthOf(grid.lines, (row) => row.texts);
  const isPairs =
    width === 2 || (width === 4 && grid.lines.some((row) => vocabulary.exactField(row.texts[2] ?? '')));
  if (!isPairs) found.push({ shape: 'table', element: grid.element, grid: transpose(grid) });
}

/** A table with one cell a line is a stack of cards. */
const isOneColumn = (grid: Grid): boolean => grid.lines.every((line) => line.distinct.length < 2);

const cardsOf = (grid: Grid): FoundBlocks => ({
  shape: 'blocks',
  element: grid.element,
  blocks: grid.lines.map((line) => line.element),
});

function addBlocks(
  element: PageElement,
  evidence: Evidence,
  found: FoundList[],
  vocabulary: CompiledVocabulary,
): void {
  if ((evidence[element.id] ?? 0) < 2) return;
  const children = elementChildren(element).filter((child) => !child.isHidden);
  for (const blocks of [sameTag(children, evidence), ...groupsOf(element)]) {
    if (blocks.length < 2) continue;
    const lines = rowsWithHeadings(element, blocks);
    // Words beside the cells: those are labels in running text, not a row of headings.
    const hasOnlyCells = !lines.slice(0, 3).some((line) => line.children.some((one) => !isElement(one)));
    const hasHeadings = hasOnlyCells && gridOfBlocks(element, lines.slice(0, 3), vocabulary).named >= 2;
    if (hasHeadings) found.push({ shape: 'table', element, grid: gridOfBlocks(element, lines, vocabulary) });
    else found.push({ shape: 'blocks', element, blocks });
  }
}

/** The largest set of children with the same tag that hold a date or a case number each. */
function sameTag(children: readonly PageElement[], evidence: Evidence): PageElement[] {
  const byTag = new Map<string, PageElement[]>();
  for (const child of children) {
    if ((evidence[child.id] ?? 0) === 0) continue;
    const same = byTag.get(child.tag) ?? [];
    same.push(child);
    byTag.set(child.tag, same);
  }
  return [...byTag.values()].toSorted((one, other) => other.length - one.length)[0] ?? [];
}

/** A row of headings built of blocks holds no date: it is the child, or the sibling of the parent, just before. */
function rowsWithHeadings(element: PageElement, blocks: readonly PageElement[]): PageElement[] {
  const first = blocks[0];
  if (!first || first.parent !== element) return [...blocks];
  const width = elementChildren(first).length;
  if (width < 2) return [...blocks];
  const isLikely = (one: PageElement | undefined): one is PageElement =>
    one !== undefined && !one.isHidden && Math.abs(elementChildren(one).length - width) <= 1;
  const siblings = elementChildren(element);
  const before = siblings[siblings.indexOf(first) - 1];
  if (isLikely(before)) return [before, ...blocks];
  const around = element.parent ? elementChildren(element.parent) : [];
  const above = around[around.indexOf(element) - 1];
  if (isLikely(above)) return [above, ...blocks];
  const inner = above ? elementChildren(above)[0] : undefined;
  return isLikely(inner) ? [inner, ...blocks] : [...blocks];
}

/** Siblings without a wrapper: between headings of one level, between rules, between line breaks, by repeated `dt`. */
function groupsOf(element: PageElement): PageElement[][] {
  const tags = new Map<string, number>();
  for (const child of element.children) {
    if (isElement(child)) tags.set(child.tag, (tags.get(child.tag) ?? 0) + 1);
  }
  const groups: PageElement[][] = [];
  const count = (tag: string): number => tags.get(tag) ?? 0;
  for (const tag of splitting) {
    if (count(tag) >= 2) groups.push(split(element, (node) => isElement(node) && node.tag === tag, 'first'));
  }
  if (count('hr') >= 1)
    groups.push(split(element, (node) => isElement(node) && node.tag === 'hr', 'between'));
  if (count('br') >= 1)
    groups.push(split(element, (node) => isElement(node) && node.tag === 'br', 'between'));
  if (count('dt') >= 4) groups.push(splitByFirstTerm(element));
  return groups.map((group) => group.filter((one) => textOf(one) !== ''));
}

function splitByFirstTerm(element: PageElement): PageElement[] {
  const first = elementChildren(element).find((child) => child.tag === 'dt');
  const label = first ? textOf(first) : '';
  return split(element, (node) => isElement(node) && node.tag === 'dt' && textOf(node) === label, 'first');
}

/** Groups as elements of their own; `first`: the boundary begins a group, and what stands before the first is left out. */
function split(
  element: PageElement,
  isBoundary: (node: PageNode) => boolean,
  mode: 'first' | 'between',
): PageElement[] {
  const groups: PageElement[] = [];
  let current: PageElement | null = mode === 'between' ? groupOf(element) : null;
  for (const node of element.children) {
    if (isBoundary(node)) {
      if (current) groups.push(current);
      current = groupOf(element);
      if (mode === 'between') continue;
    }
    if (current) current.children.push(node);
  }
  if (current) groups.push(current);
  return groups;
}

const groupOf = (parent: PageElement): PageElement => ({
  id: -1,
  tag: '#group',
  attrs: [],
  parent,
  children: [],
  isHidden: false,
});

/** How many pieces of text below each element, by its number, look like a date or a case number. */
type Evidence = Readonly<Uint32Array>;

/** The evidence, and 1 for each element that is or holds a table; hidden parts do not count. Nothing else can be a list. */
function countEvidence({ signs, size }: PageTree): { evidence: Evidence; holdsTable: Uint8Array } {
  const evidence = new Uint32Array(size);
  const holdsTable = new Uint8Array(size);
  const countUp = (from: PageElement): void => {
    for (let up: PageElement | null = from; up && !up.isHidden; up = up.parent)
      evidence[up.id] = (evidence[up.id] ?? 0) + 1;
  };
  for (const one of signs.dated) countUp(one);
  // Those inside of others first: an outer one counts only where nothing inside does.
  for (const one of signs.times.toReversed()) if (evidence[one.id] === 0) countUp(one);
  for (const one of signs.tables)
    for (let up: PageElement | null = one; up && !up.isHidden && holdsTable[up.id] === 0; up = up.parent)
      holdsTable[up.id] = 1;
  return { evidence, holdsTable };
}
