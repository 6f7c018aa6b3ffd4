// Finds in a PDF's text what a person looks for: codes, numbers, days, amounts; each with the line that it stands in.
import { createHash } from 'node:crypto';
import type { PrintedFact } from '../model/documentReading.ts';
import { readCaseNumber } from '../model/identifiers/caseNumber.ts';
import { readPersonNumber } from '../model/identifiers/personNumber.ts';
import { findRegistryNumbers } from '../model/identifiers/registryNumber.ts';
import { findVerificationCodes } from '../model/identifiers/verificationCode.ts';
import { printedNumber, readNumber } from '../model/printedNumbers.ts';

type Found = Pick<PrintedFact, 'kind' | 'value'> & Pick<Partial<PrintedFact>, 'unit'>;

const mostFacts = 60;
const mostOfAKind = 12;
const longestLine = 300;

/** `pages` are lines joined by line ends. Facts stand in the order of the pages, each value once for its kind. */
export function findPrintedFacts(pages: readonly string[]): PrintedFact[] {
  const facts = new Map<string, PrintedFact>();
  const counts = new Map<string, number>();
  for (const [at, text] of pages.entries()) {
    const lines = text.split('\n');
    for (const [no, line] of lines.entries()) {
      // A label often stands on the line before its value, and a sentence goes on in the next.
      const around = { before: lines[no - 1] ?? '', after: lines[no + 1] ?? '' };
      for (const found of factsOfLine(line, around)) {
        const key = `${found.kind} ${found.value} ${found.unit ?? ''}`;
        const count = counts.get(found.kind) ?? 0;
        if (facts.has(key) || count >= mostOfAKind || facts.size >= mostFacts) continue;
        counts.set(found.kind, count + 1);
        const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
        const value = found.kind === 'verificationCode' ? maskCode(found.value) : found.value;
        facts.set(key, { id, ...found, value, page: at + 1, line: cut(maskCodes(line.trim())) });
      }
    }
  }
  return [...facts.values()];
}

/** The codes themselves, for who copies one: by the id of their fact. */
export function codesOf(pages: readonly string[]): Map<string, string> {
  const codes = pages.flatMap((page) => findVerificationCodes(page)).map(({ value }) => value);
  const idOf = (value: string) =>
    createHash('sha256').update(`verificationCode ${value} `).digest('hex').slice(0, 16);
  return new Map(codes.map((value) => [idOf(value), value]));
}

/** A code opens its document to anybody who has it: what is kept and searched must not hold it. */
export function maskCodes(text: string): string {
  let masked = text;
  for (const { value } of findVerificationCodes(text)) {
    const digits = value.replace(/^[A-Z]+-/, '').replaceAll('-', '');
    const printed = new RegExp(digits.split('').join('\\s?-?\\s?'), 'g');
    masked = masked.replaceAll(printed, `${digits.slice(0, 4)}…${digits.slice(-4)}`);
  }
  return masked;
}

const maskCode = (value: string): string => value.replace(/([0-9a-f]{4})-.*-([0-9a-f]{4})$/, '$1…$2');
const cut = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);

function* factsOfLine(line: string, around: { before: string; after: string }): Generator<Found> {
  // The word CSV may stand on the line before a code that is printed without dashes.
  const labelled = /\b(?:csv|verificaci[oó]n)\b[^:\n]*:?\s*$/i.test(around.before) ? `CSV: ${line}` : line;
  for (const { value } of findVerificationCodes(labelled)) yield { kind: 'verificationCode', value };
  for (const [url] of line.matchAll(/https:\/\/[\w.-]+(?:\/[\w./?=&%~-]*)?/gi))
    yield { kind: 'verificationAddress', value: url.replace(/[.,]+$/, '') };
  // Most lines are words only, and what follows costs more than all else that is done with them.
  const hasDigit = /\d/.test(line);
  if (hasDigit) yield* numbersOf(line, around.before);
  yield* daysOf(line, around.after);
  if (!hasDigit) return;
  yield* amountsOf(line);
  yield* datesOf(line);
}

function* numbersOf(line: string, before: string): Generator<Found> {
  for (const { value } of findRegistryNumbers(line)) yield { kind: 'registryNumber', value };
  yield* caseNumbersOf(line, before);
  for (const [text] of line.matchAll(/\b(?:[XYZ][- ]?\d{7,8}[- ]?[A-Z]|\d{8}[- ]?[A-Z])\b/g)) {
    const read = readPersonNumber(text);
    if (read.isValid) yield { kind: 'personNumber', value: read.value };
  }
}

/** Warnings of odd years are for typed numbers; a printed one is offered as it is. */
const anyYear = 9_999;
const caseLabel = /(?:n[ºo°.]*\s*(?:de\s+)?)?expediente(?:\s*n[ºo°.]*)?\s*[:.]?\s*/i;

const labelledCase = new RegExp(`${caseLabel.source}((?=[\\w/ -]*\\d)[A-Z0-9][A-Z0-9/.-]{4,24})`, 'i');

function* caseNumbersOf(line: string, before: string): Generator<Found> {
  const bare = line.matchAll(/\b(?:\d{4}(?:19|20)\d{9}|[A-Z]\d{2}20\d{10})\b/g);
  for (const [text] of bare) {
    const read = readCaseNumber(text, anyYear);
    if (read) yield { kind: 'caseNumber', value: read.value };
  }
  const after = labelledCase.exec(line);
  const alone = /expediente\s*:?\s*$/i.test(before)
    ? /^\s*([A-Z0-9][A-Z0-9/.-]{4,24})\s*$/i.exec(line)
    : null;
  const named = (after ?? alone)?.[1]?.replace(/[.-]+$/, '');
  const read = named && /\d{3}/.test(named) ? readCaseNumber(named, anyYear) : null;
  if (read) yield { kind: 'caseNumber', value: read.value };
}

const term = new RegExp(
  `plazo(?:\\s+m[aá]ximo)?(?:\\s+improrrogable)?\\s+(?:de\\s+)?${printedNumber}\\s*(?:\\((?:\\d{1,3}|[a-záéíóú]+)\\)\\s*)?(d[ií]as?|mes(?:es)?)(\\s+(?:h[aá]biles|naturales|corridos|calendario))?`,
  'gi',
);

/** A term that begins on this line; its unit may stand on the next. */
function* daysOf(line: string, after: string): Generator<Found> {
  if (!/plazo/i.test(line)) return;
  const text = `${line} ${after}`;
  for (const match of text.matchAll(term)) {
    if (match.index >= line.length) continue;
    const count = readNumber(match[1]?.toLowerCase());
    if (count === null) continue;
    const kind = (match[3] ?? '').trim().toLowerCase();
    const unit = /^mes/i.test(match[2] ?? '')
      ? 'months'
      : kind === ''
        ? null
        : kind.startsWith('h')
          ? 'business'
          : 'calendar';
    yield { kind: 'daysToAnswer', value: String(count), unit };
  }
}

const currencies: Record<string, string> = {
  '€': 'EUR',
  EUR: 'EUR',
  EUROS: 'EUR',
  'S/': 'PEN',
  'S/.': 'PEN',
};

function* amountsOf(line: string): Generator<Found> {
  for (const match of line.matchAll(
    /(\d{1,3}(?:\.\d{3})*(?:,\d{2})?|\d+(?:,\d{2})?)\s*(€|EUR\b|euros\b)/gi,
  )) {
    const value = (match[1] ?? '').replaceAll('.', '').replace(',', '.');
    yield { kind: 'amount', value: `${value} ${currencies[(match[2] ?? '').toUpperCase()] ?? 'EUR'}` };
  }
  for (const match of line.matchAll(/S\/\.?\s?(\d{1,3}(?:,\d{3})*(?:\.\d{2})?)/g))
    yield { kind: 'amount', value: `${(match[1] ?? '').replaceAll(',', '')} PEN` };
}

const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

const namedDate = new RegExp(
  `\\b(\\d{1,2})\\s+de\\s+(${months.join('|')}|setiembre)\\s+(?:de|del)\\s+(\\d{4})`,
  'gi',
);

function* datesOf(line: string): Generator<Found> {
  for (const match of line.matchAll(namedDate)) {
    const name = (match[2] ?? '').toLowerCase().replace('setiembre', 'septiembre');
    yield* dayOf(Number(match[3]), months.indexOf(name) + 1, Number(match[1]));
  }
  for (const match of line.matchAll(/\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/g))
    yield* dayOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

function* dayOf(year: number, month: number, day: number): Generator<Found> {
  const made = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    made.getUTCMonth() === month - 1 && made.getUTCDate() === day && year >= 1980 && year <= 2100;
  if (isReal) yield { kind: 'date', value: made.toISOString().slice(0, 10) };
}
