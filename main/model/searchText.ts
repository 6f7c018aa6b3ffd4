// Reads what a person typed into the search: operators such as `from:` and `before:` apart from the words that are looked for.
import type { Day } from './day.ts';
import { isDay } from './zonedTime.ts';

/** What the operators narrow the search to; what was not asked is left out. */
export interface SearchNarrows {
  /** Words of whoever sent it, one entry for each `from:`. */
  from?: string[];
  /** Numbers or the beginnings of numbers of a case, one entry for each `case:`. */
  caseNumbers?: string[];
  /** From the beginning of this day on. */
  since?: Day;
  /** Until the end of the day before this one. */
  before?: Day;
  isUnread?: boolean;
  isFlagged?: boolean;
  hasPdf?: boolean;
  hasNote?: boolean;
}

export interface SearchText {
  /** What is left to look for, as it was typed. */
  words: string;
  narrows: SearchNarrows;
  /** Operators with a value that says nothing, as they were typed; they narrow nothing. */
  notUnderstood: string[];
}

export const searchOperators = ['from:', 'case:', 'before:', 'after:', 'is:', 'has:'] as const;

/** Quoted text is passed over: an operator inside it is what is looked for. */
const pattern = /"[^"]*(?:"|$)|(?<!\S)(from|case|before|after|is|has):("[^"]*(?:"|$)|[^\s"]*)/giu;

const states: Record<string, Pick<SearchNarrows, 'isUnread' | 'isFlagged'>> = {
  unread: { isUnread: true },
  read: { isUnread: false },
  flagged: { isFlagged: true },
};
const belongings: Record<string, Pick<SearchNarrows, 'hasPdf' | 'hasNote'>> = {
  pdf: { hasPdf: true },
  note: { hasNote: true },
};

/**
 * `resolución from:extranjería before:2026-05`: the operators may stand anywhere and in any case; a value with spaces is
 * quoted. Days are written `2026-05-31`, `2026-05`, `2026` or `31/05/2026`. Several days narrow to what all of them allow.
 * An operator without a value is still being typed: it asks for nothing.
 */
export function readSearch(text: string): SearchText {
  const narrows: SearchNarrows = {};
  const notUnderstood: string[] = [];
  const rest = text.replaceAll(pattern, (whole, name: string | undefined, raw: string | undefined) => {
    if (name === undefined || raw === undefined) return whole;
    const value = raw.replaceAll('"', '').trim();
    if (value !== '' && !take(narrows, name.toLowerCase(), value)) notUnderstood.push(whole);
    return ' ';
  });
  return { words: rest.replaceAll(/\s+/g, ' ').trim(), narrows, notUnderstood };
}

function take(narrows: SearchNarrows, name: string, value: string): boolean {
  if (name === 'from') narrows.from = [...(narrows.from ?? []), value];
  else if (name === 'case') narrows.caseNumbers = [...(narrows.caseNumbers ?? []), value];
  else if (name === 'before' || name === 'after') return takeDay(narrows, name, value);
  else return takeWord(narrows, name === 'is' ? states : belongings, value.toLowerCase());
  return true;
}

function takeDay(narrows: SearchNarrows, name: 'before' | 'after', value: string): boolean {
  const day = firstDayOf(value);
  if (day === null) return false;
  const { before, since } = narrows;
  if (name === 'before') narrows.before = before !== undefined && before < day ? before : day;
  else narrows.since = since !== undefined && since > day ? since : day;
  return true;
}

/** The beginning of a known word asks for nothing yet: more of it is probably being typed. */
function takeWord(narrows: SearchNarrows, known: Record<string, SearchNarrows>, value: string): boolean {
  if (Object.hasOwn(known, value)) Object.assign(narrows, known[value]);
  else return Object.keys(known).some((word) => word.startsWith(value));
  return true;
}

const pad = (part: string): string => part.padStart(2, '0');

/** Days before months, as they are written where the notices come from. */
function firstDayOf(text: string): Day | null {
  const [, year, month = '1', date = '1'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year !== undefined) return dayOf(year, month, date);
  const [, first, second, third] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return first === undefined || second === undefined || third === undefined
    ? null
    : dayOf(third, second, first);
}

function dayOf(year: string, month: string, date: string): Day | null {
  const day = `${year}-${pad(month)}-${pad(date)}`;
  return isDay(day) ? day : null;
}
