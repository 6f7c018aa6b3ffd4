// Reads what a person typed as plain words and phrases and says it in FTS5's language; nothing typed is ever syntax.
import { composed, foldText } from './words.ts';

/** The columns of the search table that hold words, in their order. */
export const searchedColumns = ['text', 'title', 'issuer', 'person', 'case_number'] as const;
export type SearchedColumn = (typeof searchedColumns)[number];

/** Words that must follow each other; the last one may go on when `isOpen`. */
export interface SearchTerm {
  words: string[];
  isOpen: boolean;
  /** The one column that must have them; any when left out. */
  column?: SearchedColumn;
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

/** Terms that one column must have. */
export const columnTerms = (texts: string[] | undefined, column: SearchedColumn): SearchTerm[] =>
  (texts ?? []).flatMap((text) => readSearchText(text)).map((term) => ({ ...term, column }));

const quoted = (words: string[]): string => `"${words.join(' ')}"`;

/** What is known of the words that begin with a prefix: all of them, or how FTS5 finds them. */
export type Endings = string[] | 'indexed' | 'many';

/**
 * One term as an FTS5 expression, or null when it cannot match anything. With `many` endings FTS5 gathers all matches
 * before it gives the first one.
 */
export function termExpression(term: SearchTerm, endings: Endings): string | null {
  const expression = wordsExpression(term, endings);
  return expression === null || term.column === undefined ? expression : `${term.column} : (${expression})`;
}

function wordsExpression(term: SearchTerm, endings: Endings): string | null {
  if (!term.isOpen) return quoted(term.words);
  if (typeof endings === 'string') return `${quoted(term.words)} *`;
  if (endings.length === 0) return null;
  const before = term.words.slice(0, -1);
  return endings.map((ending) => quoted([...before, ending])).join(' OR ');
}
