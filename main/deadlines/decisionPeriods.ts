// The periods that a decision of a case opens, derived from its day: that of its notification is not known where only a status is.
import type { CaseStatus } from '../model/caseStatus.ts';
import type { Day } from '../model/day.ts';
import type { Deadline } from '../model/deadline.ts';
import { calculate } from './calculate.ts';

export type DecisionPeriodName = 'fingerprints' | 'reposicion' | 'contencioso';

export interface DecisionPeriod {
  what: DecisionPeriodName;
  /** Null where the day of the decision is not known. */
  on: Day | null;
  basis: string;
}

/** An approval can be appealed against as well: what was granted may be less than what was asked. */
export const decided: ReadonlySet<CaseStatus> = new Set([
  'RESUELTO_NO_FAVORABLE',
  'RESUELTO_FAVORABLE',
  'INADMITIDO',
  'ARCHIVADO',
]);

const rules: Record<DecisionPeriodName, { months: number; basis: string }> = {
  fingerprints: { months: 1, basis: 'es.months 1: LO 4/2000, art. 4.2' },
  // One month for the recurso de reposición; counted as months are (art. 30.4, 30.5).
  reposicion: {
    months: 1,
    basis: 'es.months 1, recurso de reposición: Ley 39/2015, arts. 123 and 124.1',
  },
  // August does not count here (Ley 29/1998, art. 128.2): without that the day is earlier, on the safe side.
  contencioso: { months: 2, basis: 'es.months 2: Ley 29/1998, art. 46.1' },
};

function periodOf(what: DecisionPeriodName, resolvedOn: Day | null): DecisionPeriod {
  const { months, basis } = rules[what];
  const counted = resolvedOn === null ? null : calculate('es.months', { notifiedOn: resolvedOn, months }, []);
  return { what, on: counted?.result ?? null, basis };
}

/**
 * What the status opens: fingerprints after an approval, the two appeals after a refusal, nothing while it is not decided.
 * Counted from the decision, which never ends later than from its notification: on the safe side.
 */
export function decisionPeriods(status: CaseStatus, resolvedOn: Day | null): DecisionPeriod[] {
  if (!decided.has(status)) return [];
  const names: DecisionPeriodName[] =
    status === 'RESUELTO_FAVORABLE' ? ['fingerprints'] : ['reposicion', 'contencioso'];
  return names.map((what) => periodOf(what, resolvedOn));
}

/** What a page with a decision says of its periods: after an approval the fingerprints, and the first appeal in any case. */
export function decisionDeadlines(status: CaseStatus, resolvedOn: Day | null): Deadline[] {
  const isApproved = status === 'RESUELTO_FAVORABLE' && resolvedOn !== null;
  const next = isApproved ? [deadlineOf(periodOf('fingerprints', resolvedOn))] : [];
  return [...next, ...appealDeadlines(status, resolvedOn)];
}

/** The first appeal as a deadline. Nothing for a case that is not decided, nothing where the day of the decision is not known. */
export function appealDeadlines(status: CaseStatus, resolvedOn: Day | null): Deadline[] {
  if (!decided.has(status) || resolvedOn === null) return [];
  return [deadlineOf(periodOf('reposicion', resolvedOn))];
}

const deadlineOf = ({ on, basis }: DecisionPeriod): Deadline => ({
  what: 'respond',
  on,
  certainty: on === null ? 'unknown' : 'derived',
  basis,
});
