// Asks an authority about a certificate: one question, no cookies, no redirects, little time. Plain http too: what it answers is signed.
import { Agent, request as send } from 'undici';
import { FailureError } from '../contract/failure.ts';
import { networkFailure } from './networkFailure.ts';
import { readBody } from './readBody.ts';

export interface AuthorityAsker {
  /** Fails with a code of network.*, `portal.down` (any status but 200), `document.tooLarge`, or `cancelled`. */
  ask(request: { url: string; body: Uint8Array | null; type: string }): Promise<Uint8Array>;
  close(): Promise<void>;
}

const timeoutMs = 10_000;
const wholeMs = 20_000;
/** The longest lists of public authorities have some megabytes. */
const maxBytes = 16 << 20;

/** Whom it may ask is decided by its caller, from the list of the roots. */
export function openAuthorityAsker(signal: AbortSignal): AuthorityAsker {
  const agent = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    allowH2: false,
    connect: { timeout: timeoutMs },
  });
  return {
    ask: async ({ url, body, type }) => {
      const { host } = new URL(url);
      const deadline = AbortSignal.timeout(wholeMs);
      try {
        const answer = await send(url, {
          method: body === null ? 'GET' : 'POST',
          dispatcher: agent,
          signal: AbortSignal.any([signal, deadline]),
          body,
          // As the types are written: application/ocsp-request is answered by application/ocsp-response.
          headers:
            body === null
              ? { accept: type }
              : { accept: `${type}-response`, 'content-type': `${type}-request` },
        });
        if (answer.statusCode !== 200) {
          await answer.body.dump();
          throw new FailureError('portal.down', { host, status: answer.statusCode });
        }
        return await readBody(answer.body, answer.headers['content-encoding'], maxBytes);
      } catch (error) {
        throw networkFailure(error, { host, hadCertificate: false, signal, deadline });
      }
    },
    close: () => agent.destroy(),
  };
}
