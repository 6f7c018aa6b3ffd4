// Portal sessions in plain Node: undici for the wire, tough-cookie for cookies.
import { rootCertificates } from 'node:tls';
import { CookieJar } from 'tough-cookie';
import { Agent, request as send } from 'undici';
import { FailureError } from '../contract/failure.ts';
import { networkFailure } from './networkFailure.ts';
import { createPortalFetch, listOf, originsOf, type SendOnce } from './portalFetch.ts';
import type { PortalSession, PortalSessionOptions } from './portalSession.ts';
import { readBody } from './readBody.ts';

const defaultTimeoutMs = 30_000;
/** A server that sends a byte now and then never runs into the other limits. */
const defaultWholeMs = 180_000;
/** Documents with annexes reach tens of megabytes; an answer beyond this is no document. */
const defaultMaxBytes = 64 << 20;
/** A plain browser's name: some portals turn away what they do not know. */
const defaultUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Fails with `ability.missing {what: 'osCertificates'}` for a certificate of the system's store. */
export function openPortalSession(options: PortalSessionOptions): PortalSession {
  const {
    certificate,
    signal,
    timeoutMs = defaultTimeoutMs,
    maxBytes = defaultMaxBytes,
    wholeMs = defaultWholeMs,
  } = options;
  const certificateOrigins = originsOf(certificate?.origins ?? []);
  const jar = new CookieJar();
  const ca = options.trustedCa.length > 0 ? [...rootCertificates, ...options.trustedCa] : undefined;
  // HTTP/1.1 only: over HTTP/2 a portal cannot ask for a certificate later on, and old front ends misbehave.
  const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, allowH2: false };
  const tls = { timeout: timeoutMs, ...(ca ? { ca } : {}) };
  const plain = new Agent({ ...timeouts, connect: tls });
  // A pool of its own: a connection that was made with the certificate never carries a request to another host.
  const certified = certificate
    ? new Agent({
        ...timeouts,
        connect: { ...tls, ...keyOf(certificate) },
      })
    : plain;

  const once: SendOnce = async ({ url, method, body, headers }) => {
    const cookie = await jar.getCookieString(url.href);
    const dispatcher = certificateOrigins.has(url.origin) ? certified : plain;
    const deadline = AbortSignal.timeout(wholeMs);
    try {
      const answer = await send(url, {
        method,
        dispatcher,
        signal: AbortSignal.any([signal, deadline]),
        body,
        headers: {
          'user-agent': options.userAgent ?? defaultUserAgent,
          'accept-encoding': 'gzip, deflate, br',
          ...headers,
          ...(cookie ? { cookie } : {}),
        },
      });
      for (const line of listOf(answer.headers['set-cookie']))
        await jar.setCookie(line, url.href, { ignoreError: true });
      const bytes = await readBody(answer.body, answer.headers['content-encoding'], maxBytes);
      return { status: answer.statusCode, headers: answer.headers, bytes };
    } catch (error) {
      throw networkFailure(error, {
        host: url.host,
        hadCertificate: dispatcher === certified && certificate !== undefined,
        signal,
        deadline,
      });
    }
  };

  return {
    fetch: createPortalFetch(options.origins, once),
    close: async () => {
      await Promise.all([plain.destroy(), ...(certified === plain ? [] : [certified.destroy()])]);
    },
  };
}

function keyOf(certificate: NonNullable<PortalSessionOptions['certificate']>) {
  // Keys of the system's store do not leave it; only Chromium's stack asks the store to sign.
  if ('choice' in certificate) throw new FailureError('ability.missing', { what: 'osCertificates' });
  return 'pfx' in certificate
    ? { pfx: Buffer.from(certificate.pfx), passphrase: certificate.passphrase }
    : { cert: certificate.certPem, key: certificate.keyPem };
}
