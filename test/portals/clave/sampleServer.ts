// One HTTPS origin of the sample portals: a log of every request, a place to cut the line, TLS that asks for a certificate or not.
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { SampleAuthority } from '../ca/sampleAuthority.ts';

export type OriginName = 'service' | 'pasarela' | 'pasarelaIdent' | 'outside';

export interface LoggedRequest {
  origin: OriginName;
  /** What the request is in the portal's own terms, e.g. `serviceProvider`, `pendingList`, `acceptance`. */
  hop: string;
  method: string;
  path: string;
  query: string;
  /** Names of the form's fields, never their values. */
  fields: string[];
  referer: string | null;
  hasBearer: boolean;
  hasCertificate: boolean;
  cookies: string[];
  /** Null when the line was cut before an answer. */
  status: number | null;
}

/** Cuts the line at the nth request of this hop, before it was worked on or after. */
export interface Cut {
  hop: string;
  nth?: number;
  when: 'before' | 'after';
}

export interface SampleRequest {
  hop: string;
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
  form: URLSearchParams;
  cookies: Map<string, string>;
  certificate: X509Certificate | null;
}

export interface SampleAnswer {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

export interface SampleServer {
  origin: string;
  /** TLS connections on which a certificate was presented. */
  certificateHandshakes(): number;
  useTls(version: '1.2' | '1.3'): void;
  stop(): Promise<void>;
}

export interface SampleServerOptions {
  name: OriginName;
  /** Host part of the origin; the certificate holds for both. */
  host: 'localhost' | '127.0.0.1';
  authority: SampleAuthority;
  asksForCertificate: boolean;
  log: LoggedRequest[];
  hopOf(method: string, path: string): string;
  cutAt(hop: string): 'before' | 'after' | null;
  answer(request: SampleRequest): SampleAnswer | Promise<SampleAnswer>;
}

export async function startSampleServer(options: SampleServerOptions): Promise<SampleServer> {
  const { authority, log } = options;
  let handshakes = 0;
  const server: Server = createServer(
    {
      key: authority.serverKey,
      cert: authority.serverCert,
      // Without `ca` the request names no authorities, as on pasarela-ident (seen 2026).
      requestCert: options.asksForCertificate,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.2',
    },
    (request, response) => void handle(options, log, request, response),
  );
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    if (certificateOf(socket)) handshakes += 1;
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://${options.host}:${port}`,
    certificateHandshakes: () => handshakes,
    useTls: (version) =>
      server.setSecureContext({
        key: authority.serverKey,
        cert: authority.serverCert,
        maxVersion: version === '1.3' ? 'TLSv1.3' : 'TLSv1.2',
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  options: SampleServerOptions,
  log: LoggedRequest[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', `https://${options.host}`);
  const method = incoming.method ?? 'GET';
  const certificate = certificateOf(incoming.socket as TLSSocket);
  const body = await bodyOf(incoming);
  const isForm = (incoming.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const request: SampleRequest = {
    hop: options.hopOf(method, url.pathname),
    method,
    url,
    headers: incoming.headers,
    body,
    form: new URLSearchParams(isForm ? body : ''),
    cookies: cookiesOf(incoming.headers.cookie ?? ''),
    certificate,
  };
  const entry: LoggedRequest = {
    origin: options.name,
    hop: request.hop,
    method,
    path: url.pathname,
    query: url.search,
    fields: [...request.form.keys()],
    referer: incoming.headers.referer ?? null,
    hasBearer: incoming.headers.authorization !== undefined,
    hasCertificate: certificate !== null,
    cookies: [...request.cookies.keys()],
    status: null,
  };
  log.push(entry);
  const cut = options.cutAt(request.hop);
  if (cut === 'before') return void incoming.socket.destroy();
  const answer = await options.answer(request);
  if (cut === 'after') return void incoming.socket.destroy();
  entry.status = answer.status;
  response.writeHead(answer.status, answer.headers ?? { 'content-type': 'text/html; charset=utf-8' });
  response.end(answer.body ?? '');
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

function certificateOf(socket: TLSSocket): X509Certificate | null {
  const certificate = socket.getPeerX509Certificate?.();
  return certificate ?? null;
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const];
  });
  return new Map(pairs);
}

/** Says for each request whether the line is to be cut here; counts the hops since the switch was set. */
export function createCutter(): { set(cut: Cut | null): void; at(hop: string): 'before' | 'after' | null } {
  let wanted: Cut | null = null;
  let seen = 0;
  return {
    set: (cut) => {
      wanted = cut;
      seen = 0;
    },
    at: (hop) => {
      if (wanted?.hop !== hop) return null;
      seen += 1;
      return seen === (wanted.nth ?? 1) ? wanted.when : null;
    },
  };
}
