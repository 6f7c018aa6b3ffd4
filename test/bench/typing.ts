// From a key in the search field to its result painted, over 100,000 notices in a real core; beside a bare page on the same core.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { Bridge } from '../../main/contract/bridge.ts';
import { createFakeBridge } from '../support/fakeBridge.ts';
import { buildWindow, startFakeHost } from '../support/fakeHost.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { workerUrl } from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';
import { seedLargeProfile } from './largeProfile.ts';

const notices = 100_000;
const limitMs = 50;
const words = ['notificacion', 'residencia', 'extranj', 'plazo de diez', 'exp-2024/05', 'circunstancias'];
/** A person types no faster than this. */
const betweenKeysMs = 60;

export async function bench(): Promise<Figure[]> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-bench-typing-'));
  const built = [
    await buildWindow(),
    await buildWindow({ root: resolve(import.meta.dirname, 'bareTyping') }),
  ] as const;
  await seedLargeProfile(profileDir, notices);
  const abilities = {
    saveDialog: false,
    openDocument: false,
    showInFolder: false,
    notifications: false,
    tray: false,
    clipboard: false,
  };
  const core = await createCore({
    profileDir,
    host: { about: { host: 'web', platform: process.platform, language: 'en', abilities }, desktop: null },
    storeWorkerUrl: workerUrl,
    version: '0.0.0-bench',
    endpoints: { ...noEndpoints, memorySecrets: {} },
  });
  const bridge: Bridge = {
    call: (name, input) => core.call(name, input) as ReturnType<Bridge['call']> as never,
    on: (name, told) => core.on(name, told),
  };
  const hosts = await Promise.all(
    built.map(({ folder }) => startFakeHost(folder, { ...createFakeBridge({ notices: [] }), ...bridge })),
  );
  const browser = await launchChromium();
  try {
    const [ours, bare] = [
      await typeIn(browser, hosts[0]?.url ?? ''),
      await typeIn(browser, hosts[1]?.url ?? ''),
    ];
    return [
      {
        what: `a key to its result painted, bare page on the same core, median`,
        value: at(bare, 0.5),
        unit: 'ms',
      },
      { what: `the same, p95`, value: at(bare, 0.95), unit: 'ms' },
      { what: `a key to its result painted, ${notices} notices, median`, value: at(ours, 0.5), unit: 'ms' },
      { what: `the same, p95`, value: at(ours, 0.95), unit: 'ms', atMost: limitMs },
    ];
  } finally {
    await browser.close();
    await Promise.all(hosts.map((host) => host.close()));
    await core.close();
    await Promise.all(built.map((one) => one.remove()));
    await rm(profileDir, { recursive: true, force: true });
  }
}

/** Times in ms, one for each key of the words. */
async function typeIn(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchSearch);
  await page.goto(url);
  await page.getByRole('searchbox').first().waitFor();
  await page.getByRole('searchbox').first().focus();
  await typeWord(page, 'warm');
  const times: number[] = [];
  for (const word of words) times.push(...(await typeWord(page, word)));
  await page.close();
  return times;
}

async function typeWord(page: Page, word: string): Promise<number[]> {
  await page.getByRole('searchbox').first().fill('');
  const times: number[] = [];
  for (const letter of word) {
    await page.waitForTimeout(betweenKeysMs);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    if (letter === ' ') continue;
    const typed = (await page.getByRole('searchbox').first().inputValue()).trim();
    const found = await page.waitForFunction(
      (text) => (window as unknown as { painted: Record<string, number> }).painted[text],
      typed,
    );
    times.push((await found.jsonValue()) as number);
  }
  return times;
}

/** Runs in the page: notes for each searched text how long its key took to a painted list that shows the answer. */
function watchSearch(): void {
  const painted: Record<string, number> = {};
  Object.assign(window, { painted });
  let keyAt = 0;
  addEventListener(
    'keydown',
    (event) => {
      keyAt = event.timeStamp;
    },
    true,
  );
  const real = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await real(...asked);
    const [url, options] = asked as [string, { body: string }];
    if (!url.endsWith('notices.search')) return answer;
    const { text } = JSON.parse(options.body) as { text: string };
    const from = keyAt;
    const { value } = (await answer.clone().json()) as { value: { rows: { title: string }[] } };
    const look = (): void => {
      const isShown =
        document.querySelector('.list-frame')?.getAttribute('data-stale') === 'false' ||
        value.rows.length === 0;
      if (!isShown) {
        requestAnimationFrame(look);
        return;
      }
      // A message comes after the frame in which the list stands was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          painted[text] ??= performance.now() - from;
        });
        port1.start();
        port2.postMessage(null);
      });
    };
    setTimeout(look);
    return answer;
  };
}

const at = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

if (import.meta.main) {
  const figures = await bench();
  console.table(figures);
}
