// Reads one row of a list: named columns first, then labels inside, then what the words look like.

import { findDates } from '../dates.ts';
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { fieldValue, findCase, isMostlyDate, looksLikeCase } from './fieldValue.ts';
import type { Fields, FieldValue, LinkKind, ListColumn, ListRow, PageLink } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr, walk } from './pageTree.ts';
import { linkOf, readLinks } from './readLinks.ts';
import { fieldsOfPairs, hintedField, readPairs } from './readPairs.ts';
import type { GridRow } from './tableGrid.ts';
import type { TextPiece } from './visibleText.ts';
import { textPieces } from './visibleText.ts';

export interface RowContext {
  vocabulary: CompiledVocabulary;
  base: string | null;
}

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
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? '';
    if (!column.field || fields[column.field]) continue;
    const value = fieldValue(column.field, text, column.confidence);
    if (value) fields[column.field] = value;
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
  const text = pieces.map((piece) => piece.text).filter((one) => one !== '');
  return {
    fields,
    links: linksOf([block], fields, context),
    rawText: text.join('\n'),
    cells: [],
    section,
  };
}

/** Labels inside, then hints of class names, then the look of what is left. */
export function looseFields(
  pieces: readonly TextPiece[],
  elements: readonly PageElement[],
  context: RowContext,
): Fields {
  const pairs = readPairs(pieces, context.vocabulary);
  const named = fieldsOfPairs(pairs);
  if (isWhole(named)) return named;
  const fields = { ...hintedFields(elements, context), ...named };
  if (isWhole(fields)) return fields;
  const used = Object.values(fields).map((value) => value.raw);
  const labels = new Set(pairs.map((pair) => pair.label));
  const rest = pieces.filter((piece) => {
    if (piece.isControl || labels.has(piece.text.replace(/\s*:$/, '')) || isPair(piece, labels)) return false;
    return !used.some((raw) => raw.includes(piece.text));
  });
  guess(fields, rest, context);
  return fields;
}

const isWhole = (fields: Fields): boolean =>
  Boolean(fields.title && fields.caseNumber && fields.state && (fields.date ?? fields.madeAvailable));

const isPair = (piece: TextPiece, labels: ReadonlySet<string>): boolean => {
  const colon = piece.text.indexOf(':');
  return colon > 0 && labels.has(piece.text.slice(0, colon).trim());
};

function guess(fields: Fields, rest: readonly TextPiece[], context: RowContext): void {
  const put = (field: FieldName, text: string, confidence: number): void => {
    const value = fields[field] ? null : fieldValue(field, text, confidence);
    if (value) fields[field] = value;
  };
  const words: TextPiece[] = [];
  for (const piece of rest) {
    const hasDay = fields.date ?? fields.madeAvailable;
    const date = hasDay ? undefined : findDates(piece.text)[0];
    if (date) {
      put('date', date.raw, 0.5);
      if (!isMostlyDate(piece.text)) words.push(piece);
    } else if (!fields.caseNumber && looksLikeCase(piece.text)) put('caseNumber', piece.text, 0.5);
    else if (!fields.state && context.vocabulary.isState(piece.text)) put('state', piece.text, 0.6);
    else words.push(piece);
  }
  if (!fields.caseNumber)
    put('caseNumber', words.map((piece) => findCase(piece.text)).find((one) => one !== null) ?? '', 0.4);
  if (fields.title) return;
  const titles = words.filter(
    (piece) => /\p{L}{3}/u.test(piece.text) && !isAction(piece, context) && !isMostlyDate(piece.text),
  );
  const best =
    titles.find(isHeading) ?? titles.toSorted((one, other) => other.text.length - one.text.length)[0];
  if (best) put('title', withoutDates(best.text), isHeading(best) ? 0.6 : 0.5);
}

/** `16/07/2026 - Resolución de …` becomes the words alone. */
function withoutDates(text: string): string {
  let rest = text;
  for (const date of findDates(text)) rest = rest.replace(date.raw, ' ');
  return rest.replaceAll(/^[\s\-–—:|,.]+|[\s\-–—:|,]+$/g, '').replaceAll(/\s+/g, ' ');
}

function isHeading(piece: TextPiece): boolean {
  for (let up: PageElement | null = piece.element, steps = 0; up && steps < 3; up = up.parent, steps += 1) {
    if (/^h[1-6]$/.test(up.tag) || attr(up, 'role') === 'heading') return true;
  }
  return false;
}

function isAction(piece: TextPiece, context: RowContext): boolean {
  for (let up: PageElement | null = piece.element, steps = 0; up && steps < 3; up = up.parent, steps += 1) {
    if (up.tag === 'a' || up.tag === 'button')
      return piece.text.length < 30 && context.vocabulary.linkMeaning(piece.text) !== null;
  }
  return false;
}

function hintedFields(elements: readonly PageElement[], context: RowContext): Fields {
  const fields: Fields = {};
  const look = (element: PageElement): boolean => {
    if (element.isHidden) return false;
    if (element.attrs.length > 0) read(element);
    return true;
  };
  const read = (element: PageElement): void => {
    const hint = hintedField(element, context.vocabulary);
    if (!hint || fields[hint.field]) return;
    const pieces = textPieces(element.children, element);
    const most = attr(element, 'data-label') === null ? 1 : 3;
    if (pieces.length === 0 || pieces.length > most) return;
    const text = pieces.map((piece) => piece.text).join(' ');
    if (context.vocabulary.exactField(text) === hint.field) return;
    const value = fieldValue(
      hint.field,
      withoutLabel(text, attr(element, 'data-label') ?? '', context),
      hint.confidence,
    );
    if (value && value.value !== null) fields[hint.field] = value;
  };
  for (const element of elements) {
    if (element.tag === 'td') look(element);
    walk(element, look);
  }
  return fields;
}

/** Small screens repeat the heading inside each cell: `Fecha: 16/07/2026`. */
function withoutLabel(text: string, heading: string, context: RowContext): string {
  const colon = text.indexOf(':');
  if (colon <= 0 || colon > 60) {
    return heading !== '' && text.length > heading.length && text.startsWith(`${heading} `)
      ? text.slice(heading.length + 1)
      : text;
  }
  const label = text.slice(0, colon).trim();
  if (/\d/.test(label)) return text;
  if (label.toLowerCase() === heading.replace(/:$/, '').trim().toLowerCase())
    return text.slice(colon + 1).trim();
  return heading !== '' &&
    context.vocabulary.exactField(label) !== null &&
    context.vocabulary.exactField(label) === context.vocabulary.exactField(heading)
    ? text.slice(colon + 1).trim()
    : text;
}

function linksOf(elements: readonly PageElement[], fields: Fields, context: RowContext): PageLink[] {
  const links: PageLink[] = [];
  for (const one of elements) {
    if (!one.isHidden) for (const link of readLinks(one, context.base, context.vocabulary)) links.push(link);
  }
  if (links.length === 0) return links;
  const opening = [fields.title, fields.caseNumber, fields.noticeId, fields.date, fields.madeAvailable];
  for (const link of links) link.kind = kindInRow(link, opening, links.length);
  return links;
}

/** A link over the title opens the notice, and so does the only link of a row. */
function kindInRow(link: PageLink, opening: readonly (FieldValue | undefined)[], count: number): LinkKind {
  if (link.kind === 'act' || link.kind === 'open') return link.kind;
  const isTitle = opening.some(
    (value) => value !== undefined && link.text !== '' && value.raw.includes(link.text),
  );
  const pointsToFile = link.href !== null && /\.pdf(?:$|[?#])|descarg|download/i.test(link.href);
  if (isTitle && !pointsToFile) return 'open';
  return link.kind === 'other' && count === 1 ? 'open' : link.kind;
}

const joined = (cells: readonly string[]): string =>
  cells.filter((cell, index) => cell !== '' && cell !== cells[index - 1]).join('\n');
