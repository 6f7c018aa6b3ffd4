// Through Cl@ve with a certificate: of a file in the profile, or of the system's store.
import { FailureError } from '../../contract/failure.ts';
import { keptCertificate } from '../../identity/certificate.ts';
import { tokenOf } from '../../identity/clave/readOutcome.ts';
import { relayClave } from '../../identity/clave/relayClave.ts';
import {
  fileCertificate,
  type SignInCertificate,
  storeCertificate,
} from '../../identity/signInCertificate.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext } from '../connector.ts';
import { addressesOf, bearerParameter, type DehuWay, originsIn, startOf } from './dehuWay.ts';
import { certificateMethod, storeField, storeMethod } from './manifest.ts';

/** The account's certificate, checked. Fails with `personNeeded`, `certificate.*`, `signIn.otherSubject` or `vault.*`; reaches nobody. */
async function readCertificate({
  account,
  certificate,
  clock,
}: ConnectorContext): Promise<SignInCertificate> {
  const demand = { now: clock.now(), subject: account.subject };
  if (account.method === storeMethod) return storeCertificate(account.fields[storeField], demand);
  if (account.method !== certificateMethod) throw new FailureError('personNeeded', { action: 'signIn' });
  return fileCertificate((await certificate?.read()) ?? null, demand);
}

/** On a jar and connections of its own: no two identities ever share one. */
export async function certificateWay(context: ConnectorContext): Promise<DehuWay> {
  const certificate = await readCertificate(context);
  const addresses = addressesOf(context);
  const { origin, clave } = addresses;
  const http = (context.openSession ?? openPortalSession)({
    origins: originsIn(addresses),
    certificate: { ...certificate.source, origins: [clave.pasarelaIdent] },
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  return {
    keptBearer: null,
    begin: async () => undefined,
    session: () => http,
    identity: () => {
      const facts = certificate.facts();
      const { nif: subject, name, fingerprint } = facts;
      return { subject, name, fingerprint, certificate: keptCertificate(facts) };
    },
    identify: async (form, at) => {
      const answer = await relayClave({
        start: startOf(form, at),
        clave,
        serviceOrigin: origin,
        send: async ({ url, fields, referer }) => {
          const sent = await http.fetch({ url, method: 'POST', form: fields, referer, redirect: 'manual' });
          const failure = statusFailure(sent, context.clock.now());
          if (failure) throw failure;
          return { url, status: sent.status, location: sent.headers['location'] ?? null, html: sent.text() };
        },
      });
      return tokenOf(answer, bearerParameter);
    },
    forget: async () => undefined,
    close: () => http.close(),
  };
}
