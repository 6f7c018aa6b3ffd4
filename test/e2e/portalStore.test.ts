// A real Chromium with the certificate in a real NSS store goes through the sample Cl@ve: what the desktop app leans on.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';
import type { SampleHolder } from '../portals/ca/sampleAuthority.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { makeTempDir } from '../support/launchApp.ts';

const run = promisify(execFile);
/** Read by Chromium for every user of the machine, so it names our own port and is removed at once. */
const policyDir = '/etc/chromium/policies/managed';
const policyFile = join(policyDir, 'recado-portal-test.json');
const executable = process.env.RECADO_CHROMIUM ?? 'chromium';

const obstacle =
  process.getuid?.() === 0
    ? ['certutil', 'pk12util', executable].every((name) => hasCommand(name))
      ? null
      : 'certutil, pk12util or Chromium is not installed'
    : 'only root may write the policy that lets Chromium choose without a person';

let spain: SampleSpain;
beforeAll(async () => {
  if (obstacle === null) spain = await startSampleSpain();
});
afterAll(() => spain?.stop());
afterEach(() => {
  if (obstacle === null) proveConsent(spain);
});
/** The outermost folder that was not there before, to be removed again. */
let madeDir: string | undefined;
afterEach(async () => {
  await rm(policyFile, { force: true });
  if (madeDir !== undefined) await rm(madeDir, { recursive: true, force: true });
});

/** A page of a Chromium whose store holds these certificates; `chosenCn` is the one that the policy takes. */
async function openChromium(holders: SampleHolder[], chosenCn: string | null): Promise<Page> {
  const home = await makeTempDir();
  const nss = `sql:${join(home, '.pki/nssdb')}`;
  await mkdir(join(home, '.pki/nssdb'), { recursive: true });
  await run('certutil', ['-d', nss, '-N', '--empty-password']);
  await writeFile(join(home, 'ca.pem'), spain.caPem);
  await run('certutil', ['-d', nss, '-A', '-t', 'CT,C,C', '-n', 'AC', '-i', join(home, 'ca.pem')]);
  for (const holder of holders) {
    const { p12, passphrase } = spain.certificates[holder];
    await writeFile(join(home, `${holder}.p12`), p12);
    await run('pk12util', ['-d', nss, '-i', join(home, `${holder}.p12`), '-W', passphrase, '-K', '']);
  }
  if (chosenCn !== null) {
    const rule = { pattern: spain.endpoints.pasarelaIdent, filter: { SUBJECT: { CN: chosenCn } } };
    madeDir = (await mkdir(policyDir, { recursive: true })) ?? madeDir;
    await writeFile(policyFile, JSON.stringify({ AutoSelectCertificateForUrls: [JSON.stringify(rule)] }));
  }
  const path = (await run('sh', ['-c', `command -v ${executable}`])).stdout.trim();
  const browser = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath: path,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config') },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  onTestFinished(() => browser.close());
  return browser.pages()[0] ?? (await browser.newPage());
}

/** The service's form, put into a page as DEHú's own script does, and the chooser clicked; answers with the bearer. */
async function signIn(page: Page): Promise<string> {
  await page.goto(spain.endpoints.dehu);
  const arrived = page.waitForURL((url) => url.searchParams.has('authData'), { timeout: 20_000 });
  arrived.catch(() => undefined);
  const form = await page.evaluate(
    async () => (await (await fetch('/api/login/login-clave-form')).json()) as string,
  );
  await page.setContent(form, { waitUntil: 'commit' });
  await page.locator('article', { hasText: 'Certificado' }).getByRole('button').click();
  await arrived;
  return new URL(page.url()).searchParams.get('authData') ?? '';
}

test('a certificate of the store opens DEHú', async ({ skip }) => {
  if (obstacle !== null) skip(obstacle);
  spain.notices.push(sampleNotice({ concept: 'de Boris', nif: 'Y1234567X', nifTitular: 'Y1234567X' }));
  const page = await openChromium(['ana', 'boris'], 'MUESTRA ÑANDÚ BORIS - Y1234567X');
  const bearer = await signIn(page);
  const listing = await page.evaluate(
    async ([origin, token]) => {
      const answer = await fetch(`${origin}/api/v1/notifications`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { status: answer.status, text: await answer.text() };
    },
    [spain.endpoints.dehu, bearer] as const,
  );
  expect(listing).toMatchObject({ status: 200 });
  expect(listing.text).toContain('de Boris');
});
