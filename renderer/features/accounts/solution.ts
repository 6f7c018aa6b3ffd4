// Which one button solves a parked account; the policy of the core says what follows from each failure.
import type { FailureCode } from '../../../main/contract/failure.ts';
import { type FailureAction, failurePolicy } from '../../../main/contract/failurePolicy.ts';

/** `signIn`, `newPassword`, `chooseCertificate` and `enterPin` open the form of the sign-in; `lookAtReading` and `sayWhose` have their own places. */
export type Solution =
  | 'signIn'
  | 'newPassword'
  | 'chooseCertificate'
  | 'enterPin'
  | 'openPortal'
  | 'unlockKeychain'
  | 'diagnose'
  | 'lookAtReading'
  | 'sayWhose'
  | 'updateRecado'
  | 'check';

/** What the first of a failure's actions means for an account; what is not named solves nothing by itself. */
const meaning: Partial<Record<FailureAction, Solution>> = {
  signIn: 'signIn',
  newPassword: 'newPassword',
  enterCode: 'signIn',
  chooseCertificate: 'chooseCertificate',
  enterPin: 'enterPin',
  openPortal: 'openPortal',
  unlockKeychain: 'unlockKeychain',
  lookAtReading: 'lookAtReading',
  sayWhose: 'sayWhose',
  updateRecado: 'updateRecado',
  copyDiagnostics: 'diagnose',
  freeSpace: 'diagnose',
};

const forms: ReadonlySet<Solution> = new Set(['signIn', 'newPassword', 'chooseCertificate', 'enterPin']);
export const needsForm = (solution: Solution): boolean => forms.has(solution);

/** `details` may say it more exactly than the code: whom the portal wants to see signs in here. */
export function solutionOf(code: FailureCode, details: Record<string, unknown> = {}): Solution {
  if (details['action'] === 'signIn') return 'signIn';
  const actions: readonly FailureAction[] = failurePolicy[code].actions;
  const solutions = actions.flatMap((action) => meaning[action] ?? []);
  // A new password is chosen on the portal and typed here: the second is what Recado waits for.
  if (solutions.includes('newPassword')) return 'newPassword';
  // Trying again is worth more than a report of what may be over.
  if (solutions[0] === 'diagnose' && actions.includes('tryNow')) return 'check';
  return solutions[0] ?? 'check';
}
