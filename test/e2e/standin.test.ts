// What later portal windows will lean on: partitions, downloads, redirects. The same holds in a real Electron.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir } from '../support/launchApp.ts';

let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: '/landed' }).end();
    else if (request.url === '/file')
      response
        .writeHead(200, {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="acuse.pdf"',
        })
        .end('%PDF-1.7');
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>page</title><p>page</p>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function open(): Promise<{ app: App; profileDir: string }> {
  const profileDir = await makeTempDir();
  const app = await launchApp({ appDir: join(projectDir, 'test/support/standinApp'), profileDir });
  return { app, profileDir };
}

// A real Electron runs no TypeScript entry: these try the place-holder itself.
test.skipIf(!isPlaceHolder)('partitions share neither storage nor cookies nor permissions', async () => {
  const { app } = await open();
  const seen = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow, session }, url) => {
    const made: boolean[] = [];
    electronApp.on('session-created', (created) => {
      made.push(true);
      created.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    });
    const visit = async (partition: string): Promise<unknown> => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition } });
      await window.loadURL(url);
      const found = (await window.webContents.executeJavaScript(`(async () => {
        const before = [localStorage.getItem('who'), document.cookie];
        localStorage.setItem('who', '${partition}');
        document.cookie = 'who=${partition}';
        return [...before, await navigator.clipboard.writeText('x').then(() => 'yes', () => 'no')];
      })()`)) as unknown;
      window.destroy();
      return found;
    };
    const answers = [await visit('one'), await visit('two'), await visit('one')];
    return {
      answers,
      made: made.length,
      isSame: session.fromPartition('one') === session.fromPartition('one'),
    };
  }, origin);
  expect(seen).toEqual({
    answers: [
      [null, '', 'no'],
      [null, '', 'no'],
      ['one', 'who=one', 'no'],
    ],
    made: 2,
    isSame: true,
  });
});

test.skipIf(!isPlaceHolder)('a download goes where the app says, or nowhere', async () => {
  const { app, profileDir } = await open();
  const target = join(profileDir, 'acuse.pdf');
  const outcome = await app.electron.evaluate(
    async ({ BrowserWindow }, given) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'portal' } });
      await window.loadURL(given.origin);
      const done = new Promise((resolve) => {
        window.webContents.session.once('will-download', (_event, item) => {
          item.setSavePath(given.target);
          item.once('done', (_done, state) => resolve([item.getFilename(), item.getURL(), state]));
        });
      });
      await window.webContents.executeJavaScript("location.href = '/file'; 1");
      return done;
    },
    { origin, target },
  );
  expect(outcome).toEqual(['acuse.pdf', `${origin}/file`, 'completed']);
  expect(await readFile(target, 'utf8')).toBe('%PDF-1.7');
});

test.skipIf(!isPlaceHolder)('a page that leads away is asked about, step by step', async () => {
  const { app } = await open();
  const asked = await app.electron.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    const { webContents } = window;
    const events: string[] = [];
    const note = (name: string) => (event: { url: string }) => {
      events.push(`${name} ${new URL(event.url).pathname}`);
    };
    webContents.on('will-frame-navigate', note('will-frame-navigate'));
    webContents.on('will-navigate', note('will-navigate'));
    webContents.on('will-redirect', note('will-redirect'));
    await window.loadURL(`${url}/redirect`);
    const landed = new Promise<void>((resolve) => {
      webContents.once('did-finish-load', () => resolve());
    });
    await webContents.executeJavaScript("location.href = '/redirect'; 1");
    await landed;
    const refused = new Promise((resolve) => {
      webContents.once('will-navigate', (event) => {
        event.preventDefault();
        resolve(event.url);
      });
    });
    await webContents.executeJavaScript("location.href = '/elsewhere'; 1");
    await refused;
    const stayed = (await webContents.executeJavaScript('location.pathname')) as unknown;
    return { events, stayed };
  }, origin);
  expect(asked).toEqual({
    events: [
      'will-redirect /landed',
      'will-frame-navigate /redirect',
      'will-navigate /redirect',
      'will-redirect /landed',
      'will-frame-navigate /elsewhere',
      'will-navigate /elsewhere',
    ],
    stayed: '/landed',
  });
});
