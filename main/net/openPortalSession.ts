// Portal sessions in plain Node: undici for the wire, tough-cookie for cookies, redirects followed by us, host by host.
import { rootCertificates } from 'node:tls';
import { CookieJar } from 'tough-cookie';
import { Agent, type Dispatcher, request as send } from 'undici';
import { FailureError } from '../contract/failure.ts';
import { decodeText } from './decodeText.ts';
import { networkFailure } from './networkFailure.ts';
import type { PortalAnswer, PortalRequest, PortalSession, PortalSessionOptions } from './portalSession.ts';
import { readBody } from './readBody.ts';

const defaultTimeoutMs = 30_000;
/** A server that sends a byte now and then never runs into the other limits. */
const defaultWholeMs = 180_000;
/** Documents with annexes reach tens of megabytes; an answer beyond this is no document. */
const defaultMaxBytes = 64 << 20;
const mostRedirects = 10;
/** A plain browser's name: some portals turn away what they do not know. */
const defaultUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

export function openPortalSession(options: PortalSessionOptions): PortalSession {
  const {
    certificate,
    signal,
    timeoutMs = defaultTimeoutMs,
    maxBytes = defaultMaxBytes,
    wholeMs = defaultWholeMs,
  } = options;
  const origins = new Set(options.origins.map((origin) => new URL(origin).origin));
  const certificateOrigins = new Set(certificate?.origins.map((origin) => new URL(origin).origin));
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

  const allowed = (url: URL): URL => {
    if (url.protocol !== 'https:' || !origins.has(url.origin))
      throw new FailureError('portal.changed', { reason: 'foreignHost', host: url.host });
    return url;
  };

  const once = async (
    url: URL,
    method: 'GET' | 'POST',
    body: string | null,
    headers: Record<string, string>,
  ) => {
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
      return { answer, bytes: await readBody(answer.body, answer.headers['content-encoding'], maxBytes) };
    } catch (error) {
      throw networkFailure(error, {
        host: url.host,
        hadCertificate: dispatcher === certified && certificate !== undefined,
        signal,
        deadline,
      });
    }
  };

  const fetch = async (request: PortalRequest): Promise<PortalAnswer> => {
    let url = allowed(new URL(request.url));
    let method = request.method ?? 'GET';
    let { body, headers } = bodyOf(request);
    for (let step = 0; step <= mostRedirects; step += 1) {
      const { answer, bytes } = await once(url, method, body, headers);
      const location = listOf(answer.headers['location'])[0];
      if (request.redirect === 'manual' || location === undefined || !isRedirect(answer.statusCode))
        return answerOf(url, answer, bytes);
      const next = allowed(new URL(location, url));
      // 307 and 308 repeat the request as it was; all others go on with a GET, as browsers do.
      if (answer.statusCode !== 307 && answer.statusCode !== 308) {
        method = 'GET';
        body = null;
        const { 'content-type': _type, ...rest } = headers;
        headers = rest;
      }
      if (next.origin !== url.origin) headers = withoutSecrets(headers);
      // As browsers do: another host learns where one comes from, not the path with its tokens.
      headers = { ...headers, referer: next.origin === url.origin ? url.href : `${url.origin}/` };
      url = next;
    }
    throw new FailureError('portal.changed', { reason: 'redirectLoop', host: url.host });
  };

  return {
    fetch,
    close: async () => {
      await Promise.all([plain.destroy(), ...(certified === plain ? [] : [certified.destroy()])]);
    },
  };
}

const keyOf = (certificate: NonNullable<PortalSessionOptions['certificate']>) =>
  'pfx' in certificate
    ? { pfx: Buffer.from(certificate.pfx), passphrase: certificate.passphrase }
    : { cert: certificate.certPem, key: certificate.keyPem };

/** A token for one host is not told to the next. */
const withoutSecrets = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['authorization', 'cookie'].includes(name.toLowerCase())),
  );

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);
const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat();

function bodyOf({ form, json, headers, referer }: PortalRequest): {
  body: string | null;
  headers: Record<string, string>;
} {
  const common = {
    accept: 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8',
    ...(referer ? { referer } : {}),
  };
  if (form) {
    const body = new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
    return { body, headers: { ...common, 'content-type': 'application/x-www-form-urlencoded', ...headers } };
  }
  if (json !== undefined)
    return {
      body: JSON.stringify(json),
      headers: { ...common, 'content-type': 'application/json', ...headers },
    };
  return { body: null, headers: { ...common, ...headers } };
}

function answerOf(url: URL, answer: Dispatcher.ResponseData, bytes: Uint8Array): PortalAnswer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), listOf(value).join(', ')]),
  );
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? null;
  return {
    status: answer.statusCode,
    url: url.href,
    headers,
    bytes,
    text: () => decodeText(bytes, charset).text,
  };
}
