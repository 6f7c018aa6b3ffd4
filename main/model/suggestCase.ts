// Offers a case for a notice that names none; only the person joins them, because a wrong join hides a deadline.
import { type Case, countryOfPortal } from './case.ts';
import { readPersonNumber } from './identifiers/personNumber.ts';
import type { Notice } from './notice.ts';

/**
 * The only case of the person in the notice's country, unless the notice prints the NIE or DNI of somebody else. Of two
 * cases of one person a NIE does not tell which is meant, so none is offered.
 */
export function suggestCase(
  notice: Pick<Notice, 'portal' | 'person' | 'text' | 'titular' | 'authenticity'>,
  cases: readonly Case[],
  nie: string | null,
): Case | null {
  if (notice.authenticity?.verdict === 'suspicious') return null;
  const [only, ...others] = cases.filter(({ country }) => country === countryOfPortal[notice.portal]);
  if (!only || others.length > 0) return null;
  const own = [only.nie, nie].filter((number) => number !== null).map(valueOf);
  const printed = printedNumbers([notice.titular?.nif, notice.person, notice.text].join(' '));
  const isSomebodyElse = printed.length > 0 && own.length > 0 && !printed.some((one) => own.includes(one));
  return isSomebodyElse ? null : only;
}

const valueOf = (number: string): string => {
  const read = readPersonNumber(number);
  return read.isValid ? read.value : number.toUpperCase();
};

/** Every NIE or DNI with its right letter; other digits of a letter are no person's number. */
function printedNumbers(text: string): string[] {
  const found = text.toUpperCase().match(/\b(?:[XYZ]\d{7,8}|\d{8})-?[A-Z]\b/g) ?? [];
  return found.flatMap((one) => {
    const read = readPersonNumber(one);
    return read.isValid ? [read.value] : [];
  });
}
