// Ten views of the window beside the pictures of them that are kept: what moved, vanished or overlaps without being meant to is seen here.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { screenViews } from '../../../scripts/lib/screenViews.mjs';
import { createFakeBridge, type FakeBridge, type FakeOptions } from '../../support/fakeBridge.ts';
import { type FakeHost, startFakeHost } from '../../support/fakeHost.ts';
import { fakeNow } from '../../support/fakeNotices.ts';
import { launchChromium } from '../../support/launchChromium.ts';
import { usePlainFont } from '../../support/plainFont.ts';

interface View {
  name: string;
  options: FakeOptions;
  steps: ((page: Page, bridge: FakeBridge) => Promise<unknown>)[];
}

const ten = [
  'inbox',
  'reader',
  'reader-dehu',
  'gate',
  'case',
  'digest',
  'deadlines',
  'people',
  'accounts',
  'welcome',
];
const kept = resolve(import.meta.dirname, '../../views');
const seen = resolve(import.meta.dirname, '../../../screenshots/views');
const isUpdating = process.env['RECADO_KEEP_VIEWS'] === '1';
/** Edges of letters differ between builds of Chromium; a moved or missing part is far more than this. */
const mostDifferent = 0.01;

let browser: Browser;
let host: FakeHost;
let page: Page;
beforeAll(async () => {
  await rm(seen, { recursive: true, force: true });
  browser = await launchChromium({ args: ['--font-render-hinting=none', '--disable-lcd-text'] });
  host = await startFakeHost(inject('windowFolder'));
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: 0.5,
    colorScheme: 'light',
    timezoneId: 'America/Santiago',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await usePlainFont(context);
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.clock.setFixedTime(fakeNow);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

/** The part of the picture that differs, and a picture of the difference. */
interface Comparison {
  /** 0 to 1. */
  part: number;
  picture: Buffer;
}

function compare(one: Buffer, other: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return { part: 1, picture: other };
  const difference = new PNG({ width: a.width, height: a.height });
  const count = pixelmatch(a.data, b.data, difference.data, a.width, a.height, { threshold: 0.25 });
  return { part: count / (a.width * a.height), picture: PNG.sync.write(difference) };
}

test.each((screenViews as View[]).filter(({ name }) => ten.includes(name)))(
  '$name looks as it was kept',
  async ({ name, options, steps }) => {
    const bridge = createFakeBridge({ ...options, settings: { ...options.settings, language: 'en' } });
    host.bridge = bridge;
    await page.goto(host.url);
    await page.locator('.window').waitFor();
    // It comes after the first rows, in every view.
    await page.locator('.person-switcher').waitFor();
    for (const step of steps) await step(page, bridge);
    await page.evaluate(() => document.fonts.ready);
    const file = join(kept, `${name}.png`);
    const shoot = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (isUpdating) await keep(file, shoot);
    expect(existsSync(file), 'RECADO_KEEP_VIEWS=1 keeps the views as they are now').toBe(true);
    const before = await readFile(file);
    let last: Comparison = { part: 1, picture: before };
    const isAlike = async (): Promise<boolean> => {
      last = compare(before, await shoot());
      return last.part < mostDifferent;
    };
    // What a screen asks for may come after its heading.
    await vi.waitUntil(isAlike, { timeout: 15_000, interval: 50 }).catch(() => undefined);
    if (last.part >= mostDifferent) {
      await mkdir(seen, { recursive: true });
      await writeFile(join(seen, `${name}-difference.png`), last.picture);
      await writeFile(join(seen, `${name}.png`), await shoot());
    }
    expect(last.part).toBeLessThan(mostDifferent);
  },
);

/** Keeps the view once nothing changes any more between two pictures. */
async function keep(file: string, shoot: () => Promise<Buffer>): Promise<void> {
  let before = await shoot();
  await vi.waitUntil(
    async () => {
      const now = await shoot();
      const isSame = compare(before, now).part === 0;
      before = now;
      return isSame;
    },
    { timeout: 8_000, interval: 100 },
  );
  await mkdir(kept, { recursive: true });
  await writeFile(file, before);
}
