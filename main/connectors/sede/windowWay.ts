// Through Cl@ve by hand (Móvil, PIN, Permanente, DNIe): the person signs in in a window, and the sign-in is kept while the app runs.
import { FailureError } from '../../contract/failure.ts';
import { messageForm, readRelayForms } from '../../identity/clave/relayForms.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import type { ConnectorContext } from '../connector.ts';
import { asksForRelay, readSedePage, type SedePage } from './sedePage.ts';
import { addressesOf, originsIn, type SedeWay } from './sedeWay.ts';
import { accessFailed } from './words.ts';

/** A sign-in that was done by hand; in memory only, never written. */
interface KeptSignIn {
  http: PortalSession;
  signedIn: Set<string>;
  subject: string;
  keptAt: number;
}
/** By account. */
export type KeptSignIns = Map<string, KeptSignIn>;

/** The portal ends sign-ins much sooner; this is for one that it forgets to end. */
const keptForMs = 4 * 3_600_000;

/**
 * Fails with `personNeeded` in a background run without a kept sign-in, `ability.missing {what: 'portalWindow'}` where the host
 * has no windows, `cancelled` when the person closes it, `signIn.rejected` when Cl@ve refused, `signIn.otherSubject`.
 */
export function windowWay(context: ConnectorContext, kept: KeptSignIns): SedeWay {
  const { account, clock, signal, trustedCa } = context;
  const addresses = addressesOf(context);
  const { sede, clave } = addresses;
  let known = kept.get(account.id) ?? null;
  if (known && clock.now().getTime() - known.keptAt > keptForMs) known = null;
  let window: PortalWindow | null = null;
  let subject: string | null = known?.subject ?? null;
  const signedIn = known?.signedIn ?? new Set<string>();

  const openWindow = async (): Promise<PortalWindow> => {
    if (!context.isInteractive) throw new FailureError('personNeeded', { action: 'signIn' });
    if (!context.openWindow) throw new FailureError('ability.missing', { what: 'portalWindow' });
    const opened = await context.openWindow({
      url: `${sede}/`,
      origins: originsIn(addresses),
      trustedCa,
      signal,
      ...(known ? { continues: known.http } : {}),
    });
    if ((await opened.nextPage()) !== null) return opened;
    await opened.close();
    throw new FailureError('cancelled', { at: 'portalWindow' });
  };
  const forget = async (): Promise<void> => {
    const gone = known;
    known = null;
    kept.delete(account.id);
    signedIn.clear();
    await gone?.http.close();
  };
  return {
    signedIn,
    begin: async () => {
      if (known === null) window ??= await openWindow();
    },
    session: () => {
      const http = window?.session ?? known?.http;
      if (!http) throw new FailureError('personNeeded', { action: 'signIn' });
      return http;
    },
    relay: async (page, serviceOrigin) => {
      const form = messageForm(readRelayForms(page.html, page.url));
      if (!form) throw new FailureError('portal.changed', { at: 'loginForm', what: 'noForm' });
      const { origin, host } = new URL(form.action);
      if (origin !== clave.pasarela && origin !== clave.pasarelaIdent)
        throw new FailureError('portal.changed', { at: 'relay', what: 'unknownHost', host });
      window ??= await openWindow();
      await window.send({ url: form.action, fields: form.fields });
      const landed = await landing(window, serviceOrigin);
      // The page may print whose it is; where it does not, nobody can tell one hand from another.
      const printed = numberOn(landed);
      if (
        account.subject !== null &&
        printed !== null &&
        printed !== account.subject &&
        isNumber(account.subject)
      )
        throw new FailureError('signIn.otherSubject', { expected: account.subject, found: printed });
      subject = account.subject ?? printed ?? subject ?? `clave-${account.id.slice(0, 8)}`;
      return landed;
    },
    identity: () => {
      if (subject === null) throw new FailureError('personNeeded', { action: 'signIn' });
      return { subject, name: null };
    },
    forget,
    close: async () => {
      const open = window;
      window = null;
      if (!open) return;
      // A window that went on with a kept session leaves that one as it is.
      if (known || subject === null || signedIn.size === 0 || signal.aborted) return open.close();
      const http = await open.leave(AbortSignal.timeout(keptForMs));
      kept.set(account.id, { http, signedIn, subject, keptAt: clock.now().getTime() });
    },
  };
}

/** Waits until the window stands on a page of the service that asks for nothing more. */
async function landing(window: PortalWindow, serviceOrigin: string): Promise<SedePage> {
  for (;;) {
    const shown = await window.nextPage();
    if (shown === null) throw new FailureError('cancelled', { at: 'portalWindow' });
    const page = landedOn(shown, serviceOrigin);
    if (page) return page;
  }
}

function landedOn({ url, html, refusedHosts }: PortalWindowPage, serviceOrigin: string): SedePage | null {
  const [unknown] = refusedHosts;
  if (unknown !== undefined)
    throw new FailureError('portal.changed', { at: 'relay', what: 'unknownHost', host: unknown });
  const address = new URL(url);
  if (address.origin !== serviceOrigin) return null;
  const page = readSedePage(html, url);
  if (asksForRelay(page)) return null;
  if (/cancel/i.test(address.search)) throw new FailureError('cancelled', { at: 'clave' });
  if (accessFailed.test(page.words) || /login-?ko|error/i.test(`${address.pathname}${address.search}`))
    throw new FailureError('signIn.rejected', { reason: 'portal' });
  return page;
}

const isNumber = (text: string): boolean => readPersonNumber(text).isValid;

/** A NIE or DNI in the page's head; in its list stand those of others too. */
function numberOn({ html }: SedePage): string | null {
  const head = /<header\b[\s\S]*?<\/header>/i.exec(html)?.[0] ?? '';
  for (const [word] of head.matchAll(/\b[XYZ]?\d{7,8}[A-Z]\b/g)) if (isNumber(word)) return word;
  return null;
}
