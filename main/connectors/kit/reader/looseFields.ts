// Reads the fields of a row that no heading names: labels inside, hints of class names, the look of what is left.
import { findDates } from '../dates.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { fieldValue, findCase, isMostlyDate, looksLikeCase } from './fieldValue.ts';
import type { Fields } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr, isElement } from './pageTree.ts';
import { fieldsOfPairs, hintedField, readPairs } from './readPairs.ts';
import type { RowContext } from './rowContext.ts';
import { squeeze } from './squeeze.ts';
import type { TextPiece } from './visibleText.ts';
import { textPieces } from './visibleText.ts';
import { withoutLabel } from './withoutLabel.ts';

// Asked for every row: a pattern written inside of a function is made anew at each call.
const threeLetters = /\p{L}{3}/u;
const looseEnds = /^[\s\-–—:|,.]+|[\s\-–—:|,]+$/g;
const headingTag = /^h[1-6]$/;

/** Labels inside, then hints of class names, then the look of what is left. */
export function looseFields(
  pieces: readonly TextPiece[],
  elements: readonly PageElement[],
  context: RowContext,
): Fields {
  const pairs = readPairs(pieces, context.vocabulary);
  const fields = fieldsOfPairs(pairs);
  if (isWhole(fields)) return fields;
  addHintsOf(fields, elements, context);
  if (isWhole(fields)) return fields;
  const labels = pairs.map((pair) => pair.label);
  const used = Object.values(fields);
  const rest = pieces.filter((piece) => {
    if (piece.isControl || labels.includes(withoutColon(piece.text)) || isPair(piece, labels)) return false;
    return !used.some(({ raw }) => raw.includes(piece.text));
  });
  guess(fields, rest, context);
  return fields;
}

const isWhole = (fields: Fields): boolean =>
  Boolean(fields.title && fields.caseNumber && fields.state && (fields.date ?? fields.madeAvailable));

const withoutColon = (text: string): string => (text.endsWith(':') ? text.slice(0, -1).trimEnd() : text);

const isPair = (piece: TextPiece, labels: readonly string[]): boolean => {
  const colon = piece.text.indexOf(':');
  return colon > 0 && labels.includes(piece.text.slice(0, colon).trim());
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
  const isTitle = (piece: TextPiece): boolean =>
    threeLetters.test(piece.text) && !isAction(piece, context) && !isMostlyDate(piece.text);
  const best =
    words.find((piece) => isHeading(piece) && isTitle(piece)) ??
    words.filter(isTitle).toSorted((one, other) => other.text.length - one.text.length)[0];
  if (best) put('title', withoutDates(best.text), isHeading(best) ? 0.6 : 0.5);
}

/** `16/07/2026 - Resolución de …` becomes the words alone. */
function withoutDates(text: string): string {
  let rest = text;
  for (const date of findDates(text)) rest = rest.replace(date.raw, ' ');
  return squeeze(rest.replaceAll(looseEnds, ''));
}

const isHeadingTag = (tag: string): boolean => tag.length === 2 && headingTag.test(tag);

function isHeading(piece: TextPiece): boolean {
  for (let up: PageElement | null = piece.element, steps = 0; up && steps < 3; up = up.parent, steps += 1) {
    if (isHeadingTag(up.tag) || attr(up, 'role') === 'heading') return true;
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

function addHintsOf(fields: Fields, elements: readonly PageElement[], context: RowContext): void {
  for (const element of elements) {
    if (element.tag !== 'td') addHintsBelow(fields, element, context);
    else if (!element.isHidden) addHints(fields, element, context);
  }
}

function addHintsBelow(fields: Fields, element: PageElement, context: RowContext): void {
  for (const child of element.children) {
    if (isElement(child) && !child.isHidden) addHints(fields, child, context);
  }
}

function addHints(fields: Fields, element: PageElement, context: RowContext): void {
  if (element.attrs.length > 0) addHint(fields, element, context);
  addHintsBelow(fields, element, context);
}

function addHint(fields: Fields, element: PageElement, context: RowContext): void {
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
}
