// A long walk through the window with 100,000 notices: how soon each act is painted, and whether memory grows.
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { createFakeBridge } from '../support/fakeBridge.ts';
import { buildWindow, startFakeHost } from '../support/fakeHost.ts';
import { manyNotices } from '../support/fakeNotices.ts';
import { launchChromium } from '../support/launchChromium.ts';
import type { Figure } from './figure.ts';

const notices = 100_000;
/** One act a second, for ten minutes: done faster, nothing that is kept for a while would be let go in between. */
const actMs = 1_000;
const actsAMinute = 60_000 / actMs;
const minutes = 10;
const paintAtMostMs = 100;
const growthAtMost = 1.2;

type Act = (page: Page, round: number) => Promise<void>;

const reader = (page: Page) => page.locator('.reader h1');
const palette = (page: Page) => page.getByRole('dialog').getByRole('combobox');
/** The commonest acts, in the order in which they follow each other. */
const acts: Act[] = [
  (page) => page.keyboard.press('j'),
  async (page) => {
    await page.keyboard.press('Enter');
    await reader(page).waitFor();
  },
  (page) => page.keyboard.press('s'),
  (page) => page.keyboard.press('Escape'),
  async (page, round) => {
    await page.keyboard.press('/');
    await page.keyboard.type(`numero ${(round % 90) + 1}`);
    await page.getByRole('option').first().waitFor();
  },
  (page) => page.getByRole('option').first().click(),
  async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  },
  (page) => page.keyboard.press('PageDown'),
  (page) => page.getByRole('button', { name: 'Flagged' }).first().click(),
  (page) => page.getByRole('navigation').getByRole('button', { name: 'Inbox' }).click(),
  async (page) => {
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
  },
  async (page) => {
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
  },
];

export async function bench(): Promise<Figure[]> {
  const built = await buildWindow();
  const host = await startFakeHost(built.folder, createFakeBridge({ notices: manyNotices(notices) }));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(watchActs);
    await page.goto(host.url);
    await page.getByRole('option').first().waitFor();
    await page.getByRole('option').first().focus();
    const wire = await page.context().newCDPSession(page);
    let first = Number.NaN;
    for (let at = 0; at < actsAMinute * minutes; at += 1) {
      const turn = setTimeout(actMs);
      await acts[at % acts.length]?.(page, at);
      await turn;
      if (at === actsAMinute - 1) first = await heapOf(wire);
    }
    const last = await heapOf(wire);
    const took = await page.evaluate(() => (window as unknown as { took: number[] }).took);
    const p95 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN;
    return [
      { what: `acts measured over ${minutes} minutes of walking`, value: took.length, unit: '' },
      { what: 'an act to the next paint, p95', value: p95, unit: 'ms', atMost: paintAtMostMs },
      { what: 'memory of the page after the first minute', value: first / 1e6, unit: 'MB' },
      { what: 'memory of the page at the end', value: last / 1e6, unit: 'MB' },
      { what: 'the same, times the first', value: last / first, unit: '×', atMost: growthAtMost },
    ];
  } finally {
    await browser.close();
    await host.close();
    await built.remove();
  }
}

/** What is still in use after everything that can be thrown away was. */
async function heapOf(wire: CDPSession): Promise<number> {
  await wire.send('HeapProfiler.collectGarbage');
  return (await wire.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs in the page: the browser itself tells how long each act took to the next paint; shorter than 16 ms counts as 16. */
function watchActs(): void {
  const took: number[] = [];
  const longest = new Map<number, number>();
  Object.assign(window, { took });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      if (entry.interactionId === 0) continue;
      const before = longest.get(entry.interactionId);
      if (before === undefined) took.push(entry.duration);
      else if (entry.duration > before) took[took.lastIndexOf(before)] = entry.duration;
      longest.set(entry.interactionId, Math.max(before ?? 0, entry.duration));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

if (import.meta.main) console.table(await bench());
