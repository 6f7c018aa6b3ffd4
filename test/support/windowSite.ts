// Two small sites on https for portal windows: one that a window may show, one that it may not, with every way from here to there.
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sampleAuthority } from '../portals/ca/sampleAuthority.ts';

export interface WindowSite {
  /** May be shown. */
  origin: string;
  /** May not. */
  foreign: string;
  caPem: string;
  /** Paths that were asked of the first site, with the cookie that came along. */
  asked: { path: string; cookie: string; userAgent: string }[];
  /** Paths that were asked of the foreign one; a test expects none. */
  foreignAsked: string[];
  stop(): Promise<void>;
}

export async function startWindowSite(): Promise<WindowSite> {
  const { caPem, serverCert: cert, serverKey: key } = await sampleAuthority();
  const asked: WindowSite['asked'] = [];
  const foreignAsked: string[] = [];
  const listen = async (answer: RequestListener): Promise<{ origin: string; stop: () => Promise<void> }> => {
    const server = createServer({ cert, key }, answer);
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stop = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { origin: `https://localhost:${port}`, stop };
  };
  const foreign = await listen((request, response) => {
    foreignAsked.push(request.url ?? '');
    response.end('<title>Foreign</title>');
  });
  const own = await listen((request, response) => {
    const path = request.url ?? '/';
    const { cookie = '', 'user-agent': userAgent = '' } = request.headers;
    if (path !== '/favicon.ico') asked.push({ path, cookie, userAgent });
    const at = new URL(path, 'https://site').pathname;
    if (at === '/redirect') {
      response.writeHead(302, { location: `${foreign.origin}/redirected` }).end();
      return;
    }
    if (at === '/token') {
      response.writeHead(302, { location: '/signed-in?authData=secret' }).end();
      return;
    }
    if (at === '/file') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('file');
      return;
    }
    if (at === '/cut') {
      request.socket.destroy();
      return;
    }
    const page = pages(foreign.origin)[at] ?? `<title>Other</title><p>${at}</p>`;
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        ...(at === '/start' ? { 'set-cookie': 'seen=start; Secure; HttpOnly; Path=/' } : {}),
      })
      .end(`<!doctype html>${page}`);
  });
  return {
    origin: own.origin,
    foreign: foreign.origin,
    caPem,
    asked,
    foreignAsked,
    stop: async () => {
      await own.stop();
      await foreign.stop();
    },
  };
}

/** More than may be read; a comment costs no layout. */
const huge = `<title>Huge</title><!--${'x'.repeat(9 << 20)}-->`;

const pages = (foreign: string): Record<string, string> => ({
  '/start': `<title>Start</title>
    <form method="post" action="/answer"><input id="name" name="name"><input type="checkbox" id="agree">
      <select id="mode"><option value="">Elija</option><option value="2">Número de expediente</option></select>
      <input id="typed" oninput="document.title = 'typed ' + this.value"><button id="submit">Send</button></form>
    <iframe src="/inner"></iframe>
    <a id="next" href="/next">next</a> <a id="away" href="${foreign}/linked">away</a>
    <a id="popup" href="/popup" target="_blank">popup</a> <a id="popupAway" href="${foreign}/popup" target="_blank">popup</a>
    <a id="redirect" href="/redirect">redirect</a> <a id="token" href="/token">token</a> <a id="file" href="/file">file</a>
    <a id="cut" href="/cut">cut</a>`,
  '/inner': `<title>Inner</title><p>inner</p><input id="inside">`,
  '/feeding': `<title>Feeding</title><iframe src="${foreign}/frame"></iframe><img src="${foreign}/image.png">
    <script src="${foreign}/script.js"></script>`,
  '/huge': huge,
  '/stubborn': `<title>Stubborn</title><p>Stubborn</p><script>
    addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay'; });</script>`,
});
