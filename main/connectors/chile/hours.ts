// Reads the wall time as these mails print it: 09:30, 9.30 hrs, a las 9:30 AM, 14 horas, a las 3 y media de la tarde.
import type { WallTime } from '../../model/day.ts';
import { fold } from './fold.ts';

const half = String.raw`(?:\s*([ap])\.?\s?m\b\.?|\s*(?:hrs?\.?|horas?)?\s*de la (manana|tarde|noche))`;
const words =
  'cero una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte'.split(
    ' ',
  );
const spelled = words.join('|');

/** Each gives hour, minute, a or p, and the part of the day. */
const patterns: readonly RegExp[] = [
  // 09:30, 9:30 AM, 14:00 horas, 2:30 de la tarde
  new RegExp(String.raw`(?<![\d:/.-])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])${half}?`),
  // 9.30 hrs, 09,30 horas; without the word it could be an amount
  new RegExp(
    String.raw`(?<![\d:/.-])(\d{1,2})[.,](\d{2})(?![\d.])(?=\s*(?:[ap]\.?\s?m\b|h(?:rs?|oras?|s)?\b|de la (?:manana|tarde|noche)))${half}?`,
  ),
  // a las 9.30
  new RegExp(String.raw`\ba las? (\d{1,2})\.(\d{2})(?!\d)${half}?`),
  // 9h30, 9 h 30, 14 horas con 30 minutos, 09'30
  /(?<![\d:/.-])(\d{1,2})(?:\s?h\s?|'| horas? (?:con |y )?)([0-5]\d)(?: minutos)?\b/,
  // 0930 hrs
  /(?<![\d:/.-])([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|horas)\b/,
  // 9 AM, a las 2 de la tarde
  new RegExp(String.raw`(?<![\d:/.-])(\d{1,2})()${half}`),
  // a las 15 horas; "24 horas" without "a las" is a length of time
  /\b(?:a )?las? (\d{1,2})()\s*(?:h(?:rs|oras)?\b)/,
];

/** The first wall time in the text; null when none is printed or the printed one does not exist. */
export function findHour(text: string): WallTime | null {
  const folded = fold(text);
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    if (match) return wallTime(Number(match[1]), Number(match[2] || 0), match[3] ?? letterOf(match[4]));
  }
  return spelledHour(folded);
}

/** The value behind the label "Hora", where a bare number of hours is an hour too: `15 hrs`. */
export function hourOfField(text: string): WallTime | null {
  const bare = /^\s*(\d{1,2})\s*(?:h(?:rs?|oras?)?\.?)\s*$/.exec(fold(text));
  return findHour(text) ?? (bare ? wallTime(Number(bare[1]), 0, '') : null);
}

/** A las nueve y media, a las 3 y cuarto de la tarde, mediodía. */
function spelledHour(folded: string): WallTime | null {
  const match = new RegExp(
    String.raw`\b(?:a )?las? (${spelled}|\d{1,2})(?: y (media|cuarto|treinta|quince))?(?:\s*(?:hrs?\.?|horas?))?(?: (?:de la (manana|tarde|noche)|en punto))?(?=[\s,.;)]|$)`,
  ).exec(folded);
  const isTold =
    match && (match[2] || match[3] || / en punto/.test(match[0]) || words.includes(match[1] ?? ''));
  if (match?.[1] && isTold) {
    const hour = words.includes(match[1]) ? words.indexOf(match[1]) : Number(match[1]);
    const minute = { media: 30, treinta: 30, cuarto: 15, quince: 15 }[match[2] ?? ''] ?? 0;
    return wallTime(hour, minute, letterOf(match[3]));
  }
  return /\b(?:al?|del) medio ?dia\b|\b12 del (?:medio ?)?dia\b/.test(folded) ? '12:00' : null;
}

const letterOf = (part: string | undefined): string =>
  part === 'tarde' || part === 'noche' ? 'p' : part === 'manana' ? 'a' : '';

function wallTime(printedHour: number, minute: number, part: string): WallTime | null {
  let hour = printedHour;
  if (part !== '' && hour > 12) return minute <= 59 && hour <= 23 && part === 'p' ? wall(hour, minute) : null;
  if (part.startsWith('p') && hour < 12) hour += 12;
  if (part.startsWith('a') && hour === 12) hour = 0;
  return hour > 23 || minute > 59 ? null : wall(hour, minute);
}

const wall = (hour: number, minute: number): WallTime =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
