// The door between page and core, and the walls around the page.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '../../main/contract/bridge.ts';
import { buildShellApp, type ShellApp } from '../support/buildShellApp.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, until } from '../support/launchApp.ts';

declare global {
  interface Window {
    recado: Bridge;
    requested: string[];
    inlineRan?: boolean;
  }
}

let shell: ShellApp;
beforeAll(async () => {
  shell = await buildShellApp();
});
afterAll(() => shell.remove());

async function open(): Promise<{ app: App; page: Page }> {
  const app = await launchApp({ appDir: shell.appDir, profileDir: await makeTempDir() });
  const page = await app.page();
  await page.getByText('Shell ready').waitFor();
  return { app, page };
}

describe('bridge', () => {
  test('hands a page two functions, checks names and passes facts on', async () => {
    const { app, page } = await open();
    const told = await page.evaluate(async () => {
      const { recado } = window;
      const unknown = await recado.call('store.drop' as 'app.about', {});
      const about = await recado.call('app.about', {});
      return { keys: Object.keys(recado).toSorted(), isFrozen: Object.isFrozen(recado), unknown, about };
    });
    expect(told).toEqual({
      keys: ['call', 'on'],
      isFrozen: true,
      unknown: { ok: false, failure: { code: 'input.invalid', details: { method: 'store.drop' } } },
      about: { ok: true, value: { host: 'electron' } },
    });
    expect(
      await app.electron.evaluate(() => globalThis.fakeCore.calls.map((call) => call.name)),
    ).not.toContain('store.drop');

    const heard = page.evaluate(
      () =>
        new Promise((resolve) => {
          const stop = window.recado.on('run.progressed', () => undefined);
          window.recado.on('run.progressed', resolve);
          stop();
          document.title = 'listening';
        }),
    );
    await until(
      () => page.title(),
      (title) => title === 'listening',
    );
    await app.electron.evaluate(() =>
      globalThis.fakeCore.emit('run.progressed', { accountId: 'a1', runId: 'r1', seen: 1, total: null }),
    );
    expect(await heard).toEqual({ accountId: 'a1', runId: 'r1', seen: 1, total: null });
  });

  test('has no Node, no ipc and no require in the page', async () => {
    const { page } = await open();
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
    );
    expect(globals).toEqual([]);
  });

  test('answers no other window, though it has the same preload and the same address', async () => {
    const { app } = await open();
    const preload = join(shell.appDir, 'preload.cjs');
    const answer = await app.electron.evaluate(async ({ BrowserWindow }, file) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
      await other.loadURL('app://bundle/');
      return (await other.webContents.executeJavaScript("window.recado.call('app.about', {})")) as unknown;
    }, preload);
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'input.invalid', details: { reason: 'sender' } },
    });
  });
});

describe('screens', () => {
  test('come with the strict policy, and the page feels it', async () => {
    const { page } = await open();
    const felt = await page.evaluate(async () => {
      const { headers } = await fetch('/');
      const image = new Image();
      const isBlocked = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
      });
      image.src = 'https://elsewhere.example/pixel.png';
      return {
        policy: headers.get('content-security-policy'),
        sniff: headers.get('x-content-type-options'),
        blocked: await isBlocked,
        inlineRan: window.inlineRan ?? false,
      };
    });
    expect(felt.policy).toContain("default-src 'none'; script-src 'self'");
    expect(felt).toMatchObject({ sniff: 'nosniff', blocked: 'img-src', inlineRan: false });
  });

  test('are files of their folder and nothing else', async () => {
    await writeFile(join(shell.appDir, 'secret.js'), 'secret');
    const { page } = await open();
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/index.html',
        '/%2e%2e%2fsecret.js',
        '/..%5csecret.js',
        '//secret.js',
        '/screen.js%00.html',
        '/%',
        '/missing.js',
      ];
      const answers = await Promise.all(
        paths.map((path) => fetch(path).catch(() => ({ status: 'refused' }))),
      );
      const post = await fetch('/index.html', { method: 'POST' });
      return [...answers.map((answer) => answer.status), post.status];
    });
    expect(statuses).toEqual([200, 404, 404, 'refused', 404, 404, 404, 405]);
  });
});

describe('guards', () => {
  test('keep the page where it is', async () => {
    const { app, page } = await open();
    await page.click('#away');
    await page.evaluate(() => {
      window.location.href = 'https://elsewhere.example/by-script';
    });
    const frame = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const made = document.createElement('iframe');
          made.src = 'https://elsewhere.example/frame';
          document.addEventListener('securitypolicyviolation', () => resolve('blocked'), { once: true });
          document.body.append(made);
        }),
    );
    expect(frame).toBe('blocked');
    expect(await page.title()).toBe('Shell');
    expect(
      await app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
      ),
    ).toEqual(['app://bundle/']);
    expect(isPlaceHolder ? await app.seen((seen) => seen.blockedRequests) : []).toEqual([]);
  });

  test.skipIf(!isPlaceHolder)('open a portal outside and nothing that only looks like it', async () => {
    const { app, page } = await open();
    await page.click('#portal');
    await page.click('#lookalike');
    await page.evaluate(() => {
      window.open('http://portal.example/plain');
      window.open('file:///etc/passwd');
    });
    const opened = await until(
      () => app.seen((seen) => seen.opened),
      (known) => known.length > 0,
    );
    expect(opened).toEqual([{ how: 'openExternal', what: 'https://portal.example/notices' }]);
    expect(app.electron.windows()).toHaveLength(1);
  });

  test('deny what a page asks for, on every session', async () => {
    const { app, page } = await open();
    const asked = (): Promise<unknown> =>
      Promise.all([
        Notification.requestPermission(),
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('located'),
            () => resolve('denied'),
          );
        }),
        navigator.clipboard.readText().then(
          () => 'read',
          () => 'denied',
        ),
        navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state),
      ]);
    expect(await page.evaluate(asked)).toEqual(['denied', 'denied', 'denied', 'denied']);

    const onOther = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { partition: 'portal-test' } });
      const isServed = await other.loadURL('app://bundle/').then(
        () => true,
        () => false,
      );
      await other.loadURL('data:text/html,<title>portal</title>');
      const notifications = (await other.webContents
        .executeJavaScript('Notification.requestPermission()')
        .catch(() => 'denied')) as unknown;
      return { isServed, notifications };
    });
    expect(onOther).toEqual({ isServed: false, notifications: 'denied' });
  });

  test.skipIf(!isPlaceHolder)('let our own page put a text on the clipboard', async () => {
    const { app, page } = await open();
    await page.evaluate(() => navigator.clipboard.writeText('2026/0001').catch(() => undefined));
    expect(await app.seen((seen) => seen.permissions)).toEqual([
      { how: 'request', permission: 'clipboard-sanitized-write', isGranted: true, partition: '' },
    ]);
  });

  test.skipIf(!isPlaceHolder)(
    'save what the screens made where the person says, and download nothing else',
    async () => {
      const { app, page } = await open();
      const target = join(await makeTempDir(), 'given.csv');
      await app.electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = (options: unknown) => {
          Object.assign(globalThis, { asked: options });
          return Promise.resolve({ canceled: false, filePath });
        };
      }, target);
      // One after the other: Chromium may drop one of two downloads that a page asks for at once.
      for (const name of ['x.exe', 'recado-cases.csv']) {
        await page.evaluate((download) => {
          const href = URL.createObjectURL(new Blob(['a;b']));
          Object.assign(document.createElement('a'), { href, download }).click();
        }, name);
        await until(
          () => app.seen((seen) => seen.downloads),
          (known) => known.some(({ fileName }) => fileName === name),
        );
      }
      const downloads = await app.seen((seen) => seen.downloads);
      expect(downloads.map(({ fileName, isPrevented }) => [fileName, isPrevented])).toEqual([
        ['x.exe', true],
        ['recado-cases.csv', false],
      ]);
      expect(
        await until(
          () => readFile(target, 'utf8').catch(() => null),
          (text) => text !== null,
        ),
      ).toBe('a;b');
      const asked = await app.electron.evaluate(
        () => (globalThis as unknown as { asked: { defaultPath: string } }).asked,
      );
      expect(basename(asked.defaultPath)).toBe('recado-cases.csv');
    },
  );

  test('show no certificate to anybody', async () => {
    const { app } = await open();
    const answer = await app.electron.evaluate(({ app: electronApp }) => {
      const told = { isPrevented: false, certificates: [] as unknown[] };
      const event = {
        preventDefault() {
          told.isPrevented = true;
        },
      };
      const listed = [{ subjectName: 'ANA' }];
      const callback = (certificate: unknown): void => void told.certificates.push(certificate ?? null);
      electronApp.emit('select-client-certificate', event, null, 'portal.example:443', listed, callback);
      return told;
    });
    expect(answer).toEqual({ isPrevented: true, certificates: [null] });
  });
});
