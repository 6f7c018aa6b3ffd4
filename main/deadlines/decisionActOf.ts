// What the decision of a case asks of its person: the first period that it opens, and whether that is done with.
import { type Case, decisionName, latestStatus } from '../model/case.ts';
import type { DecisionAct } from '../model/caseFacts.ts';
import { decisionPeriods } from './decisionPeriods.ts';

/** Null while nothing is decided. */
export function decisionActOf({ history, decisionDone }: Case): DecisionAct | null {
  const last = latestStatus(history);
  const period = last && decisionPeriods(last.status, last.resolvedOn ?? null)[0];
  if (!period) return null;
  const { what, on, basis } = period;
  const name = decisionName(last);
  return {
    code: what === 'fingerprints' ? 'goOn' : 'appeal',
    on,
    basis,
    name,
    isDone: decisionDone === name,
  };
}
