// The wire to a provider's token endpoint: https, no redirect, a short answer, and every way it can fail as a code.
import { rootCertificates } from 'node:tls';
import { Agent, request } from 'undici';
import { networkFailure } from '../../net/networkFailure.ts';
import { readBody } from '../../net/readBody.ts';

/** The shape that oauth4webapi calls. */
export type TokenFetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: URLSearchParams | undefined },
) => Promise<Response>;

const wholeMs = 30_000;
const maxBytes = 262_144;

/** `trustedCa` is empty in the real app; a request under way ends with the signal, as `cancelled`. */
export function createTokenFetch(
  trustedCa: readonly string[],
  signal: AbortSignal | null = null,
): TokenFetch {
  return async (url, { method, headers, body }) => {
    const deadline = AbortSignal.timeout(wholeMs);
    const stop = signal ?? new AbortController().signal;
    const ca = trustedCa.length > 0 ? { ca: [...rootCertificates, ...trustedCa] } : {};
    const dispatcher = new Agent({ allowH2: false, connect: { timeout: wholeMs, ...ca } });
    try {
      const answer = await request(url, {
        method: method === 'POST' ? 'POST' : 'GET',
        headers,
        body: body?.toString() ?? null,
        signal: AbortSignal.any([stop, deadline]),
        dispatcher,
      });
      const bytes = await readBody(answer.body, answer.headers['content-encoding'], maxBytes);
      const kept = new Headers();
      for (const name of ['content-type', 'retry-after', 'www-authenticate']) {
        const value = answer.headers[name];
        if (typeof value === 'string') kept.set(name, value);
      }
      return new Response(Buffer.from(bytes), { status: answer.statusCode, headers: kept });
    } catch (error) {
      throw networkFailure(error, { host: new URL(url).host, hadCertificate: false, signal: stop, deadline });
    } finally {
      await dispatcher.destroy();
    }
  };
}
