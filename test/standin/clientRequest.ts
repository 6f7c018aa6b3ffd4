// Electron's `net.request`: Node's https with the session's cookies and the certificate that the app's event chose.
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ClientRequest as NodeRequest } from 'node:http';
import { Agent, request as send } from 'node:https';
import { CookieJar } from 'tough-cookie';
import { keyFor, type PresentedKey } from './certificateStore.ts';
import type { PageCookies } from './pageCookies.ts';
import { standin } from './records.ts';
import type { ServerTrust } from './serverTrust.ts';
import type { Session } from './session.ts';

export interface RequestOptions {
  url: string;
  method?: string;
  session: Session;
  headers?: Record<string, string>;
  credentials?: 'include' | 'omit';
  redirect?: 'manual' | 'follow' | 'error';
}

/** What one session keeps between requests: cookies, connections, and the answer to each host that asked. */
export class SessionWire {
  /** Set once the session has a window: from then on the cookies are the window's. */
  pages: PageCookies | null = null;
  readonly #jar = new CookieJar();
  readonly #trust: ServerTrust;
  readonly #agents = new Map<string, Promise<Agent>>();

  constructor(trust: ServerTrust) {
    this.#trust = trust;
  }

  async cookiesFor(url: URL): Promise<string> {
    const jar = (await this.pages?.load()) ?? this.#jar;
    return jar.getCookieString(url.href);
  }

  async keepCookies(lines: readonly string[], url: URL): Promise<void> {
    // A jar for one answer: it knows which cookies a server may set.
    const jar = this.pages === null ? this.#jar : new CookieJar();
    for (const line of lines) {
      const cookie = jar.setCookieSync(line, url.href, { ignoreError: true });
      if (cookie) await this.pages?.save(cookie, url.href);
    }
  }

  async clearCookies(): Promise<void> {
    await this.#jar.removeAllCookies();
    await this.pages?.clear();
  }

  /** As in Electron, who asked once is not asked about again in this session, with a certificate or without. */
  agent(url: URL): Promise<Agent> {
    const port = Number(url.port || 443);
    const known = this.#agents.get(url.host);
    const made = known ?? this.#connect(url, port);
    this.#agents.set(url.host, made);
    return made;
  }

  async #connect(url: URL, port: number): Promise<Agent> {
    const verdict = await this.#trust.verdict(url);
    if (verdict === false) throw new Error('net::ERR_CERT_AUTHORITY_INVALID');
    return agentWith(await keyFor(url.hostname, port), verdict === true);
  }

  async closeConnections(): Promise<void> {
    for (const agent of this.#agents.values()) (await agent.catch(() => null))?.destroy();
  }
}

const agentWith = (key: PresentedKey | null, isTrustedByApp: boolean): Agent =>
  new Agent({
    keepAlive: true,
    ...(key && { cert: key.cert, key: key.key }),
    ...(isTrustedByApp ? { rejectUnauthorized: false } : {}),
  });

export class ClientRequest extends EventEmitter {
  readonly #options: RequestOptions;
  #sent: NodeRequest | null = null;
  #isDone = false;

  constructor(options: RequestOptions) {
    super();
    if (options.redirect !== 'manual' || options.credentials !== 'include')
      throw new Error('place-holder: only manual redirects and included credentials');
    this.#options = options;
  }

  end(body = ''): void {
    void this.#send(body).catch((error: unknown) => this.#fail(chromiumError(error)));
  }

  abort(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#sent?.destroy();
    this.emit('abort');
    this.emit('close');
  }

  followRedirect(): void {
    throw new Error('place-holder: redirects are not followed');
  }

  async #send(body: string): Promise<void> {
    const { session, method = 'GET', headers = {} } = this.#options;
    const url = new URL(this.#options.url);
    if (!['localhost', '127.0.0.1'].includes(url.hostname)) {
      standin.blockedRequests.push(url.href);
      throw new Error('net::ERR_INTERNET_DISCONNECTED');
    }
    const { wire } = session;
    const agent = await wire.agent(url);
    if (this.#isDone) return;
    const cookie = await wire.cookiesFor(url);
    const sent = send(url, {
      method,
      agent,
      headers: {
        'user-agent': session.getUserAgent(),
        ...headers,
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      },
    });
    this.#sent = sent;
    sent.on('error', (error) => this.#fail(chromiumError(error)));
    const [response] = (await once(sent.end(body), 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    await wire.keepCookies(response.headers['set-cookie'] ?? [], url);
    this.#answer(response, url, method);
  }

  #answer(response: IncomingMessage, url: URL, method: string): void {
    const { statusCode = 0, headers: given } = response;
    if (given.location === undefined || statusCode < 300 || statusCode > 399) {
      response.on('close', () => this.#close());
      this.emit('response', response);
      return;
    }
    response.resume();
    const lists = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, [value ?? ''].flat()]),
    );
    this.emit('redirect', statusCode, method, new URL(given.location, url).href, lists);
    this.#fail(new Error('Redirect was cancelled'));
  }

  #fail(error: Error): void {
    if (this.#isDone) return;
    this.emit('error', error);
    this.#close();
  }

  #close(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.emit('close');
  }
}

/** Node's words for a failed connection in Chromium's. */
function chromiumError(error: unknown): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (message.startsWith('net::')) return new Error(message);
  const said = `${code} ${message}`;
  const names: [RegExp, string][] = [
    [/ENOTFOUND|EAI_AGAIN/, 'NAME_NOT_RESOLVED'],
    [/ECONNREFUSED/, 'CONNECTION_REFUSED'],
    [/CERTIFICATE_REQUIRED|certificate required/i, 'BAD_SSL_CLIENT_AUTH_CERT'],
    [/ALTNAME/, 'CERT_COMMON_NAME_INVALID'],
    [/SELF_SIGNED|UNABLE_TO_|UNTRUSTED/, 'CERT_AUTHORITY_INVALID'],
    [/CERT_HAS_EXPIRED/, 'CERT_DATE_INVALID'],
    [/EPROTO|ERR_SSL/, 'SSL_PROTOCOL_ERROR'],
    [/ECONNRESET|socket hang up/, 'EMPTY_RESPONSE'],
  ];
  const name = names.find(([pattern]) => pattern.test(said))?.[1] ?? 'FAILED';
  return new Error(`net::ERR_${name}`);
}
