// Through Cl@ve with a certificate: of a file in the profile, or of the system's store.
import { FailureError } from '../../contract/failure.ts';
import { keptCertificate } from '../../identity/certificate.ts';
import { type RelayAnswer, relayClave } from '../../identity/clave/relayClave.ts';
import {
  fileCertificate,
  type SignInCertificate,
  storeCertificate,
} from '../../identity/signInCertificate.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext } from '../connector.ts';
import { certificateMethod, storeField, storeMethod } from './manifest.ts';
import { pageOfAnswer, readSedePage, type SedePage } from './sedePage.ts';
import { addressesOf, type Get, originsIn, type SedeWay } from './sedeWay.ts';
import { accessFailed } from './words.ts';

const rejected = (): FailureError => new FailureError('certificate.rejected', { reason: 'portal' });

/**
 * The account's certificate, checked, and the subject's where it is known; reaches nobody. Fails with `personNeeded`,
 * `certificate.*`, `signIn.otherSubject`.
 */
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
export async function certificateWay(context: ConnectorContext): Promise<SedeWay> {
  const certificate = await readCertificate(context);
  const addresses = addressesOf(context);
  const { clave } = addresses;
  const http = (context.openSession ?? openPortalSession)({
    origins: originsIn(addresses),
    certificate: { ...certificate.source, origins: [clave.pasarelaIdent] },
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  return {
    signedIn: new Set(),
    begin: async () => undefined,
    session: () => http,
    identity: () => {
      const facts = certificate.facts();
      return { subject: facts.nif ?? '', name: facts.name, certificate: keptCertificate(facts) };
    },
    relay: async (page, serviceOrigin, get) => {
      const answer = await relayClave({
        start: { url: page.url, html: page.html },
        clave,
        serviceOrigin,
        send: async ({ url, fields, referer }) => {
          const one = await http.fetch({ url, method: 'POST', form: fields, referer, redirect: 'manual' });
          const failure = statusFailure(one, context.clock.now());
          if (failure) throw failure;
          return { url, status: one.status, location: one.headers['location'] ?? null, html: one.text() };
        },
      });
      const next = await landing(answer, serviceOrigin, get);
      if (accessFailed.test(next.words)) throw rejected();
      context.signedInWith?.(keptCertificate(certificate.facts()));
      return next;
    },
    forget: async () => undefined,
    close: () => http.close(),
  };
}

/** Where the service leads after the response; an address that speaks of a failure is not followed. */
async function landing(
  { status, location, url, html }: RelayAnswer,
  serviceOrigin: string,
  get: Get,
): Promise<SedePage> {
  if (status === 401 || status === 403) throw rejected();
  if (status === 200) return readSedePage(html, url);
  const target = location === null ? null : URL.parse(location, url);
  if (status < 300 || status >= 400 || target === null)
    throw new FailureError('portal.changed', { at: 'loginCheck', what: 'status', status });
  if (target.origin !== serviceOrigin)
    throw new FailureError('portal.changed', { at: 'loginCheck', what: 'unknownHost', host: target.host });
  if (/cancel/i.test(target.search)) throw new FailureError('cancelled', { at: 'clave' });
  if (/login-?ko|error/i.test(`${target.pathname}${target.search}`)) throw rejected();
  return pageOfAnswer(await get(target.href, url));
}
