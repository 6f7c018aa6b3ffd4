// DEHú with a certificate: Cl@ve brings the bearer in an address.
import { keptCertificate } from '../../identity/certificate.ts';
import { certificateSignIn } from '../../identity/clave/certificateSignIn.ts';
import { tokenOf } from '../../identity/clave/readOutcome.ts';
import type { ConnectorContext } from '../connector.ts';
import { addressesOf, bearerParameter, type DehuWay, originsIn, startOf } from './dehuWay.ts';

/** Fails as `certificateSignIn` does. */
export async function certificateWay(context: ConnectorContext): Promise<DehuWay> {
  const addresses = addressesOf(context);
  const { clave, origin } = addresses;
  const { http, facts, relay } = await certificateSignIn(context, { origins: originsIn(addresses), clave });
  return {
    keptBearer: null,
    begin: async () => undefined,
    session: () => http,
    identity: () => {
      const { nif: subject, name, fingerprint } = facts();
      return { subject, name, fingerprint, certificate: keptCertificate(facts()) };
    },
    identify: async (form, at) => tokenOf(await relay(startOf(form, at), origin), bearerParameter),
    forget: async () => undefined,
    close: () => http.close(),
  };
}
