// Status checks and unclear lists in a real Chromium: the queue, the way by SMS, found cases, columns by keyboard; axe on each.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount } from '../../support/fakeBridge.ts';
import { fakeCases } from '../../support/fakeCases.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const called = (name: string) => open.bridge.calls.filter((call) => call.name === name);
const openCase = async (page: Page): Promise<void> => {
  await go(page, 'Cases');
  await page.locator('.case-row', { hasText: 'Arraigo de Diego' }).click();
  await page.getByRole('button', { name: 'Check the status' }).waitFor();
};

it('starts what is due, shows whose turn it is, holds after a closed window, goes on and stops', async () => {
  open = await stage.open({ status: { dueIds: ['case-es'] } });
  const { page, bridge } = open;
  await go(page, 'Cases');
  await page.getByText('Time to check the status of 1 case').waitFor();
  await page.getByRole('button', { name: 'Check them now' }).click();
  await page.getByText('Your turn for Arraigo de Diego').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  expect(called('statusChecks.start')[0]?.input).toEqual({ caseIds: ['case-es'] });
  bridge.emit('statusChecks.changed', {
    state: 'held',
    current: null,
    next: [{ caseId: 'case-pe', beginAt: '2026-11-30T12:01:00.000Z' }],
    done: [
      {
        caseId: 'case-es',
        at: '2026-11-30T12:00:00.000Z',
        entry: null,
        news: [],
        failure: { code: 'cancelled', details: { at: 'status' } },
      },
    ],
    tryAgainAt: null,
  });
  await page.getByText('You closed the window').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Time to check the status of 1 case').waitFor();
  expect([called('statusChecks.goOn').length, called('statusChecks.stop').length]).toEqual([1, 1]);
  bridge.emit('statusChecks.changed', {
    state: 'idle',
    current: null,
    next: [],
    done: [
      {
        caseId: 'case-es',
        at: '2026-11-30T12:00:00.000Z',
        entry: null,
        news: [],
        failure: { code: 'portal.refusedRobot', details: { what: 'statusRefused' } },
      },
    ],
    tryAgainAt: '2026-11-30T13:00:00.000Z',
  });
  await page.getByText('The status service turned the visit away').waitFor();
  await page.getByText('Try again after').waitFor();
});

it('asks which case is meant where two have one number', async () => {
  open = await stage.open({
    failing: {
      'statusChecks.start': { code: 'input.invalid', details: { reason: 'sameNumber', others: ['case-pe'] } },
    },
  });
  const { page, bridge } = open;
  await openCase(page);
  await page.getByRole('button', { name: 'Check the status' }).click();
  await page.getByText('Another case has the same number').waitFor();
  bridge.fail('statusChecks.start', null);
  await page.getByRole('button', { name: 'Write it to this case' }).click();
  await page.getByText('Your turn for').waitFor();
  expect(called('statusChecks.start').at(-1)?.input).toEqual({ caseIds: ['case-es'], isChosen: true });
});

/** Diego's case, resolved, with nothing else left to do. */
const decidedCases = () =>
  fakeCases().map((one) => {
    if (one.id !== 'case-es') return one;
    const entry = { ...entryOf('RESUELTO_FAVORABLE', 'Resuelto – Favorable'), resolvedOn: '2026-11-20' };
    return { ...one, history: [entry], entries: [], noticeIds: [] };
  });
const entryOf = (status: 'RESUELTO_FAVORABLE', raw: string) => ({
  at: '2026-11-24T08:05:00.000Z',
  source: 'form' as const,
  status,
  raw,
});

it('offers the way by SMS and takes the reply; without windows it says where the page opens; a decision is marked as done', async () => {
  open = await stage.open({ status: { canAskHere: false }, cases: decidedCases() });
  const { page } = open;
  await go(page, 'Cases');
  await page.locator('.case-row', { hasText: 'Arraigo de Diego' }).click();
  await page.getByText('The status page can be opened in the desktop app').waitFor();
  await page.getByRole('button', { name: 'Ask by SMS' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('EXPE 280020260012345').waitFor();
  expect(await dialog.getByRole('link', { name: 'Open in messages' }).first().getAttribute('href')).toBe(
    'sms:651714610?&body=EXPE%20280020260012345',
  );
  expect(await dialog.getByRole('img', { name: 'QR code' }).first().isVisible()).toBe(true);
  expect(await faultsOn(page)).toEqual([]);
  await dialog.getByLabel('Paste the reply here').fill('Hola mamá');
  await dialog.getByRole('button', { name: 'Keep the reply' }).click();
  await dialog.getByText('Nothing in it is known').waitFor();
  await dialog.getByRole('button', { name: 'It is this case’s reply' }).click();
  await dialog.getByText('Written into the case').waitFor();
  await dialog.getByLabel('Paste the reply here').fill('Estado: Elevado a consulta');
  await dialog.getByRole('button', { name: 'Keep the reply' }).click();
  await dialog.getByText('“Elevado a consulta”').waitFor();
  await dialog.getByText('does not end as those of the service do').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'I have done it' }).click();
  await page.getByText('Noted as done').waitFor();
  await page.locator('.box-title', { hasText: 'Nothing to do that Recado knows of' }).waitFor();
  expect(called('cases.save').at(-1)?.input).toEqual({
    id: 'case-es',
    details: { decisionDone: 'RESUELTO_FAVORABLE 2026-11-20' },
  });
});

it('offers found cases, one by one', async () => {
  open = await stage.open({ status: { foundIds: ['case-es', 'case-pe'] } });
  const { page, bridge } = open;
  await go(page, 'Cases');
  await page.getByText('The portal shows 2 cases under your name').waitFor();
  await page.getByRole('button', { name: 'Keep Arraigo de Diego' }).click();
  bridge.emit('cases.changed', { caseIds: ['case-es'] });
  await page.getByText('The portal shows 1 case under your name').waitFor();
  expect(called('statusChecks.decide')[0]?.input).toEqual({ caseId: 'case-es', isKept: true });
});

it('lets the columns of an unclear list be named by keyboard, beside the page', async () => {
  open = await stage.open({
    accounts: [
      { ...dehuAccount, portal: 'sede', state: 'parked', parkedFor: { code: 'portal.unclear', details: {} } },
    ],
  });
  const { page } = open;
  await go(page, 'Accounts');
  await page.getByRole('button', { name: 'Look at what was read' }).first().click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('textbox', { name: 'The page, as it stands' }).inputValue()).toContain(
    'Requerimiento',
  );
  expect(await faultsOn(page)).toEqual([]);
  const third = dialog.getByLabel('What the column “Column 3” holds');
  await third.focus();
  await page.keyboard.type('Subject');
  await dialog.getByText('Two columns cannot both be “Subject”.').waitFor();
  await expect
    .poll(() => dialog.getByRole('button', { name: 'It is right like this' }).isDisabled())
    .toBe(true);
  await third.selectOption('madeAvailable');
  await dialog.getByRole('button', { name: 'It is right like this' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(called('mapping.confirm')[0]?.input).toEqual({
    accountId: dehuAccount.id,
    signature: '#title|caseNumber|date|state',
    columns: ['title', 'caseNumber', 'madeAvailable', 'state'],
  });
});

it('asks whose a sign-in was that the portal prints no number of, and takes either answer', async () => {
  const parkedFor = { code: 'signIn.unproven' as const, details: {} };
  open = await stage.open({ accounts: [{ ...dehuAccount, portal: 'sede', state: 'parked', parkedFor }] });
  const { page } = open;
  await go(page, 'Accounts');
  const question = page.getByRole('group', { name: /^Was this the sign-in of / });
  await question.waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await question.getByRole('button', { name: 'No, somebody else' }).click();
  await expect
    .poll(() => called('accounts.sayWhose')[0]?.input)
    .toEqual({ id: dehuAccount.id, isOwn: false });
  await question.getByRole('button', { name: /^Yes, it was / }).click();
  await expect.poll(() => called('accounts.sayWhose')[1]?.input).toEqual({ id: dehuAccount.id, isOwn: true });
});
