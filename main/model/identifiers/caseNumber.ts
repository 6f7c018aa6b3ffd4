// Reads the number of an expediente in every shape seen; odd ones are accepted with a warning, never refused.

export type CaseNumberWarning = 'province' | 'year' | 'shape';

export interface CaseNumber {
  /** As searched and compared: no blanks, capital letters. */
  value: string;
  /** `numeric`: PPOOAAAANNNNNNN. `lettered`: E or I and 14 digits. `other`: anything else that portals accept. */
  shape: 'numeric' | 'lettered' | 'other';
  /** INE code of the province; null unless the shape carries one. */
  province: string | null;
  year: number | null;
  warnings: CaseNumberWarning[];
}

/** Null only for text that cannot be a number: empty, without a digit, or longer than 60 characters. */
export function readCaseNumber(text: string, thisYear: number): CaseNumber | null {
  const printed = text.trim().replaceAll(/\s+/g, ' ').toUpperCase();
  if (printed === '' || printed.length > 60 || !/\d/.test(printed)) return null;
  const compact = printed.replaceAll(/[\s.]/g, '');
  const numeric = /^(\d{2})\d{2}((?:19|20)\d{2})\d{7}$/.exec(compact);
  const lettered = /^[A-Z](\d{2})(20\d{2})\d{8}$/.exec(compact);
  const found = numeric ?? lettered;
  if (!found) {
    const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(printed)?.[1];
    return {
      value: printed.replaceAll(' ', ''),
      shape: 'other',
      province: null,
      year: year ? Number(year) : null,
      warnings: ['shape'],
    };
  }
  const province = found[1] ?? '';
  const year = Number(found[2]);
  const warnings: CaseNumberWarning[] = [];
  if (Number(province) < 1 || Number(province) > 52) warnings.push('province');
  if (year < 1985 || year > thisYear) warnings.push('year');
  return { value: compact, shape: numeric ? 'numeric' : 'lettered', province, year, warnings };
}

/** What is left of a number without blanks, case and separators; two numbers with the same key are the same. */
export const caseKey = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Two case numbers are the same when they differ only in blanks, case and separators. */
export const isSameCase = (one: string, other: string): boolean =>
  caseKey(one) !== '' && caseKey(one) === caseKey(other);
