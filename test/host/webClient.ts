// Speaks to the loopback host as a browser does, or as an attacker would: every header and the raw path are the test's own.
import { type IncomingMessage, request } from 'node:http';
import type { Envelope } from '../../main/contract/envelope.ts';

export interface WebAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request with exactly these headers; nothing is added but the length. */
export function ask(url: string, asked: Asked = {}): Promise<WebAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method: asked.method ?? 'GET',
        path: asked.path ?? '/',
        headers: asked.headers ?? {},
      },
      (incoming) => {
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          body += chunk;
        });
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(asked.body);
  });
}

/** Follows the printed link once and returns the cookie, as a browser sends it back. */
export async function signIn(url: string): Promise<string> {
  const { pathname, search } = new URL(url);
  const answer = await ask(url, { path: pathname + search });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Calls a method as our own page would. */
export async function callOverWeb(
  url: string,
  cookie: string,
  name: string,
  input: unknown,
): Promise<Envelope<unknown>> {
  const answer = await ask(url, {
    method: 'POST',
    path: `/api/call/${encodeURIComponent(name)}`,
    headers: { cookie, origin: new URL(url).origin, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const envelope: Envelope<unknown> = JSON.parse(answer.body);
  return envelope;
}

export interface HeardEvent {
  name: string;
  payload: unknown;
}

export interface EventEar {
  /** Settles when the stream ends. */
  ended: Promise<void>;
  close(): void;
}

/** Listens to the event stream; resolves when the stream says that it is listening. */
export function listen(url: string, cookie: string, heard: (event: HeardEvent) => void): Promise<EventEar> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path: '/api/events', headers: { cookie } }, (incoming) => {
      let rest = '';
      const ended = new Promise<void>((end) => incoming.once('close', () => end()));
      incoming.setEncoding('utf8');
      incoming.on('error', () => undefined);
      incoming.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          if (block.startsWith(':')) resolve({ ended, close: () => outgoing.destroy() });
          const parts = /^event: (.+)\ndata: (.+)$/.exec(block);
          if (parts) heard({ name: parts[1] ?? '', payload: JSON.parse(parts[2] ?? 'null') });
        }
      });
      if (incoming.statusCode !== 200) reject(new Error(`${incoming.statusCode}`));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
