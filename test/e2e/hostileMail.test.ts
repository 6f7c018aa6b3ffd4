// A mail full of script, remote images and markup: on the real screen it is text, and nobody learns that it was read.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import { openMailboxCore, passwordOf } from '../integration/badInputWorld.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { denialMail } from '../portals/mailbox/noticeMails.ts';
import { startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';
import { keepPage, makeTempDir, projectDir } from '../support/launchApp.ts';
import { buildApp } from '../support/sampleWorld.ts';
import { row, rows } from '../support/screens.ts';

beforeAll(buildApp);

/** A server of somebody who wants to know whether the mail was read. */
async function startTrap(): Promise<{ url: string; caught: string[] }> {
  const caught: string[] = [];
  const server = createServer((request, response) => {
    caught.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, caught };
}

const hostile = (trap: string): string =>
  [
    `<img src="${trap}/img" onerror="window.wasRun=1">`,
    `<script>window.wasRun=1;fetch('${trap}/fetch')</script>`,
    `<svg onload="window.wasRun=1"><image href="${trap}/svg"/></svg>`,
    `<iframe src="${trap}/frame"></iframe>`,
    `<link rel="stylesheet" href="${trap}/style">`,
    `<a href="javascript:window.wasRun=1">aquí</a>`,
  ].join('\n');

async function openWindow(profileDir: string, endpointsFile: string): Promise<Page> {
  const cli = join(projectDir, 'out/main/cli.js');
  const options = ['--json', '--profile', profileDir, '--endpoints', endpointsFile];
  const child = spawn(process.execPath, [cli, 'serve', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const browser = await chromium.launch({
    executablePath: process.env.RECADO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage({ viewport: { width: 1_180, height: 780 } });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPage(page, task.name);
    await browser.close();
  });
  await page.goto((JSON.parse(line) as { url: string }).url);
  await rows(page).first().waitFor();
  return page;
}

describe.skipIf(!hasCommand('dovecot') || !hasCommand('chromium'))('a hostile mail', () => {
  test('is text on the screen: nothing runs, nothing is loaded, nobody is told', async () => {
    const dir = await makeTempDir();
    const trap = await startTrap();
    const mailbox = await startSampleMailbox();
    onTestFinished(() => mailbox.stop());
    const from = '"Servicio Nacional de Migraciones" <notificaciones@serviciomigraciones.cl>';
    const words = 'Su solicitud de residencia ha sido rechazada por el Servicio Nacional de Migraciones.';
    const markup = hostile(trap.url);
    await mailbox.append(
      'INBOX',
      denialMail({ subject: `Rechazo <img src="${trap.url}/subject">`, text: `${words}\n${markup}` }),
    );
    await mailbox.append(
      'INBOX',
      buildMail({ from, subject: 'Rechazo de residencia', html: `<body><p>${words}</p>${markup}</body>` }),
    );
    const world = await openMailboxCore(mailbox, join(dir, 'profile'));
    const { account, run } = await world.add();
    await world.core.close();
    expect(run).toMatchObject({ result: 'ok', added: 2 });
    const endpointsFile = join(dir, 'endpoints.json');
    await writeFile(
      endpointsFile,
      JSON.stringify({ trustedCa: [mailbox.caPem], memorySecrets: passwordOf(account, mailbox.password) }),
    );

    const page = await openWindow(join(dir, 'profile'), endpointsFile);
    for (const title of ['<img src=', 'Rechazo de residencia']) {
      await row(page, title).click();
      await page.getByRole('heading', { name: title }).first().waitFor();
      // Parts of a notice come one after the other, each of them folded.
      const folded = page.locator('details:not([open]) > summary');
      const unfold = async (): Promise<boolean> => {
        if ((await folded.count()) === 0) return page.getByText(words).first().isVisible();
        await folded.first().click();
        return false;
      };
      await expect.poll(unfold).toBe(true);
      expect(
        await page
          .locator('iframe, script:not([src]), img[src^=http], svg image, [onerror], [onload]')
          .count(),
      ).toBe(0);
      // The window's own late parts are links too, to its own host.
      expect(
        await page.locator(`a[href^="javascript:"], link[href*="${new URL(trap.url).host}"]`).count(),
      ).toBe(0);
    }
    // What is written as text stays text, to the letter.
    await row(page, '<img src=').click();
    await page.getByText("<script>window.wasRun=1;fetch('").first().waitFor();
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);

    // Were markup ever to get in, the policy would hold it.
    const blocked = await page.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          document.body.insertAdjacentHTML('beforeend', `<img src="${url}/injected">`);
        }),
      trap.url,
    );
    expect(blocked).toBe('img-src');
    expect(trap.caught).toEqual([]);
    // And the trap does catch what comes.
    await fetch(`${trap.url}/open`);
    expect(trap.caught).toEqual(['/open']);
  });
});
