// Peru in the desktop app: a captcha at door one and the Agencia Digital as door two, both in windows of the portal, nothing opened.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../main/contract/envelope.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { kindsOfNotice, sampleNotice } from '../portals/peru/sampleNotices.ts';
import { sampleCaptcha } from '../portals/peru/selAnswers.ts';
import { type SamplePeru, startSamplePeru } from '../portals/peru/startSamplePeru.ts';
import { type App, isPlaceHolder, launchApp, makeTempDir, projectDir, until } from '../support/launchApp.ts';
import { buildApp } from '../support/sampleWorld.ts';

let peru: SamplePeru;
let app: App;
let page: Page;
beforeAll(async () => {
  await buildApp();
  peru = await startSamplePeru();
});
afterAll(() => peru.stop());
beforeEach(async () => {
  peru.reset();
  peru.notices.push(
    sampleNotice({ title: 'Requerimiento de documentos' }),
    sampleNotice({ ...kindsOfNotice.fine, isRead: true }),
  );
  const dir = await makeTempDir();
  const endpointsFile = join(dir, 'endpoints.json');
  const portals = { peru: peru.endpoints };
  writeFileSync(
    endpointsFile,
    JSON.stringify({ trustedCa: [peru.caPem], portals, memorySecrets: {}, isDemo: true }),
  );
  app = await launchApp({
    appDir: projectDir,
    profileDir: join(dir, 'profile'),
    args: ['--endpoints', endpointsFile],
  });
  page = await app.page();
  await page.waitForFunction(() => 'recado' in window);
});
afterEach(async () => {
  await app.quit();
  if (peru.openings.length > 0) throw new Error(`opened without consent: ${peru.openings.join(', ')}`);
});

async function value<M extends MethodName>(name: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const envelope = await page.evaluate(
    ([method, given]) =>
      // The preload's own bridge, as the screens use it.
      (
        window as unknown as { recado: { call(name: string, input: unknown): Promise<Envelope<never>> } }
      ).recado.call(method, given),
    [name, input] as const,
  );
  if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.failure)}`);
  return envelope.value;
}
const titles = async (): Promise<string[]> => {
  const { rows } = await value('notices.list', { filter: { box: 'all' }, after: null, limit: 100 });
  return rows.map(({ title }) => title).toSorted();
};
const both = ['Requerimiento de documentos', 'Resolución de multa N° 77-2026'];
const nextWindow = (): Promise<Page> => app.electron.waitForEvent('window', { timeout: 20_000 });
const account = (method: string, fields: Record<string, string>, secrets: Record<string, string>) => ({
  portal: 'peru' as const,
  method,
  label: 'Ana',
  personId: null,
  personName: 'Ana Quispe Prueba',
  fields,
  secrets,
});

describe.skipIf(!isPlaceHolder)('the buzón by hand', () => {
  test('door one: the captcha comes in a window with the fields filled in, and the list behind it', async () => {
    peru.set({ captcha: 'always' });
    const shown = nextWindow();
    const added = value(
      'accounts.add',
      account('password', { user: peru.user }, { password: peru.password }),
    );
    const person = await shown;
    const password = person.locator('#ctl00_bodypage_txtClave');
    await until(
      () => password.inputValue(),
      (filled) => filled === peru.password,
    );
    await person.locator('#ctl00_bodypage_txtvalidator').fill(sampleCaptcha);
    await person.locator('[value=Ingresar]').click();
    expect(await added).toMatchObject({ subject: peru.user, state: 'active' });
    expect(await until(titles, (list) => list.length === 2)).toEqual(both);
    // The window of the sign-in served the first run as well.
    expect(peru.signIns).toBe(1);
  });

  test('door two: from the add-account screen over Verificar to the notices', async () => {
    await page.getByRole('button', { name: 'Add account' }).first().click();
    await page
      .getByRole('radio', { name: /Migraciones/ })
      .first()
      .check();
    await page.getByLabel('Name of the person').fill('Ana Quispe Prueba');
    await page.getByRole('radio', { name: /Agencia Digital/ }).check();
    await page.getByLabel('Document number').fill(peru.user);
    const shown = nextWindow();
    await page.getByRole('button', { name: 'Open the sign-in window' }).click();
    const person = await shown;
    const number = person.locator('#numeroDocumento');
    await number.waitFor();
    await until(
      () => number.inputValue(),
      (filled) => filled === peru.user,
    );
    await person.getByRole('button', { name: 'Verificar' }).click();
    expect(await until(titles, (list) => list.length === 2)).toEqual(both);
    expect([peru.signIns, await value('accounts.list', {})]).toMatchObject([
      0,
      [{ method: 'agencia', subject: peru.user, state: 'active' }],
    ]);
  });
});
