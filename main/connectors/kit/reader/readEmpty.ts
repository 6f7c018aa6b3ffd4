// Decides whether a page says in words that there is nothing, and whether the rest of the page lets it be believed.

import { cleanText, findDates, mayHoldDate } from '../dates.ts';
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import { findCase } from './fieldValue.ts';
import type { PageElement } from './pageTree.ts';
import { descendants } from './pageTree.ts';
import { textPieces } from './visibleText.ts';

export interface EmptyWords {
  phrase: string | null;
  /** No date or case number stands on the page outside of that sentence and of its frame. */
  isBelievable: boolean;
  isLoading: boolean;
}

const framing = new Set(['header', 'footer', 'nav', 'select', 'option', 'aside']);

/**
 * An empty list is believed only when the sentence is visible and nothing on the page looks like a row: a missed notice
 * costs a deadline, a page taken for unread costs one look.
 */
export function saysEmpty(root: PageElement, vocabulary: CompiledVocabulary): EmptyWords {
  const answer: EmptyWords = { phrase: null, isBelievable: true, isLoading: false };
  let label = '';
  for (const line of lines(root)) {
    const words = normalWords(line.text);
    const phrase = vocabulary.emptyPhrase(words);
    if (phrase !== null) answer.phrase ??= phrase;
    else if (!line.isFrame && holdsRow(line.text, label, vocabulary)) answer.isBelievable = false;
    if (vocabulary.saysLoading(words)) answer.isLoading = true;
    label = words;
  }
  if (answer.phrase !== null && (answer.isLoading || hidesRows(root))) answer.isBelievable = false;
  return answer;
}

interface Line {
  text: string;
  isFrame: boolean;
}

function lines(root: PageElement): Line[] {
  const all: Line[] = [];
  for (const piece of textPieces(root.children, root)) {
    const last = all.at(-1);
    if (last && !piece.startsBlock) last.text += ` ${piece.text}`;
    else all.push({ text: piece.text, isFrame: isInFrame(piece.element) });
  }
  return all;
}

function isInFrame(element: PageElement): boolean {
  for (let up: PageElement | null = element; up; up = up.parent) if (framing.has(up.tag)) return true;
  return false;
}

function holdsRow(text: string, label: string, vocabulary: CompiledVocabulary): boolean {
  if (findCase(text) !== null) return true;
  if (!mayHoldDate(text)) return false;
  return findDates(text).some((date) => {
    const before = normalWords(cleanText(text).slice(Math.max(0, date.index - 50), date.index));
    return !vocabulary.endsAsPageDate(before === '' ? label : before);
  });
}

/** Rows that a script shows later: hidden table rows, entries or cards with dates. */
function hidesRows(root: PageElement): boolean {
  for (const element of descendants(root)) {
    if (!element.isHidden || !['tr', 'li', 'article', 'dl'].includes(element.tag)) continue;
    for (const piece of textPieces(element.children, element, true)) {
      if (mayHoldDate(piece.text) && findDates(piece.text).length > 0) return true;
    }
  }
  return false;
}
