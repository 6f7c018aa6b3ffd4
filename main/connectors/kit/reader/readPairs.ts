// Finds "label – value" pairs in visible text, however they are built: definition lists, cells, bold words, plain lines.

import { mayHoldDate } from '../dates.ts';
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { dateFields } from '../vocabulary/vocabulary.ts';
import { fieldValue, isMostlyDate } from './fieldValue.ts';
import type { Fields } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr, elementChildren } from './pageTree.ts';
import type { TextPiece } from './visibleText.ts';

export interface Pair {
  field: FieldName;
  label: string;
  raw: string;
  confidence: number;
  /** Position of the label among the pieces. */
  at: number;
}

const leastLikeness = 0.75;
const leadingMark = /^\s*[:\-–]\s*/;
const labelled = /^[^:\d]{2,50}:/;
const mark = /[-–—|·•;]/;
const separators = /\s+[-–—|·•;]\s+|\s*[|•·]\s*/;

/** Pairs in document order; a field may come several times (a list without wrappers). */
export function readPairs(pieces: readonly TextPiece[], vocabulary: CompiledVocabulary): Pair[] {
  const pairs: Pair[] = [];
  let open: Pair | null = null;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as TextPiece;
    if (piece.isControl) {
      open = null;
      continue;
    }
    const parts = partsOf(piece.text);
    for (let index = 0; index < (parts?.length ?? 1); index += 1) {
      const part = parts?.[index] ?? piece.text;
      const startsBlock = piece.startsBlock && index === 0;
      const label = labelIn(part, piece, at, open, vocabulary);
      if (label !== null) {
        take(pairs, open);
        open = label === 'unknownLabel' ? null : label;
      } else if (open && open.raw === '' && dateFields.includes(open.field) && !mayHoldDate(part)) {
        open = null;
      } else if (open && open.raw === '' && !dateFields.includes(open.field) && isMostlyDate(part)) {
        open = null;
      } else if (open && belongs(open, startsBlock)) {
        const value = open.raw === '' ? part.replace(leadingMark, '') : part;
        open.raw = open.raw === '' ? value : `${open.raw}${startsBlock ? '\n' : ' '}${value}`;
      } else if (open) {
        take(pairs, open);
        open = null;
      }
    }
  }
  take(pairs, open);
  return pairs;
}

function take(pairs: Pair[], open: Pair | null): void {
  if (open && open.raw !== '') pairs.push(open);
}

/** The first value of each field. */
export function fieldsOfPairs(pairs: readonly Pair[]): Fields {
  const fields: Fields = {};
  for (const pair of pairs) {
    const value = fields[pair.field] ? null : fieldValue(pair.field, pair.raw, pair.confidence);
    if (value) fields[pair.field] = value;
  }
  return fields;
}

/** Layouts for small screens name a part by an attribute instead of a label. */
const labelNames = ['data-label', 'data-title', 'data-th', 'data-header', 'data-column', 'data-field'];
const spellingNames = ['itemprop', 'class', 'id', 'name'];
const hintingNames = new Set([...labelNames, ...spellingNames]);

/** The field that an element's own attributes name: `data-label`, then the words of its class and id. */
export function hintedField(
  element: PageElement,
  vocabulary: CompiledVocabulary,
): { field: FieldName; confidence: number } | null {
  if (!mayHint(element)) return null;
  for (const name of labelNames) {
    const label = attr(element, name);
    const match = label ? vocabulary.matchField(label) : null;
    if (match && match.likeness >= leastLikeness)
      return { field: match.field, confidence: 0.9 * match.likeness };
  }
  for (const name of spellingNames) {
    const words = attr(element, name);
    const field = words === null ? null : vocabulary.spelledField(words);
    if (field) return { field, confidence: 0.7 };
  }
  return null;
}

function mayHint({ attrs }: PageElement): boolean {
  for (const { name } of attrs) if (hintingNames.has(name)) return true;
  return false;
}

/** Null for the whole text: most have no parts. */
function partsOf(text: string): string[] | null {
  if (!text.includes(':') || !mark.test(text) || !separators.test(text)) return null;
  const parts: string[] = [];
  for (const part of text.split(separators)) {
    if (parts.length === 0 || labelled.test(part)) parts.push(part);
    else parts[parts.length - 1] += ` - ${part}`;
  }
  return parts;
}

function labelIn(
  text: string,
  piece: TextPiece,
  at: number,
  open: Pair | null,
  vocabulary: CompiledVocabulary,
): Pair | 'unknownLabel' | null {
  const colon = text.indexOf(':');
  if (colon > 0 && colon <= 80) {
    const label = text.slice(0, colon).trim();
    const match = isDigit(label.charCodeAt(label.length - 1)) ? null : vocabulary.matchField(label);
    if (match && match.likeness >= leastLikeness) {
      return {
        field: match.field,
        label,
        raw: text.slice(colon + 1).trim(),
        confidence: 0.9 * match.likeness,
        at,
      };
    }
    if (colon === text.length - 1 && label.length <= 60) return 'unknownLabel';
  }
  if (isColumnHeading(piece.element)) return 'unknownLabel';
  const field = vocabulary.exactField(text);
  if (!field) return vocabulary.isNoField(text) ? 'unknownLabel' : null;
  if (isInside(piece.element, 'dd')) return null;
  const isWaiting =
    open !== null && open.raw === '' && !(dateFields.includes(open.field) && !mayHoldDate(text));
  if (isWaiting && !isInside(piece.element, 'dt') && !isInside(piece.element, 'th')) return null;
  return { field, label: text, raw: '', confidence: 0.85, at };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** One heading among others names a column, not the words after it. */
function isColumnHeading(element: PageElement): boolean {
  let cell: PageElement | null = element;
  for (let steps = 0; cell && cell.tag !== 'th' && steps < 3; steps += 1) cell = cell.parent;
  const row = cell?.tag === 'th' ? cell.parent : null;
  return (
    row !== null &&
    elementChildren(row).filter((one) => one.tag === 'th').length > 1 &&
    elementChildren(row).every((one) => one.tag === 'th')
  );
}

function isInside(element: PageElement, tag: string): boolean {
  let up: PageElement | null = element;
  for (let steps = 0; up && steps < 4; steps += 1) {
    if (up.tag === tag) return true;
    up = up.parent;
  }
  return false;
}

/** The first words after a label are its value; later ones only on the same line, or in a running text. */
const belongs = (open: Pair, startsBlock: boolean): boolean =>
  open.raw === '' || !startsBlock || open.field === 'text';
