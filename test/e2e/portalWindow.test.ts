// Portal windows of the desktop: what a page may do, what we may do in it, and what becomes of it. Also on a real Electron.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PortalWindowPage } from '../../main/net/portalWindow.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir } from '../support/launchApp.ts';
import type { portalApp } from '../support/portalApp/main.ts';
import { startWindowSite, type WindowSite } from '../support/windowSite.ts';

type Told = PortalWindowPage | null | { failed: string; details: unknown };
type Method = keyof typeof portalApp;

let site: WindowSite;
let app: App;
beforeAll(async () => {
  site = await startWindowSite();
});
afterAll(() => site.stop());

async function start(): Promise<void> {
  app = await launchApp({
    appDir: join(projectDir, 'test/support/portalApp'),
    profileDir: await makeTempDir(),
  });
}
const call = <T>(name: Method, ...args: unknown[]): Promise<T> =>
  app.electron.evaluate(
    (_electron, [method, given]) =>
      // @ts-expect-error the app under test puts it there
      (globalThis.portalApp as Record<string, (...all: unknown[]) => unknown>)[method]?.(...given),
    [name, args] as const,
  ) as Promise<T>;
const nextPage = (name: string): Promise<Told> => call('nextPage', name);
const read = async (name: string): Promise<PortalWindowPage> => {
  const page = await nextPage(name);
  if (page === null || 'failed' in page) throw new Error(`no page: ${JSON.stringify(page)}`);
  return page;
};
const pathOf = ({ url }: { url: string }): string => new URL(url).pathname;

/** The window and, beside it, its page: what a test does there, a person did. */
async function open(name: string, path: string, more: object = {}): Promise<Page> {
  const shown = app.electron.waitForEvent('window');
  await call('openWindow', name, {
    url: site.origin + path,
    origins: [site.origin],
    trustedCa: [site.caPem],
    ...more,
  });
  return shown;
}

// A real Electron runs no TypeScript entry.
test.skipIf(!isPlaceHolder)(
  'a portal window is locked, empty of ours, and readable from outside',
  async () => {
    await start();
    const person = await open('one', '/start');
    const first = await read('one');
    expect(pathOf(first)).toBe('/start');
    expect(first.frames.map((frame) => [pathOf(frame), frame.html.includes('inner')])).toEqual([
      ['/inner', true],
    ]);
    const titles = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    );
    expect(titles).toEqual([`${new URL(site.origin).host} — Recado`]);

    // Recado sees the page before the test's own line does: that one may still be at the empty page of the beginning.
    await person.waitForURL(/\/start$/);
    const inPage = await person.evaluate(async () => ({
      ours: ['require', 'process', 'module', 'recado', 'electron', 'Buffer'].filter(
        (name) => name in globalThis,
      ),
      frame: document.querySelector('iframe')?.contentWindow?.name,
      agent: navigator.userAgent,
      notifications: await Notification.requestPermission(),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        );
      }),
      clipboard: await navigator.clipboard.writeText('x').then(
        () => 'written',
        () => 'denied',
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'denied',
      ),
    }));
    expect(inPage).toMatchObject({
      ours: [],
      notifications: 'denied',
      place: 1,
      clipboard: 'denied',
      camera: 'denied',
    });
    expect(inPage.agent).not.toMatch(/Electron|Recado/i);
    expect(site.asked[0]?.userAgent).toBe(inPage.agent);

    const odd = 'Ñandú "x" </script> \\ $1';
    expect(
      await call('fill', 'one', [
        { selector: '#name', value: odd },
        { selector: '#agree', value: 'true' },
        { selector: '#mode', value: 'número de expediente' },
        { selector: '#inside', value: 'in a frame' },
        { selector: '#absent', value: 'x' },
      ]),
    ).toEqual([odd, 'true', '2', 'in a frame', null]);
    expect(await call('focus', 'one', '#typed')).toBe(true);
    await person.keyboard.type('abc');
    expect(await person.title()).toBe('typed abc');

    const foreign = new URL(site.foreign).host;
    for (const way of ['#away', '#popupAway', '#redirect']) {
      await person.click(way);
      const page = await read('one');
      expect([way, page.refusedHosts, pathOf(page)]).toEqual([way, [foreign], '/start']);
    }
    await person.click('#popup');
    expect(pathOf(await read('one'))).toBe('/popup');
    await call('goTo', 'one', `${site.origin}/feeding`);
    expect((await read('one')).refusedHosts).toEqual([foreign]);
    await call('goTo', 'one', `${site.foreign}/direct`);
    expect((await read('one')).refusedHosts).toEqual([foreign]);
    expect(site.foreignAsked).toEqual([]);
    expect(app.electron.windows()).toHaveLength(1);

    await call('goTo', 'one', `${site.origin}/start`);
    await read('one');
    await person.click('#file');
    await call('send', 'one', { url: `${site.origin}/sent`, fields: [['submit', 'a&b']] });
    expect(pathOf(await read('one'))).toBe('/sent');
    expect(await app.seen((seen) => seen.downloads.map(({ isPrevented }) => isPrevented))).toEqual([true]);
    await person.close();
    expect(await nextPage('one')).toBeNull();
    expect(await app.quit()).toBe(0);
  },
);

test.skipIf(!isPlaceHolder)(
  'cookies are shared with the window’s requests and with nobody else',
  async () => {
    await start();
    await open('one', '/start');
    await read('one');
    await call('fetch', 'one', { url: `${site.origin}/api` });
    expect(site.asked.at(-1)).toMatchObject({ path: '/api', cookie: 'seen=start' });
    await open('two', '/next');
    await read('two');
    await call('fetch', 'two', { url: `${site.origin}/other` });
    expect(site.asked.at(-1)).toMatchObject({ path: '/other', cookie: '' });
    await call('fetch', 'two', { url: `${site.origin}/start` });
    await call('goTo', 'two', `${site.origin}/next?again`);
    await read('two');
    expect(site.asked.at(-1)).toMatchObject({ path: '/next?again', cookie: 'seen=start' });
    expect(await call('fetch', 'two', { url: `${site.foreign}/api` })).toMatchObject({
      failed: 'portal.changed',
    });

    await call('leave', 'one');
    await call('fetch', 'one', { url: `${site.origin}/left` });
    expect(site.asked.at(-1)).toMatchObject({ path: '/left', cookie: 'seen=start' });
    await call('close', 'one');
    await call('closeWindow', 'two');
    expect(await app.seen((seen) => seen.clearedPartitions.length)).toBe(2);
    await expect.poll(() => app.electron.windows()).toHaveLength(0);
  },
);

test.skipIf(!isPlaceHolder)('stops, failures, crashes and ends are told apart', async () => {
  await start();
  const person = await open('one', '/start', { stopsAt: 'authData' });
  await read('one');
  await person.click('#token');
  expect(await read('one')).toMatchObject({ stoppedAt: `${site.origin}/signed-in?authData=secret` });
  expect(site.asked.map(({ path }) => path)).not.toContain('/signed-in?authData=secret');
  await person.click('#cut');
  expect(await nextPage('one')).toMatchObject({ failed: 'portal.down' });
  await call('closeWindow', 'one');

  const stubborn = await open('two', '/stubborn');
  await read('two');
  await stubborn.click('p');
  await call('goTo', 'two', `${site.origin}/next`);
  expect(pathOf(await read('two'))).toBe('/next');
  await call('abort', 'two');
  expect(await nextPage('two')).toMatchObject({ failed: 'cancelled' });

  await open('three', '/next');
  await read('three');
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  expect(await nextPage('three')).toMatchObject({ failed: 'portal.down', details: { reason: 'crashed' } });
  await call('closeWindow', 'three');

  // Without the sample's authority the server is not trusted, as any other.
  await open('four', '/start', { trustedCa: [] });
  expect(await nextPage('four')).toMatchObject({ failed: 'network.tls' });
  await call('closeWindow', 'four');
  const logged = await call<string[]>('logged');
  expect(JSON.stringify(logged)).not.toContain('secret');
});
