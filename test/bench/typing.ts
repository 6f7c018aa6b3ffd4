// From a key in the search field to its result painted, over 100,000 notices in a real core; beside a bare page on the same core.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import type { Bridge } from '../../main/contract/bridge.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import { createFakeBridge } from '../support/fakeBridge.ts';
import { buildWindow, startFakeHost } from '../support/fakeHost.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { workerUrl } from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';
import { seedLargeProfile } from './largeProfile.ts';

const notices = 100_000;
const limitMs = 50;
const words = ['notificacion', 'residencia', 'extranj', 'plazo de diez', 'exp-2024/05', 'circunstancias'];

export async function bench(): Promise<Figure[]> {
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-bench-typing-'));
  const built = [
    await buildWindow(),
    await buildWindow({ root: resolve(import.meta.dirname, 'bareTyping') }),
  ] as const;
  await seedLargeProfile(profileDir, notices);
  const core = await createCore({
    profileDir,
    host: { about: { ...aboutDirect, host: 'web' }, desktop: null },
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
    const [ours, bare] = await typeInBoth(browser, hosts[0]?.url ?? '', hosts[1]?.url ?? '');
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

/** Times in ms, one for each key of the words; word by word in turn, so that both pages meet the same machine. */
async function typeInBoth(browser: Browser, ours: string, bare: string): Promise<[number[], number[]]> {
  const pages = [await openSearch(browser, ours), await openSearch(browser, bare)] as const;
  const times: [number[], number[]] = [[], []];
  for (const word of words) {
    for (const at of [1, 0] as const) {
      await pages[at].bringToFront();
      times[at].push(...(await typeWord(pages[at], word)));
    }
  }
  return times;
}

async function openSearch(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchSearch);
  await page.goto(url);
  await page.getByRole('searchbox').first().focus();
  await typeWord(page, 'warm');
  return page;
}

async function typeWord(page: Page, word: string): Promise<number[]> {
  await page.getByRole('searchbox').first().fill('');
  const times: number[] = [];
  for (const [at, letter] of word.split('').entries()) {
    // The next key comes when the one before is wholly done with, and finds nothing else to do.
    await page.evaluate(`window.expectAnswer(${JSON.stringify(word.slice(0, at + 1))})`);
    const painted = letter === ' ' ? null : page.evaluate('window.painted');
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    if (painted !== null) times.push((await painted) as number);
  }
  return times;
}

/**
 * Runs in the page: `expectAnswer(text)` waits until the page rests, and `painted` is then how long, from its key, the answer to
 * that text took to be on the screen.
 */
function watchSearch(): void {
  interface Row {
    title: string;
    snippet: string | null;
  }
  const answers = new Map<string, Row[]>();
  let keyAt = 0;
  let awaited: { text: string; tell: (ms: number) => void } | null = null;
  addEventListener('keydown', (event) => (keyAt = event.timeStamp), true);
  const isShown = (rows: Row[]): boolean => {
    const first = document.querySelector('[role=option]');
    const row = rows[0];
    if (row === undefined) return first === null;
    const isOlder = document.querySelector('.list-frame')?.getAttribute('data-stale') !== 'false';
    if (isOlder || first?.textContent.includes(row.title) !== true) return false;
    // Two keys may find the same notice: what is marked in it tells their answers apart.
    const marks = [...first.querySelectorAll('mark')].map((mark) => mark.textContent).join();
    const meant = [...(row.snippet?.matchAll(/\u0002([^\u0003]*)/gu) ?? [])].map(([, found]) => found);
    return first.querySelector('.row-snippet') === null || marks === meant.join();
  };
  const look = (): void => {
    const rows = awaited === null ? undefined : answers.get(awaited.text);
    if (awaited === null || rows === undefined || !isShown(rows)) return;
    const { tell } = awaited;
    awaited = null;
    // A message comes after the frame in which the list stands was painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => tell(performance.now() - keyAt));
      port1.start();
      port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const real = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await real(...asked);
    const [url, options] = asked as [string, { body: string }];
    if (!url.endsWith('notices.search')) return answer;
    const read = answer.json.bind(answer);
    answer.json = async () => {
      const told = (await read()) as { value: { rows: Row[] } };
      answers.set((JSON.parse(options.body) as { text: string }).text, told.value.rows);
      queueMicrotask(look);
      return told;
    };
    return answer;
  };
  Object.assign(window, {
    expectAnswer: async (text: string) => {
      await new Promise((rests) => requestIdleCallback(rests));
      const painted = new Promise<number>((tell) => {
        awaited = { text: text.trim(), tell };
      });
      Object.assign(window, { painted });
    },
  });
}

const at = (times: number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

if (import.meta.main) {
  const figures = await bench();
  console.table(figures);
}
