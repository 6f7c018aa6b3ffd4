// @vitest-environment happy-dom
// What the languages share: which one is shown, what stands for a missing word, which way it runs, how it writes and counts.
import { afterEach, describe, expect, it } from 'vitest';
import { firstSpoken, type Language, languageFacts } from '../../../main/contract/languages.ts';
import { createFormat } from '../../../renderer/text/format.ts';
import { createTranslator, isolated, languageOf, showLanguage } from '../../../renderer/text/languages.ts';

afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

describe('which language is shown', () => {
  it.each<[string[], Language]>([
    [['es-PE'], 'es'],
    [['de-DE', 'ru'], 'ru'],
    [['RU_ru.UTF-8'], 'ru'],
    [['C'], 'en'],
    [[''], 'en'],
    [[], 'en'],
  ])('%j leads to %s', (wished, expected) => {
    expect(firstSpoken(wished)).toBe(expected);
  });

  it('is the system’s until the person chooses', () => {
    expect(languageOf('system', 'ru')).toBe('ru');
    expect(languageOf('es', 'ru')).toBe('es');
  });
});

describe('the words', () => {
  it('tell the document their language and direction', async () => {
    const translator = await createTranslator();
    await showLanguage(translator, 'ru');
    expect(document.documentElement.lang).toBe('ru');
    expect(document.documentElement.dir).toBe('ltr');
    expect(translator.t('screens.settings')).toBe('Настройки');
  });

  it('come from English where a language lacks one, and only then is English fetched', async () => {
    const translator = await createTranslator();
    await showLanguage(translator, 'es');
    translator.removeResourceBundle('es', 'translation');
    translator.addResourceBundle('es', 'translation', {
      screens: { cases: 'Casos' },
      storage: {},
    });
    expect(translator.t('screens.cases')).toBe('Casos');
    expect(translator.hasResourceBundle('en', 'translation')).toBe(false);
    const arrived = new Promise<void>((resolve) => {
      translator.store.on('added', () => resolve());
    });
    translator.t('screens.settings');
    await arrived;
    expect(translator.t('screens.settings')).toBe('Settings');
  });

  it('keep what is put into them as it is, where they run from left to right', async () => {
    const translator = await createTranslator();
    await showLanguage(translator, 'en');
    expect(translator.t('banners.parked', { label: 'Ana <b> & Co' })).toContain('Ana <b> & Co');
    expect(isolated('ltr', 'X1234567L')).toBe('X1234567L');
  });
});

describe('what every language of the plan can do in this Chromium', () => {
  it.each(Object.entries(languageFacts))('%s counts and writes days', (language, { locale }) => {
    expect(Intl.PluralRules.supportedLocalesOf(locale)).toHaveLength(1);
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toHaveLength(1);
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(
      new Date('2026-12-03T12:00:00Z'),
    );
    expect(day, language).toMatch(/^\D*3\D/);
    expect(day).toMatch(/\p{L}{3}/u);
  });

  it('what stands in a sentence that runs the other way is isolated, so that no number turns around', () => {
    expect(isolated(languageFacts.ar.direction, '280020260012345')).toBe('\u2068280020260012345\u2069');
  });

  it('Arabic has six forms and runs from right to left', () => {
    expect(new Intl.PluralRules('ar').resolvedOptions().pluralCategories).toHaveLength(6);
    expect(languageFacts.ar.direction).toBe('rtl');
  });

  it('months are words, so that 3/12 is never read two ways', () => {
    expect(createFormat('en').day('2026-12-03')).toBe('3 Dec 2026');
  });

  it.each(Object.keys(languageFacts) as Language[])(
    '%s tells moments with a word and a clock of 24 hours',
    (language) => {
      const told = createFormat(language).instant('2026-11-30T18:05:00');
      expect(told).toMatch(/^30 .*\p{L}{3}.*2026.* 18:05$/u);
    },
  );

  it('Arabic days fit small columns', () => {
    expect(
      createFormat('ar')
        .weekdays()
        .map(({ tiny }) => tiny.length),
    ).toEqual(Array(7).fill(1));
  });
});
