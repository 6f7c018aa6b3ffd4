// Reads the terms that a mail prints; counting the days is not done here.
import type { Deadline, DeadlineKind } from '../../model/deadline.ts';
import { printedNumber, readNumber } from '../../model/printedNumbers.ts';
import { findDates } from '../kit/dates.ts';
import { fold } from './fold.ts';
import { sentencesOf } from './sentences.ts';

const term = new RegExp(
  String.raw`(?:plazo|termino|dentro de|en un maximo|cuenta con|tiene|dispone de|within|period of)[^.\n]{0,60}?\b${printedNumber}\b\s*(?:\(\s*[\p{L}\d\s]{1,20}\s*\)\s*)?(?:dias?|days?|business days?|working days?|calendar days?)\s*(habiles|corridos)?`,
  'u',
);

export interface PrintedTerm {
  deadline: Deadline;
  evidence: Record<string, string>;
}

/** The printed term for an answer or a payment; the day only where the mail itself states one. Null when none is printed. */
export function printedTerm(text: string, what: DeadlineKind): PrintedTerm | null {
  for (const sentence of sentencesOf(text)) {
    const folded = fold(sentence);
    const basis = sentence.slice(0, 400);
    const until =
      /\b(hasta el|a mas tardar el|antes del|vence el|fecha limite|plazo (?:maximo|limite)|until|no later than|before)\b/.exec(
        folded,
      );
    const stated = until ? findDates(sentence.slice(until.index))[0]?.day : null;
    // "Before the 15th" does not say whether the 15th counts: the sentence is shown instead of a day.
    if (stated && /antes|before/.test(until?.[1] ?? ''))
      return { deadline: { what, on: null, certainty: 'unknown', basis }, evidence: {} };
    if (stated) return { deadline: { what, on: stated, certainty: 'stated', basis }, evidence: {} };
    const match = term.exec(folded);
    if (!match?.[1]) continue;
    const days = readNumber(match[1]);
    if (days === null) continue;
    const isBusiness =
      match[2] === 'habiles' ||
      /(?:business|working) days?/.test(match[0]) ||
      /dias habiles/.test(folded.slice(match.index));
    const kind = isBusiness
      ? 'business'
      : match[2] === 'corridos' || /calendar days?/.test(match[0])
        ? 'calendar'
        : 'unsaid';
    return {
      deadline: { what, on: null, certainty: 'unknown', basis },
      evidence: { responseDays: String(days), responseDaysKind: kind },
    };
  }
  return null;
}
