// Lays a table out as a person sees it: spans filled in, nested tables apart, headings told from rows.
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import { isMostlyDate } from './fieldValue.ts';
import type { PageElement, PageNode } from './pageTree.ts';
import { attr, elementChildren, isElement } from './pageTree.ts';
import { textOf } from './visibleText.ts';

export interface GridRow {
  element: PageElement;
  /** One per column; a cell that spans columns or rows stands in each of them. */
  cells: PageElement[];
  texts: string[];
  /** The cells, each once. */
  distinct: PageElement[];
  isInHead: boolean;
}

export interface Grid {
  element: PageElement;
  caption: string;
  headings: string[] | null;
  /** How many headings name a field. */
  named: number;
  rows: GridRow[];
  /** Headings and rows, as they stand. */
  lines: GridRow[];
}

const withoutLines = new Set(['td', 'th', 'caption', 'colgroup']);
const widest = 60;
const cellLabelNames = ['data-label', 'data-title', 'data-th', 'data-header', 'data-column'];

/** A table, or an ARIA grid; null for anything else. */
export function readGrid(element: PageElement, vocabulary: CompiledVocabulary): Grid | null {
  const isTable = element.tag === 'table';
  const role = attr(element, 'role');
  if (!isTable && role !== 'table' && role !== 'grid' && role !== 'treegrid') return null;
  const lines: { element: PageElement; isInHead: boolean }[] = [];
  collectLines(element, false, lines);
  const rows = layOut(lines);
  const { headings, named, from } = findHeadings(rows, vocabulary);
  return {
    element,
    caption: captionOf(element),
    headings,
    named,
    rows: rows.filter((row, index) => index >= from && !row.isInHead),
    lines: rows,
  };
}

/** Lays given rows of look-alike blocks out as a grid (a table made of `div`). */
export function gridOfBlocks(
  element: PageElement,
  blocks: readonly PageElement[],
  vocabulary: CompiledVocabulary,
): Grid {
  const rows = blocks.map((block): GridRow => {
    const cells = elementChildren(block);
    return {
      element: block,
      cells,
      distinct: cells,
      texts: cells.map((cell) => (cell.isHidden ? '' : textOf(cell))),
      isInHead: false,
    };
  });
  const { headings, named, from } = findHeadings(rows, vocabulary);
  return { element, caption: '', headings, named, rows: rows.slice(from), lines: rows };
}

function collectLines(
  element: PageElement,
  isInHead: boolean,
  into: { element: PageElement; isInHead: boolean }[],
): void {
  for (const child of element.children) {
    if (!isElement(child) || child.isHidden || child.tag === 'table') continue;
    if (child.tag === 'tr' || attr(child, 'role') === 'row') into.push({ element: child, isInHead });
    else if (!withoutLines.has(child.tag)) collectLines(child, isInHead || child.tag === 'thead', into);
  }
}

function layOut(lines: readonly { element: PageElement; isInHead: boolean }[]): GridRow[] {
  const texts = new Map<PageElement, string>();
  const below = new Map<number, { cell: PageElement; left: number }>();
  return lines.map(({ element, isInHead }) => {
    const own = cellsOf(element);
    if (below.size === 0 && own.length <= widest && !own.some(isSpanning)) {
      return { element, cells: own, distinct: own, texts: own.map(shownText), isInHead };
    }
    const cells: PageElement[] = [];
    const fill = (): void => {
      for (let span = below.get(cells.length); span && span.left > 0; span = below.get(cells.length)) {
        span.left -= 1;
        cells.push(span.cell);
      }
    };
    for (const cell of own) {
      fill();
      const rowSpan = spanOf(cell, 'rowspan', 1_000);
      for (let column = spanOf(cell, 'colspan', widest); column > 0 && cells.length < widest; column -= 1) {
        if (rowSpan > 1) below.set(cells.length, { cell, left: rowSpan - 1 });
        cells.push(cell);
      }
    }
    fill();
    return {
      element,
      cells,
      distinct: [...new Set(cells)],
      texts: cells.map((cell) => cellText(cell, texts)),
      isInHead,
    };
  });
}

function cellsOf(line: PageElement): PageElement[] {
  const cells: PageElement[] = [];
  const { children } = line;
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at] as PageNode;
    if (isElement(child) && isCell(child)) cells.push(child);
  }
  return cells;
}

/** The text of a cell that stands in many places is put together once. */
function cellText(cell: PageElement, known: Map<PageElement, string>): string {
  const text = known.get(cell) ?? shownText(cell);
  known.set(cell, text);
  return text;
}

const shownText = (cell: PageElement): string => (cell.isHidden ? '' : textOf(cell));

const isSpanning = (cell: PageElement): boolean =>
  cell.attrs.length > 0 && (attr(cell, 'colspan') !== null || attr(cell, 'rowspan') !== null);

const cellRoles = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

const isCell = (element: PageElement): boolean =>
  element.tag === 'td' ||
  element.tag === 'th' ||
  (element.attrs.length > 0 && cellRoles.has(attr(element, 'role') ?? ''));

function spanOf(cell: PageElement, name: string, most: number): number {
  const span = Number.parseInt(attr(cell, name) ?? '1', 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, 1), most) : 1;
}

/** The heading row: the one, among the first, whose cells name most fields and hold no dates. */
function findHeadings(
  rows: readonly GridRow[],
  vocabulary: CompiledVocabulary,
): { headings: string[] | null; named: number; from: number } {
  let best: { headings: string[]; named: number; from: number } | null = null;
  for (const [index, row] of rows.slice(0, 6).entries()) {
    if (row.texts.some(isMostlyDate) || row.distinct.length < 2) continue;
    const likenesses = row.texts.map((text) => vocabulary.matchField(text)?.likeness ?? 0);
    const named = likenesses.filter((likeness) => likeness >= 0.6).length;
    const isHeading = isHeadingRow(row) || likenesses.filter((likeness) => likeness === 1).length >= 2;
    if (isHeading && (!best || named > best.named)) best = { headings: row.texts, named, from: index + 1 };
  }
  return best ?? cellLabels(rows, vocabulary);
}

/** Layouts for small screens name each cell by an attribute instead of a heading row. */
function cellLabels(
  rows: readonly GridRow[],
  vocabulary: CompiledVocabulary,
): { headings: string[] | null; named: number; from: number } {
  const row = rows.find((one) => one.distinct.length >= 2);
  const headings = (row?.cells ?? []).map(
    (cell) => cellLabelNames.map((name) => attr(cell, name)).find((label) => label !== null) ?? '',
  );
  const named = headings.filter(
    (heading) => heading !== '' && vocabulary.matchField(heading) !== null,
  ).length;
  return named > 0 ? { headings, named, from: 0 } : { headings: null, named: 0, from: 0 };
}

const isHeadingRow = (row: GridRow): boolean =>
  row.isInHead || row.cells.filter(isHeadingCell).length * 2 > row.cells.length;

const isHeadingCell = (cell: PageElement): boolean =>
  cell.tag === 'th' || attr(cell, 'role') === 'columnheader';

function captionOf(element: PageElement): string {
  const caption = elementChildren(element).find((child) => child.tag === 'caption');
  return caption ? textOf(caption) : (attr(element, 'aria-label') ?? attr(element, 'summary') ?? '');
}

/** Labels stand in the first column (and in the third of four): one thing described, or several side by side. */
export function isVertical(grid: Grid, vocabulary: CompiledVocabulary): boolean {
  const lines = grid.lines.filter((row) => row.distinct.length >= 2);
  if (lines.length < 2) return false;
  const labels = lines.filter((row) => isLabel(row.texts[0] ?? '', vocabulary)).length;
  const firstRowLabels = (lines[0]?.texts ?? []).filter((text) => isLabel(text, vocabulary)).length;
  return labels * 10 >= lines.length * 6 && firstRowLabels * 10 <= (lines[0]?.texts.length ?? 0) * 6;
}

/** Turns columns into rows: a table whose headings stand at the left and whose notices stand side by side. */
export function transpose(grid: Grid): Grid {
  const width = widthOf(grid.lines, (row) => row.texts);
  const column = (index: number): GridRow => ({
    element: grid.element,
    cells: grid.lines.map((row) => row.cells[index] ?? row.element),
    distinct: grid.lines.map((row) => row.cells[index] ?? row.element),
    texts: grid.lines.map((row) => row.texts[index] ?? ''),
    isInHead: false,
  });
  const headings = column(0).texts;
  const rows = Array.from({ length: width - 1 }, (_, index) => column(index + 1));
  return { ...grid, headings, named: headings.length, rows, lines: rows };
}

/** How much the longest row holds; a page may have more rows than a call takes arguments. */
export const widthOf = (rows: readonly GridRow[], part: (row: GridRow) => readonly unknown[]): number =>
  rows.reduce((width, row) => Math.max(width, part(row).length), 0);

const isLabel = (text: string, vocabulary: CompiledVocabulary): boolean =>
  vocabulary.exactField(text) !== null || (text.endsWith(':') && vocabulary.matchField(text) !== null);
