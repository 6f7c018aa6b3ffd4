// Through Cl@ve by hand (Móvil, PIN, Permanente, DNIe): the person signs in in a window, and the sign-in is kept while the app runs.
import { FailureError } from '../../contract/failure.ts';
import { isClaveOutcome, signInByHand } from '../../identity/clave/signInByHand.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { PortalWindow } from '../../net/portalWindow.ts';
import type { ConnectorContext } from '../connector.ts';
import { addressesOf, bearerParameter, type DehuWay, originsIn, startOf } from './dehuWay.ts';
import { tokenSubject } from './tokenSubject.ts';

/** A sign-in that was done by hand; in memory only, never written. */
interface KeptSignIn {
  http: PortalSession;
  bearer: string;
  subject: string;
  keptAt: number;
}
/** By account. */
export type KeptSignIns = Map<string, KeptSignIn>;

/** The portal ends sign-ins much sooner; this is for one that it forgets to end. */
const keptForMs = 4 * 3_600_000;

/**
 * Fails with `personNeeded` in a background run without a kept sign-in, `ability.missing {what: 'portalWindow'}` where the
 * host has no windows, and as `signInByHand` does; `signIn.otherSubject` when somebody else signed in.
 */
export function windowWay(context: ConnectorContext, kept: KeptSignIns): DehuWay {
  const { account, clock, signal, trustedCa } = context;
  const addresses = addressesOf(context);
  const { origin, clave } = addresses;
  let known = kept.get(account.id) ?? null;
  if (known && clock.now().getTime() - known.keptAt > keptForMs) known = null;
  let window: PortalWindow | null = null;

  const openWindow = async (): Promise<PortalWindow> => {
    if (!context.isInteractive) throw new FailureError('personNeeded', { action: 'signIn' });
    if (!context.openWindow) throw new FailureError('ability.missing', { what: 'portalWindow' });
    const opened = await context.openWindow({
      url: `${origin}/es/public`,
      origins: originsIn(addresses),
      stopsAt: isClaveOutcome(origin, bearerParameter),
      trustedCa,
      signal,
      ...(known ? { continues: known.http } : {}),
    });
    // Forms are sent from a page of the portal, as the portal's own script would.
    if ((await opened.nextPage()) !== null) return opened;
    await opened.close();
    throw new FailureError('cancelled', { at: 'portalWindow' });
  };
  const forget = async (): Promise<void> => {
    const gone = known;
    known = null;
    kept.delete(account.id);
    await gone?.http.close();
  };
  const keep = async (signedIn: PortalWindow, bearer: string): Promise<void> => {
    const subject = tokenSubject(bearer);
    if (account.subject !== null && account.subject !== subject)
      throw new FailureError('signIn.otherSubject', { expected: account.subject, found: subject });
    const http = known?.http ?? (await signedIn.leave(AbortSignal.timeout(keptForMs)));
    known = { http, bearer, subject, keptAt: clock.now().getTime() };
    kept.set(account.id, known);
  };
  const closeWindow = async (): Promise<void> => {
    const open = window;
    window = null;
    await open?.close();
  };
  return {
    get keptBearer() {
      return known?.bearer ?? null;
    },
    begin: async () => {
      if (known === null) window = await openWindow();
    },
    session: () => {
      const http = known?.http ?? window?.session;
      if (!http) throw new FailureError('personNeeded', { action: 'signIn' });
      return endingWith(http, signal);
    },
    identity: () => ({ subject: known?.subject ?? null, name: null, certificate: null, fingerprint: null }),
    identify: async (form, at) => {
      window ??= await openWindow();
      try {
        const start = startOf(form, at);
        const bearer = await signInByHand({
          window,
          start,
          clave,
          serviceOrigin: origin,
          parameter: bearerParameter,
        });
        await keep(window, bearer);
        return bearer;
      } finally {
        // After `leave` this closes nothing that is still needed.
        if (known) await closeWindow();
      }
    },
    forget,
    close: closeWindow,
  };
}

/** The kept session outlives this run, but a request of this run ends with it. */
const endingWith = (http: PortalSession, signal: AbortSignal): PortalSession => ({
  fetch: async (request) => {
    if (signal.aborted) throw new FailureError('cancelled');
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (): void => reject(new FailureError('cancelled'));
    signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([http.fetch(request), ended]);
    } finally {
      signal.removeEventListener('abort', end);
    }
  },
  close: () => http.close(),
});
