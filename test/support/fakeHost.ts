// Builds the window once and serves it over the loopback transport with the strict policy of the real hosts, a fake core behind it.
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { type EventName, eventNames } from '../../main/contract/events.ts';
import { isMethodName } from '../../main/contract/methods.ts';
import { windowChunks } from '../../windowChunks.ts';
import { createFakeBridge, type FakeBridge } from './fakeBridge.ts';

export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

export interface BuiltWindow {
  folder: string;
  remove: () => Promise<void>;
}

/**
 * Builds a page as the shipped configuration does, into a folder of its own.
 * @param isChecked with React's development checks, which cost half as much again at each step; their complaints are errors
 */
export async function buildWindow({
  root = resolve(import.meta.dirname, '../../renderer'),
  isChecked = false,
} = {}): Promise<BuiltWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'recado-window-'));
  // Which React it is comes from there, whatever the mode.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = isChecked ? 'development' : 'production';
  try {
    await build({
      root,
      configFile: false,
      base: './',
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir: folder,
        emptyOutDir: true,
        minify: true,
        target: 'chrome140',
        rolldownOptions: { output: { codeSplitting: windowChunks } },
      },
    });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface FakeHost {
  url: string;
  /** Replace it to begin anew with other data. */
  bridge: FakeBridge;
  /** Ends the streams of facts that are open, as a long sleep does; the page connects again by itself. */
  cutFacts: () => void;
  close: () => Promise<void>;
}

export async function startFakeHost(folder: string, bridge = createFakeBridge()): Promise<FakeHost> {
  const streams = new Set<ServerResponse>();
  const host: FakeHost = {
    url: '',
    bridge,
    cutFacts: () => {
      for (const stream of streams) stream.end();
    },
    close: () => Promise.resolve(),
  };
  const server = createServer((request, response) => {
    if (request.url === '/api/events') {
      streams.add(response);
      response.on('close', () => streams.delete(response));
    }
    void answer(host, folder, request, response);
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  host.close = () =>
    new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return host;
}

async function answer(
  host: FakeHost,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', host.url).pathname;
  response.setHeader('content-security-policy', strictPolicy);
  if (path === '/api/events') {
    streamFacts(host.bridge, response);
    return;
  }
  const name = path.startsWith('/api/call/') ? path.slice('/api/call/'.length) : '';
  if (isMethodName(name)) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const envelope = await host.bridge.call(name, JSON.parse(Buffer.concat(parts).toString('utf8')));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(envelope));
    return;
  }
  const file = join(folder, path === '/' ? 'index.html' : path);
  if (!file.startsWith(folder) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}

function streamFacts(bridge: FakeBridge, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(':\n\n');
  const stops = eventNames.map((name: EventName) =>
    bridge.on(name, (payload) => {
      response.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`);
    }),
  );
  response.on('close', () => {
    for (const stop of stops) stop();
  });
}
