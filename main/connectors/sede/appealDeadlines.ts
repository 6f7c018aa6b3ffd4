// The period that a decision opens, as a derived deadline: the day of the decision is not the day of its notification.
import { calculate } from '../../deadlines/calculate.ts';
import type { CaseStatus } from '../../model/caseStatus.ts';
import type { Day } from '../../model/day.ts';
import type { Deadline } from '../../model/deadline.ts';

/** An approval can be appealed against as well: what was granted may be less than what was asked. */
export const decided: ReadonlySet<CaseStatus> = new Set([
  'RESUELTO_NO_FAVORABLE',
  'RESUELTO_FAVORABLE',
  'INADMITIDO',
  'ARCHIVADO',
]);

/** One month for the recurso de reposición; counted as months are (art. 30.4, 30.5). */
export const reposicionBasis = 'es.months 1, recurso de reposición: Ley 39/2015, arts. 123 and 124.1';

/**
 * Counted from the decision, which never ends later than from its notification: on the safe side. Nothing for a case
 * that is not decided, and nothing where the day of the decision is not known.
 */
export function appealDeadlines(status: CaseStatus, resolvedOn: Day | null): Deadline[] {
  if (!decided.has(status) || resolvedOn === null) return [];
  const on = calculate('es.months', { notifiedOn: resolvedOn, months: 1 }, [])?.result ?? null;
  return [{ what: 'respond', on, certainty: on === null ? 'unknown' : 'derived', basis: reposicionBasis }];
}
