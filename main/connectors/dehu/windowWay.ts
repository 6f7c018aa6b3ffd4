// DEHú by hand (Cl@ve Móvil, PIN, Permanente, DNIe): the window brings a bearer, which says whose it is.
import { FailureError } from '../../contract/failure.ts';
import { handSignIn, type KeptSignIns } from '../../identity/clave/handSignIn.ts';
import { isClaveOutcome, signInByHand } from '../../identity/clave/signInByHand.ts';
import type { ConnectorContext } from '../connector.ts';
import { addressesOf, bearerParameter, type DehuWay, originsIn, startOf } from './dehuWay.ts';
import { tokenSubject } from './tokenSubject.ts';

export type DehuKept = KeptSignIns<{ bearer: string; subject: string }>;

/** Fails as `handSignIn` and `signInByHand` do; `signIn.otherSubject` when somebody else signed in. */
export function windowWay(context: ConnectorContext, kept: DehuKept): DehuWay {
  const addresses = addressesOf(context);
  const { origin: serviceOrigin, clave } = addresses;
  const { subject: expected } = context.account;
  const byHand = handSignIn(
    context,
    {
      url: `${serviceOrigin}/es/public`,
      origins: originsIn(addresses),
      stopsAt: isClaveOutcome(serviceOrigin, bearerParameter),
    },
    kept,
  );
  return {
    get keptBearer() {
      return byHand.facts()?.bearer ?? null;
    },
    begin: async () => {
      if (byHand.facts() === null) await byHand.window();
    },
    session: byHand.session,
    identity: () => ({
      subject: byHand.facts()?.subject ?? null,
      name: null,
      certificate: null,
      fingerprint: null,
    }),
    identify: async (form, at) => {
      const window = await byHand.window();
      const start = startOf(form, at);
      try {
        const bearer = await signInByHand({
          window,
          start,
          clave,
          serviceOrigin,
          parameter: bearerParameter,
        });
        const subject = tokenSubject(bearer);
        if (expected !== null && expected !== subject)
          throw new FailureError('signIn.otherSubject', { expected, found: subject });
        await byHand.keep({ bearer, subject });
        return bearer;
      } finally {
        // The window of an opening goes; that of a first sign-in is closed by who began it.
        if (byHand.facts()) await byHand.close();
      }
    },
    forget: byHand.forget,
    close: byHand.close,
  };
}
