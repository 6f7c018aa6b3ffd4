// What the decision of a case asks of its person: the periods that it opens, and whether they are done with.
import { type Case, decisionName, latestStatus } from '../model/case.ts';
import type { DecisionAct } from '../model/caseFacts.ts';
import type { DecisionCode } from '../model/dueAct.ts';
import { type DecisionPeriodName, decisionPeriods } from './decisionPeriods.ts';

const codes: Record<DecisionPeriodName, DecisionCode> = {
  fingerprints: 'goOn',
  reposicion: 'appeal',
  contencioso: 'court',
};

/** The nearest first; empty while nothing is decided. One mark of the person ends them all. */
export function decisionActsOf({ history, decisionDone }: Case): DecisionAct[] {
  const last = latestStatus(history);
  if (last === null) return [];
  const name = decisionName(last);
  return decisionPeriods(last.status, last.resolvedOn ?? null).map(({ what, on, basis }) => ({
    code: codes[what],
    on,
    basis,
    name,
    isDone: decisionDone === name,
  }));
}
