// Reads the wall time as these mails print it: 09:30, 9.30 hrs, a las 9:30 AM, 14:00 horas.
import type { WallTime } from '../../model/day.ts';
import { fold } from './fold.ts';

const patterns: readonly RegExp[] = [
  // 09:30, 9:30 AM, 14:00 horas
  /(?<![\d:/.-])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])\s*([ap]\.?\s?m\b\.?)?/,
  // 9.30 hrs, 09.30 horas; without the word it could be an amount
  /(?<![\d:/.-])(\d{1,2})\.(\d{2})(?![\d.])\s*(?:([ap]\.?\s?m\b\.?)|h(?:rs?|oras?|s)?\b)/,
  // 9h30
  /(?<![\d:/.-])(\d{1,2})h(\d{2})\b/,
  // 9 AM, a las 15 horas; "24 horas" without "a las" is a length of time
  /(?<![\d:/.-])(\d{1,2})()\s*([ap]\.?\s?m\b\.?)/,
  /\ba las? (\d{1,2})()()\s*h(?:rs|oras)\b/,
];

/** The first wall time in the text; null when none is printed or the printed one does not exist. */
export function findHour(text: string): WallTime | null {
  const folded = fold(text);
  for (const pattern of patterns) {
    const match = pattern.exec(folded);
    if (match) return wallTime(Number(match[1]), Number(match[2] || 0), match[3] ?? '');
  }
  return null;
}

function wallTime(printedHour: number, minute: number, half: string): WallTime | null {
  let hour = printedHour;
  if (half !== '' && hour > 12) return null;
  if (half.startsWith('p') && hour < 12) hour += 12;
  if (half.startsWith('a') && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
