// Cl@ve in a window: the person signs in by whatever way Cl@ve offers, and the service's answer is caught before it is visited.
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { PortalWindow, PortalWindowPage } from '../../net/portalWindow.ts';
import { tokenOf } from './readOutcome.ts';
import type { ClaveOrigins, RelayPage } from './relayClave.ts';
import { messageForm, readRelayForms } from './relayForms.ts';

export interface ClaveByHand {
  window: PortalWindow;
  /** The service's page with the form that begins the relay. */
  start: RelayPage;
  clave: ClaveOrigins;
  serviceOrigin: string;
  /** Name of the parameter that carries the token, e.g. `authData`. */
  parameter: string;
}

/** For `PortalWindowOptions.stopsAt`: the service's answer to Cl@ve, with a token or with what went wrong. */
export const isClaveOutcome =
  (serviceOrigin: string, parameter: string) =>
  (url: URL): boolean =>
    url.origin === serviceOrigin &&
    (url.searchParams.has(parameter) || (url.pathname.includes('login') && url.searchParams.has('error')));

/**
 * Sends the form in the window and waits for the service's answer; the window stays open. Fails with `cancelled` when the
 * person closed the window or turned back in Cl@ve, `signIn.rejected {reason: 'portal'}` when Cl@ve refused, `portal.changed
 * {what: 'unknownHost', host}` when Cl@ve led to a host that is not known: nothing was sent there.
 */
export async function signInByHand({
  window,
  start,
  clave,
  serviceOrigin,
  parameter,
}: ClaveByHand): Promise<string> {
  await sendToClave(window, start, clave);
  for (;;) {
    const page = await window.nextPage();
    if (page === null) throw new FailureError('cancelled', { at: 'portalWindow' });
    const token = outcomeOf(page, serviceOrigin, parameter);
    if (token !== null) return token;
  }
}

/** Sends the service's form from the window's page. Fails with `portal.changed` for a page without it, and for a form that leads elsewhere. */
export async function sendToClave(
  window: PortalWindow,
  start: RelayPage,
  { pasarela, pasarelaIdent }: ClaveOrigins,
): Promise<void> {
  const form = messageForm(readRelayForms(start.html, start.url));
  if (!form) throw new FailureError('portal.changed', { at: 'loginForm', what: 'noForm' });
  const { origin, host } = new URL(form.action);
  if (origin !== pasarela && origin !== pasarelaIdent)
    throw new FailureError('portal.changed', { at: 'relay', what: 'unknownHost', host });
  await window.send({ url: form.action, fields: form.fields });
}

/** Fails with `portal.changed {what: 'unknownHost'}` where the page wanted to lead to a host that is not known. */
export function refuseUnknownHosts({ refusedHosts: [host] }: PortalWindowPage): void {
  if (host !== undefined)
    throw new FailureError('portal.changed', { at: 'relay', what: 'unknownHost', host });
}

function outcomeOf(page: PortalWindowPage, serviceOrigin: string, parameter: string): string | null {
  refuseUnknownHosts(page);
  const { origin, pathname } = new URL(page.url);
  const answered = (status: number, location: string | null): string => {
    try {
      return tokenOf({ url: `${serviceOrigin}/`, html: '', status, location }, parameter);
    } catch (error) {
      const isRefused = failureOf(error).code === 'certificate.rejected';
      throw isRefused ? new FailureError('signIn.rejected', { reason: 'portal' }, error) : error;
    }
  };
  if (page.stoppedAt !== null) return answered(302, page.stoppedAt);
  // A refusal may come as a bare 401 instead of a redirect: then its page stands where Cl@ve's answer was sent.
  return origin === serviceOrigin && pathname.endsWith('login-check') ? answered(401, null) : null;
}
