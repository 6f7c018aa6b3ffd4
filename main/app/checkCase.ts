// Reads what the person typed about a case: a NIE must be right, odd numbers are kept with a warning.

import type { CaseWarning } from '../contract/caseViews.ts';
import { FailureError } from '../contract/failure.ts';
import type { Case, CaseDetails, Country } from '../model/case.ts';
import { caseKey, readCaseNumber } from '../model/identifiers/caseNumber.ts';
import { readPersonNumber } from '../model/identifiers/personNumber.ts';
import { findRegistryNumbers } from '../model/identifiers/registryNumber.ts';
import { readToken } from '../model/identifiers/token.ts';

const warning = (
  field: CaseWarning['field'],
  code: CaseWarning['code'],
  value: string,
  caseId: string | null = null,
): CaseWarning => ({ field, code, value, suggestion: null, caseId });

/** The number as the status service wants it. Fails with `input.invalid {badFields, reason, suggestion}`. */
export function checkNie(text: string | null, country: Country): string | null {
  if (text === null || text.trim() === '') return null;
  if (country !== 'ES') return text.trim();
  const read = readPersonNumber(text);
  if (read.isValid) return read.value;
  const { reason, suggestion } = read;
  throw new FailureError('input.invalid', { badFields: ['nie'], reason, suggestion });
}

/** Each number once, as printed; those that are new are looked at. */
export function checkNumbers(
  numbers: readonly string[],
  country: Country,
  known: readonly string[],
  thisYear: number,
): { numbers: string[]; warnings: CaseWarning[] } {
  const found = new Map<string, string>();
  const warnings: CaseWarning[] = [];
  const keys = new Set(known.map(caseKey));
  for (const text of numbers) {
    const token = readToken(text);
    const key = caseKey(token ?? '');
    if (token === null || key === '')
      throw new FailureError('input.invalid', { badFields: ['numbers'], value: text });
    if (found.has(key)) continue;
    found.set(key, token);
    if (country !== 'ES' || keys.has(key) || findRegistryNumbers(token).length > 0) continue;
    const codes = readCaseNumber(token, thisYear)?.warnings ?? ['shape'];
    warnings.push(...codes.map((code) => warning('numbers', code, token)));
  }
  return { numbers: [...found.values()], warnings };
}

/** Days to come and other cases of the person with a number that is new to this one. */
export function checkDetails(details: Partial<CaseDetails>, today: string): CaseWarning[] {
  const { filedOn, birthYear } = details;
  return [
    ...(filedOn && filedOn > today ? [warning('filedOn', 'future', filedOn)] : []),
    ...(birthYear && birthYear > Number(today.slice(0, 4))
      ? [warning('birthYear', 'future', String(birthYear))]
      : []),
  ];
}

export const elsewhere = (number: string, others: readonly Case[]): CaseWarning[] =>
  others.slice(0, 1).map(({ id }) => warning('numbers', 'elsewhere', number, id));
