// The port for portal windows over a real Chromium: what connectors may rely on, whatever host they run in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import type { PortalWindowOptions } from '../../main/net/portalWindow.ts';
import { type BrowserPortalWindows, launchBrowserPortalWindows } from '../support/browserPortalWindow.ts';
import { startWindowSite, type WindowSite } from '../support/windowSite.ts';

let site: WindowSite;
let windows: BrowserPortalWindows;
beforeAll(async () => {
  [site, windows] = await Promise.all([startWindowSite(), launchBrowserPortalWindows()]);
});
afterAll(async () => {
  await windows.close();
  await site.stop();
});

async function open(path: string, more: Partial<PortalWindowOptions> = {}) {
  const window = await windows.openWindow({
    url: site.origin + path,
    origins: [site.origin],
    trustedCa: [site.caPem],
    signal: AbortSignal.timeout(60_000),
    ...more,
  });
  return { window, person: await windows.person() };
}
/** What would break out of a script that is put together carelessly. */
const odd = 'Ñandú "x" </script> \\ $1';
const pathOf = (page: { url: string } | null): string | null => (page ? new URL(page.url).pathname : null);

test('gives the first page at once, the next one when the person goes on, and nothing once it is closed', async () => {
  const { window, person } = await open('/start');
  const first = await window.nextPage();
  expect(first).toMatchObject({ url: `${site.origin}/start`, refusedHosts: [], stoppedAt: null });
  expect(first?.html).toContain('Número de expediente');
  expect(first?.frames.map(({ url, html }) => [new URL(url).pathname, html.includes('inner')])).toEqual([
    ['/inner', true],
  ]);
  await person.click('#next');
  expect(pathOf(await window.nextPage())).toBe('/next');
  await person.close();
  expect(await window.nextPage()).toBeNull();
  await window.close();
});

test('fills in fields as a person would and says what they hold', async () => {
  const { window, person } = await open('/start');
  await window.nextPage();
  const fields = [
    { selector: '#name', value: odd },
    { selector: '#agree', value: 'true' },
    { selector: '#mode', value: 'número de expediente' },
    { selector: '#typed', value: 'abc' },
    { selector: '#inside', value: 'in a frame' },
    { selector: '#absent', value: 'x' },
  ];
  // Not an array's `fill`.
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type
  expect(await window.fill(fields)).toEqual([odd, 'true', '2', 'abc', 'in a frame', null]);
  expect(await person.title()).toBe('typed abc');
  expect(await window.focus('#typed')).toBe(true);
  await person.keyboard.type('d');
  expect(await person.inputValue('#typed')).toBe('abcd');
  expect(await window.focus('#absent')).toBe(false);
  await window.close();
});

test('refuses every way to a foreign host and tells which', async () => {
  const { window, person } = await open('/start');
  await window.nextPage();
  for (const way of ['#away', '#popupAway', '#redirect']) {
    await person.click(way);
    const page = await window.nextPage();
    expect(page?.refusedHosts, way).toEqual([new URL(site.foreign).host]);
    expect(pathOf(page), way).toBe('/start');
  }
  await window.goTo(`${site.origin}/feeding`);
  expect((await window.nextPage())?.refusedHosts).toEqual([new URL(site.foreign).host]);
  await window.goTo(`${site.foreign}/direct`);
  expect((await window.nextPage())?.refusedHosts).toEqual([new URL(site.foreign).host]);
  expect(site.foreignAsked).toEqual([]);
  expect(person.context().pages()).toHaveLength(1);
  await window.close();
});

test('goes on in the same window where a page of the portal asks for a new one', async () => {
  const { window, person } = await open('/start');
  await window.nextPage();
  await person.click('#popup');
  expect(pathOf(await window.nextPage())).toBe('/popup');
  await window.close();
});

test('stops before the step that carries a token', async () => {
  const { window, person } = await open('/start', { stopsAt: (url) => url.searchParams.has('authData') });
  await window.nextPage();
  await person.click('#token');
  const page = await window.nextPage();
  expect(page?.stoppedAt).toBe(`${site.origin}/signed-in?authData=secret`);
  expect(pathOf(page)).toBe('/start');
  expect(site.asked.map(({ path }) => path)).not.toContain('/signed-in?authData=secret');
  await window.close();
});

test('shares its cookies with its requests and with no other window, and can leave them behind', async () => {
  const { window } = await open('/start');
  await window.nextPage();
  await window.session.fetch({ url: `${site.origin}/api` });
  expect(site.asked.at(-1)).toMatchObject({ path: '/api', cookie: 'seen=start' });
  await expect(window.session.fetch({ url: `${site.foreign}/api` })).rejects.toThrow('portal.changed');
  const other = await open('/next');
  await other.window.nextPage();
  await other.window.session.fetch({ url: `${site.origin}/other` });
  expect(site.asked.at(-1)).toMatchObject({ path: '/other', cookie: '' });
  await other.window.close();
  const session = await window.leave(AbortSignal.timeout(10_000));
  await session.fetch({ url: `${site.origin}/left` });
  expect(site.asked.at(-1)).toMatchObject({ path: '/left', cookie: 'seen=start' });
  await session.close();
});

test('sends a form from the page that stands', async () => {
  const { window } = await open('/start');
  await window.nextPage();
  await window.send({ url: `${site.origin}/sent`, fields: [['submit', 'a&b']] });
  expect(pathOf(await window.nextPage())).toBe('/sent');
  await window.close();
});

test('says why a page cannot be loaded and ends with its signal', async () => {
  const { window, person } = await open('/start');
  await window.nextPage();
  await person.click('#cut');
  await expect(window.nextPage().catch((error: unknown) => failureOf(error).code)).resolves.toBe(
    'portal.down',
  );
  await window.close();
  const huge = await open('/huge');
  expect(await huge.window.nextPage().catch((error: unknown) => failureOf(error).code)).toBe(
    'document.tooLarge',
  );
  await huge.window.close();
  const ending = new AbortController();
  const second = await open('/start', { signal: ending.signal });
  await second.window.nextPage();
  const waiting = second.window.nextPage().catch((error: unknown) => failureOf(error).code);
  ending.abort();
  expect(await waiting).toBe('cancelled');
});
