// Weighs how much a run of rows looks like a list of notices, whatever it is built of.
import type { FieldName } from '../vocabulary/vocabulary.ts';
import type { Fields, ListRow } from './pageReading.ts';
import type { PageElement } from './pageTree.ts';
import { attr } from './pageTree.ts';
import type { RowContext } from './rowContext.ts';

/** What a row is about; a list in which nothing of this is known is not a list of notices. */
const subjects: readonly FieldName[] = [
  'title',
  'caseNumber',
  'noticeId',
  'issuer',
  'kind',
  'caseState',
  'state',
];
const days: readonly FieldName[] = ['date', 'madeAvailable', 'expires', 'opened', 'filed', 'resolved'];

/** What rows tell, counted once for all questions, each row when it has just been read: later it costs as much again. */
export interface RowCounts {
  rows: number;
  fields: Map<FieldName, { rows: number; isNamed: boolean }>;
  dated: number;
  numbered: number;
  about: number;
  linked: number;
  long: number;
}

export const noRows = (): RowCounts => ({
  rows: 0,
  fields: new Map(),
  dated: 0,
  numbered: 0,
  about: 0,
  linked: 0,
  long: 0,
});

export function countRow(counts: RowCounts, { fields, links, rawText }: ListRow): void {
  counts.rows += 1;
  for (const field in fields) {
    const known = counts.fields.get(field as FieldName);
    const isNamed = (fields[field as FieldName]?.confidence ?? 0) >= 0.6;
    if (!known) counts.fields.set(field as FieldName, { rows: 1, isNamed });
    else {
      known.rows += 1;
      known.isNamed ||= isNamed;
    }
  }
  if (hasDay(fields)) counts.dated += 1;
  if (fields.caseNumber ?? fields.noticeId) counts.numbered += 1;
  if (hasSubject(fields)) counts.about += 1;
  if (links.length > 0) counts.linked += 1;
  if (isLong(rawText)) counts.long += 1;
}

/** Fields that most rows have. */
const isShared = ({ rows }: RowCounts, field: { rows: number }): boolean => field.rows * 10 >= rows * 6;

/** How many of the fields that most rows have one row at least names well. */
export const namedFields = (counts: RowCounts): number =>
  [...counts.fields.values()].filter((field) => field.isNamed && isShared(counts, field)).length;

function hasDay(fields: Fields): boolean {
  for (const field of days) if (fields[field]?.value) return true;
  return false;
}

function hasSubject(fields: Fields): boolean {
  for (const field of subjects) if (fields[field]) return true;
  return false;
}

/** Entries of one list tell the same kinds of things; the parts of one notice do not, and the parts of a page are long. */
export function isUniform(counts: RowCounts, blocks: readonly PageElement[]): boolean {
  const { rows, fields, long } = counts;
  if (rows * 10 < blocks.length * 6) return false;
  const shared = [...fields].filter(([, field]) => isShared(counts, field)).map(([field]) => field);
  if (!shared.some((field) => days.includes(field)) && !shared.includes('caseNumber')) return false;
  if (!shared.some((field) => subjects.includes(field))) return false;
  return (rows - long) * 10 >= rows * 6;
}

/** Holds more than one notice would: a piece of a page that was taken for a row. */
const isLong = (text: string): boolean => text.length > 1_500 || hasManyYears(text);

/** A notice prints fewer years than this; each takes four digits and what parts it from the next. */
const manyYears = 7;

/** Runs of just four digits that begin with 19 or 20; looks no further than where enough of them could still stand. */
function hasManyYears(text: string): boolean {
  let years = 0;
  let digits = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code >= 48 && code <= 57) digits += 1;
    else {
      if (digits === 4 && (text.startsWith('19', at - 4) || text.startsWith('20', at - 4))) years += 1;
      digits = 0;
      if (years >= manyYears) return true;
      if (text.length - at < (manyYears - years) * 5) return false;
    }
  }
  return false;
}

/** 0 to 1: named columns, days, links, numbers and a heading speak for it; long rows and missing days against it. */
export function scoreRows(
  counts: RowCounts,
  named: number,
  heading: string,
  element: PageElement,
  context: RowContext,
): number {
  const { rows } = counts;
  if (rows === 0) return 0;
  const dated = counts.dated / rows;
  const numbered = counts.numbered / rows;
  const about = counts.about / rows;
  const linked = counts.linked / rows;
  const long = counts.long / rows;
  let sum = named >= 3 ? 0.5 : named === 2 ? 0.4 : named === 1 ? 0.2 : 0;
  sum += 0.3 * dated + 0.1 * linked + 0.1 * numbered;
  if (context.vocabulary.namesList(heading) || context.vocabulary.namesList(spelling(element))) sum += 0.1;
  if (rows === 1 && named < 2) sum -= 0.15;
  if (dated === 0 && numbered < 0.5) sum *= named >= 2 && linked > 0.5 ? 0.8 : 0.5;
  if (about < 0.5) sum *= 0.5;
  sum *= 1 - 0.7 * long;
  return Math.max(0, Math.min(1, sum));
}

const spelling = (element: PageElement): string => {
  const words = [attr(element, 'id'), attr(element, 'class'), attr(element, 'aria-label')].join(' ');
  return words.replaceAll(/([a-z])([A-Z])/g, '$1 $2');
};
