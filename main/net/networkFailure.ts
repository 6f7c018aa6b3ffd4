// Gives every way a connection can fail its code; the texts of Node and undici stay behind as the cause.
import { FailureError } from '../contract/failure.ts';

interface Where {
  host: string;
  /** The connection offered the person's certificate. */
  hadCertificate: boolean;
  signal: AbortSignal;
  /** Aborts when the whole exchange has taken too long. */
  deadline: AbortSignal;
}

const offline = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH']);
const timeout = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);
/** What an authority or a name that cannot be trusted is called by OpenSSL and Node. */
const untrusted = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** Any thrown value as the failure it means; failures pass unchanged. */
export function networkFailure(
  error: unknown,
  { host, hadCertificate, signal, deadline }: Where,
): FailureError {
  if (error instanceof FailureError) return error;
  if (signal.aborted) return new FailureError('cancelled', {}, error);
  if (deadline.aborted) return new FailureError('network.timeout', { host }, error);
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : '';
  if (offline.has(code)) return new FailureError('network.offline', { host }, error);
  if (timeout.has(code)) return new FailureError('network.timeout', { host }, error);
  if (/mac verify failure/i.test(text))
    return new FailureError('certificate.rejected', { reason: 'passphrase' }, error);
  if (/PKCS12|not enough data/i.test(text))
    return new FailureError('certificate.rejected', { reason: 'file' }, error);
  if (/CERTIFICATE_REQUIRED|bad certificate|certificate required/i.test(`${code} ${text}`) && !hadCertificate)
    return new FailureError('certificate.missing', { host }, error);
  if (/ALERT_CERTIFICATE_EXPIRED|alert certificate expired/i.test(`${code} ${text}`))
    return new FailureError('certificate.expired', { host }, error);
  if (hadCertificate && /ALERT_|alert (bad|unknown|revoked|unsupported|handshake)/i.test(`${code} ${text}`))
    return new FailureError('certificate.rejected', { host }, error);
  if (untrusted.test(code) || code.startsWith('ERR_SSL') || code === 'EPROTO')
    return new FailureError('network.tls', { host, reason: code }, error);
  if (/^Z_|ERR_ZLIB/.test(code))
    return new FailureError('portal.changed', { host, reason: 'encoding' }, error);
  // Refused, reset, closed in the middle, or not HTTP at all: the portal is not there now.
  return new FailureError('portal.down', { host, ...(code ? { reason: code } : {}) }, error);
}

/** The code of an error or of what caused it. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code !== 'UND_ERR_SOCKET') return at.code;
  }
  return '';
}
