// Chooses, among all that may be a list, what is the list of notices; several lists on one page are read together.

import { mayHoldDate } from '../dates.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import type { FoundBlocks, FoundGrid, FoundList } from './findLists.ts';
import { findLists } from './findLists.ts';
import { mapColumns, signatureOf } from './mapColumns.ts';
import type { ListColumn, ListRow, NoticeListPage } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr, elementChildren, isElement, isWithin } from './pageTree.ts';
import { readLinks } from './readLinks.ts';
import { readPages } from './readPages.ts';
import { fieldsOfPairs, readPairs } from './readPairs.ts';
import type { RowContext } from './readRow.ts';
import { readBlock, readGridRow } from './readRow.ts';
import type { GridRow } from './tableGrid.ts';
import { textOf, textPieces } from './visibleText.ts';

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
/** What a row is about; a list in which nothing of this is known is not a list of notices. */
const subjects: readonly FieldName[] = [
  'title',
  'caseNumber',
  'noticeId',
  'issuer',
  'kind',
  'caseState',
  'state',
];
const days: readonly FieldName[] = ['date', 'madeAvailable', 'expires', 'opened', 'filed', 'resolved'];

/** Null when nothing on the page looks enough like a list. */
export function readList(root: PageElement, context: RowContext): ReadList | null {
  const candidates = findLists(root, context.vocabulary)
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
  const pages = readPages(root, new Set(chosen.flatMap((one) => one.places)), context);
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
  const rows: ListRow[] = [];
  const places: PageElement[] = [];
  let section = grid.caption || heading;
  for (const line of grid.rows) {
    if (line.distinct.length < 2 && (grid.headings?.length ?? 2) >= 2) {
      section = readWideLine(line, rows, section, context);
    } else if (!isFooter(line, context)) {
      const row = { ...readGridRow(line, columns, context), section: section || null };
      if (row.rawText.trim() === '') continue;
      rows.push(row);
      places.push(line.element);
    }
  }
  const named = columns.filter((column) => column.field && column.confidence >= 0.6).length;
  return {
    element: found.element,
    rows,
    places,
    columns,
    score: score(rows, named, `${grid.caption} ${heading}`, found.element, context),
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
  const rows = found.blocks.map((block) => ({ ...readBlock(block, context), section: heading || null }));
  const kept = rows.filter((row) => Object.keys(row.fields).length > 0 && row.rawText !== '');
  const named = fieldsInMost(kept).filter((field) =>
    kept.some((row) => (row.fields[field]?.confidence ?? 0) >= 0.6),
  ).length;
  const base = score(kept, named, heading, found.element, context);
  return {
    element: found.element,
    rows: kept,
    places: found.blocks,
    columns: [],
    score: isUniform(kept, found.blocks) ? base : base * 0.3,
  };
}

const fieldsInMost = (rows: readonly ListRow[]): FieldName[] => {
  const counts = new Map<FieldName, number>();
  for (const row of rows) {
    for (const field of Object.keys(row.fields) as FieldName[])
      counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count * 10 >= rows.length * 6).map(([field]) => field);
};

/** Entries of one list tell the same kinds of things; the parts of one notice do not, and the parts of a page are long. */
function isUniform(rows: readonly ListRow[], blocks: readonly PageElement[]): boolean {
  if (rows.length * 10 < blocks.length * 6) return false;
  const shared = fieldsInMost(rows);
  if (!shared.some((field) => days.includes(field)) && !shared.includes('caseNumber')) return false;
  if (!shared.some((field) => subjects.includes(field))) return false;
  return rows.filter((row) => !isLong(row)).length * 10 >= rows.length * 6;
}

/** Holds more than one notice would: a piece of a page that was taken for a row. */
const isLong = (row: ListRow): boolean =>
  row.rawText.length > 1_500 || (row.rawText.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)?.length ?? 0) > 6;

function score(
  rows: readonly ListRow[],
  named: number,
  heading: string,
  element: PageElement,
  context: RowContext,
): number {
  if (rows.length === 0) return 0;
  const share = (test: (row: ListRow) => boolean): number => rows.filter(test).length / rows.length;
  const dated = share((row) => days.some((field) => row.fields[field]?.value));
  const numbered = share((row) => Boolean(row.fields.caseNumber ?? row.fields.noticeId));
  const about = share((row) => subjects.some((field) => row.fields[field]));
  const linked = share((row) => row.links.length > 0);
  const long = share((row) => isLong(row));
  let sum = named >= 3 ? 0.5 : named === 2 ? 0.4 : named === 1 ? 0.2 : 0;
  sum += 0.3 * dated + 0.1 * linked + 0.1 * numbered;
  if (context.vocabulary.namesList(heading) || context.vocabulary.namesList(spelling(element))) sum += 0.1;
  if (rows.length === 1 && named < 2) sum -= 0.15;
  if (dated === 0 && numbered < 0.5) sum *= named >= 2 && linked > 0.5 ? 0.8 : 0.5;
  if (about < 0.5) sum *= 0.5;
  sum *= 1 - 0.7 * long;
  return Math.max(0, Math.min(1, sum));
}

const spelling = (element: PageElement): string => {
  const words = [attr(element, 'id'), attr(element, 'class'), attr(element, 'aria-label')].join(' ');
  return words.replaceAll(/([a-z])([A-Z])/g, '$1 $2');
};

/** The nearest heading before the list, looking at most a few levels up. */
function headingAbove(element: PageElement): string {
  let inner = element;
  for (let up = element.parent, steps = 0; up && steps < 6; up = up.parent, steps += 1) {
    const position = up.children.indexOf(inner);
    for (const before of up.children.slice(Math.max(0, position - 12), Math.max(0, position)).toReversed()) {
      const heading = isElement(before) && !before.isHidden ? headingIn(before) : null;
      if (heading) return heading;
    }
    inner = up;
  }
  return '';
}

function headingIn(element: PageElement): string | null {
  if (/^(?:h[1-6]|legend|caption)$/.test(element.tag) || attr(element, 'role') === 'heading') {
    const text = textOf(element);
    return text !== '' && text.length < 150 ? text : null;
  }
  if (!['div', 'header', 'section'].includes(element.tag)) return null;
  for (const child of elementChildren(element).slice(0, 6)) {
    const heading = child.isHidden ? null : headingIn(child);
    if (heading) return heading;
  }
  return null;
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
