// Reads what a person typed as plain words and phrases and says it in FTS5's language; nothing typed is ever syntax.
import { composed, foldText } from './words.ts';

/** Words that must follow each other; the last one may go on when `isOpen`. */
export interface SearchTerm {
  words: string[];
  isOpen: boolean;
}

const mostTerms = 32;

/**
 * `resol "plazo de diez" exp-2024/0001`: words match as prefixes, closed quotes as an exact phrase, and what is written
 * together (`exp-2024/0001`) as words that follow each other. Empty when there is no letter or digit.
 */
export function readSearchText(text: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const [chunk, quoted] of composed(text).matchAll(/"([^"]*)"|"[^"]*$|[^\s"]+/g)) {
    const words = foldText(chunk)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    const isOpen = quoted === undefined;
    terms.set(`${words.join(' ')}${isOpen ? '*' : ''}`, { words, isOpen });
  }
  return [...terms.values()].slice(0, mostTerms);
}

const quoted = (words: string[]): string => `"${words.join(' ')}"`;

/**
 * One term as an FTS5 expression. `wordsFrom` gives the words that begin with a prefix, or null when they are too many;
 * an expression of null cannot match anything.
 */
export function termExpression(
  term: SearchTerm,
  wordsFrom: (prefix: string) => string[] | null,
): string | null {
  if (!term.isOpen) return quoted(term.words);
  const before = term.words.slice(0, -1);
  const last = term.words.at(-1) as string;
  const endings = wordsFrom(last);
  if (endings === null) return `${quoted(term.words)} *`;
  if (endings.length === 0) return null;
  return endings.map((ending) => quoted([...before, ending])).join(' OR ');
}
