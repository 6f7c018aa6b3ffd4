// Chooses, among all that may be a list, what is the list of notices; several lists on one page are read together.

import { mayHoldDate } from '../dates.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import type { FoundBlocks, FoundGrid, FoundList } from './findLists.ts';
import { findLists } from './findLists.ts';
import { headingAbove } from './headingAbove.ts';
import { mapColumns, signatureOf } from './mapColumns.ts';
import type { ListColumn, ListRow, NoticeListPage } from './pageReading.ts';
import type { PageElement, PageTree } from './pageTree.ts';
import { isWithin } from './pageTree.ts';
import { readLinks } from './readLinks.ts';
import { readPages } from './readPages.ts';
import { fieldsOfPairs, readPairs } from './readPairs.ts';
import { readBlock, readGridRow, rowColumns } from './readRow.ts';
import type { RowContext } from './rowContext.ts';
import { countRow, isUniform, namedFields, noRows, scoreRows } from './scoreList.ts';
import type { GridRow } from './tableGrid.ts';
import type { PassedOver } from './visibleText.ts';
import { textPieces } from './visibleText.ts';

export interface ReadList {
  reading: Omit<NoticeListPage, 'title' | 'frames'>;
  /** Where the rows stand. */
  elements: PageElement[];
}

interface Candidate {
  element: PageElement;
  rows: ListRow[];
  /** Where each row stands; a pager is looked for elsewhere. */
  places: PageElement[];
  columns: ListColumn[];
  score: number;
}

const leastScore = 0.35;
/** Long runs of blocks are looked at by this many of them before all are read: laws and menus repeat too. */
const sampled = 60;
/** Null when nothing on the page looks enough like a list. */
export function readList(tree: PageTree, context: RowContext): ReadList | null {
  const candidates = findLists(tree, context.vocabulary)
    .map((found) => read(found, context))
    .filter((one) => one.rows.length > 0 && one.score >= leastScore)
    .toSorted((one, other) => other.score - one.score);
  const chosen: Candidate[] = [];
  for (const one of candidates) {
    const isApart = chosen.every(
      (other) => !isWithin(one.element, other.element) && !isWithin(other.element, one.element),
    );
    const rows = isApart ? withoutKnown(one.rows, chosen) : [];
    if (rows.length > 0) chosen.push({ ...one, rows });
  }
  const first = chosen[0];
  if (!first) return null;
  const pages = readPages(tree.root, placesOf(chosen, tree), context);
  const reading: ReadList['reading'] = {
    page: 'noticeList',
    rows: chosen.flatMap((one) => one.rows),
    columns: first.columns,
    signature: first.columns.length > 0 ? signatureOf(first.columns) : '',
    confidence: Math.min(...chosen.map((one) => one.score)),
  };
  if (pages) reading.pages = pages;
  return { reading, elements: chosen.map((one) => one.element) };
}

/** Marked by number: a set of as many elements takes longer to make than the pager to find. */
function placesOf(chosen: readonly Candidate[], { size }: PageTree): PassedOver {
  const marks = new Uint8Array(size);
  for (const { places } of chosen) for (const { id } of places) if (id >= 0) marks[id] = 1;
  return { has: ({ id }) => marks[id] === 1 };
}

function read(found: FoundList, context: RowContext): Candidate {
  if (found.shape === 'table') return readTable(found, context);
  if (found.blocks.length <= sampled * 3) return readBlocks(found, context);
  const step = Math.floor(found.blocks.length / sampled);
  const sample = { ...found, blocks: found.blocks.filter((_, index) => index % step === 0) };
  return readBlocks(sample, context).score < leastScore - 0.04
    ? { element: found.element, rows: [], places: [], columns: [], score: 0 }
    : readBlocks(found, context);
}

function readTable(found: FoundGrid, context: RowContext): Candidate {
  const { grid } = found;
  const whole = grid.rows.filter((row) => row.distinct.length >= 2);
  const columns = mapColumns(
    grid.headings,
    whole.map((row) => row.texts),
    context.vocabulary,
  );
  const heading = headingAbove(found.element);
  const known = rowColumns(columns);
  const rows: ListRow[] = [];
  const places: PageElement[] = [];
  const counts = noRows();
  let section = grid.caption || heading;
  // A line in one cell may add to the row before: that is counted when the next begins.
  const countLast = (): void => {
    const last = rows.at(-1);
    if (last) countRow(counts, last);
  };
  for (const line of grid.rows) {
    if (line.distinct.length < 2 && (grid.headings?.length ?? 2) >= 2) {
      section = readWideLine(line, rows, section, context);
    } else if (!isFooter(line, context)) {
      const row = readGridRow(line, known, section || null, context);
      if (row.rawText.trim() === '') continue;
      countLast();
      rows.push(row);
      places.push(line.element);
    }
  }
  countLast();
  const named = columns.filter((column) => column.field && column.confidence >= 0.6).length;
  return {
    element: found.element,
    rows,
    places,
    columns,
    score: scoreRows(counts, named, `${grid.caption} ${heading}`, found.element, context),
  };
}

/** A line in one cell: a group's heading, more about the row before, or a pager. */
function readWideLine(line: GridRow, rows: readonly ListRow[], section: string, context: RowContext): string {
  const cell = line.cells[0];
  const text = line.texts[0] ?? '';
  if (!cell || text === '' || context.vocabulary.emptyPhrase(normalWords(text)) !== null) return section;
  const links = readLinks(cell, context.base, context.vocabulary);
  if (
    links.length > 1 &&
    links.every((link) => /^[\d\s.<>«»‹›…]*$/.test(link.text) || context.vocabulary.isNext(link.text))
  ) {
    return section;
  }
  const pairs = fieldsOfPairs(readPairs(textPieces(cell.children, cell), context.vocabulary));
  const before = rows.at(-1);
  if (!before || (links.length === 0 && Object.keys(pairs).length === 0 && text.length < 60))
    return text.length < 120 ? text : section;
  before.links.push(...links);
  before.fields = { ...pairs, ...before.fields };
  before.rawText += `\n${text}`;
  return section;
}

/** Lines of totals, filters and pagers have neither a day nor words of their own. */
function isFooter(line: GridRow, context: RowContext): boolean {
  if (line.texts.every((text) => text === '')) return true;
  if (line.texts.some((text) => text.length >= 40 || mayHoldDate(text))) return false;
  const links = line.cells
    .filter((cell) => !cell.isHidden)
    .flatMap((cell) => readLinks(cell, context.base, context.vocabulary));
  return links.some((link) => link.postback?.argument.startsWith('Page$'));
}

function readBlocks(found: FoundBlocks, context: RowContext): Candidate {
  const heading = headingAbove(found.element);
  const kept: ListRow[] = [];
  const counts = noRows();
  for (const block of found.blocks) {
    const row = readBlock(block, heading || null, context);
    if (row.rawText === '' || !hasFields(row)) continue;
    kept.push(row);
    countRow(counts, row);
  }
  const base = scoreRows(counts, namedFields(counts), heading, found.element, context);
  return {
    element: found.element,
    rows: kept,
    places: found.blocks,
    columns: [],
    score: isUniform(counts, found.blocks) ? base : base * 0.3,
  };
}

function hasFields({ fields }: ListRow): boolean {
  for (const field in fields) if (fields[field as FieldName]) return true;
  return false;
}

/** Phone and desktop layouts repeat the same notices: rows that were read already are left out. */
function withoutKnown(rows: readonly ListRow[], chosen: readonly Candidate[]): ListRow[] {
  if (chosen.length === 0) return [...rows];
  const known = new Set(chosen.flatMap((one) => one.rows.map(fingerprint)));
  return rows.filter((row) => !known.has(fingerprint(row)));
}

function fingerprint(row: ListRow): string {
  const day = row.fields.madeAvailable?.value ?? row.fields.date?.value ?? '';
  const words = [row.fields.title?.value, row.fields.caseNumber?.value, row.fields.noticeId?.value];
  return [day.slice(0, 10), ...words.map((word) => normalWords(word ?? ''))].join('|');
}
