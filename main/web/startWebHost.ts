// The core behind a loopback address for a browser: same screens, same contract, one person with one link.
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Core } from '../app/core.ts';
import { contentSecurityPolicy } from '../contract/contentSecurityPolicy.ts';
import { FailureError } from '../contract/failure.ts';
import type { Logger } from '../model/logger.ts';
import { callRoute, limitBody } from './callRoute.ts';
import { createDoor } from './door.ts';
import { createEventStreams } from './eventStream.ts';
import { createScreenRoute } from './screenFiles.ts';

export interface WebHostOptions {
  core: Core;
  /** The built screens, `out/renderer`. */
  rendererDir: string;
  /** 0 or absent takes a free one. */
  port?: number;
  log: Logger;
}

export interface WebHost {
  /** `http://127.0.0.1:<port>/?token=…`; opens once. */
  url: string;
  /** Refuses new calls, lets those under way answer, ends the event streams. The core stays open. */
  close(): Promise<void>;
}

/** Calls still under way at closing are cut off after this time. */
const closingMs = 2_000;

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
};

/**
 * Listens on 127.0.0.1 only. Fails with `ability.missing` when the screens are not built and with `input.invalid` when
 * the port is taken or not allowed.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { core, log } = options;
  let port = 0;
  let isClosing = false;
  const door = createDoor(() => port, log);
  const streams = createEventStreams(core);
  const screen = await createScreenRoute(options.rendererDir);

  const app = new Hono();
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
    // A refused body is not read to its end, so its connection cannot carry another request.
    if (isClosing || c.res.status >= 400) c.header('Connection', 'close');
  });
  app.use(door.guard);
  app.post('/api/call/:method', limitBody, callRoute(core));
  app.get('/api/events', (c) => streams.route(c));
  app.get('/api/*', (c) => c.text('404\n', 404));
  app.get('*', screen);
  app.notFound((c) => c.text('405\n', 405));
  app.onError((error, c) => {
    log.error('web.failed', { error: error.name, path: c.req.path });
    return c.text('500\n', 500);
  });

  // The adaptor would otherwise replace the process's own Request and Response, which portals' fetch uses too.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  port = await listen(server, options.port ?? 0);
  log.info('web.started', { port });

  return {
    url: `http://127.0.0.1:${port}/?token=${door.token}`,
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        const cutOff = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          closingMs,
        );
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
        streams.close();
      }),
  };
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error) =>
      reject(new FailureError('input.invalid', { option: '--port', port }, error));
    server.once('error', refused);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
