// Through Cl@ve with a certificate, for whichever service asks: of a file in the profile, or of the system's store.
import { FailureError } from '../../contract/failure.ts';
import type { Account } from '../../model/account.ts';
import type { Clock } from '../../model/day.ts';
import { provenSubject } from '../../model/unprovenSubject.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import type { PortalSession, PortalSessionOptions } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { CertificateFacts } from '../../vault/certificates/clientCertificate.ts';
import { fileCertificate, type SignInCertificate, storeCertificate } from '../signInCertificate.ts';
import { certificateMethod, storeField, storeMethod } from './claveMethods.ts';
import { type ClaveOrigins, type RelayAnswer, type RelayPage, relayClave } from './relayClave.ts';

/** What a connector's context holds of it. */
export interface CertificateContext {
  account: Account;
  certificate?: { read(): Promise<{ bytes: Uint8Array; passphrase: string } | null> };
  openSession?(options: PortalSessionOptions): PortalSession;
  trustedCa: string[];
  clock: Clock;
  signal: AbortSignal;
}

export interface CertificateSignIn {
  /** On a jar and connections of its own: no two identities ever share one. */
  readonly http: PortalSession;
  /** Whose certificate; of the store's one this is known once a host has asked for it. */
  facts(): CertificateFacts;
  /** Carries the page's form through Cl@ve and answers with what the service said to it. Fails as `relayClave` does. */
  relay(start: RelayPage, serviceOrigin: string): Promise<RelayAnswer>;
}

/**
 * Checks the account's certificate, and that it is the subject's where that is known; reaches nobody yet. Fails with
 * `personNeeded`, `certificate.*`, `signIn.otherSubject`.
 */
export async function certificateSignIn(
  context: CertificateContext,
  { origins, clave }: { origins: readonly string[]; clave: ClaveOrigins },
): Promise<CertificateSignIn> {
  const certificate = await readCertificate(context);
  const http = (context.openSession ?? openPortalSession)({
    origins,
    certificate: { ...certificate.source, origins: [clave.pasarelaIdent] },
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  return {
    http,
    facts: certificate.facts,
    relay: (start, serviceOrigin) =>
      relayClave({
        start,
        clave,
        serviceOrigin,
        send: async ({ url, fields, referer }) => {
          const sent = await http.fetch({ url, method: 'POST', form: fields, referer, redirect: 'manual' });
          const failure = statusFailure(sent, context.clock.now());
          if (failure) throw failure;
          return { url, status: sent.status, location: sent.headers['location'] ?? null, html: sent.text() };
        },
      }),
  };
}

async function readCertificate({
  account,
  certificate,
  clock,
}: CertificateContext): Promise<SignInCertificate> {
  const demand = { now: clock.now(), subject: provenSubject(account.subject) };
  if (account.method === storeMethod) return storeCertificate(account.fields[storeField], demand);
  if (account.method !== certificateMethod) throw new FailureError('personNeeded', { action: 'signIn' });
  return fileCertificate((await certificate?.read()) ?? null, demand);
}
