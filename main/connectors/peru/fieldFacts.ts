// Turns fields that the tolerant reader named into facts: moments in Lima, days, printed terms.
import { instantIn } from '../../model/zonedTime.ts';
import type { Fields, FieldValue } from '../kit/reader/pageReading.ts';
import { findTerm } from './terms.ts';

const lima = 'America/Lima';

/** Wall time of Lima as an instant; a day without an hour begins at midnight. Null when no such day exists. */
export function momentOf(field: FieldValue | undefined): string | null {
  const [, day, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-].*)?)?$/.exec(field?.value ?? '') ?? [];
  if (day === undefined) return null;
  const at = offset ? `${day}T${time}${offset}` : instantIn(lima, day, time ?? '00:00:00');
  const ms = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

export const dayOf = (field: FieldValue | undefined): string | null => field?.value?.slice(0, 10) ?? null;
export const wordsOf = (field: FieldValue | undefined): string | null => field?.value ?? null;

/** The day of reading or of acknowledgement, where one is printed. */
export const acknowledged = ({ opened }: Fields): Record<string, string> => {
  const on = dayOf(opened);
  return on === null ? {} : { acknowledgedOn: on };
};

/** Days to answer as printed, with the sentence that sets them. */
export function termEvidence(text: string): Record<string, string> {
  const term = findTerm(text);
  if (!term) return {};
  return {
    responseDays: String(term.days),
    ...(term.kind ? { responseDaysKind: term.kind } : {}),
    responseTerm: term.sentence,
  };
}
