// Finds the words of a search in a notice's own text: whether it has them, and the few words around them with marks.
import { type SearchTerm, searchedColumns } from './searchQuery.ts';
import { composed, foldText } from './words.ts';

const before = 60;
const length = 200;
const pieceLength = 1_500;
/** More than what is shown, and than what is typed as one phrase. */
const longestPhrase = 500;
const startMark = '\u0002';
const endMark = '\u0003';

interface Found {
  from: number;
  to: number;
}

/** Where the words of a folded text stand that a term asks for; the folded text begins and ends with a space. */
function findTerm(folded: string, term: SearchTerm, from: number, to: number): Found[] {
  const found: Found[] = [];
  const first = term.words[0] as string;
  for (
    let at = folded.indexOf(` ${first}`, from);
    at >= 0 && at < to;
    at = folded.indexOf(` ${first}`, at + 1)
  ) {
    const words = followWords(folded, at + 1, term);
    if (words) found.push(...words);
  }
  return found;
}

/** The places of the term's words when they follow each other from `start` on, else null. */
function followWords(folded: string, start: number, term: SearchTerm): Found[] | null {
  const found: Found[] = [];
  let at = start;
  for (const word of term.words) {
    while (folded[at] === ' ' && at < folded.length - 1) at += 1;
    const end = folded.indexOf(' ', at);
    const here = folded.slice(at, end);
    const mayGoOn = term.isOpen && found.length === term.words.length - 1;
    if (mayGoOn ? !here.startsWith(word) : here !== word) return null;
    found.push({ from: at, to: end });
    at = end;
  }
  return found;
}

/** `text` with marks around what was found; places count from `offset`, and words that were cut are left alone. */
function marked(text: string, found: Found[], offset: number): string {
  let result = '';
  let at = 0;
  for (const place of found.toSorted((a, b) => a.from - b.from)) {
    const [from, to] = [place.from - offset, place.to - offset];
    if (from < at || to > text.length) continue;
    result += `${text.slice(at, from)}${startMark}${text.slice(from, to)}${endMark}`;
    at = to;
  }
  return result + text.slice(at);
}

const foldField = (text: string): string => ` ${foldText(text)} `;

/** The fields of a notice that are searched, the longest first: in the order of `searchedColumns`. */
export type SearchedFields = (string | null)[];

const isMeant = (term: SearchTerm, field: number): boolean =>
  term.column === undefined || term.column === searchedColumns[field];

/** Whether each term stands in one of the fields: the same answer as the search table's, without it. */
export function hasTerms(fields: SearchedFields, terms: SearchTerm[]): boolean {
  const folded = fields.map((field) => (field === null ? '' : foldField(composed(field))));
  return terms.every((term) =>
    folded.some((field, index) => isMeant(term, index) && firstPlace(field, term) >= 0),
  );
}

/** Whether the words stand anywhere in a long text, read no further than it takes to know. */
export const standsIn = (text: string, terms: SearchTerm[]): boolean =>
  readToMatch(text, terms, 'all') !== null;

/** The first of the fields that has a match, cut around it; `\u0002` and `\u0003` enclose each found word. Null without a match. */
export function snippetOf(fields: SearchedFields, terms: SearchTerm[]): string | null {
  for (const [index, field] of fields.entries()) {
    if (field === null) continue;
    const meant = terms.filter((term) => isMeant(term, index));
    const read = meant.length === 0 ? null : readToMatch(field, meant, 'any');
    if (read !== null) return cutAround(read, meant);
  }
  return null;
}

/** Likewise of one text, but null where not all of the words stand in it: both are known after one reading. */
export function snippetWithAll(text: string, terms: SearchTerm[]): string | null {
  const read = terms.length === 0 ? null : readToMatch(text, terms, 'all');
  return read && cutAround(read, terms);
}

interface ReadText {
  text: string;
  folded: string;
  first: number;
}

function cutAround({ text, folded, first }: ReadText, terms: SearchTerm[]): string {
  const around = Math.max(0, first - before);
  // Begins with a whole word, but never behind the match.
  const from = around === 0 ? 0 : Math.min(text.indexOf(' ', around) + 1, first);
  const cut = Math.min(text.length, from + length);
  const lastSpace = text.lastIndexOf(' ', cut);
  const to = cut === text.length || lastSpace <= first ? cut : lastSpace;
  // Places in the folded text are one further: it begins with a space.
  const found = terms.flatMap((term) => findTerm(folded, term, from, to));
  // The text's own line ends and control characters must not look like ours; one for one, so that places stay.
  const shown = text.slice(from, to).replaceAll(/[\u0002\u0003\s]/g, ' ');
  return `${from > 0 ? '…' : ''}${marked(shown, found, from + 1)}${to < text.length ? '…' : ''}`;
}

/** As much of a field as holds the first match, or one of each term, and what is shown behind it: a file of many pages is not folded whole. */
function readToMatch(field: string, terms: SearchTerm[], wants: 'any' | 'all'): ReadText | null {
  let text = '';
  let folded = ' ';
  let missing = terms;
  for (let at = 0; at < field.length; ) {
    const space = field.indexOf(' ', at + pieceLength);
    const end = space === -1 ? field.length : space + 1;
    const piece = composed(field.slice(at, end));
    // A phrase may have begun in the piece before.
    const from = Math.max(0, folded.length - longestPhrase);
    text += piece;
    folded += foldText(piece);
    at = end;
    const whole = at === field.length ? `${folded} ` : folded;
    missing = missing.filter((term) => firstPlace(whole, term, from) < 0);
    if (wants === 'all' ? missing.length > 0 : missing.length === terms.length) continue;
    const rest = composed(field.slice(at, at + longestPhrase));
    text += rest;
    folded = `${folded}${foldText(rest)} `;
    const firsts = terms.map((term) => firstPlace(folded, term)).filter((place) => place >= 0);
    return { text, folded, first: Math.min(...firsts) };
  }
  return null;
}

function firstPlace(folded: string, term: SearchTerm, from = 0): number {
  const first = term.words[0] as string;
  for (let at = folded.indexOf(` ${first}`, from); at >= 0; at = folded.indexOf(` ${first}`, at + 1)) {
    if (followWords(folded, at + 1, term)) return at;
  }
  return -1;
}
