// The words of a search without its operators, and where they stand in a text; as the store finds them, for showing alone.
import { foldKeeping } from './foldKeeping.ts';

interface Term {
  words: string[];
  /** The last word may go on. */
  isOpen: boolean;
}
export type SearchWords = readonly Term[];

const operator = /(?<!\S)(?:from|case|before|after|is|has):(?:"[^"]*(?:"|$)|[^\s"]*)/giu;
const word = /[\p{L}\p{N}\p{M}]+/gu;

const wordsOf = (text: string): string[] => foldKeeping(text.normalize('NFC')).match(word) ?? [];

export function readSearchWords(text: string): SearchWords {
  const terms: Term[] = [];
  for (const [chunk, quoted] of text.replaceAll(operator, ' ').matchAll(/"([^"]*)"|"[^"]*$|[^\s"]+/gu)) {
    const words = wordsOf(chunk);
    if (words.length > 0) terms.push({ words, isOpen: quoted === undefined });
  }
  return terms;
}

/** What a viewer looks for in a file: one run of letters, the first of the words that were searched; empty without any. */
export const firstWords = (text: string): string => readSearchWords(text)[0]?.words.join(' ') ?? '';

/** Whole words, in order and without overlap. */
export function wordPlaces(text: string, terms: SearchWords): { from: number; to: number }[] {
  if (terms.length === 0) return [];
  const tokens = [...foldKeeping(text).matchAll(word)].map((found) => ({
    said: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));
  const places: { from: number; to: number }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const length = Math.max(
      0,
      ...terms.map((term) => (startsHere(tokens, at, term) ? term.words.length : 0)),
    );
    for (const { from, to } of tokens.slice(at, at + length)) places.push({ from, to });
    at += Math.max(0, length - 1);
  }
  return places;
}

const startsHere = (tokens: { said: string }[], at: number, { words, isOpen }: Term): boolean =>
  words.every((wanted, index) => {
    const said = tokens[at + index]?.said;
    if (said === undefined) return false;
    return isOpen && index === words.length - 1 ? said.startsWith(wanted) : said === wanted;
  });
