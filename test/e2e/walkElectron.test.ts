// The whole walk on the desktop: mail arrives, the person is told, reads the PDF, marks it done, and finds it so in a restored backup.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import { type App, isPlaceHolder, launchApp, projectDir, until } from '../support/launchApp.ts';
import { buildApp, makeSampleWorld, newTitle, type SampleWorld } from '../support/sampleWorld.ts';
import { findViolations, goTo, readPdf, row, rows, type Violation } from '../support/screens.ts';

beforeAll(buildApp);

async function open(world: SampleWorld): Promise<{ app: App; page: Page }> {
  const { profileDir, endpointsFile } = world;
  const args = ['--endpoints', endpointsFile];
  const app = await launchApp({ appDir: projectDir, profileDir, args, env: { TZ: noonZone() } });
  const page = await app.page();
  await page.setViewportSize({ width: 1_180, height: 780 });
  await rows(page).first().waitFor();
  return { app, page };
}

const passphrase = 'una frase larga';

/** Through the window's own door. */
async function ask<M extends MethodName>(
  page: Page,
  name: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> {
  const told = await page.evaluate(
    ([method, given]) => {
      const door: { call(name: string, input: unknown): Promise<unknown> } = window.recado;
      return door.call(method, given);
    },
    [name as string, input as unknown] as const,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door answers in envelopes
  const envelope = told as Envelope<MethodOutput<M>>;
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value;
}

describe.skipIf(!hasCommand('dovecot'))('on the desktop', () => {
  test('a mail becomes a notice that is told, read, done, and is so again after a restore', async () => {
    const world = await makeSampleWorld();
    const { app, page } = await open(world);
    expect(await rows(page).count()).toBeGreaterThanOrEqual(8);
    expect(await row(page, newTitle).count()).toBe(0);

    if (isPlaceHolder) await answerFirst(app);

    // The line to the server stays open: nobody presses a button for the new mail to come.
    await world.deliverResolution();
    await row(page, newTitle).waitFor();
    if (isPlaceHolder) await isTold(app);
    else await row(page, newTitle).click();

    await page.getByRole('heading', { name: newTitle }).waitFor();
    await readPdf(page, 'Documento de ejemplo, sin valor.');
    await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Done' }).last().click();
    await row(page, newTitle).waitFor({ state: 'detached' });

    // What is done after a backup is undone by it: it takes the profile's place with the next start, whoever asks for that.
    const made = await ask(page, 'backup.make', { passphrase, hasSecrets: false, to: 'download' });
    const { rows: known } = await ask(page, 'notices.list', {
      filter: { box: 'done' },
      after: null,
      limit: 9,
    });
    await ask(page, 'notices.mark', { ids: known.map(({ id }) => id), change: { isDone: false } });
    await row(page, newTitle).waitFor();
    await ask(page, 'backup.restore', { from: { id: made.id ?? '' }, passphrase });
    await page.evaluate(() => void window.recado.call('backup.restart', {}));
    expect(await app.ended()).toBe(0);
    const again = await open(world);
    expect(await row(again.page, newTitle).count()).toBe(0);
    expect(await readdir(join(world.profileDir, 'before-restore'))).toHaveLength(1);
    await goTo(again.page, 'Done');
    await row(again.page, newTitle).waitFor();
    expect(await again.app.quit()).toBe(0);
  });

  test('no screen keeps anybody out', async () => {
    const world = await makeSampleWorld();
    const { page } = await open(world);
    const found: Violation[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await findViolations(page, screen)));
    };
    const lookAround = async (colorScheme: 'light' | 'dark', screens: string[]): Promise<void> => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await goTo(page, 'Inbox');
      await look(`inbox, ${colorScheme}`);
      await row(page, 'Notificación de Resolución Exenta').first().click();
      await page.getByRole('heading', { name: 'Notificación de Resolución Exenta' }).waitFor();
      await look(`notice, ${colorScheme}`);
      for (const screen of screens) {
        await goTo(page, screen);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await look(`${screen}, ${colorScheme}`);
      }
    };
    await lookAround('light', ['Found in spam', 'Add account', 'Accounts', 'Activity', 'Settings']);
    // Only colours differ in the dark.
    await lookAround('dark', ['Accounts', 'Settings']);
    await goTo(page, 'Help and keys');
    await look('help');
    expect(found).toEqual([]);
    // axe reads every element of some ten screens.
  }, 300_000);
});

/** A zone in which it is about noon: whoever runs this at night is told all the same. */
function noonZone(): string {
  const behind = new Date().getUTCHours() - 12;
  return `Etc/GMT${behind < 0 ? behind : `+${behind}`}`;
}

/** What the first look found is told in one line; the click answers it, so that the next is told by itself. */
async function answerFirst(app: App): Promise<void> {
  await until(
    () => app.seen((seen) => seen.notifications.length),
    (told) => told > 0,
  );
  await app.seen((seen) => seen.notifications[0]?.click());
}

/** The system's notification names the notice, and clicking it opens the notice. */
async function isTold(app: App): Promise<void> {
  await until(
    () => app.seen((seen) => seen.notifications.map((shown) => shown.body)),
    (bodies) => bodies.at(-1)?.includes(newTitle) ?? false,
  );
  await app.seen((seen) => seen.notifications.at(-1)?.click());
}
