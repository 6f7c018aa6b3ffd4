// Names one certificate of the system's store beyond doubt; the key itself never leaves the store.
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';

const choiceSchema = z.strictObject({
  /** SHA-256 of the whole certificate, hex with colons. */
  fingerprint: z.string().min(1).max(200),
  /** Hex, as the issuer wrote it. */
  serialNumber: z.string().min(1).max(200),
  /** The issuer's distinguished name, one attribute a line. */
  issuer: z.string().min(1).max(1_000),
  /** When it ends: a certificate that ended is not offered any more, and nobody could say why. */
  validTo: z.iso.datetime(),
});
export type CertificateChoice = z.infer<typeof choiceSchema>;

export function certificateChoiceOf(certPem: string): CertificateChoice {
  const { fingerprint256, serialNumber, issuer, validToDate } = new X509Certificate(certPem);
  return { fingerprint: fingerprint256, serialNumber, issuer, validTo: validToDate.toISOString() };
}

/** The choice as an account keeps it: JSON. Fails with `certificate.missing {reason: 'noChoice'}`. */
export function readCertificateChoice(text: string | undefined): CertificateChoice {
  const parsed = choiceSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new FailureError('certificate.missing', { reason: 'noChoice' });
  return parsed.data;
}

/** Name and issuer are alike on a person's two certificates, so nothing less than all three is compared. */
export function isChosen(choice: CertificateChoice, certPem: string): boolean {
  // One that cannot be read is not the one that was read when it was chosen.
  if (!isReadable(certPem)) return false;
  const { fingerprint, serialNumber, issuer } = certificateChoiceOf(certPem);
  return (
    fingerprint === choice.fingerprint && serialNumber === choice.serialNumber && issuer === choice.issuer
  );
}

export function isReadable(certPem: string): boolean {
  try {
    return new X509Certificate(certPem).validToDate instanceof Date;
  } catch {
    return false;
  }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
