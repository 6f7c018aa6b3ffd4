// Pictures of the window with invented data into screenshots/, which is not committed: to be looked at one by one.
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { languages } from '../main/contract/languages.ts';
import { createFakeBridge } from '../test/support/fakeBridge.ts';
import { buildWindow, startFakeHost } from '../test/support/fakeHost.ts';
import { fakeNow } from '../test/support/fakeNotices.ts';
import { launchChromium } from '../test/support/launchChromium.ts';
import { samplePdf } from './lib/samplePdf.mjs';
import { screenViews } from './lib/screenViews.mjs';
import { stateShots } from './lib/stateShots.mjs';

const help = `node scripts/screenshots.mjs [option…] [name…]

Without names: every screen × light, dark × languages × wide, narrow, into screenshots/screens/.
With names: those screens or states only; states go into screenshots/.

  --states            every state (gate, phishing, undo, …) once
  --languages=en,ar   only these; usual: en, es, ru, ar (${languages.join(', ')} are here; one that is not yet
                      is shown in English words, mirrored if it runs from right to left)
  --themes=light,dark --widths=wide,narrow
  --list              names and nothing else`;

const words = process.argv.slice(2);
const flags = new Map(
  words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=', 2)),
);
const names = words.filter((word) => !word.startsWith('--'));
const many = (flag, usual) => flags.get(flag)?.split(',') ?? usual;
const settleMs = 250;
const folder = resolve(import.meta.dirname, '../screenshots');

if (flags.has('help')) {
  console.log(help);
} else if (flags.has('list')) {
  console.log([...screenViews, ...stateShots].map(({ name }) => name).join('\n'));
} else {
  await take();
}

async function take() {
  const wanted = [
    ...(flags.has('states') ? [] : matrix()),
    ...states().filter(({ name }) => flags.has('states') || names.includes(name)),
  ];
  if (names.length === 0 && !flags.has('states'))
    await rm(join(folder, 'screens'), { recursive: true, force: true });
  await mkdir(join(folder, 'screens'), { recursive: true });
  const built = await buildWindow();
  const browser = await launchChromium();
  const documentBase64 = await samplePdf();
  try {
    for (const shot of wanted) await takeOne(built.folder, browser, { documentBase64, ...shot });
  } finally {
    await browser.close();
    await built.remove();
  }
}

function matrix() {
  const views = screenViews.filter(({ name }) => names.length === 0 || names.includes(name));
  return views.flatMap(({ name, options, steps }) =>
    many('languages', ['en', 'es', 'ru', 'ar']).flatMap((language) =>
      many('themes', ['light', 'dark']).flatMap((theme) =>
        many('widths', ['wide', 'narrow']).map((width) => ({
          name: join('screens', `${name}-${language}-${theme}-${width}`),
          options,
          steps,
          language,
          theme,
          width: width === 'wide' ? 1360 : 420,
          height: 860,
        })),
      ),
    ),
  );
}

function states() {
  return stateShots.map(({ name, steps = [], language, theme, width, tall, asked, ...options }) => ({
    name,
    options: { ...options, ...(asked && { settings: { startWithSystem: asked } }) },
    steps,
    language: language ?? 'en',
    theme: theme ?? 'light',
    width: width ?? 1360,
    height: tall ? 1500 : 860,
  }));
}

async function takeOne(window, browser, shot) {
  const isSpoken = languages.includes(shot.language);
  const bridge = createFakeBridge({
    documentBase64: shot.documentBase64,
    ...shot.options,
    abilities: { autostart: true, ...shot.options.abilities },
    settings: { ...shot.options.settings, language: isSpoken ? shot.language : 'en' },
  });
  const host = await startFakeHost(window, bridge);
  const page = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.theme,
    timezoneId: 'America/Santiago',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(5_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.log(`${shot.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`${shot.name}: ${error.stack}`));
  try {
    await page.clock.setFixedTime(fakeNow);
    // What the invented core says before the window listens is said to nobody.
    const listens = page.waitForResponse('**/api/events');
    await page.goto(host.url);
    await page.locator('.window').waitFor();
    await listens;
    for (const step of shot.steps) await step(page, bridge);
    if (!isSpoken && shot.language === 'ar') await page.evaluate(mirror);
    // What a screen asks for comes after its heading.
    await page.waitForTimeout(settleMs);
    // A page that can be moved sideways hides words from whoever does not try.
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) console.log(`${shot.name}: ${over} px too wide`);
  } catch (error) {
    console.log(`${shot.name}: ${error.message}`);
  }
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
  await page.close();
  await host.close();
}

/** Runs in the page. */
function mirror() {
  document.documentElement.dir = 'rtl';
}
