// Says what belongs into which field of a form, by its label: the person's own data, never a secret, a captcha or a consent.
import type { FormField, PageForm } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { personLabels, signInWords } from './words.ts';

export interface FoundField {
  field: FormField;
  value: string;
}

const typed = new Set(['text', 'tel', 'email', 'search', 'number', 'date', 'select']);

/** The empty, visible fields of a form for which the account holds a value. */
export function personFields(form: PageForm, data: Readonly<Record<string, string>>): FoundField[] {
  return form.fields.flatMap((field): FoundField[] => {
    const words = ` ${normalWords(`${field.label ?? ''} ${field.label ? '' : field.name}`)} `;
    const isFree =
      field.isVisible && typed.has(field.type) && (field.value === '' || field.type === 'select');
    if (!isFree || words.trim() === '' || isAboutCaptcha(words)) return [];
    const name = personLabels.find(({ pattern }) => pattern.test(words))?.name;
    const value = name === undefined ? '' : valueOf(name, data);
    const told = value === '' ? null : asField(field, value);
    return told === null ? [] : [{ field, value: told }];
  });
}

const isAboutCaptcha = (words: string): boolean =>
  signInWords.captcha.some((word) => words.includes(` ${normalWords(word)} `));

function valueOf(name: string, data: Readonly<Record<string, string>>): string {
  const [year = '', month = '', day = ''] = (data['birthOn'] ?? '').split('-');
  if (name === 'birthDay') return day;
  if (name === 'birthMonth') return month;
  return (name === 'birthYear' ? year : data[name])?.trim() ?? '';
}

/** How this very field wants it: a choice by one of its options, a day as `dd/mm/yyyy` unless the field is one for days. */
function asField({ type, options }: FormField, value: string): string | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (type === 'select') {
    const wanted = normalWords(documentNames[value] ?? value);
    const found =
      options.find((option) => option.value !== '' && normalWords(option.text) === wanted) ??
      options.find((option) => option.value !== '' && isAlike(option, wanted, value));
    return found?.value ?? null;
  }
  return isDay && type !== 'date' ? value.split('-').toReversed().join('/') : value;
}

const isAlike = (option: { value: string; text: string }, wanted: string, value: string): boolean =>
  normalWords(option.text).includes(wanted) ||
  option.value.toLowerCase() === value.toLowerCase() ||
  (/^\d+$/.test(value) && /^\d+$/.test(option.value) && Number(option.value) === Number(value));

/** The kinds of document of the sign-in form, as portals write them. */
const documentNames: Readonly<Record<string, string>> = {
  carne: 'carné de extranjería',
  passport: 'pasaporte',
  ptp: 'permiso temporal de permanencia',
  cpp: 'carné de permiso temporal de permanencia',
};
