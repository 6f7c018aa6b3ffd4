// A smart card's PIN: asked for in a window of its own, told apart when wrong, and never tried a third time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAuthority } from '../portals/ca/sampleAuthority.ts';
import { type SampleServer, startSampleServer } from '../portals/clave/sampleServer.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir, until } from '../support/launchApp.ts';
import type { portalApp } from '../support/portalApp/main.ts';

const pin = 'PIN-7391';
let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer({
    name: 'pasarelaIdent',
    host: 'localhost',
    authority: await sampleAuthority(),
    asksForCertificate: true,
    log: [],
    hopOf: () => 'any',
    cutAt: () => null,
    answer: ({ certificate }) => ({ status: 200, body: certificate === null ? 'nobody' : 'identified' }),
  });
});
afterAll(() => server.stop());

interface Desk {
  app: App;
  /** Begins a sign-in; the answer comes when the card has been asked. */
  signIn(isPersonThere: boolean): Promise<unknown>;
  dialog(): Promise<Page>;
  output(): Promise<string>;
}

async function start(): Promise<Desk> {
  const profileDir = await makeTempDir();
  const { caPem, certificate } = await sampleAuthority();
  const { p12, passphrase, pem } = await certificate('ana');
  const path = join(profileDir, 'card.p12');
  writeFileSync(path, p12);
  writeFileSync(join(profileDir, 'ca.pem'), caPem);
  const listFile = join(profileDir, 'store.json');
  writeFileSync(listFile, JSON.stringify([{ path, passphrase, card: { name: 'DNI electrónico', pin } }]));
  const app = await launchApp({
    appDir: join(projectDir, 'test/support/portalApp'),
    profileDir,
    env: { RECADO_STANDIN_CERTIFICATES: listFile, NODE_EXTRA_CA_CERTS: join(profileDir, 'ca.pem') },
  });
  const call = <T>(name: keyof typeof portalApp, ...args: unknown[]): Promise<T> =>
    app.electron.evaluate(
      (_electron, [method, given]) =>
        // @ts-expect-error the app under test puts it there
        (globalThis.portalApp as Record<string, (...all: unknown[]) => unknown>)[method]?.(...given),
      [name, args] as const,
    ) as Promise<T>;
  let signIns = 0;
  return {
    app,
    signIn: async (isPersonThere) => {
      signIns += 1;
      const name = `sign-in ${signIns}`;
      const origins = [server.origin];
      await call('open', name, { origins, certificate: { pem, origins }, isPersonThere });
      return call('fetch', name, { url: `${server.origin}/` });
    },
    dialog: async () => {
      const page = await app.electron.waitForEvent('window', { timeout: 15_000 });
      await page.waitForSelector('[type=submit]:enabled');
      return page;
    },
    output: async () => `${app.output()} ${JSON.stringify(await call('logged'))}`,
  };
}
const type = async (page: Page, text: string): Promise<void> => {
  await page.fill('#pin', text);
  await pressing(page, 'Enter');
};
/** The key is the last thing that the dialog hears. */
const pressing = (page: Page, key: string): Promise<void> =>
  page.keyboard.press(key).catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
const wrongOnCard = ({ app }: Desk): Promise<number> =>
  app.seen((seen) => seen.cards.get('DNI electrónico') ?? 0);

describe.skipIf(!isPlaceHolder || process.platform !== 'linux')('the PIN of a card', () => {
  test('is asked for by name, opens the card, and is written nowhere', async () => {
    const desk = await start();
    const asking = desk.dialog();
    const signing = desk.signIn(true);
    const page = await asking;
    const shown = await page.evaluate(() => ({
      text: document.body.innerText,
      focus: document.activeElement?.id,
      kind: document.querySelector('input')?.type,
      ours: ['require', 'process', 'recado'].filter((name) => name in globalThis),
    }));
    expect(shown).toMatchObject({ focus: 'pin', kind: 'password', ours: [] });
    expect(shown.text).toContain('DNI electrónico');
    expect(shown.text).toContain('localhost');
    await type(page, pin);
    expect(await signing).toMatchObject({ status: 200, text: 'identified' });
    await until(
      async () => desk.app.electron.windows().length,
      (count) => count === 0,
    );
    expect(await desk.output()).not.toContain(pin);
  });

  test('is warned about once, never tried a third time, and remembered as wrong', async () => {
    const desk = await start();
    const first = desk.dialog();
    const signing = desk.signIn(true);
    const second = first.then(async (page) => {
      const next = desk.dialog();
      await type(page, 'wrong-1');
      return next;
    });
    const page = await second;
    expect(await page.innerText('[role=alert]')).toContain('The PIN was wrong');
    await type(page, 'wrong-2');
    expect(await signing).toMatchObject({
      failed: 'certificate.pinNeeded',
      details: { reason: 'wrongTwice' },
    });
    expect(await wrongOnCard(desk)).toBe(2);

    // A new sign-in says what the card has seen; turning back costs nothing.
    const asking = desk.dialog();
    const again = desk.signIn(true);
    const warned = await asking;
    expect(await warned.innerText('[role=alert]')).toContain('Another wrong one locks it');
    await warned.click('#cancel');
    expect(await again).toMatchObject({ failed: 'certificate.pinNeeded', details: { reason: 'notTyped' } });
    expect(await wrongOnCard(desk)).toBe(2);

    const last = desk.dialog();
    const right = desk.signIn(true);
    await type(await last, pin);
    expect(await right).toMatchObject({ status: 200, text: 'identified' });
    expect(await wrongOnCard(desk)).toBe(0);
  });

  test('is not typed when the dialog is closed, and never asked for in the background', async () => {
    const desk = await start();
    for (const leave of [
      (page: Page) => page.close(),
      (page: Page) => pressing(page, 'Escape'),
      (page: Page) => page.click('#cancel'),
    ]) {
      const asking = desk.dialog();
      const signing = desk.signIn(true);
      await leave(await asking);
      expect(await signing).toMatchObject({
        failed: 'certificate.pinNeeded',
        details: { reason: 'notTyped' },
      });
    }
    expect(await desk.signIn(false)).toMatchObject({
      failed: 'certificate.pinNeeded',
      details: { reason: 'background' },
    });
    expect(desk.app.electron.windows()).toHaveLength(0);
    expect(await wrongOnCard(desk)).toBe(0);
  });
});
