// The way back from the provider's page: one answer on a loopback port of this sign-in, then the door is gone (RFC 8252).
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FailureError } from '../../contract/failure.ts';
import { answerHeaders, answerPage } from './answerPage.ts';

export interface ReturnDoor {
  /** As it must stand in both requests, letter for letter. */
  redirectUri: string;
  /** The parameters of the one answer that carries the right state; fails with `cancelled` when the signal aborts. */
  answer: Promise<URLSearchParams>;
}

export interface DoorOptions {
  host: '127.0.0.1' | 'localhost';
  state: string;
  /** Ends the wait; the door closes with it. */
  signal: AbortSignal;
}

const mostTries = 5;

/** Fails with `ability.missing` where no loopback port can be had. */
export async function openReturnDoor({ host, state, signal }: DoorOptions): Promise<ReturnDoor> {
  const servers = await listenOnLoopback(host);
  const first = servers[0]?.address() as AddressInfo;
  const own = `${host}:${first.port}`;
  const close = (): void => {
    for (const server of servers) {
      server.close();
      server.closeIdleConnections();
    }
  };
  const answer = new Promise<URLSearchParams>((resolve, reject) => {
    const abort = (): void => {
      close();
      for (const server of servers) server.closeAllConnections();
      reject(new FailureError('cancelled', { reason: reasonOf(signal) }));
    };
    const take = (request: IncomingMessage, response: ServerResponse): void => {
      const parameters = answerIn(request, own, state);
      if (!parameters) {
        // Somebody else's knock: the person may still be on the provider's page.
        response.writeHead(400, answerHeaders).end(answerPage);
        return;
      }
      response.writeHead(200, answerHeaders).end(answerPage);
      signal.removeEventListener('abort', abort);
      close();
      resolve(parameters);
    };
    for (const server of servers) server.on('request', take);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
  return { redirectUri: `http://${own}`, answer };
}

/** Null unless it is a GET of our own address with our state, once. */
function answerIn(request: IncomingMessage, own: string, state: string): URLSearchParams | null {
  if (request.method !== 'GET' || request.headers.host !== own) return null;
  const target = `http://${own}${request.url ?? ''}`;
  if (!URL.canParse(target)) return null;
  const { pathname, searchParams } = new URL(target);
  const states = searchParams.getAll('state');
  const hasOutcome = searchParams.has('code') !== searchParams.has('error');
  return pathname === '/' && hasOutcome && states.length === 1 && isSame(states[0] ?? '', state)
    ? searchParams
    : null;
}

/** Equal length by hashing, so that the time taken says nothing. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const reasonOf = (signal: AbortSignal): string =>
  signal.reason instanceof Error && signal.reason.name === 'TimeoutError' ? 'tookTooLong' : 'byPerson';

/** For `localhost` on both families, since browsers take either; a computer without IPv6 has one. */
async function listenOnLoopback(host: DoorOptions['host']): Promise<Server[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const server = await listen('127.0.0.1', 0);
    if (typeof server === 'string') break;
    if (host === '127.0.0.1') return [server];
    const second = await listen('::1', (server.address() as AddressInfo).port);
    if (typeof second !== 'string') return [server, second];
    if (second !== 'EADDRINUSE') return [server];
    server.close();
  }
  throw new FailureError('ability.missing', { what: 'loopbackPort' });
}

/** The server, or the code of what stood against it. */
function listen(address: string, port: number): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 32_768 });
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(port, address, () => resolve(server));
  });
}
