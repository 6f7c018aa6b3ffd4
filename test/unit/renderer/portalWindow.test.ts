// Portals with a certificate and a legal effect in a real Chromium: the gate by keyboard, sign-in forms, states, axe on each.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { dehuNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const spain = { accounts: [dehuAccount], notices: dehuNotices() };
const unseen = { accounts: [{ ...dehuAccount, lastCompleteListingAt: null }], notices: [], runs: [] };
const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const row = (title: string) => open.page.getByRole('option', { name: title });
const called = (name: string) => open.bridge.calls.filter((call) => call.name === name);

async function openGate(page: Page): Promise<void> {
  await row('Resolución').click();
  await page.getByRole('button', { name: 'What opening does…' }).click();
  await page.getByRole('dialog').waitFor();
}

async function newCertificateAccount(page: Page, method: string): Promise<void> {
  await go(page, 'Add account');
  await page.getByRole('radio', { name: 'DEHú' }).click();
  await page.getByLabel('Name of the person').fill('Camila Rojas');
  await page.getByRole('radio', { name: method }).click();
}

const giveFile = (page: Page) =>
  page
    .getByLabel('Certificate file (.p12 or .pfx)')
    .setInputFiles({ name: 'camila.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from('bytes') });

describe('the gate', () => {
  it('is walked by keyboard alone, from the notice to the result', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await row('Resolución').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', { name: 'What opening does…' });
    await button.waitFor();
    for (let at = 0; at < 20; at += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Type the last 4 characters');
    await field.waitFor();
    for (let at = 0; at < 20; at += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('4471');
    expect(called('notices.open')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.gate-outcome').getByText('The documents are stored').waitFor();
    expect(called('notices.open')).toHaveLength(1);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('gate-outcome');
  });

  it('tells whom it concerns, the day, the articles and the text of the portal, and offers no rejection', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await openGate(page);
    const dialog = page.getByRole('dialog');
    for (const text of ['99999999R', '6 December 2026', 'Ley 39/2015, art. 43.2', 'diez días naturales'])
      await dialog.getByText(text).first().waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: /reject/i }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Remind me on…' }).click();
    await page.getByRole('menuitem', { name: 'Until tomorrow' }).click();
    await page.getByText('Put off').first().waitFor();
    expect(called('notices.open')).toEqual([]);
    await expect.poll(() => page.getByRole('heading', { name: 'What opening does' }).count()).toBe(0);
  });

  it('reminds on a day that leaves time to open, and on no other', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await openGate(page);
    const day = page.getByLabel('…or remind me on this day');
    const last = (await day.getAttribute('max')) ?? '';
    expect(last).toBe('2026-12-05');
    await day.fill('2026-12-06');
    const remind = page.getByRole('button', { name: 'Remind me on this day' });
    await expect.poll(() => remind.isDisabled()).toBe(true);
    await day.fill('');
    await expect.poll(() => remind.isDisabled()).toBe(true);
    await day.fill(last);
    await remind.click();
    await page.getByText('Put off').first().waitFor();
    expect(JSON.stringify(called('notices.mark').at(-1))).toContain('"snoozedUntil":"2026-12-');
    expect(called('notices.open')).toEqual([]);
  });

  it('asks to be read again after a failure other than a slip of the keys', async () => {
    open = await stage.open(spain);
    const { page, bridge } = open;
    await openGate(page);
    await page.getByLabel('Type the last 4 characters').fill('0000');
    bridge.fail('notices.open', 'consentNeeded', { reason: 'typedOther' });
    await page.getByRole('button', { name: 'Open it on the portal' }).click();
    await page.getByText('These are not the characters asked for').waitFor();
    bridge.fail('notices.open', 'consentNeeded', { reason: 'legalTextChanged' });
    await page.getByRole('button', { name: 'Open it on the portal' }).click();
    await page.getByText('The portal shows another text now').waitFor();
    await expect.poll(() => page.getByLabel('Type the last 4 characters').count()).toBe(0);
    bridge.fail('notices.open', null);
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByLabel('Type the last 4 characters').waitFor();
    expect(called('notices.planOpening')).toHaveLength(2);
  });

  it('says that the outcome is not known', async () => {
    open = await stage.open({ ...spain, opening: 'outcomeUnknown' });
    const { page } = open;
    await row('audiencia').getByText('Outcome not known').waitFor();
    await openGate(page);
    await page.getByLabel('Type the last 4 characters').fill('4471');
    await page.keyboard.press('Enter');
    await page.getByText('Recado does not try again').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'What opening does…' }).count()).toBe(0);
  });

  it('is opened as well by holding a button for two seconds, with a key or the mouse, and by no slip', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await openGate(page);
    const hold = page.getByRole('button', { name: 'Hold for two seconds' });
    // Time stands still between the steps, however long the machine takes for them.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(60_000);
    await hold.click();
    await page.clock.runFor(3_000);
    await hold.focus();
    await page.keyboard.down('Enter');
    await page.getByText('Keep holding').waitFor();
    await page.clock.runFor(1_900);
    await page.keyboard.up('Enter');
    await page.clock.runFor(1_000);
    // The focus that goes away lets go too.
    await page.keyboard.down(' ');
    await page.keyboard.press('Tab');
    await page.clock.runFor(3_000);
    await page.keyboard.up(' ');
    expect(called('notices.open')).toEqual([]);
    await hold.focus();
    await page.keyboard.down(' ');
    await page.clock.runFor(2_100);
    await page.keyboard.up(' ');
    await page.locator('.gate-outcome').waitFor();
    expect(called('notices.open')).toMatchObject([{ input: { typed: '4471' } }]);
  });

  it('is lighter for a communication, asks once per account, and is taken back among the accounts', async () => {
    const allowed = { ...dehuAccount, mayReadCommunications: true };
    open = await stage.open({ ...spain, accounts: [allowed] });
    const { page } = open;
    await row('toma de huellas').click();
    await page.getByRole('button', { name: 'Read it on the portal', exact: true }).click();
    await page.locator('.gate-outcome').waitFor();
    expect(called('notices.open')).toMatchObject([{ input: { typed: '' } }]);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await go(page, 'Accounts');
    await page.getByRole('button', { name: 'Ask before every communication again' }).click();
    await expect.poll(() => page.getByText('may be read without being asked').count()).toBe(0);
    expect(called('accounts.askBeforeReading')).toHaveLength(1);
  });

  it('is lighter for a communication', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await row('toma de huellas').click();
    await page.getByRole('button', { name: 'Read it on the portal…' }).click();
    await page.getByRole('dialog').getByText('has no legal effect').waitFor();
    expect(called('notices.open')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Read it on the portal' }).click();
    await page.getByText('The document is stored').waitFor();
    expect(called('notices.open').map(({ input }) => input)).toEqual([{ planId: 'plan-1', typed: '4471' }]);
  });
});

describe('a certificate', () => {
  it('goes to the core as a file, with its passphrase as a secret', async () => {
    open = await stage.open();
    const { page } = open;
    await newCertificateAccount(page, 'A certificate file');
    await giveFile(page);
    await page.getByText('Chosen: camila.p12').waitFor();
    await page.getByLabel('Passphrase of the file').fill('secreta');
    await page.getByRole('button', { name: 'Test the certificate' }).click();
    await page.getByText('Nothing has been saved yet').waitFor();
    await page.getByText('99999999R').waitFor();
    expect(called('accounts.test')[0]?.input).toMatchObject({
      portal: 'dehu',
      method: 'pkcs12',
      fields: {},
      secrets: { passphrase: 'secreta' },
      certificate: { name: 'camila.p12', base64: Buffer.from('bytes').toString('base64') },
    });
  });

  it('has its failures at the field that they speak of', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    await newCertificateAccount(page, 'A certificate file');
    await giveFile(page);
    const file = page.getByLabel('Certificate file (.p12 or .pfx)');
    const passphrase = page.getByLabel('Passphrase of the file');
    const test = page.getByRole('button', { name: 'Test the certificate' });
    bridge.fail('accounts.test', 'certificate.rejected', { reason: 'passphrase' });
    await test.click();
    await expect.poll(() => passphrase.getAttribute('aria-invalid')).toBe('true');
    expect(await file.getAttribute('aria-invalid')).toBe('false');
    bridge.fail('accounts.test', 'certificate.expired', { validTo: '2026-03-01T11:00:00.000Z' });
    await test.click();
    await page.getByText('The certificate expired on 1 Mar 2026').first().waitFor();
    expect(await file.getAttribute('aria-invalid')).toBe('true');
    expect(await passphrase.getAttribute('aria-invalid')).toBe('false');
  });

  it('of the store is chosen from a list that says why one cannot be used', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    await newCertificateAccount(page, 'of this computer');
    await page.getByText('The certificate expired on 1 Mar 2025').waitFor();
    await expect.poll(() => page.getByRole('radio', { name: 'FIRMA' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: '20 May 2027' }).click();
    await page.getByRole('button', { name: 'Test the certificate' }).click();
    await page.getByText('Nothing has been saved yet').waitFor();
    const input = called('accounts.test')[0]?.input as { method: string; fields: Record<string, string> };
    expect(input.method).toBe('osCertificate');
    expect(JSON.parse(input.fields.storeCertificate ?? '')).toMatchObject({
      serialNumber: 'CAMILA ROJAS EJEMPLO',
    });
    expect(bridge.calls.some(({ name }) => name === 'accounts.add')).toBe(false);
  });

  it('that ends soon is told on the account, with the next step', async () => {
    open = await stage.open(spain);
    const { page } = open;
    await go(page, 'Accounts');
    await page.getByText('The certificate ends on 20 Dec 2026').waitFor();
    await page.getByRole('button', { name: 'Choose the new certificate' }).click();
    await page.getByRole('radio', { name: '20 May 2027' }).waitFor();
    await expect.poll(() => page.getByRole('radio', { name: '20 May 2027' }).isEnabled()).toBe(true);
  });
});

describe('checking', () => {
  it('is set by plain choices, by hand as a pause', async () => {
    open = await stage.open(spain);
    const { page, bridge } = open;
    await go(page, 'Accounts');
    const often = page.getByLabel('How often to check');
    await often.selectOption({ label: 'At 8:00 and at 18:00' });
    await expect.poll(() => bridge.accounts[0]?.schedule).toBe('0 8,18 * * *');
    await often.selectOption({ label: 'Only by hand' });
    await expect.poll(() => bridge.accounts[0]?.state).toBe('paused');
    // At once, as arrow keys choose: the pause ends whether or not the screen has been told of it.
    await often.selectOption({ label: 'As suits the portal (about every 6 hours)' });
    await expect.poll(() => bridge.accounts[0]).toMatchObject({ schedule: null, state: 'active' });
  });

  it('is held back for all from the indicator, and goes on', async () => {
    open = await stage.open();
    const { page } = open;
    await page.getByRole('button', { name: 'Pause all checks' }).click();
    await page.getByRole('menuitem', { name: 'For an hour' }).waitFor();
    expect(await faultsOn(page, { inside: '.menu' })).toEqual([]);
    await page.getByRole('menuitem', { name: 'For an hour' }).click();
    await page.getByText('Paused until').waitFor();
    await page.getByRole('button', { name: 'Go on now' }).click();
    await page.getByRole('button', { name: 'Pause all checks' }).waitFor();
    expect(called('sync.pause').map(({ input }) => input)).toEqual([
      { until: '2026-11-30T13:00:00.000Z' },
      { until: null },
    ]);
  });
});

describe('an empty list', () => {
  it('says that nothing is known before the first complete check, with the failure and the way on', async () => {
    const [camila] = fakeAccounts;
    if (camila === undefined) throw new Error('no account');
    open = await stage.open({
      accounts: [{ ...camila, lastCompleteListingAt: null }],
      notices: [],
      runs: [],
    });
    const { page } = open;
    await page.getByText('Recado cannot say yet whether something is waiting').waitFor();
    await expect.poll(() => page.getByText('Nothing is waiting for you').count()).toBe(0);
    await page
      .getByRole('region', { name: 'List of notices' })
      .getByRole('button', { name: 'Check now' })
      .click();
    await expect.poll(() => called('sync.now').at(-1)?.input).toEqual({ accountId: 'account-1' });
  });

  it('names the account that could not be looked at beside those that could', async () => {
    open = await stage.open({ notices: [] });
    await open.page.getByText('Not every account could be looked at').waitFor();
    await open.page.getByText('Last looked at to the end').waitFor();
    await expect.poll(() => open.page.getByText('Nothing is waiting for you').count()).toBe(0);
  });
});

describe('words', () => {
  it.each(['en', 'es', 'ru'] as const)(
    'of the action bar never reach over its end in %s',
    async (language) => {
      open = await stage.open({ settings: { language } });
      const { page } = open;
      await row('Solicitud de documentos').click();
      await page.locator('.reader-bar .actions').waitFor();
      for (const width of [1000, 1100, 1250, 1400, 1700]) {
        await page.setViewportSize({ width, height: 800 });
        await expect
          .poll(() =>
            page.locator('.reader-bar .actions').evaluate((bar) => bar.scrollWidth - bar.clientWidth),
          )
          .toBeLessThanOrEqual(0);
      }
      await expect.poll(() => page.locator('.reader-bar .actions').getAttribute('data-words')).toBe('true');
    },
  );
});

describe('a notice of DEHú', () => {
  const [pending] = dehuNotices();
  if (!pending) throw new Error('no notice');
  const mailOnly = {
    ...pending,
    id: 'd-mail',
    accountId: 'account-1',
    title: 'not_280020260012345_12345678_87654321',
    legalEffectOnOpen: true,
    titular: { nif: '***9999**', name: 'CAMILA ROJAS' },
    person: 'CAMILA ROJAS',
    sources: pending.sources.filter(({ via }) => via === 'mail'),
  };

  it('that only an e-mail told of leads to signing in, and is named in words with its code kept', async () => {
    open = await stage.open({ accounts: fakeAccounts, notices: [mailOnly] });
    const { page } = open;
    await row('Notification in case 280020260012345').click();
    await page.getByText('Seen by e-mail; sign in to read it').waitFor();
    await page.getByText('not_280020260012345_12345678_87654321', { exact: true }).first().waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'What opening does…' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Add an account (Spain' }).click();
    await page.getByRole('heading', { name: 'Add account' }).waitFor();
    expect(called('notices.planOpening')).toEqual([]);
  });

  it('leads to the account where there is one; of somebody who is represented it says whom it concerns and who signs in, at the gate too', async () => {
    const other = {
      ...pending,
      titular: { nif: 'Y1234567X', name: 'BORIS MUESTRA' },
      person: 'BORIS MUESTRA',
    };
    open = await stage.open({ accounts: [dehuAccount, ...fakeAccounts], notices: [other, mailOnly] });
    const { page } = open;
    await row('Notification in case').click();
    await page.getByRole('button', { name: 'See the account (Spain' }).click();
    await page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
    expect(called('notices.planOpening')).toEqual([]);
    await go(page, 'Inbox');
    await row('Resolución').getByText('BORIS MUESTRA').waitFor();
    await openGate(page);
    await page.getByRole('dialog').getByText('BORIS MUESTRA').first().waitFor();
    await page.getByRole('dialog').getByText('Signed in as').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('You represent this person').waitFor();
    expect(called('notices.open')).toEqual([]);
  });

  it('shows its last day with words for where it stands, its annexes once it is open, and what probably is the same', async () => {
    const annexed = {
      ...pending,
      id: 'd-annex',
      title: 'Con anexos',
      state: 'accepted' as const,
      evidence: { hasAnnexes: 'true' },
    };
    const copy = {
      ...pending,
      id: 's-copy',
      portal: 'sede' as const,
      title: 'Copia de la sede',
      sources: [
        { accountId: 'account-2', portal: 'sede' as const, via: 'portal' as const, seenAt: pending.sortAt },
      ],
    };
    open = await stage.open({
      accounts: [dehuAccount, ...fakeAccounts],
      notices: [pending, annexed, copy],
      samePairs: [{ ids: ['d-pending', 's-copy'], reasons: ['caseNumber', 'day'] }],
    });
    await row('Resolución').getByText('Open by').waitFor();
    await row('Resolución').click();
    await open.page.getByText('own list gives this day as the last one').waitFor();
    await row('Con anexos').click();
    await open.page.getByText('It has annexes').waitFor();
    await expect.poll(() => open.page.getByRole('button', { name: 'What opening does…' }).count()).toBe(0);

    const { page } = open;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await row('Copia de la sede').click();
    await page.getByText(/^Probably the same notice as one from .*DEHú/).waitFor();
    await page.getByText('Both are about the same case.').waitFor();
    await button('Look at the other one').press('Enter');
    await page.getByText(/^Probably the same notice as one from .*sede/i).waitFor();
    await button('Not the same').press('Enter');
    await page.getByText('They stay two; this is not asked again').waitFor();
    await button('Not the same').waitFor({ state: 'detached' });
    await button('Undo').click();
    await row('Copia de la sede').click();
    await button('It is one notice').press('Enter');
    await page.getByText('One notice now, with all that both had').waitFor();
    await page.getByRole('heading', { name: 'Resolución' }).waitFor();
    await expect.poll(() => row('Copia de la sede').count()).toBe(0);
    await button('Show what Diego (papá) told as a notice of its own again').press('Enter');
    await page.getByText('Two notices again').waitFor();
    await row('Copia de la sede').waitFor();
    await button('It is one notice').waitFor();
    expect(called('sameNotices.join').map(({ input }) => input)).toEqual([{ ids: ['s-copy', 'd-pending'] }]);
    expect(called('notices.open')).toEqual([]);
  });
});

it('an account changes from the store to a file with all that the file needs, and warns of a file that ends', async () => {
  const certificate = {
    name: 'Camila Rojas',
    nif: '99999999R',
    issuer: 'AC FNMT Usuarios',
    validFrom: '2022-12-05T00:00:00.000Z',
    validTo: '2026-12-05T00:00:00.000Z',
  };
  open = await stage.open({ accounts: [{ ...dehuAccount, fields: {}, method: 'pkcs12', certificate }] });
  const { page } = open;
  await go(page, 'Accounts');
  await page.getByText('The certificate ends').or(page.getByText('certificate ends')).first().waitFor();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByRole('radio', { name: 'of this computer' }).click();
  await page.getByText('Which certificate?').waitFor();
  await page.getByRole('radio', { name: 'A certificate file' }).click();
  await giveFile(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => called('accounts.signIn').length).toBe(1);
});

describe('axe finds nothing', () => {
  const visits: [string, object, (page: Page) => Promise<unknown>][] = [
    ['the gate', spain, openGate],
    [
      'the lighter gate',
      spain,
      async (page) => {
        await row('toma de huellas').click();
        await page.getByRole('button', { name: 'Read it on the portal…' }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'an expired notice beside one that probably is the same',
      { ...spain, samePairs: [{ ids: ['d-expired', 'd-pending'], reasons: ['caseNumber'] }] },
      async (page) => {
        await row('Requerimiento').click();
        await page.getByText('Expired without being opened').waitFor();
        await page.getByRole('button', { name: 'It is one notice' }).waitFor();
      },
    ],
    [
      'an unknown outcome',
      spain,
      async (page) => {
        await row('audiencia').click();
        await page.getByText('the portal’s own list says what happened').waitFor();
      },
    ],
    [
      'accounts with a certificate',
      spain,
      async (page) => {
        await go(page, 'Accounts');
        await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
      },
    ],
    ['a certificate file', {}, (page) => newCertificateAccount(page, 'A certificate file')],
    [
      'certificates of the store',
      {},
      async (page) => {
        await newCertificateAccount(page, 'of this computer');
        await page.getByText('Which certificate?').waitFor();
      },
    ],
    ['a list that says nothing yet', unseen, (page) => page.getByText('Recado cannot say yet').waitFor()],
  ];
  it.each(visits)('in %s, light and dark', async (name, options, visit) => {
    open = await stage.open(options);
    const { page } = open;
    await page.locator('.pane-list').waitFor();
    await visit(page);
    // A dialog stands outside the landmarks by its nature.
    expect(await faultsOn(page, { without: name.includes('gate') ? ['region'] : [] })).toEqual([]);
  });
});

describe('signing in by hand', () => {
  const parked = {
    ...dehuAccount,
    method: 'claveWindow',
    fields: {},
    state: 'parked' as const,
    parkedFor: { code: 'personNeeded' as const, details: { action: 'signIn' } },
  };

  it('adds an account with one button, without a test before it', async () => {
    open = await stage.open({ ...spain, abilities: { portalWindow: true } });
    const { page } = open;
    await newCertificateAccount(page, 'Cl@ve in a window');
    await page.getByText('the sign-in lasts at most while Recado runs').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open the sign-in window' }).click();
    await expect.poll(() => called('accounts.add').length).toBe(1);
    expect(called('accounts.test')).toEqual([]);
    expect(called('accounts.add')[0]?.input).toMatchObject({
      method: 'claveWindow',
      fields: {},
      secrets: {},
    });
  });

  it('is shown with the reason where there are no windows', async () => {
    open = await stage.open({ ...spain, about: { host: 'web' } });
    const { page } = open;
    await go(page, 'Add account');
    await page.getByRole('radio', { name: 'DEHú' }).click();
    const choice = page.getByRole('radio', { name: 'Cl@ve in a window' });
    await expect.poll(() => choice.isDisabled()).toBe(true);
    expect(await page.locator('label', { has: choice }).innerText()).toContain('This needs the desktop app.');
  });

  it('is what the button of a waiting account does', async () => {
    open = await stage.open({ accounts: [parked], notices: [], abilities: { portalWindow: true } });
    const { page } = open;
    await go(page, 'Accounts');
    await page.getByText('You have to sign in again').waitFor();
    await page.locator('main').getByRole('button', { name: 'Sign in' }).first().click();
    await page.getByRole('form').getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => called('accounts.signIn').length).toBe(1);
    expect(called('accounts.signIn')[0]?.input).toMatchObject({ id: parked.id, secrets: {} });
  });
});
