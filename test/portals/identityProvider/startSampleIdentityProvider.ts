// A small identity provider on loopback: authorize page, token endpoint, introspection for a mail server, and switches for what goes wrong.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../mailbox/makeCertificates.ts';

export interface LoggedGrant {
  at: 'authorize' | 'token' | 'introspect';
  parameters: Record<string, string>;
  /** `ok`, or the error that was answered. */
  outcome: string;
}

export interface ProviderHabits {
  expiresInS: number;
  /** A new refresh token with each use; the old one is dead from then on. */
  isRotating: boolean;
  givesRefreshToken: boolean;
  /** What the person does on the page. */
  person: 'allows' | 'denies' | 'cameFromElsewhere';
  /** What the token endpoint answers instead of tokens. */
  tokenAnswer: 'tokens' | 'invalidGrant' | 'down' | 'busy' | 'nonsense' | 'unknownClient';
}

export interface SampleIdentityProvider {
  /** As `endpoints.portals.google` or `.microsoft` of the core. */
  endpoint: { issuer: string; authorizeUrl: string; tokenUrl: string };
  caPem: string;
  /** Plain HTTP, as a mail server on the same machine asks. */
  introspectionUrl: string;
  clientId: string;
  clientSecret: string;
  habits: ProviderHabits;
  log: LoggedGrant[];
  /** Whose mailbox every token is for. */
  address: string;
  /** Holds each token answer back until the promise that it returns has ended. */
  holdTokens: (() => Promise<void>) | null;
  /** The person takes the access back on the provider's page. */
  revokeAll(): void;
  /** Access tokens end at once; refresh tokens live on. */
  endAccessTokens(): void;
  stop(): Promise<void>;
}

interface Code {
  challenge: string;
  redirectUri: string;
}

export async function startSampleIdentityProvider(
  address = 'camila.rojas@example.com',
): Promise<SampleIdentityProvider> {
  const dir = mkdtempSync(join(tmpdir(), 'recado-provider-'));
  const { caPem, certPath, keyPath } = makeCertificates(dir);
  const codes = new Map<string, Code>();
  const refreshTokens = new Set<string>();
  const accessTokens = new Set<string>();

  const newToken = (kind: string): string => `${kind}-${randomBytes(24).toString('base64url')}`;
  const habits: ProviderHabits = {
    expiresInS: 3_600,
    isRotating: true,
    givesRefreshToken: true,
    person: 'allows',
    tokenAnswer: 'tokens',
  };
  const sample = {
    caPem,
    clientId: 'sample-client-of-a-person',
    clientSecret: 'not-really-secret',
    habits,
    log: [] as LoggedGrant[],
    address,
    holdTokens: null as (() => Promise<void>) | null,
  };
  const note = (at: LoggedGrant['at'], parameters: URLSearchParams, outcome: string): void =>
    void sample.log.push({ at, parameters: Object.fromEntries(parameters), outcome });

  const authorize = (asked: URLSearchParams, response: ServerResponse): void => {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const isGood =
      asked.get('client_id') === sample.clientId &&
      /^http:\/\/(?:127\.0\.0\.1|localhost):\d+$/.test(redirectUri) &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256' &&
      (asked.get('code_challenge') ?? '').length === 43 &&
      (asked.get('scope') ?? '') !== '' &&
      (asked.get('state') ?? '').length >= 22;
    note('authorize', asked, isGood ? habits.person : 'invalid_request');
    if (!isGood) {
      // RFC 6749, 4.1.2.1: nobody is sent to an address that is not trusted.
      response.writeHead(400, { 'content-type': 'text/plain' }).end('invalid_request');
      return;
    }
    const back = new URL(redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (habits.person === 'denies') back.searchParams.set('error', 'access_denied');
    else {
      const code = newToken('code');
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirectUri });
      back.searchParams.set('code', code);
    }
    if (habits.person === 'cameFromElsewhere')
      back.searchParams.set('state', 'forged-state-of-another-sign-in');
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample provider</title><body><h1>${asked.get('login_hint') ?? ''}</h1><a id="go" href="${back.href.replaceAll('&', '&amp;')}">Continue</a></body></html>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  };

  const tokens = async (given: URLSearchParams, response: ServerResponse): Promise<void> => {
    const refuse = (error: string, status = 400, headers: Record<string, string> = {}): void => {
      note('token', given, error);
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers })
        .end(JSON.stringify({ error, error_description: 'words of the provider' }));
    };
    await sample.holdTokens?.();
    if (habits.tokenAnswer === 'invalidGrant') return refuse('invalid_grant');
    if (habits.tokenAnswer === 'unknownClient') return refuse('invalid_client', 401);
    if (habits.tokenAnswer === 'busy') return refuse('slow_down', 429, { 'retry-after': '90' });
    if (habits.tokenAnswer === 'down' || habits.tokenAnswer === 'nonsense') {
      note('token', given, habits.tokenAnswer);
      response
        .writeHead(habits.tokenAnswer === 'down' ? 503 : 200, { 'content-type': 'text/html' })
        .end('<html>Service</html>');
      return;
    }
    const secret = given.get('client_secret');
    if (given.get('client_id') !== sample.clientId || (secret !== null && secret !== sample.clientSecret))
      return refuse('invalid_client', 401);
    if (given.get('grant_type') === 'authorization_code') {
      const code = codes.get(given.get('code') ?? '');
      codes.delete(given.get('code') ?? '');
      const verifier = given.get('code_verifier') ?? '';
      const isProven =
        /^[\w.~-]{43,128}$/.test(verifier) &&
        createHash('sha256').update(verifier).digest('base64url') === code?.challenge;
      if (!code || !isProven || given.get('redirect_uri') !== code.redirectUri)
        return refuse('invalid_grant');
    } else if (!refreshTokens.has(given.get('refresh_token') ?? '')) return refuse('invalid_grant');

    const used = given.get('refresh_token');
    const refreshToken = used !== null && !habits.isRotating ? used : newToken('refresh');
    if (used !== null && habits.isRotating) refreshTokens.delete(used);
    refreshTokens.add(refreshToken);
    const accessToken = newToken('access');
    accessTokens.add(accessToken);
    note('token', given, 'ok');
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(
      JSON.stringify({
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: habits.expiresInS,
        ...(habits.givesRefreshToken ? { refresh_token: refreshToken } : {}),
      }),
    );
  };

  const introspect = (given: URLSearchParams, response: ServerResponse): void => {
    const isActive = accessTokens.has(given.get('token') ?? '');
    note('introspect', given, isActive ? 'ok' : 'inactive');
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(isActive ? { active: true, email: sample.address } : { active: false }));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://sample');
    const given = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : url.searchParams;
    if (url.pathname === '/authorize') authorize(given, response);
    else if (url.pathname === '/token') await tokens(given, response);
    else if (url.pathname === '/introspect') introspect(given, response);
    else response.writeHead(404).end();
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void answer(request, response).catch(() => response.destroy());
  const secure: Server = createServer({ cert: readFileSync(certPath), key: readFileSync(keyPath) }, listener);
  const plain = createPlainServer(listener);
  const portOf = (server: Server | typeof plain): Promise<number> =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const origin = `https://localhost:${await portOf(secure)}`;
  const plainPort = await portOf(plain);

  return Object.assign(sample, {
    endpoint: { issuer: origin, authorizeUrl: `${origin}/authorize`, tokenUrl: `${origin}/token` },
    introspectionUrl: `http://127.0.0.1:${plainPort}/introspect`,
    revokeAll: () => {
      refreshTokens.clear();
      accessTokens.clear();
    },
    endAccessTokens: () => accessTokens.clear(),
    stop: async () => {
      for (const server of [secure, plain]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      rmSync(dir, { recursive: true, force: true });
    },
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
