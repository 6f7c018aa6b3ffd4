// Reads the day as these mails print it, also spelled out in words, with a Roman month, or without a year.
import type { Day } from '../../model/day.ts';
import { findDates } from '../kit/dates.ts';
import { fold } from './fold.ts';

export interface PrintedDay {
  /** Null: printed, but there is no such day, or its year is not told. */
  day: Day | null;
  /** Where it begins in the text with its blanks made single. */
  index: number;
  problem: 'impossible' | 'weekdayMismatch' | 'yearMissing' | null;
  /** The year is not printed: it follows from the weekday and the day of the mail. */
  isYearDerived: boolean;
}

const weekdays = ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'];
const englishWeekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const englishMonths =
  'january february march april may june july august september october november december'.split(' ');
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const units =
  '|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve|treinta|treinta y uno|treinta y dos|treinta y tres|treinta y cuatro|treinta y cinco|treinta y seis|treinta y siete|treinta y ocho|treinta y nueve|cuarenta'.split(
    '|',
  );
const spelledUnits = units
  .slice(1)
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const monthWords = [...months, 'setiembre'].join('|');
const dayWord = String.raw`(primero|${spelledUnits}|\d{1,2}(?:[°º]|ro)?)`;
const yearWord = String.raw`(\d\.?\d{3}|dos mil(?: (?:${spelledUnits}))?)`;

/** The day in words or numbers, month in words, year in words, with a point, or missing. */
const spelled = new RegExp(
  String.raw`\b${dayWord} (?:de|del mes de) (${monthWords})(?:,? (?:de|del|del ano|de este ano|ano)? ?${yearWord})?(?!\w)`,
);
const monthFirst = new RegExp(String.raw`\b(${monthWords}) (\d{1,2}),? (?:de |del )?(\d{4})\b`);
const romanMonth = /\b(\d{1,2})[-/. ]([ivx]{1,4})[-/. ](\d{4})\b/;
const englishYearless = new RegExp(
  String.raw`\b(?:(${englishMonths.join('|')}) (\d{1,2})|(\d{1,2})(?:st|nd|rd|th)? (?:of )?(${englishMonths.join('|')}))(?!\w|,? \d{4})`,
);

/** Does the text print any day at all? */
export const hasDay = (text: string): boolean => printedDay(text, null) !== null;

/** The first day that the text prints; `mailOn` tells the year of a day that stands without one. */
export function printedDay(text: string, mailOn: Day | null): PrintedDay | null {
  const date = findDates(text)[0];
  const flat = fold(text.replaceAll(/\s+/g, ' '));
  if (date) return checked(flat, { day: date.day, index: date.index });
  const inWords = wordsOf(flat);
  if (!inWords) return null;
  const { year, month, day, index } = inWords;
  if (year !== null) return checked(flat, { day: dayOf(year, month, day), index });
  return withoutYear(flat, mailOn, { month, day, index });
}

interface DayWords {
  year: number | null;
  month: number;
  day: number;
  index: number;
}

function wordsOf(flat: string): DayWords | null {
  const first = spelled.exec(flat);
  if (first?.[1] && first[2]) {
    const month = months.indexOf(first[2] === 'setiembre' ? 'septiembre' : first[2]) + 1;
    return { day: numberOf(first[1]), month, year: yearOf(first[3]), index: first.index };
  }
  const turned = monthFirst.exec(flat);
  if (turned?.[1]) {
    const month = months.indexOf(turned[1] === 'setiembre' ? 'septiembre' : turned[1]) + 1;
    return { day: Number(turned[2]), month, year: Number(turned[3]), index: turned.index };
  }
  const old = romanMonth.exec(flat);
  if (old?.[2] && roman.includes(old[2]))
    return { day: Number(old[1]), month: roman.indexOf(old[2]) + 1, year: Number(old[3]), index: old.index };
  const english = englishYearless.exec(flat);
  if (!english) return null;
  const month = englishMonths.indexOf(english[1] ?? english[4] ?? '') + 1;
  return { day: Number(english[2] ?? english[3]), month, year: null, index: english.index };
}

const numberOf = (word: string): number =>
  word === 'primero' ? 1 : Math.max(units.indexOf(word), Number.parseInt(word, 10) || 0);

function yearOf(words: string | undefined): number | null {
  if (!words) return null;
  if (/^\d/.test(words)) return Number(words.replace('.', ''));
  const rest = words.slice('dos mil'.length).trim();
  return 2000 + (rest === '' ? 0 : units.indexOf(rest));
}

function dayOf(year: number, month: number, day: number): Day | null {
  const isDay = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
}

/** What the text calls the day, 0 for Sunday; null when it does not. */
function weekdayBefore(flat: string, index: number): number | null {
  const word =
    /([a-z]+)[\s,.]*(?:el |the |dia )?$/.exec(flat.slice(Math.max(0, index - 40), index))?.[1] ?? '';
  const named = Math.max(
    weekdays.indexOf(word),
    englishWeekdays.indexOf(word),
    word.length === 3 ? weekdays.findIndex((name) => name.startsWith(word)) : -1,
  );
  return named < 0 ? null : named;
}

const isOn = (day: Day, weekday: number): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday;

function checked(flat: string, { day, index }: { day: Day | null; index: number }): PrintedDay {
  const weekday = weekdayBefore(flat, index);
  const fits = day === null || weekday === null || isOn(day, weekday);
  return {
    day: fits ? day : null,
    index,
    problem: day === null ? 'impossible' : fits ? null : 'weekdayMismatch',
    isYearDerived: false,
  };
}

/** An appointment lies ahead of its mail: within the next twelve months, and on the weekday that is printed. */
function withoutYear(
  flat: string,
  mailOn: Day | null,
  { month, day, index }: Omit<DayWords, 'year'>,
): PrintedDay {
  const weekday = weekdayBefore(flat, index);
  const none: PrintedDay = { day: null, index, problem: 'yearMissing', isYearDerived: false };
  if (mailOn === null || weekday === null) return none;
  const year = Number(mailOn.slice(0, 4));
  const ahead = [year, year + 1]
    .map((one) => dayOf(one, month, day))
    .find((one) => one !== null && one >= mailOn);
  return ahead && isOn(ahead, weekday) ? { day: ahead, index, problem: null, isYearDerived: true } : none;
}
