// Decides whether a page says in words that there is nothing, and whether the rest of the page lets it be believed.

import type { Day } from '../../../model/day.ts';
import { cleanText, findDates, mayHoldDate } from '../dates.ts';
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import { findCase, isMostlyDate } from './fieldValue.ts';
import type { PageElement } from './pageTree.ts';
import { findElement } from './pageTree.ts';
import { textPieces } from './visibleText.ts';

export interface EmptyWords {
  phrase: string | null;
  /** No date or case number stands on the page, but those of the sentence's own range, of the footer, and of today. */
  isBelievable: boolean;
  isLoading: boolean;
}

const framing = new Set(['footer']);

/**
 * An empty list is believed only when the sentence is visible and nothing on the page looks like a row: a missed notice
 * costs a deadline, a page taken for unread costs one look.
 */
export function saysEmpty(root: PageElement, vocabulary: CompiledVocabulary, today: Day | null): EmptyWords {
  const answer: EmptyWords = { phrase: null, isBelievable: true, isLoading: false };
  const others: (Line & { label: string })[] = [];
  const spoken = new Set<PageElement>();
  let label = '';
  for (const line of lines(root)) {
    const words = normalWords(line.text);
    const phrase = vocabulary.emptyPhrase(words);
    others.push({ ...line, label });
    if (phrase !== null) {
      answer.phrase ??= phrase;
      for (const frame of line.frames) spoken.add(frame);
    }
    if (vocabulary.saysLoading(words)) answer.isLoading = true;
    label = words;
  }
  if (answer.phrase === null) return answer;
  const rows = others.filter((line) => !isClock(line, today) && holdsRow(line.text, line.label, vocabulary));
  const isOfPage = (line: Line & { label: string }): boolean =>
    line.frames.some((frame) => !spoken.has(frame)) && vocabulary.exactField(line.label) === null;
  if (rows.length > 1 || !rows.every(isOfPage)) answer.isBelievable = false;
  if (answer.isLoading || hidesRows(root)) answer.isBelievable = false;
  return answer;
}

interface Line {
  text: string;
  /** Stands in a table, a list or a definition list. */
  isCell: boolean;
  /** Footers around the line; one that holds the sentence itself is no frame of it. */
  frames: PageElement[];
}

function lines(root: PageElement): Line[] {
  const all: Line[] = [];
  for (const piece of textPieces(root.children, root)) {
    const last = all.at(-1);
    if (last && !piece.startsBlock) last.text += ` ${piece.text}`;
    else all.push({ text: piece.text, isCell: isInCell(piece.element), frames: framesAround(piece.element) });
  }
  return all;
}

function framesAround(element: PageElement): PageElement[] {
  const frames: PageElement[] = [];
  for (let up: PageElement | null = element; up; up = up.parent) if (framing.has(up.tag)) frames.push(up);
  return frames;
}

function isInCell(element: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) {
    if (['td', 'th', 'li', 'dd', 'article'].includes(up.tag)) return true;
  }
  return false;
}

/** Many portals print today's date above everything, without a word. */
function isClock(line: Line, today: Day | null): boolean {
  if (today === null || line.isCell || !isMostlyDate(line.text)) return false;
  return findDates(line.text).every((date) => date.day === today);
}

function holdsRow(text: string, label: string, vocabulary: CompiledVocabulary): boolean {
  if (findCase(text) !== null) return true;
  if (!mayHoldDate(text)) return false;
  const dates = findDates(text);
  if (dates.length === 0) return /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/.test(text);
  return dates.some((date) => {
    const before = normalWords(cleanText(text).slice(Math.max(0, date.index - 50), date.index));
    return !vocabulary.endsAsPageDate(before === '' ? label : before);
  });
}

/** Rows that a script shows later: hidden table rows, entries or cards with dates. */
function hidesRows(root: PageElement): boolean {
  const isDated = (text: string): boolean => mayHoldDate(text) && findDates(text).length > 0;
  const isRow = (one: PageElement): boolean =>
    one.isHidden &&
    ['tr', 'li', 'article', 'dl'].includes(one.tag) &&
    textPieces(one.children, one, { isHiddenRead: true }).some((piece) => isDated(piece.text));
  return findElement(root, isRow) !== null;
}
