// A vocabulary made ready for looking up: words become keys, phrases become one pattern.

import { hasDigit } from '../dates.ts';
import type { FieldName, Vocabulary } from './vocabulary.ts';
import { fieldNames, normalWords } from './vocabulary.ts';

export interface FieldMatch {
  field: FieldName;
  /** 1 for the very words, down to about 0.6 for words among others. */
  likeness: number;
}

export interface CompiledVocabulary {
  /** The field that a heading or a label names; null when none, or when the words are known to name no field. */
  matchField(label: string): FieldMatch | null;
  /** The same, only for the very words. */
  exactField(label: string): FieldName | null;
  /** The field that a class or an id spells: `lblFechaNotificacion_0`, `notif__estado`. */
  spelledField(names: string): FieldName | null;
  isNoField(label: string): boolean;
  isState(text: string): boolean;
  namesList(text: string): boolean;
  linkMeaning(text: string): 'act' | 'document' | 'open' | null;
  isNext(text: string): boolean;
  /** The phrase with which these normalised words say "nothing here", null when they do not. */
  emptyPhrase(words: string): string | null;
  endsAsPageDate(words: string): boolean;
  saysLoading(words: string): boolean;
}

const longestLabel = 80;

/** Compiles once per reading; about 900 phrases, well under a millisecond. */
export function compileVocabulary(vocabulary: Vocabulary): CompiledVocabulary {
  const fieldOf = new Map<string, FieldName>();
  for (const field of fieldNames) {
    for (const phrase of vocabulary.fields[field] ?? []) {
      const key = normalWords(phrase);
      if (!fieldOf.has(key)) fieldOf.set(key, field);
    }
  }
  const noFields = keys(vocabulary.notFields);
  const states = keys(vocabulary.states);
  const namesList = phraseFinder(vocabulary.lists);
  const namesAct = phraseFinder(vocabulary.links.act);
  const namesDocument = phraseFinder(vocabulary.links.document);
  const namesOpening = phraseFinder(vocabulary.links.open);
  const next = keys(vocabulary.links.next);
  const empty = phrasePattern(vocabulary.empty, 'g');
  const emptyStarts = new Set(vocabulary.empty.map((phrase) => normalWords(phrase).split(' ')[0] ?? ''));
  const doubtBefore = new RegExp(
    `(?:^|\\s)(?:${alternatives(vocabulary.emptyDoubt.before)})(?:\\s\\S+)?\\s*$`,
  );
  const doubtAfter = new RegExp(`^\\s*(?:${alternatives(vocabulary.emptyDoubt.after)})(?:\\s|$)`);
  const pageDates = new RegExp(
    `(?:^|\\s)(?:${alternatives(vocabulary.pageDates)})(?:\\s(?:el|dia|a|de|en|por|por ultima vez))?\\s*$`,
  );
  const loading = keys(vocabulary.loading);
  const matchField = remembered((label) => {
    const key = normalWords(label);
    return noFields.has(key) ? null : likeliestField(key, fieldOf);
  });
  const exactField = remembered((label) => fieldOf.get(normalWords(label)) ?? null);
  const isNoField = remembered((label) => (noFields.has(normalWords(label)) ? label : null));
  const meanings = new Map<string, 'act' | 'document' | 'open' | null>();
  const linkMeaning = (text: string): 'act' | 'document' | 'open' | null => {
    const known = meanings.get(text);
    if (known !== undefined) return known;
    const tokens = normalWords(text).split(' ');
    const meaning = namesAct(tokens)
      ? 'act'
      : namesDocument(tokens)
        ? 'document'
        : namesOpening(tokens)
          ? 'open'
          : null;
    if (meanings.size < 5_000) meanings.set(text, meaning);
    return meaning;
  };

  return {
    matchField,
    exactField: (label) => (hasDigit(label) ? null : exactField(label)),
    spelledField: remembered((names) => {
      for (const name of names.split(/\s+/)) {
        const field = fieldSpelled(name, fieldOf);
        if (field) return field;
      }
      return null;
    }),
    isNoField: (label) => !hasDigit(label) && isNoField(label) !== null,
    isState: (text) => text.length < 60 && !hasDigit(text) && states.has(normalWords(text)),
    namesList: (text) => text.length < 200 && namesList(normalWords(text).split(' ')),
    // Of a long list the links differ by their numbers, and no phrase holds one.
    linkMeaning: (text) => {
      const words = text.slice(0, 200);
      return linkMeaning(hasDigit(words) ? words.replaceAll(/\d+/g, '0') : words);
    },
    isNext: (text) => /^[\s>»›→]+$/.test(text) || next.has(normalWords(text)),
    emptyPhrase: (words) => {
      if (!words.split(' ').some((word) => emptyStarts.has(word))) return null;
      for (const match of words.matchAll(empty)) {
        const before = words.slice(Math.max(0, match.index - 60), match.index);
        const after = words.slice(match.index + match[0].length);
        const isPartOfNumber = /^\d/.test(match[0]) && /\d\s*$/.test(before);
        if (!isPartOfNumber && !doubtBefore.test(before) && !doubtAfter.test(after)) return match[0].trim();
      }
      return null;
    },
    endsAsPageDate: (words) => pageDates.test(words),
    saysLoading: (words) => loading.has(words),
  };
}

/** The last one to three words of a name in camelCase, with dashes or underscores; digits and usual prefixes left out. */
function fieldSpelled(name: string, fieldOf: ReadonlyMap<string, FieldName>): FieldName | null {
  if (name.length < 4) return null;
  const tokens = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(
      (token) => token.length > 1 && !/^(?:lbl|txt|col|td|ctl|value|val|valor|text|texto)$/.test(token),
    );
  for (let count = Math.min(3, tokens.length); count > 0; count -= 1) {
    const phrase = tokens.slice(-count).join(' ');
    const field = phrase.length > 3 ? fieldOf.get(phrase) : undefined;
    if (field) return field;
  }
  return null;
}

/** Labels repeat in every row: answers are kept, up to a number that a hostile page cannot exceed. */
function remembered<T>(answer: (label: string) => T | null): (label: string) => T | null {
  const known = new Map<string, T | null>();
  return (label) => {
    if (label.length > longestLabel) return null;
    let result = known.get(label);
    if (result === undefined) {
      result = answer(label);
      if (known.size < 5_000) known.set(label, result);
    }
    return result;
  };
}

/** A label that holds a known phrase among other words: longer phrases and earlier places win. */
function likeliestField(key: string, fieldOf: ReadonlyMap<string, FieldName>): FieldMatch | null {
  const exact = fieldOf.get(key);
  if (exact) return { field: exact, likeness: 1 };
  const tokens = key.split(' ');
  if (tokens.length > 9) return null;
  let best: FieldMatch | null = null;
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = tokens.length; to > from; to -= 1) {
      const phrase = tokens.slice(from, to).join(' ');
      const field = phrase.length > 2 ? fieldOf.get(phrase) : undefined;
      if (!field) continue;
      const likeness = 0.55 + (0.35 * (to - from)) / tokens.length + (from === 0 ? 0.05 : 0);
      if (!best || likeness > best.likeness) best = { field, likeness };
    }
  }
  return best;
}

const keys = (phrases: readonly string[]): ReadonlySet<string> => new Set(phrases.map(normalWords));

/** Tells whether one of the phrases stands among the words; found by first word, since this is asked for every link. */
function phraseFinder(phrases: readonly string[]): (tokens: readonly string[]) => boolean {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of keys(phrases)) {
    const tokens = phrase.split(' ');
    byFirst.set(tokens[0] ?? '', [...(byFirst.get(tokens[0] ?? '') ?? []), tokens]);
  }
  return (tokens) =>
    tokens.some((token, at) =>
      byFirst.get(token)?.some((phrase) => phrase.every((word, index) => tokens[at + index] === word)),
    );
}

const alternatives = (phrases: readonly string[]): string =>
  phrases
    .map(normalWords)
    .filter((phrase) => phrase !== '')
    .toSorted((one, other) => other.length - one.length)
    .join('|') || '(?!)';

const phrasePattern = (phrases: readonly string[], flags = ''): RegExp =>
  new RegExp(`(?<![a-z0-9])(?:${alternatives(phrases)})(?![a-z0-9])`, flags);
