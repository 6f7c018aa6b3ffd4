// Reads what an HTTP status says about the portal itself: down, in maintenance, or too often asked.
import { FailureError } from '../contract/failure.ts';
import type { PortalAnswer } from './portalSession.ts';

/** The failure that the status alone means, or null when the answer is worth reading. `now` dates a `Retry-After` in seconds. */
export function statusFailure({ status, headers, url }: PortalAnswer, now: Date): FailureError | null {
  const { host } = new URL(url);
  const retryAt = retryAfter(headers['retry-after'], now);
  const told = retryAt === null ? {} : { retryAt, until: retryAt };
  if (status === 429) return new FailureError('portal.rateLimited', { host, ...told });
  if (status === 503 && retryAt !== null) return new FailureError('portal.maintenance', { host, ...told });
  if (status >= 500) return new FailureError('portal.down', { host, status });
  return null;
}

/** `Retry-After` as an instant: seconds or an HTTP date (RFC 9110, 10.2.3); null when absent or not understood. */
export function retryAfter(value: string | undefined, now: Date): string | null {
  if (value === undefined) return null;
  const at = /^\d+$/.test(value.trim()) ? now.getTime() + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
