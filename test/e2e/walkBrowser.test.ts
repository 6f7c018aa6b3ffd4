// The same walk in a plain browser on the loopback host, for machines without Electron.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import { keepPage, projectDir } from '../support/launchApp.ts';
import { buildApp, makeSampleWorld, newTitle, type SampleWorld } from '../support/sampleWorld.ts';
import { findViolations, goTo, readPdf, row, rows } from '../support/screens.ts';

beforeAll(buildApp);

/** Ends with the test at the latest; `stop` ends it as Ctrl-C would and gives the exit code. */
async function serve(world: SampleWorld): Promise<{ url: string; stop: () => Promise<number | null> }> {
  const cli = join(projectDir, 'out/main/cli.js');
  const options = ['--profile', world.profileDir, '--endpoints', world.endpointsFile];
  const child = spawn(process.execPath, [cli, 'serve', '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  onTestFinished(async () => {
    if (child.exitCode === null) await stop();
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { url, stop };
}

async function browse(url: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env.RECADO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: { width: 1_180, height: 780 } });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPage(page, task.name);
    await browser.close();
  });
  await page.goto(url);
  await rows(page).first().waitFor();
  return page;
}

describe.skipIf(!hasCommand('dovecot') || !hasCommand('chromium'))('in a browser', () => {
  test('a mail becomes a notice that is read, done and remembered', async () => {
    const world = await makeSampleWorld();
    const first = await serve(world);
    const page = await browse(first.url);

    await world.deliverResolution();
    await row(page, newTitle).waitFor();
    await row(page, newTitle).click();
    await page.getByRole('heading', { name: newTitle }).waitFor();
    await readPdf(page, 'Documento de ejemplo, sin valor.');
    expect(await findViolations(page, 'notice in a browser')).toEqual([]);
    await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Done' }).last().click();
    await row(page, newTitle).waitFor({ state: 'detached' });
    expect(await first.stop()).toBe(0);

    const second = await serve(world);
    const again = await browse(second.url);
    expect(await row(again, newTitle).count()).toBe(0);
    await goTo(again, 'Done');
    await row(again, newTitle).waitFor();
    expect(await second.stop()).toBe(0);
  });
});
