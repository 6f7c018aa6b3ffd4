// The sede with a certificate: Cl@ve leads back to a page of the service, which proves the sign-in.
import { FailureError } from '../../contract/failure.ts';
import { keptCertificate } from '../../identity/certificate.ts';
import { certificateSignIn } from '../../identity/clave/certificateSignIn.ts';
import type { RelayAnswer } from '../../identity/clave/relayClave.ts';
import type { ConnectorContext } from '../connector.ts';
import { pageOfAnswer, readSedePage, type SedePage } from './sedePage.ts';
import { addressesOf, type Get, originsIn, type SedeWay } from './sedeWay.ts';
import { accessFailed } from './words.ts';

const rejected = (): FailureError => new FailureError('certificate.rejected', { reason: 'portal' });

/** Fails as `certificateSignIn` does. */
export async function certificateWay(context: ConnectorContext): Promise<SedeWay> {
  const addresses = addressesOf(context);
  const { clave } = addresses;
  const { http, facts, relay } = await certificateSignIn(context, { origins: originsIn(addresses), clave });
  return {
    signedIn: new Set(),
    begin: async () => undefined,
    session: () => http,
    identity: () => {
      const { nif, name } = facts();
      return { subject: nif ?? '', name, certificate: keptCertificate(facts()) };
    },
    relay: async ({ url, html }, { origin }, get) => {
      const next = await landing(await relay({ url, html }, origin), origin, get);
      if (accessFailed.test(next.words)) throw rejected();
      context.signedInWith?.(keptCertificate(facts()));
      return next;
    },
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
