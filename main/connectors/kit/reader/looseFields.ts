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
const looseEnd = /[\s\-–—:|,.]/;
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
  // Most cards lack only their title and have it as a heading: no other words are weighed then.
  const heading = isWholeButTitle(fields)
    ? pieces.find((piece) => isHeading(piece) && !isKnown(piece, labels, fields) && isTitle(piece, context))
    : undefined;
  if (heading) addTitle(fields, heading);
  else
    guess(
      fields,
      pieces.filter((piece) => !isKnown(piece, labels, fields)),
      context,
    );
  return fields;
}

/** Is a label or a pair, or stands in a field that was read. */
const isKnown = ({ text, isControl }: TextPiece, labels: readonly string[], fields: Fields): boolean =>
  isControl || isLabelOrPair(text, labels) || isRead(text, fields);

function isRead(text: string, fields: Fields): boolean {
  for (const field in fields) if (fields[field as FieldName]?.raw.includes(text)) return true;
  return false;
}

const isWhole = (fields: Fields): boolean => fields.title !== undefined && isWholeButTitle(fields);

const isWholeButTitle = (fields: Fields): boolean =>
  Boolean(fields.caseNumber && fields.state && (fields.date ?? fields.madeAvailable));

function isLabelOrPair(text: string, labels: readonly string[]): boolean {
  const colon = text.indexOf(':');
  if (colon < 0) return labels.includes(text);
  if (colon > 0 && labels.includes(text.slice(0, colon).trim())) return true;
  return labels.includes(text.endsWith(':') ? text.slice(0, -1).trimEnd() : text);
}

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
  const titles = words.filter((piece) => isTitle(piece, context));
  const best =
    titles.find(isHeading) ?? titles.toSorted((one, other) => other.text.length - one.text.length)[0];
  if (best) addTitle(fields, best);
}

const isTitle = (piece: TextPiece, context: RowContext): boolean =>
  threeLetters.test(piece.text) && !isAction(piece, context) && !isMostlyDate(piece.text);

function addTitle(fields: Fields, piece: TextPiece): void {
  const value = fieldValue('title', withoutDates(piece.text), isHeading(piece) ? 0.6 : 0.5);
  if (value) fields.title = value;
}

/** `16/07/2026 - Resolución de …` becomes the words alone. */
function withoutDates(text: string): string {
  let rest = text;
  for (const date of findDates(text)) rest = rest.replace(date.raw, ' ');
  const isLoose = looseEnd.test(rest.charAt(0)) || looseEnd.test(rest.charAt(rest.length - 1));
  return squeeze(isLoose ? rest.replaceAll(looseEnds, '') : rest);
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
