// Turns what imapflow, the socket, TLS and mail servers say into our failure codes; no server text goes into details.
import { networkInterfaces } from 'node:os';
import { FailureError } from '../contract/failure.ts';
import { providerAnswers } from './providerAnswers.ts';

interface MailError {
  code?: unknown;
  reason?: unknown;
  response?: unknown;
  responseText?: unknown;
  serverResponseCode?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  throttleReset?: unknown;
  message?: unknown;
}

const timeouts = [
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'ETIMEOUT',
  'ETIMEDOUT',
  'LockTimeout',
];
const noRoute = ['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH', 'EADDRNOTAVAIL'];
const tooLarge = ['LiteralTooLarge', 'LineTooLarge', 'ResponseTooLarge'];

/**
 * The failure behind an error of the mail connection.
 * A name that does not resolve and a refused port are the server's (`portal.down`), unless no network interface is up or the
 * system says that there is no route: then the computer is offline.
 */
export function mailFailure(
  error: unknown,
  signal: AbortSignal,
  isOnline: () => boolean = hasNetwork,
): FailureError {
  if (error instanceof FailureError) return error;
  if (signal.aborted) return new FailureError('cancelled', {}, error);
  const known = (typeof error === 'object' && error !== null ? error : {}) as MailError;
  const code = typeof known.code === 'string' ? known.code : '';
  const said = [known.responseText, known.response, known.reason, known.message]
    .filter((one) => typeof one === 'string')
    .join(' ');
  if (code === 'ETHROTTLE' || isThrottling(said)) return rateLimited(known, error);
  if (known.authenticationFailed === true) return signInFailure(said, known.serverResponseCode, error);
  if (isTls(code, known)) return new FailureError('network.tls', { reason: tlsReason(code) }, error);
  if (timeouts.includes(code)) return new FailureError('network.timeout', {}, error);
  if (noRoute.includes(code) || (code === 'ENOTFOUND' && !isOnline()))
    return new FailureError('network.offline', {}, error);
  if (code === 'ENOTFOUND') return new FailureError('portal.down', { reason: 'hostUnknown' }, error);
  if (code === 'ECONNREFUSED') return new FailureError('portal.down', { reason: 'refused' }, error);
  if (tooLarge.includes(code)) return new FailureError('portal.changed', { reason: 'answerTooLarge' }, error);
  if (/^Parser|^Invalid|^Unexpected/.test(code))
    return new FailureError('portal.changed', { reason: 'notImap' }, error);
  return new FailureError('portal.down', { reason: 'closed' }, error);
}

/** The same where a token stood for the password: what is no other reason is the token's, `signIn.rejected {reason: 'tokenRefused'}`. */
export function tokenFailure(error: unknown, signal: AbortSignal): FailureError {
  const found = mailFailure(error, signal);
  const { code } = found.failure;
  return code === 'signIn.rejected' || code === 'signIn.strongerNeeded'
    ? new FailureError('signIn.rejected', { reason: 'tokenRefused', badFields: ['refreshToken'] }, error)
    : found;
}

function signInFailure(said: string, serverCode: unknown, cause: unknown): FailureError {
  const text = said.toLowerCase();
  const known = providerAnswers.find(({ pattern }) => pattern.test(text));
  if (known) return new FailureError(known.code, { ...known.details }, cause);
  if (serverCode === 'EXPIRED') return new FailureError('signIn.passwordExpired', {}, cause);
  if (serverCode === 'UNAVAILABLE')
    return new FailureError('portal.down', { reason: 'signInUnavailable' }, cause);
  return new FailureError('signIn.rejected', { badFields: ['password'] }, cause);
}

const isThrottling = (said: string): boolean =>
  /throttl|too many (?:simultaneous )?connections|\[limit\]|rate limit|bandwidth limit|try again later/i.test(
    said,
  );

function rateLimited(known: MailError, cause: unknown): FailureError {
  const waitMs = typeof known.throttleReset === 'number' ? known.throttleReset : null;
  return new FailureError('portal.rateLimited', waitMs === null ? {} : { retryAfterMs: waitMs }, cause);
}

const isTls = (code: string, known: MailError): boolean =>
  known.tlsFailed === true ||
  /^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|STARTTLS_INJECTION|ClosedAfterConnectTLS)/.test(
    code,
  );

function tlsReason(code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return 'certificateExpired';
  if (/ALTNAME|HOSTNAME/.test(code)) return 'otherHost';
  if (/^(?:UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|CERT_)/.test(code)) return 'certificateUntrusted';
  if (code === 'STARTTLS_INJECTION') return 'starttlsInjection';
  return code === '' ? 'starttlsMissing' : 'handshake';
}

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some((address) => !address.internal));
