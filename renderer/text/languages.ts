// Loads the words of one language on demand and switches the window to it: those of the first rows first, the rest when they stand.
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

const loadFirst: Record<Language, () => Promise<{ first: unknown }>> = {
  en: () => import('../strings/en/first.ts'),
  es: () => import('../strings/es/first.ts'),
  ru: () => import('../strings/ru/first.ts'),
  uk: () => import('../strings/uk/first.ts'),
  fr: () => import('../strings/fr/first.ts'),
  pt: () => import('../strings/pt/first.ts'),
  ar: () => import('../strings/ar/first.ts'),
};
const loadRest: Record<Language, () => Promise<{ rest: unknown }>> = {
  en: () => import('../strings/en/rest.ts'),
  es: () => import('../strings/es/rest.ts'),
  ru: () => import('../strings/ru/rest.ts'),
  uk: () => import('../strings/uk/rest.ts'),
  fr: () => import('../strings/fr/rest.ts'),
  pt: () => import('../strings/pt/rest.ts'),
  ar: () => import('../strings/ar/rest.ts'),
};
/** A subject that comes with the rest. */
const ofTheRest = 'storage';

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
    missingKeyHandler: () => void addMissing(translator),
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
  loadFirst[language]().catch(() => undefined);
}

/**
 * Loads the words if they are not here yet, switches to them, and tells the document its language and direction. The rest
 * of the words comes along where the window had all of the language before.
 */
export async function showLanguage(translator: I18n, language: Language): Promise<void> {
  const isWhole = hasAllWords(translator);
  await addFirst(translator, language);
  if (isWhole) await addRest(translator, language);
  await translator.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Whether every word of the language that is shown is here; screens beside the inbox wait for that. */
export const hasAllWords = (translator: I18n): boolean =>
  hasRest(translator, translator.language as Language);

/** Loads what is still missing of the language that is shown. */
export const addAllWords = (translator: I18n): Promise<void> =>
  addRest(translator, translator.language as Language);

/** A word is not here: the rest of its language has not come yet, or the language lacks it. */
async function addMissing(translator: I18n): Promise<void> {
  if (!hasAllWords(translator)) return addAllWords(translator);
  await addFirst(translator, 'en');
  await addRest(translator, 'en');
}

const hasRest = (translator: I18n, language: Language): boolean =>
  translator.getResource(language, 'translation', ofTheRest) !== undefined;

async function addFirst(translator: I18n, language: Language): Promise<void> {
  if (translator.hasResourceBundle(language, 'translation')) return;
  translator.addResourceBundle(language, 'translation', (await loadFirst[language]()).first);
}

async function addRest(translator: I18n, language: Language): Promise<void> {
  if (hasRest(translator, language)) return;
  translator.addResourceBundle(language, 'translation', (await loadRest[language]()).rest, true);
}
