// Says before any connection why a certificate cannot sign in, so that nobody waits for a portal's refusal.
import { FailureError } from '../../contract/failure.ts';
import type { CertificateFacts } from './clientCertificate.ts';

/**
 * Fails with `certificate.expired {validTo}`, or `certificate.rejected {reason}`: `notYetValid` (with `validFrom`; a
 * computer's clock that is wrong looks the same), `signatureOnly`, `noNif`.
 */
export function checkCertificate(facts: CertificateFacts, now: Date): void {
  const at = now.toISOString();
  if (at > facts.validTo) throw new FailureError('certificate.expired', { validTo: facts.validTo });
  if (at < facts.validFrom) throw rejected('notYetValid', { validFrom: facts.validFrom, now: at });
  if (!facts.canIdentify) throw rejected('signatureOnly');
  if (facts.nif === null) throw rejected('noNif');
}

const rejected = (reason: string, details: Record<string, unknown> = {}): FailureError =>
  new FailureError('certificate.rejected', { reason, ...details });
