// What an account signs in with: a certificate file that lies in the profile, or one of the system's store.
import { X509Certificate } from 'node:crypto';
import { FailureError } from '../contract/failure.ts';
import { readCertificateChoice } from '../net/certificateChoice.ts';
import type { StoreCertificate } from '../net/portalSession.ts';
import { certificateFacts } from '../vault/certificates/certificateFacts.ts';
import { checkCertificate } from '../vault/certificates/checkCertificate.ts';
import type { CertificateFacts } from '../vault/certificates/clientCertificate.ts';
import { readPkcs12 } from '../vault/certificates/readPkcs12.ts';

export interface SignInCertificate {
  /** What a portal session presents. */
  readonly source: { certPem: string; keyPem: string } | StoreCertificate;
  /** Whose it is; of the store's one this is known once a host has asked for it. */
  facts(): CertificateFacts;
}

interface Demand {
  now: Date;
  /** Whom the account belongs to; null before the first sign-in. */
  subject: string | null;
}

/** Fails with `certificate.*`, and `signIn.otherSubject` where it is somebody else's; reaches nobody. */
export function fileCertificate(
  file: { bytes: Uint8Array; passphrase: string } | null,
  demand: Demand,
): SignInCertificate {
  if (!file) throw new FailureError('certificate.missing', {});
  const { facts, certPem, keyPem } = readPkcs12(file.bytes, file.passphrase);
  examine(facts, demand);
  return { source: { certPem, keyPem }, facts: () => facts };
}

/** `choice` as the account keeps it. The same failures, part of them when a host asks and before anything is presented. */
export function storeCertificate(choice: string | undefined, demand: Demand): SignInCertificate {
  const chosen = readCertificateChoice(choice);
  // The store does not offer it any more, and would only say that it is not there.
  if (demand.now.toISOString() > chosen.validTo)
    throw new FailureError('certificate.expired', { validTo: chosen.validTo });
  let facts: CertificateFacts | null = null;
  return {
    source: {
      choice: chosen,
      examine: (certPem) => {
        const found = certificateFacts(new X509Certificate(certPem));
        examine(found, demand);
        facts = found;
      },
    },
    facts: () => {
      if (facts === null) throw new FailureError('certificate.missing', { reason: 'notPresented' });
      return facts;
    },
  };
}

function examine(facts: CertificateFacts, { now, subject }: Demand): void {
  checkCertificate(facts, now);
  if (subject !== null && subject !== facts.nif)
    throw new FailureError('signIn.otherSubject', { expected: subject, found: facts.nif });
}
