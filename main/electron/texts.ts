// The few words that the shell itself shows (tray, menu, notifications, dialogs), in the app's language.
import { firstSpoken } from '../contract/languages.ts';
import type { Language, Settings } from '../contract/views.ts';
import ar from './strings/ar.json' with { type: 'json' };
import en from './strings/en.json' with { type: 'json' };
import es from './strings/es.json' with { type: 'json' };
import fr from './strings/fr.json' with { type: 'json' };
import pt from './strings/pt.json' with { type: 'json' };
import ru from './strings/ru.json' with { type: 'json' };
import uk from './strings/uk.json' with { type: 'json' };

type Singular<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type TextKey = Singular<keyof typeof en>;

export interface Texts {
  language: Language;
  (key: TextKey, values?: Record<string, string | number>): string;
}

const dictionaries: Record<Language, Record<string, string>> = { ar, en, es, fr, pt, ru, uk };

/** A text with `count` takes the plural form that its language has for the number. */
export function createTexts(language: Language): Texts {
  const dictionary = dictionaries[language];
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const texts = (key: TextKey, values: Record<string, string | number> = {}): string => {
    const form = typeof values.count === 'number' ? `${key}_${plural.select(values.count)}` : key;
    const text = wordsOf(dictionary, key, form) ?? wordsOf(en, key, form) ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_hole, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
  return Object.assign(texts, { language });
}

const wordsOf = (dictionary: Record<string, string>, key: string, form: string): string | undefined =>
  dictionary[form] ?? dictionary[`${key}_other`];

export const chosenLanguage = (setting: Settings['language'], preferred: string[]): Language =>
  setting === 'system' ? firstSpoken(preferred) : setting;
