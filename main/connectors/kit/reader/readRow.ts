// Reads one row of a list: named columns first, then what else the row says.
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { fieldValue } from './fieldValue.ts';
import { looseFields } from './looseFields.ts';
import type { Fields, LinkKind, ListColumn, ListRow, PageLink } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr } from './pageTree.ts';
import { addLinks, linkOf } from './readLinks.ts';
import type { RowContext } from './rowContext.ts';
import type { GridRow } from './tableGrid.ts';
import type { TextPiece } from './visibleText.ts';
import { textPieces } from './visibleText.ts';
import { withoutLabel } from './withoutLabel.ts';

/** A link over one of these opens the notice. */
const opening: readonly FieldName[] = ['title', 'caseNumber', 'noticeId', 'date', 'madeAvailable'];
const fileAddress = /\.pdf(?:$|[?#])|descarg|download/i;

/** What is the same for all rows of a table. */
export interface RowColumns {
  columns: readonly ListColumn[];
  /** Named well enough that nothing else in the row is looked at. */
  areNamed: boolean;
}

export const rowColumns = (columns: readonly ListColumn[]): RowColumns => ({
  columns,
  areNamed: columns.filter((column) => column.confidence > 0.6).length >= 2,
});

/** A row of a table whose columns are known as far as they can be. */
export function readGridRow(
  row: GridRow,
  { columns, areNamed }: RowColumns,
  section: string | null,
  context: RowContext,
): ListRow {
  const fields: Fields = {};
  const cells = row.texts.map((text, index) => withoutLabel(text, columns[index]?.heading ?? '', context));
  for (let index = 0; index < columns.length; index += 1) {
    const { field, confidence } = columns[index] as ListColumn;
    if (!field || fields[field]) continue;
    const value = fieldValue(field, cells[index] ?? '', confidence);
    if (value) fields[field] = value;
  }
  const seen = row.distinct;
  if (!areNamed) Object.assign(fields, { ...looseFields(piecesOf(seen), seen, context), ...fields });
  const whole = wholeRowLink(row.element, context);
  const inside = linksOf(seen, fields, context);
  const links = whole === null ? inside : [whole, ...inside];
  return { fields, links, rawText: joined(cells), cells, section };
}

/** A row that is pressed as a whole; a script that only marks it leads nowhere. */
function wholeRowLink(element: PageElement, { base, vocabulary }: RowContext): PageLink | null {
  if (attr(element, 'onclick') === null) return null;
  const link = linkOf(element, base, vocabulary);
  return link && (link.href ?? link.postback) ? { ...link, text: '', kind: 'open' } : null;
}

const piecesOf = (cells: readonly PageElement[]): TextPiece[] =>
  cells.flatMap((cell) => (cell.isHidden ? [] : textPieces([cell], cell)));

/** A card, a list entry or a group of siblings. */
export function readBlock(block: PageElement, section: string | null, context: RowContext): ListRow {
  const pieces = textPieces(block.children, block);
  const fields = looseFields(pieces, [block], context);
  return {
    fields,
    links: linksOf([block], fields, context),
    rawText: wordsOf(pieces),
    cells: [],
    section,
  };
}

function wordsOf(pieces: readonly TextPiece[]): string {
  const words: string[] = [];
  for (const { text } of pieces) if (text !== '') words.push(text);
  return words.join('\n');
}

function linksOf(elements: readonly PageElement[], fields: Fields, context: RowContext): PageLink[] {
  const links: PageLink[] = [];
  for (const one of elements) addLinks(links, one, context.base, context.vocabulary);
  if (links.length === 0) return links;
  for (const link of links) link.kind = kindInRow(link, fields, links.length);
  // A list that was pushed to takes the room of seventeen.
  return links.slice();
}

/** A link over the title opens the notice, and so does the only link of a row. */
function kindInRow(link: PageLink, fields: Fields, count: number): LinkKind {
  if (link.kind === 'act' || link.kind === 'open') return link.kind;
  const isTitle = link.text !== '' && opening.some((field) => fields[field]?.raw.includes(link.text));
  const pointsToFile = link.href !== null && fileAddress.test(link.href);
  if (isTitle && !pointsToFile) return 'open';
  return link.kind === 'other' && count === 1 ? 'open' : link.kind;
}

function joined(cells: readonly string[]): string {
  const words: string[] = [];
  let before = '';
  for (const cell of cells) {
    if (cell !== '' && cell !== before) words.push(cell);
    before = cell;
  }
  return words.join('\n');
}
