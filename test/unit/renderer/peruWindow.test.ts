// Peru in a real Chromium: the help with user and password, the gate's words, the later date, what is to pay, and axe.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { fakeAccounts } from '../../support/fakeBridge.ts';
import { fakeNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow | undefined;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open?.close());

const [first] = fakeNotices();
if (!first) throw new Error('no notice');
const peru = {
  ...first,
  portal: 'peru' as const,
  appointment: null,
  authenticity: null,
  verdict: null,
  amount: null,
  sources: [
    { accountId: 'account-1', portal: 'peru' as const, via: 'portal' as const, seenAt: first.firstSeenAt },
  ],
};

it('leads from a missing password to the constancia, the page for a new one, the other door and the mail', async () => {
  open = await stage.open({
    accounts: fakeAccounts,
    notices: fakeNotices(),
    abilities: { portalWindow: true },
  });
  const { page } = open;
  await page.getByRole('button', { name: 'Accounts' }).first().click();
  await page.getByRole('button', { name: 'Add account' }).first().click();
  await page
    .getByRole('radio', { name: /Migraciones/ })
    .first()
    .check();
  await page.getByText('Where are my user and password?').click();
  await page.getByText('printed at the end of the sheet').waitFor();
  await page.getByText('They are permanent').waitFor();
  await page.getByLabel('Full name').fill('Ana Quispe Prueba');
  const link = await page.getByRole('link', { name: 'Open in the mail program' }).getAttribute('href');
  const url = new URL(link ?? '');
  expect([url.protocol, url.pathname, url.searchParams.get('subject')]).toEqual([
    'mailto:',
    'informes@migraciones.gob.pe',
    'Solicitud de credenciales para acceder a mi buzón electrónico',
  ]);
  expect(url.searchParams.get('body')).toContain('Nombres y apellidos: Ana Quispe Prueba');
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use the Agencia Digital' }).click();
  await page.getByLabel('Document number').waitFor();
});

it('speaks of an acknowledgement at the gate, and of no expiry and no rejecting', async () => {
  const notice = {
    ...peru,
    state: 'pending' as const,
    legalEffectOnOpen: null,
    deadlines: [],
    kind: 'notification' as const,
  };
  open = await stage.open({ accounts: fakeAccounts, notices: [notice] });
  const { page } = open;
  await page.getByRole('option').first().click();
  await page.getByText('may count as your acknowledgement of receipt').first().waitFor();
  await page.getByRole('button', { name: 'What opening does…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('No rule of Migraciones that is public').waitFor();
  const words = await dialog.innerText();
  expect(words).not.toContain('Rejecting');
  expect(words).not.toContain('Expires by itself');
});

it('shows the later day as possible only, and what is to pay with where and until when', async () => {
  const notice = {
    ...peru,
    kind: 'fine' as const,
    state: 'opened' as const,
    legalEffectOnOpen: false,
    amount: { value: '550.00', currency: 'PEN' },
    deadlines: [
      {
        what: 'pay' as const,
        on: '2026-12-10',
        certainty: 'derived' as const,
        basis: 'pe.businessDays',
        later: { on: '2026-12-21', basis: 'pe.laterDate' },
      },
    ],
    evidence: {
      kind: 'Se impone una multa.',
      responseTerm: 'Pague en 5 días hábiles.',
      uitShare: '10 % de la UIT',
      payAt: 'Banco de la Nación; págalo.pe',
      payAtCheckedOn: '2026-11-21',
    },
  };
  open = await stage.open({ accounts: fakeAccounts, notices: [notice] });
  const { page } = open;
  await page.getByRole('option').first().click();
  await page.getByText('Perhaps until Monday, 21 December 2026, but that is not certain.').waitFor();
  const reader = await page.getByRole('main', { name: 'Notice' }).innerText();
  expect(reader).toContain('Pague en 5 días hábiles.');
  expect(reader).toContain('Se impone una multa.');
  expect(reader).toContain('10 % de la UIT');
  expect(reader).toContain('usually paid at Banco de la Nación; págalo.pe (looked up on 21 Nov 2026)');
  await page.getByRole('button', { name: 'I have paid it' }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
});
