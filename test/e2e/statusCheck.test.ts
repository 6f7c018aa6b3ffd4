// The status of a case in the desktop app: a case is added, its window opens filled in, the person types the captcha, the status stands in its line of time.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { appointmentMail } from '../host/sampleMail.ts';
import { sampleCaptcha } from '../portals/sede/infoext2.ts';
import { proveNothingOpened } from '../portals/sede/proveNothingOpened.ts';
import { sedeCase } from '../portals/sede/sampleRows.ts';
import { type SampleSede, startSampleSede } from '../portals/sede/startSampleSede.ts';
import { isPlaceHolder, launchApp, makeTempDir, projectDir } from '../support/launchApp.ts';
import { buildApp } from '../support/sampleWorld.ts';

let sede: SampleSede;
beforeAll(async () => {
  await buildApp();
  sede = await startSampleSede();
});
afterAll(() => sede.stop());
// A check of a status never goes where notices are.
afterEach(() => {
  proveNothingOpened(sede);
  assert.deepEqual(
    sede.log.filter(({ hop }) => hop.startsWith('sede.')),
    [],
  );
});

// The sample service has certificates of its own, which a real Electron does not take.
test.skipIf(!isPlaceHolder)(
  'from a new case to its status in the line of time',
  async () => {
    const filed = sedeCase({ status: 'En trámite - Requerido' });
    sede.cases.push(filed);
    const dir = await makeTempDir();
    const endpointsFile = join(dir, 'endpoints.json');
    const endpoints = {
      trustedCa: [sede.caPem],
      portals: { sede: sede.endpoints },
      memorySecrets: {},
      isDemo: true,
    };
    writeFileSync(endpointsFile, JSON.stringify(endpoints));
    const app = await launchApp({
      appDir: projectDir,
      profileDir: join(dir, 'profile'),
      args: ['--endpoints', endpointsFile],
    });
    const page = await app.page();
    await page.waitForFunction(() => 'recado' in window);
    // Somebody whom the case concerns.
    await page.evaluate(
      (file) =>
        (
          window as unknown as { recado: { call(name: string, input: unknown): Promise<unknown> } }
        ).recado.call('notices.import', { files: [file] }),
      appointmentMail(0),
    );
    await page.reload();
    await page.getByRole('navigation').getByRole('button', { name: 'Cases' }).first().click();
    await page.getByRole('button', { name: 'New case' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Your name for it').fill('Arraigo de Ana');
    await form.getByLabel('Country').selectOption('ES');
    await form.getByLabel('Case numbers').fill(filed.number);
    await form.getByLabel('Day of filing').fill('2026-03-12');
    await form.getByLabel('Year of birth').fill(String(filed.birthYear));
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });

    const shown = app.electron.waitForEvent('window', { timeout: 20_000 });
    await page.getByRole('button', { name: 'Check the status' }).click();
    const person = await shown;
    await page.getByText('Your turn for').waitFor();
    expect(await person.inputValue('[name="idExpediente"]')).toBe(filed.number);
    expect(await person.inputValue('#fechaPresentacion')).toBe('12/03/2026');
    expect(await person.evaluate(() => document.activeElement?.id)).toBe('captcha');
    await person.fill('#captcha', sampleCaptcha);
    await person.click('#btnConsulta');

    const time = page.getByRole('article');
    await time.getByText('En trámite - Requerido').first().waitFor();
    await page.getByText('Documents are required').first().waitFor();
    expect(app.electron.windows()).toHaveLength(1);
    expect(sede.queries).toEqual([{ by: 'X', answered: 'result' }]);
    expect(sede.log.filter(({ hop }) => hop === 'infoext2.landing')).toHaveLength(1);
  },
  120_000,
);
