// DEHú by hand in the desktop app: the account is added in a window of the portal, its notices appear, one is opened, the sign-in ends.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { sampleCode } from '../portals/clave/startSampleClave.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir, until } from '../support/launchApp.ts';
import { buildApp } from '../support/sampleWorld.ts';

let spain: SampleSpain;
beforeAll(async () => {
  await buildApp();
  spain = await startSampleSpain();
});
afterAll(() => spain.stop());
beforeEach(() => spain.reset());

interface World {
  app: App;
  page: Page;
  call<M extends MethodName>(name: M, input: MethodInput<M>): Promise<Envelope<MethodOutput<M>>>;
  value<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** The page of the next portal window. */
  nextWindow(): Promise<Page>;
}

async function open(): Promise<World> {
  const dir = await makeTempDir();
  const endpointsFile = join(dir, 'endpoints.json');
  writeFileSync(
    endpointsFile,
    JSON.stringify({
      trustedCa: [spain.caPem],
      portals: { dehu: spain.endpoints },
      memorySecrets: {},
      isDemo: true,
    }),
  );
  const app = await launchApp({
    appDir: projectDir,
    profileDir: join(dir, 'profile'),
    args: ['--endpoints', endpointsFile],
  });
  const page = await app.page();
  await page.waitForFunction(() => 'recado' in window);
  const call: World['call'] = (name, input) =>
    page.evaluate(
      ([method, given]) =>
        // The preload's own bridge, as the screens use it.
        (window as unknown as { recado: { call(name: string, input: unknown): Promise<never> } }).recado.call(
          method,
          given,
        ),
      [name, input] as const,
    );
  const value: World['value'] = async (name, input) => {
    const envelope = await call(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
    return envelope.value;
  };
  const nextWindow = (): Promise<Page> => app.electron.waitForEvent('window', { timeout: 20_000 });
  return { app, page, call, value, nextWindow };
}

async function signInAsPerson(person: Page): Promise<void> {
  await person.click('button[onclick*="CLVMOVIL"]');
  await typeCode(person);
}
async function typeCode(person: Page): Promise<void> {
  await person.fill('#nif', 'X1234567L');
  await person.fill('#code', sampleCode);
  await person.click('#accept');
}

const newAccount: MethodInput<'accounts.add'> = {
  portal: 'dehu',
  method: 'claveWindow',
  label: '',
  personId: null,
  personName: 'Ana',
  fields: {},
  secrets: {},
};
const titles = async ({ value }: World): Promise<string[]> => {
  const { rows } = await value('notices.list', { filter: { box: 'all' }, after: null, limit: 100 });
  return rows.map(({ title }) => title);
};

describe.skipIf(!isPlaceHolder)('DEHú signed in by hand', () => {
  test('from the add-account screen to the opened notice, and until the sign-in ends', async () => {
    const pending = sampleNotice({ concept: 'de Ana' });
    spain.notices.push(pending);
    const world = await open();
    const { page } = world;
    await page.getByRole('button', { name: 'Add account' }).first().click();
    await page.getByText('DEHú', { exact: false }).first().click();
    await page.getByLabel('Cl@ve in a window').check();
    await page.getByLabel('Name', { exact: false }).first().fill('Ana');
    const shown = world.nextWindow();
    await page.getByRole('button', { name: 'Open the sign-in window' }).click();
    const person = await shown;
    await signInAsPerson(person);
    await until(
      () => titles(world),
      (list) => list.length > 0,
    );
    expect(await titles(world)).toEqual(['de Ana']);
    expect(world.app.electron.windows()).toHaveLength(1);
    expect(spain.certificateHandshakes()).toBe(0);

    // Opening asks for a second sign-in, in the window again; inside the live login there is no chooser.
    const { rows } = await world.value('notices.list', { filter: { box: 'all' }, after: null, limit: 10 });
    const plan = await world.value('notices.planOpening', { id: rows[0]?.id ?? '' });
    expect(spain.legalActs).toBe(0);
    const again = world.nextWindow();
    const opening = world.call('notices.open', { planId: plan.planId, typed: pending.identifier.slice(-4) });
    await typeCode(await again);
    expect(await opening).toMatchObject({ ok: true, value: { result: 'done' } });
    expect(spain.acts).toMatchObject([{ nif: 'X1234567L', identifier: pending.identifier }]);

    await until(
      () => world.value('sync.status', {}),
      ({ running, queued }) => running.length + queued.length === 0,
    );

    // The sign-in ends: nobody is asked in the background, the account waits, and its button opens the window.
    spain.endSessions();
    const [account] = await world.value('accounts.list', {});
    const third = world.nextWindow();
    await world.value('sync.now', { accountId: account?.id });
    await (await third).close();
    await until(
      () => world.value('runs.list', { accountId: account?.id, limit: 1 }),
      ([run]) => run?.result !== null && run?.result !== 'ok',
    );
    const [last] = await world.value('runs.list', { accountId: account?.id, limit: 1 });
    expect(last?.result).toMatchObject({ code: 'cancelled' });
    const fourth = world.nextWindow();
    const signing = world.call('accounts.signIn', { id: account?.id ?? '', fields: {}, secrets: {} });
    await signInAsPerson(await fourth);
    expect(await signing).toMatchObject({ ok: true, value: { state: 'active', subject: 'X1234567L' } });
    expect(world.app.output()).not.toMatch(/eyJ|authData/);
    expect(await world.app.quit()).toBe(0);
  });

  test('closing the window adds nothing', async () => {
    const world = await open();
    const shown = world.nextWindow();
    const adding = world.call('accounts.add', newAccount);
    await (await shown).close();
    expect(await adding).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await world.value('accounts.list', {})).toEqual([]);
  });
});
