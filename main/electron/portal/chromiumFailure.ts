// Gives every way Chromium's network stack can fail its code; it says `net::ERR_…` and nothing else.
import { FailureError } from '../../contract/failure.ts';

const offline = new Set([
  'NAME_NOT_RESOLVED',
  'INTERNET_DISCONNECTED',
  'ADDRESS_UNREACHABLE',
  'NETWORK_CHANGED',
]);
const timeout = new Set(['TIMED_OUT', 'CONNECTION_TIMED_OUT', 'SSL_CLIENT_AUTH_SELECTION_TIMED_OUT']);
/** A server that insists on a certificate: TLS 1.2 says so, 1.3 cuts the line after the handshake (seen 2026). */
const insists = new Set(['BAD_SSL_CLIENT_AUTH_CERT', 'SOCKET_NOT_CONNECTED', 'SSL_CLIENT_AUTH_CERT_NEEDED']);

interface Where {
  host: string;
  /** `none`: this host is not among those that get a certificate. */
  certificate: 'none' | 'notPresented' | 'presented';
}

export function chromiumFailure(error: Error, { host, certificate }: Where): FailureError {
  const reason = /\bERR_([A-Z0-9_]+)/.exec(error.message)?.[1] ?? '';
  const failure = (code: FailureError['failure']['code'], details: Record<string, unknown>): FailureError =>
    new FailureError(code, details, error);
  if (offline.has(reason)) return failure('network.offline', { host });
  if (timeout.has(reason)) return failure('network.timeout', { host });
  if (certificate !== 'none' && (insists.has(reason) || reason.startsWith('SSL_CLIENT_AUTH')))
    return certificate === 'presented'
      ? failure('certificate.rejected', { host, reason })
      : failure('certificate.missing', { host, reason: 'noneOffered' });
  if (/^(CERT_|SSL_|BAD_SSL|CERTIFICATE_|ECH_)/.test(reason)) return failure('network.tls', { host, reason });
  if (reason.startsWith('CONTENT_DECODING')) return failure('portal.changed', { host, reason: 'encoding' });
  // Refused, reset, closed in the middle, or not HTTP at all: the portal is not there now.
  return failure('portal.down', { host, ...(reason ? { reason } : {}) });
}
