// Tells from the service's answer whether the relay signed anybody in, was refused, or was given up.
import { FailureError } from '../../contract/failure.ts';
import type { RelayAnswer } from './relayClave.ts';

/**
 * The token in `Location`, whose address is not followed: the token would end up in a page's history. Fails with
 * `certificate.rejected {reason: 'portal'}` when the identification was refused, `cancelled` when it was given up,
 * `portal.changed` for anything else. Neither carries an address: it may hold a token.
 */
export function tokenOf({ status, location, url }: RelayAnswer, parameter: string): string {
  if (status === 401 || status === 403) throw refused();
  const target = location === null ? null : URL.parse(location, url);
  if (status < 300 || status >= 400 || target === null)
    throw status >= 500
      ? new FailureError('portal.down', { at: 'loginCheck', status })
      : new FailureError('portal.changed', { at: 'loginCheck', what: 'status', status });
  const token = target.searchParams.get(parameter);
  if (target.origin === new URL(url).origin && token) return token;
  const error = target.searchParams.get('error')?.toLowerCase() ?? null;
  if (error !== null && /cancel/.test(error)) throw new FailureError('cancelled', { at: 'clave' });
  if (error !== null || target.pathname.includes('login')) throw refused();
  throw new FailureError('portal.changed', { at: 'loginCheck', what: 'noToken' });
}

const refused = (): FailureError => new FailureError('certificate.rejected', { reason: 'portal' });
