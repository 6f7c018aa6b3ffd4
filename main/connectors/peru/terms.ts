// Reads the numbers that a notice prints: days to answer, money, instalments; nothing is counted or assumed here.

import type { Amount } from '../../model/amount.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { NoticeKind } from '../../model/notice.ts';
import { printedNumber, readNumber } from '../../model/printedNumbers.ts';
import { addDays } from '../../model/zonedTime.ts';
import { cleanText, findDates } from '../kit/dates.ts';
import { readAmount } from '../kit/reader/fieldValue.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { asEvidence, sentencesOf } from './sentences.ts';

const printedDays = new RegExp(
  String.raw`\b${printedNumber}(?: (\d{1,3}))? dias?(?: (habiles|calendarios?|naturales|corridos))?\b`,
  'g',
);
/** The person's own acts; a term in a sentence with one of them binds the person. */
const ownActs =
  /\b(?:subsan\w*|present\w*|impugn\w*|recurs\w*|apel\w*|reconsider\w*|pag(?:ar|ue|o|os|ad\w*)|cancel(?:ar|e)|cumpl\w*|absolv\w*|descargos?|adjunt\w*|remit\w*|contest\w*|respond\w*|aclar\w*)\b/;
const terms =
  /\b(?:plazo|termino|dentro de|maximo|contados?|cuenta con|tiene|dispone de|otorga\w*|concede\w*)\b/;
/** Terms of the authority itself, of validity, or of what is over. */
const othersTerms =
  /\b(?:la entidad|la administracion|esta superintendencia|silencio|sera resuelt\w*|se resolvera|vigencia|valid\w*|permanencia|prorroga de|estadia|excedi\w*|exceso de|vencio|por (?:cada )?dia)\b/;

/** What was given once and is over. */
const pastTerms =
  /\b(?:no cumplio|no subsano|no absolvio|no presento|se le otorgo|se otorgo|fue otorgado|habia|transcurri\w*|vencid[oa]|vencio|sin que)\b/;

export interface PrintedTerm {
  days: number;
  kind: 'business' | 'calendar' | null;
  sentence: string;
}

/** The shortest printed term in which the person has to act; null when none is printed. */
export function findTerm(text: string): PrintedTerm | null {
  const found = sentencesOf(text).flatMap((sentence) => termsIn(sentence));
  const own = found.filter(({ sentence }) => ownActs.test(normalWords(sentence)));
  const chosen = own.length > 0 ? own : found;
  return chosen.toSorted((one, other) => one.days - other.days)[0] ?? null;
}

function termsIn(sentence: string): PrintedTerm[] {
  const plain = normalWords(sentence);
  if (!terms.test(plain) || pastTerms.test(plain) || (othersTerms.test(plain) && !ownActs.test(plain)))
    return [];
  return [...plain.matchAll(printedDays)].flatMap(([, number = '', inBrackets, word]): PrintedTerm[] => {
    const days = readNumber(inBrackets ?? number);
    if (days === null) return [];
    const kind = word === undefined ? null : word === 'habiles' ? 'business' : 'calendar';
    return [{ days, kind, sentence: asEvidence(sentence) }];
  });
}

const money =
  /S\s?\/\.?\s?\d{1,3}(?:[,.' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|S\s?\/\.?\s?\d+(?:[.,]\d{1,2})?|\b\d[\d.,]*\d\s+(?:soles|PEN)\b/g;
const whole = /\b(?:total|asciende|multa|monto|importe|deuda|suma|ascendente)\b/;
const partAfter = /^(?:soles )?(?:por (?:cada )?dia|diari[oa]s?|por derecho|cada un[oa])\b/;
const partBefore = /\b(?:cuota(?: \w+)?(?: de)?|derecho de(?: \w+){0,3})$/;

export interface PrintedAmount {
  amount: Amount;
  sentence: string;
}

/** The amount that the notice asks for, in soles; a daily rate or one instalment is not it. */
export function findAmount(text: string): PrintedAmount | null {
  const found = sentencesOf(text).flatMap((sentence) => {
    return [...sentence.matchAll(money)].flatMap((match) => {
      const value = readAmount(match[0])?.value;
      const before = normalWords(sentence.slice(0, match.index));
      const after = normalWords(sentence.slice(match.index + match[0].length));
      const isPart = partAfter.test(after) || partBefore.test(before);
      const rank = isPart ? 2 : whole.test(before) ? 0 : 1;
      return value === undefined ? [] : [{ rank, value, sentence }];
    });
  });
  const best = found.toSorted((one, other) => one.rank - other.rank)[0];
  if (!best) return null;
  return { amount: { value: best.value, currency: 'PEN' }, sentence: asEvidence(best.sentence) };
}

/** `10 % de la UIT`, `0.5 UIT`, as printed; null when no share is printed. */
export const findUitShare = (text: string): string | null =>
  /\d[\d.,]*\s?(?:%|por ciento)\s+(?:de\s+(?:una?|la)\s+)?(?:\(?1\)?\s+)?U\.?I\.?T\b\.?/i.exec(text)?.[0] ??
  /\d[\d.,/]*\s+(?:de\s+(?:una?|la)\s+)?U\.?I\.?T\b\.?/i.exec(text)?.[0] ??
  null;

export const findPaymentPlace = (text: string): string | null => {
  const sentence = sentencesOf(text).find((one) =>
    /\b(?:banco de la nacion|pagalo pe|agente multired|codigo de (?:pago|tributo)|tributo n)\b/.test(
      normalWords(one),
    ),
  );
  return sentence === undefined ? null : asEvidence(sentence);
};

/** Each dated instalment of a payment plan as a stated day to pay. */
export function findInstalments(text: string): Deadline[] {
  const from = text.search(/cuotas?\b|cronograma/i);
  if (from < 0) return [];
  const plan = text.slice(from).replaceAll(/\s+/g, ' ');
  const dates = findDates(plan);
  const found: Deadline[] = [];
  const amounts = [...plan.matchAll(money)];
  const isAmountFirst = (amounts[0]?.index ?? Infinity) < (dates[0]?.index ?? 0);
  for (const [at, date] of dates.entries()) {
    if (date.day === null) continue;
    const before = dates[at - 1];
    const start = before ? before.index + before.raw.length : 0;
    const end = dates[at + 1]?.index ?? plan.length;
    const around = isAmountFirst ? [start, date.index] : [date.index, end];
    const amount = amounts.find(({ index }) => index >= (around[0] ?? 0) && index < (around[1] ?? 0));
    const isNumbered = /(?:cuota\D{0,12}\d{1,2}|\b\d{1,2}\D{0,3}\s?(?:cuota)?|cuota inicial)\D{0,40}$/i.test(
      plan.slice(start, date.index).slice(-60),
    );
    if (!amount || (!isNumbered && at > 0)) continue;
    const value = readAmount(amount[0])?.value;
    found.push({
      what: 'pay',
      on: date.day,
      certainty: 'stated',
      basis: `cuota ${found.length + 1}: ${date.raw}, ${amount[0].trim()}`,
      ...(value === undefined ? {} : { amount: { value, currency: 'PEN' } }),
    });
  }
  return found.length > 1 || /cuota/i.test(plan) ? found : [];
}

const payBy =
  /\b(?:pag(?:ar|ue|arse|o)|cancel(?:ar|arse|e)|abonar)\b.*\b(?:hasta|antes|a mas tardar|vence|vencimiento)\b|\b(?:vencimiento|fecha limite)\b.*\bpago\b|\bvencimiento\b/;
const answerBy =
  /\b(?:subsanar|presentar|absolver|responder|adjuntar|impugnar)\b.*\b(?:hasta|antes del|a mas tardar)\b|\bplazo (?:vence|maximo|hasta)\b|\bfecha limite\b/;

/** The last day that the notice itself prints for what it asks; null when it prints none. */
export function findStatedDay(text: string, kind: NoticeKind): { on: string; sentence: string } | null {
  const asks = kind === 'fine' ? payBy : kind === 'requirement' ? answerBy : null;
  if (!asks) return null;
  for (const sentence of sentencesOf(text)) {
    const date = asks.test(normalWords(sentence)) ? findDates(sentence).at(-1) : undefined;
    if (!date?.day) continue;
    // "Before the 15th" does not say whether the 15th counts: the 14th surely does.
    const isBefore = /\bantes (?:del?(?: d[ií]a)?|de la fecha)\W*$/i.test(
      cleanText(sentence).slice(0, date.index),
    );
    return { on: isBefore ? addDays(date.day, -1) : date.day, sentence: asEvidence(sentence) };
  }
  return null;
}
