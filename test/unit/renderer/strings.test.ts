// Holds every language to the keys of English, to its own plural forms, and every failure to a title and a next step.
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../main/contract/failure.ts';
import { noticeKinds } from '../../../main/model/notice.ts';
import { words as en } from '../../../renderer/strings/en/index.ts';
import { words as es } from '../../../renderer/strings/es/index.ts';
import { words as ru } from '../../../renderer/strings/ru/index.ts';

const plural = /_(zero|one|two|few|many|other)$/;

function flat(tree: unknown, path: string[] = []): [string, string][] {
  if (typeof tree === 'string') return [[path.join('/'), tree]];
  return Object.entries(tree as object).flatMap(([key, part]) => flat(part, [...path, key]));
}

const languages = { en: flat(en), es: flat(es), ru: flat(ru) };
const stems = (entries: [string, string][]): string[] =>
  [...new Set(entries.map(([key]) => key.replace(plural, '')))].toSorted();
const variables = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].toSorted();

describe.each(['es', 'ru'] as const)('the words of %s', (language) => {
  it('have the keys of English and no others', () => {
    expect(stems(languages[language])).toEqual(stems(languages.en));
  });

  it('use the same variables as English', () => {
    const english = new Map(languages.en.map(([key, text]) => [key.replace(plural, ''), text]));
    for (const [key, text] of languages[language]) {
      const allowed = [...variables(english.get(key.replace(plural, '')) ?? ''), 'count'];
      expect(allowed, key).toEqual(expect.arrayContaining(variables(text)));
    }
  });

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = languages[language].filter(([key]) => key.endsWith('_other'));
    const keys = new Set(languages[language].map(([key]) => key));
    expect(counted.length).toBeGreaterThan(10);
    for (const [key] of counted) {
      for (const form of forms) expect(keys).toContain(key.replace(/_other$/, `_${form}`));
    }
  });
});

describe.each([
  ['en', en],
  ['es', es],
  ['ru', ru],
] as const)('the failures in %s', (_language, words) => {
  it('say what happened and what to do for every code of the contract', () => {
    for (const code of failureCodes) {
      expect(words.failures[code].title.length, code).toBeGreaterThan(3);
      expect(words.failures[code].next.length, code).toBeGreaterThan(3);
    }
  });

  it('name every kind of notice', () => {
    for (const kind of noticeKinds) expect(words.kinds[kind].length).toBeGreaterThan(2);
  });
});
