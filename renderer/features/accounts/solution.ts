// Which one button solves a parked account; the policy of the core says what follows from each failure.
import type { FailureCode } from '../../../main/contract/failure.ts';
import { type FailureAction, failurePolicy } from '../../../main/contract/failurePolicy.ts';

export type Solution = 'signIn' | 'check';

const needsForm = new Set<FailureAction>([
  'signIn',
  'newPassword',
  'enterCode',
  'chooseCertificate',
  'enterPin',
]);

export function solutionOf(code: FailureCode): Solution {
  const actions: readonly FailureAction[] = failurePolicy[code].actions;
  return actions.some((action) => needsForm.has(action)) ? 'signIn' : 'check';
}
