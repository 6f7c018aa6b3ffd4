// Decides what each column of a table holds: by its heading first, by what stands in it where the heading is silent.
import type { CompiledVocabulary } from '../vocabulary/compiledVocabulary.ts';
import type { FieldName } from '../vocabulary/vocabulary.ts';
import { normalWords } from '../vocabulary/vocabulary.ts';
import { isMostlyDate, looksLikeAmount, looksLikeCase, looksLikePersonId } from './fieldValue.ts';
import type { ListColumn } from './pageReading.ts';

const sampleRows = 40;
const mostRows = 0.6;

/** One column per position. A field is given to at most one column: the one whose heading fits best. */
export function mapColumns(
  headings: readonly string[] | null,
  rows: readonly (readonly string[])[],
  vocabulary: CompiledVocabulary,
): ListColumn[] {
  const width = Math.max(headings?.length ?? 0, ...rows.slice(0, sampleRows).map((row) => row.length), 0);
  const columns: ListColumn[] = Array.from({ length: width }, (_, index) => ({
    heading: headings?.[index] ?? '',
    field: null,
    confidence: 0,
  }));
  const named = columns
    .map((column, index) => ({ index, match: column.heading ? vocabulary.matchField(column.heading) : null }))
    .toSorted((one, other) => (other.match?.likeness ?? 0) - (one.match?.likeness ?? 0));
  const taken = new Set<FieldName>();
  for (const { index, match } of named) {
    const column = columns[index];
    if (!column || !match || taken.has(match.field)) continue;
    taken.add(match.field);
    column.field = match.field;
    column.confidence = match.likeness === 1 ? 0.95 : match.likeness;
  }
  checkDates(columns, rows, taken);
  dropOrdinals(columns, rows, taken);
  guessFromContent(columns, rows.slice(0, sampleRows), taken, vocabulary);
  return columns;
}

/** Stands for an order of columns: its headings, or what the columns look like where there are none. */
export function signatureOf(columns: readonly ListColumn[]): string {
  const headings = columns.map((column) => normalWords(column.heading));
  if (headings.some((heading) => heading !== '')) return headings.join('|');
  return `#${columns.map((column) => column.field ?? '').join('|')}`;
}

/** A heading that promises dates over a column without any is a misunderstanding. */
function checkDates(
  columns: ListColumn[],
  rows: readonly (readonly string[])[],
  taken: Set<FieldName>,
): void {
  const promising: FieldName[] = ['date', 'madeAvailable'];
  for (const [index, column] of columns.entries()) {
    if (!column.field || !promising.includes(column.field) || column.confidence > 0.9) continue;
    const cells = filled(rows, index);
    if (cells.length === 0 || cells.some((cell) => isMostlyDate(cell) || /\d/.test(cell))) continue;
    taken.delete(column.field);
    column.field = null;
    column.confidence = 0;
  }
}

/** `Nro. 1, 2, 3` counts the rows of the day; taken for an id it would give one notice's marks to another. */
function dropOrdinals(
  columns: ListColumn[],
  rows: readonly (readonly string[])[],
  taken: Set<FieldName>,
): void {
  for (const [index, column] of columns.entries()) {
    if (column.field !== 'noticeId' || !filled(rows, index).every((cell) => /^\d{1,4}\.?$/.test(cell)))
      continue;
    taken.delete('noticeId');
    column.field = null;
    column.confidence = 0;
  }
}

function guessFromContent(
  columns: ListColumn[],
  rows: readonly (readonly string[])[],
  taken: Set<FieldName>,
  vocabulary: CompiledVocabulary,
): void {
  const looks: [FieldName, (text: string) => boolean][] = [
    ['date', isMostlyDate],
    ['personId', looksLikePersonId],
    ['caseNumber', looksLikeCase],
    ['amount', looksLikeAmount],
    ['state', vocabulary.isState],
  ];
  const hasDay = taken.has('date') || taken.has('madeAvailable');
  const free: number[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.field || vocabulary.isNoField(column.heading)) continue;
    const cells = filled(rows, index);
    if (cells.length === 0) continue;
    const look = looks.find(([, isOne]) => cells.filter(isOne).length >= cells.length * mostRows);
    if (!look) free.push(index);
    else if (!taken.has(look[0]) && !(look[0] === 'date' && hasDay)) {
      taken.add(look[0]);
      column.field = look[0];
      column.confidence = 0.5;
    }
  }
  if (taken.has('title')) return;
  const length = (index: number): number =>
    filled(rows, index).reduce((sum, cell) => sum + cell.replaceAll(/[^\p{L}]/gu, '').length, 0);
  const longest = free.toSorted((one, other) => length(other) - length(one))[0];
  const column = longest === undefined ? undefined : columns[longest];
  if (!column || longest === undefined || length(longest) < 4) return;
  column.field = 'title';
  column.confidence = 0.5;
}

const filled = (rows: readonly (readonly string[])[], index: number): string[] =>
  rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
