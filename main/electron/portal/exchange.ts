// One request over Chromium's stack and its answer, with limits on everything.
import { net, type Session } from 'electron';
import { FailureError } from '../../contract/failure.ts';
import type { WireAnswer, WireRequest } from '../../net/portalFetch.ts';

export interface ExchangeLimits {
  /** Until the headers come, and between two pieces of a body. */
  timeoutMs: number;
  /** From connecting to the last byte. */
  wholeMs: number;
  /** Of the answer, after inflating. */
  maxBytes: number;
}

/**
 * Redirects come back as they are. Electron's `fetch` cannot give them (it fails on `manual`, 45), its older `net.request`
 * can. Fails with `cancelled`, `network.timeout`, `document.tooLarge`, or Chromium's own error.
 */
export function exchange(
  session: Session,
  { url, method, body, headers }: WireRequest,
  { timeoutMs, wholeMs, maxBytes }: ExchangeLimits,
  signal: AbortSignal,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new FailureError('cancelled'));
      return;
    }
    const request = net.request({
      url: url.href,
      method,
      session,
      headers,
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
    });
    const pieces: Uint8Array[] = [];
    let size = 0;
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', cancel);
      clearTimeout(whole);
      clearTimeout(pause);
      // Later errors of a request that is given up find these ears and change nothing.
      act();
    };
    const fail = (failure: Error): void =>
      settle(() => {
        reject(failure);
        request.abort();
      });
    const cancel = (): void => fail(new FailureError('cancelled'));
    const late = (): void => fail(new FailureError('network.timeout', { host: url.host }));
    const whole = setTimeout(late, wholeMs);
    let pause = setTimeout(late, timeoutMs);
    const goOn = (): void => {
      clearTimeout(pause);
      pause = setTimeout(late, timeoutMs);
    };
    signal.addEventListener('abort', cancel);
    request.on('error', (error) => settle(() => reject(error)));
    // A proxy asks for a password that nobody gave us.
    request.on('login', (_about, answer) => answer());
    request.on('redirect', (status, _method, location, given) =>
      settle(() => resolve({ status, headers: { ...lowerCase(given), location }, bytes: new Uint8Array() })),
    );
    request.on('response', (response) => {
      goOn();
      response.on('data', (piece) => {
        goOn();
        size += piece.byteLength;
        if (size > maxBytes) fail(new FailureError('document.tooLarge', { limit: maxBytes }));
        else pieces.push(piece);
      });
      response.on('error', (error) => settle(() => reject(error)));
      response.on('aborted', () => settle(() => reject(new Error('net::ERR_CONNECTION_CLOSED'))));
      response.on('end', () =>
        settle(() =>
          resolve({
            status: response.statusCode,
            headers: lowerCase(response.headers),
            bytes: Buffer.concat(pieces),
          }),
        ),
      );
    });
    if (body === null) request.end();
    else request.end(body);
  });
}

const lowerCase = <T>(headers: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
