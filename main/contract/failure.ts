// The closed list of what can go wrong; every room speaks these codes, and one table (failurePolicy.ts) says what follows.
import { z } from 'zod';

export const failureCodes = [
  'signIn.rejected',
  'signIn.blocked',
  'signIn.passwordExpired',
  'signIn.tooManyAttempts',
  'signIn.strongerNeeded',
  'signIn.otherSubject',
  'signIn.sameSubject',
  'signIn.unproven',
  'signIn.consentEnded',
  'secondFactor.needed',
  'secondFactor.wrong',
  'secondFactor.cancelled',
  'certificate.missing',
  'certificate.expired',
  'certificate.rejected',
  'certificate.pinNeeded',
  'personNeeded',
  'consentNeeded',
  'portal.down',
  'portal.maintenance',
  'portal.rateLimited',
  'portal.refusedRobot',
  'portal.changed',
  'portal.unclear',
  'network.offline',
  'network.timeout',
  'network.tls',
  'document.empty',
  'document.notPdf',
  'document.gone',
  'document.tooLarge',
  'vault.locked',
  'vault.unavailable',
  'vault.missing',
  'store.full',
  'store.busy',
  'store.damaged',
  'folder.gone',
  'folder.full',
  'folder.refused',
  'input.invalid',
  'input.notFound',
  'file.notUnderstood',
  'file.tooLarge',
  'file.damaged',
  'ability.missing',
  'cancelled',
  'bug',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  /** Plain facts for the sentence shown: `{ badFields: ['password'], until: '…' }`. Never a secret. */
  details: z.record(z.string(), z.unknown()),
});
export type Failure = z.infer<typeof failureSchema>;

/** A failure on its way up; the only error that crosses rooms on purpose. Anything else that is thrown is a `bug`. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, details: Record<string, unknown> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'FailureError';
    this.failure = { code, details };
  }
}

/** Turns whatever was thrown into a failure; unknown errors become `bug` with the error's name, never its text. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', details: {} };
  return { code: 'bug', details: { error: error instanceof Error ? error.name : typeof error } };
}
