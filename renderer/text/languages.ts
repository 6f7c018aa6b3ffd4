// Loads the words of one language on demand and switches the window to it.
import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { directionOf } from '../../main/contract/languages.ts';
import type { Language, Settings } from '../../main/contract/views.ts';
import type { words } from '../strings/en/index.ts';

/** Every language has the keys of English; a test holds them to it. */
export type Words = typeof words;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}

const load: Record<Language, () => Promise<{ words: unknown }>> = {
  en: () => import('../strings/en/index.ts'),
  es: () => import('../strings/es/index.ts'),
  ru: () => import('../strings/ru/index.ts'),
  uk: () => import('../strings/uk/index.ts'),
  fr: () => import('../strings/fr/index.ts'),
  pt: () => import('../strings/pt/index.ts'),
  ar: () => import('../strings/ar/index.ts'),
};

/** The language to show: the person's choice, else the system's where Recado speaks it. */
export function languageOf(chosen: Settings['language'], system: Language): Language {
  return chosen === 'system' ? system : chosen;
}

/** Makes the translator, empty; `showLanguage` fills it. A word that a language lacks is fetched from English and shown then. */
export async function createTranslator(): Promise<I18n> {
  const translator = createInstance();
  await translator.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {},
    interpolation: {
      escapeValue: true,
      escape: (value) => isolated(directionOf(translator.language as Language), value),
    },
    saveMissing: true,
    missingKeyHandler: () => void addWords(translator, 'en'),
    react: { useSuspense: false, bindI18nStore: 'added' },
    returnEmptyString: false,
  });
  return translator;
}

/**
 * A name, number or file name of another direction put into a sentence must not turn the words around it: in a language
 * that runs from right to left each stands between marks of isolation (U+2068, U+2069). The others need none.
 */
export function isolated(direction: 'ltr' | 'rtl', value: string): string {
  return direction === 'rtl' ? `\u2068${value}\u2069` : value;
}

/** Begins to load the words of a language that will probably be shown; `showLanguage` says what goes wrong. */
export function expectLanguage(language: Language): void {
  load[language]().catch(() => undefined);
}

/** Loads the words if they are not here yet, switches to them, and tells the document its language and direction. */
export async function showLanguage(translator: I18n, language: Language): Promise<void> {
  await addWords(translator, language);
  await translator.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

async function addWords(translator: I18n, language: Language): Promise<void> {
  if (translator.hasResourceBundle(language, 'translation')) return;
  translator.addResourceBundle(language, 'translation', (await load[language]()).words);
}
