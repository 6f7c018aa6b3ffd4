// The languages that Recado speaks, in one place: what each calls itself, which way it runs, how it writes days and numbers.

interface LanguageFacts {
  /** Under this name it is found by whoever reads only that one. */
  ownName: string;
  direction: 'ltr' | 'rtl';
  /** For Intl. English dates begin with the day. Arabic keeps the digits that stand on every paper of these authorities. */
  locale: string;
}

export const languageFacts = {
  en: { ownName: 'English', direction: 'ltr', locale: 'en-GB' },
  es: { ownName: 'Español', direction: 'ltr', locale: 'es' },
  ru: { ownName: 'Русский', direction: 'ltr', locale: 'ru' },
  uk: { ownName: 'Українська', direction: 'ltr', locale: 'uk' },
  fr: { ownName: 'Français', direction: 'ltr', locale: 'fr' },
  pt: { ownName: 'Português', direction: 'ltr', locale: 'pt-BR' },
  ar: { ownName: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn' },
} as const satisfies Record<string, LanguageFacts>;

/** Those whose words are here; a test holds this list to the folders of words, for the screens and for the shell. */
export const languages = [
  'en',
  'es',
  'ru',
  'uk',
  'fr',
  'pt',
  'ar',
] as const satisfies (keyof typeof languageFacts)[];
export type Language = (typeof languages)[number];

/** Which way the words of a language run, as HTML's `dir` says it. */
export const directionOf = (language: Language): LanguageFacts['direction'] =>
  languageFacts[language].direction;

/** The first language of a wish list (`fr-FR`, `es-PE`) that Recado speaks, else English. */
export function firstSpoken(wished: readonly string[]): Language {
  const spoken = wished.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return spoken ?? 'en';
}

const isLanguage = (tag: string): tag is Language => languages.some((language) => language === tag);
