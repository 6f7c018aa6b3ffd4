// Turns the words of one cell or label into a field's value, and tells by their look what unnamed words are.

import { cleanText, dateValue, findDates, hasDigits, mayHoldDate, readDate } from '../dates.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { dateFields } from '../vocabulary/vocabulary.ts';
import type { FieldValue } from './pageReading.ts';

// Asked for every text of a page: a pattern written inside of a function is made anew at each call.
const caseInText =
  /(?<![\w/-])(?:\d{15}|[A-Z]\d{14}|[A-Z]{0,5}[-/]?\d{3,8}[-/](?:19|20)\d{2}|(?:19|20)\d{2}[-/]\d{4,8})(?![\w/-])/;
/** The shortest number that is one. */
const leastCaseDigits = 7;
const threeDigits = /\d{3}/;
const numberMark = /^(?:n\.?\s?[º°o]\.?|nro\.?|núm\.?|num\.?|:|#)\s*/i;
const longestWordForNothing = 'undefined'.length;
const wordStart = /^[a-z\d]/i;
const blank = /^[\s\-–—_.·/]*$|^(?:n\/?a|s\/?n|null|undefined|ninguno|ninguna|no consta)$/i;

/** Null when the words say nothing (a dash, `N/A`). */
export function fieldValue(field: FieldName, words: string, confidence: number): FieldValue | null {
  const raw = cleanText(words).trim();
  if (saysNothing(raw)) return null;
  if (dateFields.includes(field)) return dateFieldValue(raw, confidence);
  if (field === 'amount') return { value: readAmount(raw)?.value ?? null, raw, confidence };
  if (field === 'caseNumber' || field === 'noticeId' || field === 'csv') {
    const number = numberMark.test(raw) ? raw.replace(numberMark, '').trim() : raw;
    return { value: number || null, raw, confidence };
  }
  return { value: raw, raw, confidence };
}

/** Most values are longer words, which need no look at all ways to say nothing. */
const saysNothing = (raw: string): boolean =>
  (raw.length <= longestWordForNothing || !wordStart.test(raw)) && blank.test(raw);

function dateFieldValue(raw: string, confidence: number): FieldValue {
  const date = readDate(raw);
  if (!date) return { value: null, raw, confidence: confidence * 0.5 };
  const value: FieldValue = { value: dateValue(date), raw, confidence };
  if (date.note) value.note = date.note;
  return value;
}

/** `S/ 1,515.00`, `1.234,56 €`, `$ 45.000`: decimal text with a point and the currency where one is printed. */
export function readAmount(text: string): { value: string; currency: string | null } | null {
  const digits = /\d[\d.,' ]*/
    .exec(text)?.[0]
    .replaceAll(/[' ]/g, '')
    .replace(/[.,]+$/, '');
  if (!digits) return null;
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replaceAll(/[.,]/g, '');
  const value = decimals ? `${whole}.${(decimals[1] ?? '').padEnd(2, '0')}` : whole;
  const currency = /€|\beur(?:os?)?\b/i.test(text)
    ? 'EUR'
    : /s\/|\bpen\b|\bsoles\b/i.test(text)
      ? 'PEN'
      : /\bclp\b|\bpesos\b/i.test(text)
        ? 'CLP'
        : null;
  return { value, currency };
}

/** Fifteen characters of an expediente, or a number with a slash or dash and a year, or a lettered number. */
export function looksLikeCase(text: string): boolean {
  const word = text.trim();
  if (word.length < 6 || word.length > 32 || !threeDigits.test(word) || findDates(word).length > 0)
    return false;
  return (
    /^\d{15}$|^[a-z]\d{14}$/i.test(word) ||
    /^(?:[a-z]{1,8}[-/ .]?)?\d{1,12}[-/ ]\d{2,12}(?:[-/ ][a-z\d]{1,12}){0,3}$/i.test(word) ||
    /^[a-z]{1,8}[-/ ]?\d{5,14}(?:[-/][a-z\d]{1,10}){0,2}$/i.test(word)
  );
}

/** Case number inside a longer text, null when none is seen. */
export function findCase(text: string): string | null {
  return hasDigits(text, leastCaseDigits) ? (caseInText.exec(text)?.[0] ?? null) : null;
}

/** Holds a day or a number of a case, as rows of notices do: a day takes four digits, a number more. */
export const looksOfRow = (text: string): boolean =>
  hasDigits(text, 4) && (mayHoldDate(text) || findCase(text) !== null);

/** NIE, DNI or a masked one such as `***1234**`. */
export const looksLikePersonId = (text: string): boolean =>
  /^(?:[xyz][-. ]?\d{7,8}[-. ]?[a-z]|\d{8}[-. ]?[a-z]|\*+\w{3,5}\*+\w?|(?:ce|ptp|cpp|dni|pas)[-. ]?\d{6,12})$/i.test(
    text.trim(),
  );

export const looksLikeAmount = (text: string): boolean =>
  /^(?:s\/\.?|€|\$|usd|pen|eur)\s?\d[\d.,' ]*$|^\d[\d.,' ]*\s?(?:€|eur|euros|soles|usd|pen)$/i.test(
    text.trim(),
  );

/** The text is a date (and an hour), with few other words. */
export function isMostlyDate(text: string): boolean {
  if (text.length > 60 || !mayHoldDate(text)) return false;
  const dates = findDates(text);
  const rest = text.length - dates.reduce((sum, date) => sum + date.raw.length, 0);
  return dates.length > 0 && rest < 14;
}
