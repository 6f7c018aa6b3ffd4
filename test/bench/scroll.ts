// The window with 100,000 notices: how much it loads, how soon rows stand, how evenly it scrolls; beside a bare and a blank page.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { createFakeBridge } from '../support/fakeBridge.ts';
import { buildWindow, type FakeHost, startFakeHost } from '../support/fakeHost.ts';
import { manyNotices } from '../support/fakeNotices.ts';
import { launchChromium } from '../support/launchChromium.ts';
import type { Figure } from './figure.ts';

const notices = 100_000;
const rounds = 7;
const scrollRounds = 3;
const firstLoadAtMostKb = 250;
const firstRowsAtMost = 3;
const frameAtMost = 1.1;

export async function bench(): Promise<Figure[]> {
  const [ours, bare] = [
    await buildWindow(),
    await buildWindow({ root: resolve(import.meta.dirname, 'bare') }),
  ];
  const bridge = createFakeBridge({ notices: manyNotices(notices) });
  const hosts = {
    ours: await startFakeHost(ours.folder, bridge),
    bare: await startFakeHost(bare.folder, bridge),
  };
  const browser = await launchChromium({ isWhole: true });
  try {
    const loaded = await firstLoad(browser, hosts.ours, ours.folder);
    const rows: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      rows.bare.push(await firstRows(browser, hosts.bare));
      rows.ours.push(await firstRows(browser, hosts.ours));
    }
    const frames: { ours: number[]; blank: number[] } = { ours: [], blank: [] };
    for (let round = 0; round < scrollRounds; round += 1) {
      frames.blank.push(await frameTime(browser, 'about:blank'));
      frames.ours.push(await frameTime(browser, hosts.ours.url));
    }
    const soon = { ours: median(rows.ours), bare: median(rows.bare) };
    // The quietest round of each: what else runs on the machine is not the window's doing.
    const frame = { ours: Math.min(...frames.ours), blank: Math.min(...frames.blank) };
    return [
      { what: 'first load, gzip', value: loaded, unit: 'kB', atMost: firstLoadAtMostKb },
      { what: `first rows of ${notices}, bare page, median`, value: soon.bare, unit: 'ms' },
      { what: `first rows of ${notices}, median`, value: soon.ours, unit: 'ms' },
      {
        what: 'first rows, times the bare page',
        value: soon.ours / soon.bare,
        unit: '×',
        atMost: firstRowsAtMost,
      },
      { what: 'frame of a blank page, p95', value: frame.blank, unit: 'ms' },
      { what: 'frame in a long scroll, p95', value: frame.ours, unit: 'ms' },
      {
        what: 'frame, times the blank page',
        value: frame.ours / frame.blank,
        unit: '×',
        atMost: frameAtMost,
      },
    ];
  } finally {
    await browser.close();
    await Promise.all([hosts.ours.close(), hosts.bare.close()]);
    await Promise.all([ours.remove(), bare.remove()]);
  }
}

/** Everything that the window asks for until its first rows are drawn, packed as a server would, in kB. */
async function firstLoad(browser: Browser, host: FakeHost, folder: string): Promise<number> {
  const page = await openUntilRows(browser, host);
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= ((window as { firstRowsAt?: number }).firstRowsAt ?? 0))
      .map(({ name }) => new URL(name).pathname),
  );
  await page.context().close();
  const files = [...new Set(asked)].filter((path) => !path.startsWith('/api/'));
  const sizes = ['/index.html', ...files].map((path) => gzipSync(readFileSync(join(folder, path))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}

/** From the start of the navigation to the frame in which the first row is drawn, in ms; nothing is cached. */
async function firstRows(browser: Browser, host: FakeHost): Promise<number> {
  const page = await openUntilRows(browser, host);
  const value = await page.evaluate(() => (window as { firstRowsAt?: number }).firstRowsAt ?? Number.NaN);
  await page.context().close();
  return value;
}

/** A page without any cache, with the moment of its first drawn row in `firstRowsAt`. */
async function openUntilRows(browser: Browser, host: FakeHost): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector('[role=option]') === null) requestAnimationFrame(look);
      else requestAnimationFrame((at) => Object.assign(window, { firstRowsAt: at }));
    };
    requestAnimationFrame(look);
  });
  await page.goto(host.url);
  await page.waitForFunction(() => (window as { firstRowsAt?: number }).firstRowsAt);
  return page;
}

/** p95 of the time between frames while a list, where there is one, is scrolled through a thousand rows. */
async function frameTime(browser: Browser, url: string): Promise<number> {
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url);
  if (url !== 'about:blank') await page.getByRole('option').first().waitFor();
  const times = await page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const list = document.querySelector('.list-scroller');
        const found: number[] = [];
        let before = 0;
        const frame = (at: number): void => {
          if (before > 0) found.push(at - before);
          before = at;
          list?.scrollBy(0, 130);
          if (found.length < 600) requestAnimationFrame(frame);
          else done(found);
        };
        requestAnimationFrame(frame);
      }),
  );
  await page.close();
  // The first frames still belong to the loading of the page.
  const sorted = times.slice(30).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
