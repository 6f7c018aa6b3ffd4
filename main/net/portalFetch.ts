// The rules of a portal session over any wire: exact hosts only, redirects followed by us, secrets told to nobody else.
import { FailureError } from '../contract/failure.ts';
import { decodeText } from './decodeText.ts';
import type { PortalAnswer, PortalRequest } from './portalSession.ts';

export interface WireRequest {
  url: URL;
  method: 'GET' | 'POST';
  body: string | null;
  headers: Record<string, string>;
}
export interface WireAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Uint8Array;
}
/** One request and its answer, a redirect included; cookies and certificates are the wire's own. */
export type SendOnce = (request: WireRequest) => Promise<WireAnswer>;

const mostRedirects = 10;

export function createPortalFetch(
  allowedOrigins: readonly string[],
  send: SendOnce,
): (request: PortalRequest) => Promise<PortalAnswer> {
  const origins = originsOf(allowedOrigins);
  const allowed = (url: URL): URL => {
    if (url.protocol !== 'https:' || !origins.has(url.origin))
      throw new FailureError('portal.changed', { reason: 'foreignHost', host: url.host });
    return url;
  };
  return async (request) => {
    let url = allowed(new URL(request.url));
    let method = request.method ?? 'GET';
    let { body, headers } = bodyOf(request);
    for (let step = 0; step <= mostRedirects; step += 1) {
      const answer = await send({ url, method, body, headers });
      const location = listOf(answer.headers['location'])[0];
      if (request.redirect === 'manual' || location === undefined || !isRedirect(answer.status))
        return answerOf(url, answer);
      const next = allowed(new URL(location, url));
      // 307 and 308 repeat the request as it was; all others go on with a GET, as browsers do.
      if (answer.status !== 307 && answer.status !== 308) {
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
}

export const originsOf = (addresses: readonly string[]): ReadonlySet<string> =>
  new Set(addresses.map((address) => new URL(address).origin));

export const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat();

/** A token for one host is not told to the next. */
const withoutSecrets = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['authorization', 'cookie'].includes(name.toLowerCase())),
  );

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

function bodyOf({ form, json, headers, referer }: PortalRequest): Pick<WireRequest, 'body' | 'headers'> {
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

function answerOf(url: URL, answer: WireAnswer): PortalAnswer {
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), listOf(value).join(', ')]),
  );
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? null;
  return {
    status: answer.status,
    url: url.href,
    headers,
    bytes: answer.bytes,
    text: () => decodeText(answer.bytes, charset).text,
  };
}
