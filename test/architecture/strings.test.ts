// Every language says everything: the same files, keys and placeholders, translated, with all the plural forms that it has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../main/contract/languages.ts';
import { noticeKinds } from '../../main/model/notice.ts';
import { filesBelow, root } from './readTree.ts';

type Texts = [key: string, text: string][];
const plural = /_(zero|one|two|few|many|other)$/;
const stemOf = (key: string) => key.replace(plural, '');

/** Texts of one file by their path of keys. */
function textsOf(value: unknown, path = ''): Texts {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, below]) => textsOf(below, path ? `${path} ${key}` : key));
}

const read = (file: string): Texts => textsOf(JSON.parse(readFileSync(join(root, file), 'utf8')));
const keysOf = (texts: Texts) => [...new Set(texts.map(([key]) => stemOf(key)))].toSorted();

/** The names in `{{ }}` by key, all plural forms of a key together. */
function placeholdersOf(texts: Texts): Record<string, string> {
  const found = new Map<string, Set<string>>(keysOf(texts).map((key) => [key, new Set()]));
  for (const [key, text] of texts) {
    for (const [, name = ''] of text.matchAll(/{{\s*([\w.]+)/g)) found.get(stemOf(key))?.add(name);
  }
  return Object.fromEntries([...found].map(([key, names]) => [key, [...names].toSorted().join(' ')]));
}

/** `renderer/strings/en/shell.json`, `main/electron/strings/en.json`. */
const english = filesBelow(['renderer/strings', 'main/electron/strings'], /(^|\/)en(\/.*)?\.json$/);
const inLanguage = (file: string, language: string) =>
  file.replace(/strings\/en([./])/, `strings/${language}$1`);

test('English has texts', () => {
  expect(english).toContain('renderer/strings/en/failures.json');
});

test('every folder of words is a language that can be chosen', () => {
  const screens = filesBelow(['renderer/strings'], /\/index\.ts$/).map((file) => file.split('/')[2]);
  const shell = filesBelow(['main/electron/strings'], /\.json$/).map((file) =>
    file.replace(/^.*\/|\.json$/g, ''),
  );
  expect(screens).toEqual(languages.toSorted());
  expect(shell).toEqual(languages.toSorted());
});

test.each(languages)('%s names every kind of notice', (language) => {
  const file = `renderer/strings/${language}/inbox.json`;
  const named = new Set(read(file).map(([key]) => key));
  expect(noticeKinds.filter((kind) => !named.has(`kinds ${kind}`))).toEqual([]);
});

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  test('the same files', () => {
    const own = filesBelow(
      ['renderer/strings', 'main/electron/strings'],
      new RegExp(`/${language}(/.*)?\\.json$`),
    );
    expect(own).toEqual(english.map((file) => inLanguage(file, language)).toSorted());
  });

  describe.each(english)('%s', (file) => {
    const source = read(file);
    const texts = read(inLanguage(file, language));

    test('the same keys, no empty text', () => {
      expect(keysOf(texts)).toEqual(keysOf(source));
      expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    });

    test('the same placeholders', () => {
      expect(placeholdersOf(texts)).toEqual(placeholdersOf(source));
    });

    test('no sentence is left in English', () => {
      const original = new Map(source);
      const left = texts.filter(
        ([key, text]) => original.get(key) === text && /(\p{L}{2,}\s+){2}\p{L}{2,}/u.test(text),
      );
      expect(left).toEqual([]);
    });

    test('every plural form of the language', () => {
      const keys = new Set(texts.map(([key]) => key));
      const stems = new Set([...keys].filter((key) => plural.test(key)).map(stemOf));
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const needed = [...stems].flatMap((stem) => forms.map((form) => `${stem}_${form}`));
      expect(needed.filter((key) => !keys.has(key))).toEqual([]);
    });
  });
});
