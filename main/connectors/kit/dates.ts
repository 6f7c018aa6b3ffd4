// Reads dates as portals and people write them in five languages: day first, never guessed, never made up.
import type { Day } from '../../model/day.ts';

/** `dayFirst`: 03/04 could also be read month first. `twoDigitYear`: the century was added. `impossible`: no such day. */
export type DateNote = 'dayFirst' | 'twoDigitYear' | 'impossible';

export interface WrittenDate {
  /** The words as printed. */
  raw: string;
  /** Where `raw` begins in the text after `cleanText`. */
  index: number;
  /** Null when no such day exists (31/02/2026, 07/16/2026). */
  day: Day | null;
  /** Wall time `HH:MM:SS` in the portal's zone; null when none is printed. */
  time: string | null;
  /** Printed offset such as `+02:00` or `Z`; null when none. */
  offset: string | null;
  note: DateNote | null;
}

const monthNames = [
  'enero ene gener gen xaneiro xan january jan urtarrila urt',
  'febrero feb febrer febr febreiro february otsaila ots',
  'marzo mar marc march martxoa',
  'abril abr april apr apirila api',
  'mayo may maig mai maio maiatza',
  'junio jun juny xuno xun june ekaina eka',
  'julio jul juliol xullo xul july uztaila uzt',
  'agosto ago agost ag august aug abuztua abu',
  'septiembre setiembre sep sept setembre set setembro september iraila ira',
  'octubre oct outubro out october urria urr',
  'noviembre nov novembre novembro november azaroa aza',
  'diciembre dic desembre des decembro dec december abendua abe',
];

const monthNumbers: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const clock = String.raw`(?:[\s,t]*(?:-\s+)?(?:\ba\s+las?\s+|\ba\s+les\s+|\bas\s+|\bat\s+)?(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?(?:\s*([ap])\.?\s?m\b\.?)?(?:\s?(z\b|[+-]\d{2}:?\d{2}))?)?`;
const start = String.raw`(?<![a-z0-9])(?<!\d[/.-])`;
const end = String.raw`(?![0-9]|[/.-]\d)`;
const yearFirst = String.raw`${start}(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=t\d|${end})`;
const dayFirst = String.raw`${start}(\d{1,2})(\s?[/.-]\s?)(\d{1,2})\6(\d{4}|\d{2})${end}`;
const dayWordYear = String.raw`${start}(\d{1,2})(?:\.?[ºo°]|st|nd|rd|th)?(?:\s+de\s+|\s+d'\s?|\s+del?\s+|\s+|[-/.])([a-z]{2,12})\.?(?:,?\s+de\s+|,?\s+del\s+|,?\s+|[-/.])(\d{4})(?![0-9])`;
const wordDayYear = String.raw`(?<![a-z0-9])([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?![0-9])`;
const basque = String.raw`(?<![a-z0-9])(\d{4})\s?-?(?:ko|eko)\s+([a-z]{3,14})\s+(\d{1,2})(?![0-9])`;
const writtenDate = new RegExp(
  `(?:${yearFirst}|${dayFirst}|${dayWordYear}|${wordDayYear}|${basque})${clock}`,
  'g',
);

const clockFrom = 18;

// Asked for every text of a page: a pattern written inside of a function is made anew at each call.
const maybeDate = /(?:19|2[01])\d{2}|\d[^\d]{1,3}\d{1,2}[^\d]{1,3}\d{2}/;
const slashedDay = /^\d\d\/\d\d\/\d{4}(?: (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/;

/** Invisible marks that old browsers put between the parts of a date, and the many kinds of blank. */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  return text
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\s\u00a0\u202f\u2007]+/g, ' ');
}

/** One kind of blank, one at a time, and no letters that marks may join: most texts. Beyond Latin letters not looked at. */
function isClean(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || (code > 126 && code < 161) || code === 173 || code >= 0x300) return false;
    if (code === 32 && before === 32) return false;
    before = code;
  }
  return true;
}

/** Every date in the text, in order. A day and month without a year is no date. */
export function findDates(text: string): WrittenDate[] {
  const plain = plainDate(text);
  if (plain) return [plain];
  if (!mayHoldDate(text)) return [];
  const clean = cleanText(text);
  const folded = fold(clean);
  const found: WrittenDate[] = [];
  for (const match of folded.matchAll(writtenDate)) {
    const parts = partsOf(match);
    if (!parts) continue;
    found.push({
      raw: clean.slice(match.index, match.index + match[0].length).trim(),
      index: match.index,
      day: dayOf(parts.year, parts.month, parts.day),
      time: timeOf(match),
      offset: match[clockFrom + 4]?.toUpperCase() ?? null,
      note: noteOf(parts),
    });
  }
  return found;
}

/** What most cells hold, a day and perhaps an hour and nothing else, without the search through all spellings. */
function plainDate(text: string): WrittenDate | null {
  const isTimed = text.length === 16 || text.length === 19;
  if ((!isTimed && text.length !== 10) || text[2] !== '/') return null;
  if (!slashedDay.test(text)) return null;
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  const month = twoDigits(text, 3);
  const day = twoDigits(text, 0);
  return {
    raw: text,
    index: 0,
    day: dayOf(year, month, day),
    time: isTimed ? (text.length === 19 ? text.slice(11) : `${text.slice(11)}:00`) : null,
    offset: null,
    note: noteOf({ year, month, day, hasShortYear: false, isNumericDayFirst: true }),
  };
}

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** The first date in the text, null when there is none. */
export function readDate(text: string): WrittenDate | null {
  return plainDate(text) ?? findDates(text)[0] ?? null;
}

export const hasDigit = (text: string): boolean => hasDigits(text, 1);

/** Has at least as many digits, wherever they stand: cheaper to ask than any pattern that needs them. */
export function hasDigits(text: string, least: number): boolean {
  let left = least;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57 && (left -= 1) === 0) return true;
  }
  return false;
}

/** Quick test without building anything: could this text hold a date? */
export function mayHoldDate(text: string): boolean {
  return maybeDate.test(text);
}

/** Value for a field: `2026-07-16` or `2026-07-16T10:30:00`; null when the day is impossible. */
export function dateValue(date: WrittenDate): string | null {
  if (!date.day) return null;
  return date.time ? `${date.day}T${date.time}${date.offset ?? ''}` : date.day;
}

interface DateParts {
  year: number;
  month: number;
  day: number;
  hasShortYear: boolean;
  isNumericDayFirst: boolean;
}

function partsOf(match: RegExpMatchArray): DateParts | null {
  const [, iy, , im, id, dd, , dm, dy, wd, wm, wy, em, ed, ey, by, bm, bd] = match;
  const plain = { hasShortYear: false, isNumericDayFirst: false };
  if (iy) return { ...plain, year: Number(iy), month: Number(im), day: Number(id) };
  if (dy) {
    const hasShortYear = dy.length === 2;
    const year = hasShortYear ? Number(dy) + (Number(dy) < 80 ? 2000 : 1900) : Number(dy);
    return { year, month: Number(dm), day: Number(dd), hasShortYear, isNumericDayFirst: true };
  }
  const [year, word, day] = wy ? [wy, wm, wd] : ey ? [ey, em, ed] : [by, bm, bd];
  const month = monthOf(word ?? '');
  return month ? { ...plain, year: Number(year), month, day: Number(day) } : null;
}

function monthOf(word: string): number | undefined {
  return monthNumbers.get(word) ?? monthNumbers.get(word.replace(/(?:ren|ko|k|n)$/, ''));
}

/** Checks against the calendar: `null` rather than a day that rolls over into the next month. */
function dayOf(year: number, month: number, day: number): Day | null {
  if (!isDay(year, month, day)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function timeOf(match: RegExpMatchArray): string | null {
  const [hourText, minute, second, half] = match.slice(clockFrom, clockFrom + 4);
  if (!hourText || !minute) return null;
  let hour = Number(hourText);
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minute}:${second ?? '00'}`;
}

function noteOf(parts: DateParts): DateNote | null {
  if (!isDay(parts.year, parts.month, parts.day)) return 'impossible';
  if (parts.hasShortYear) return 'twoDigitYear';
  if (parts.isNumericDayFirst && parts.day <= 12 && parts.day !== parts.month) return 'dayFirst';
  return null;
}

/** Lower case without accents, same length, so that positions stay true. */
function fold(text: string): string {
  return text
    .replaceAll(/[^\0-\x7f]/g, (char) => {
      const base = char.normalize('NFD').charAt(0);
      return base.length === char.length ? base : char;
    })
    .toLowerCase();
}
