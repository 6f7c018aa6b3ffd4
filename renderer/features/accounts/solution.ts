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

/** `details` may say it more exactly than the code: whom the portal wants to see signs in here. */
export function solutionOf(code: FailureCode, details: Record<string, unknown> = {}): Solution {
  if (details['action'] === 'signIn') return 'signIn';
  const actions: readonly FailureAction[] = failurePolicy[code].actions;
  return actions.some((action) => needsForm.has(action)) ? 'signIn' : 'check';
}
