// Alerts in a real Chromium: the list and its acts, banners that stay, settings, the one button, and axe with all of them open.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { fakeAlertWorld, sampleAlert } from '../../support/fakeAlerts.ts';
import { fakeAccounts } from '../../support/fakeBridge.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const called = (name: string) => open.bridge.calls.filter((call) => call.name === name);
const [camila, diego] = fakeAccounts;

describe('the list of alerts', () => {
  it('says what waits, why something stayed quiet, and takes an answer', async () => {
    open = await stage.open(fakeAlertWorld);
    const { page } = open;
    await go(page, 'Alerts');
    const items = page.getByRole('listitem').filter({ has: page.locator('.alert-title') });
    await expect.poll(() => items.count()).toBe(6);
    const first = items.first();
    expect(await first.innerText()).toMatch(/Answer by .*Urgent/s);
    await first.getByText('this day is calculated', { exact: false }).waitFor();
    await page.getByText('Stayed quiet: this portal is switched off.').waitFor();
    await first.getByRole('button', { name: 'Remind me tomorrow' }).click();
    await first.getByRole('button', { name: 'Seen' }).click();
    await expect.poll(() => called('alerts.answer')).toMatchObject([{ input: { ids: ['w1'] } }]);
    expect(called('alerts.snooze')).toMatchObject([{ input: { ids: ['w1'] } }]);
    // Nothing of it is a step on a portal.
    expect(called('notices.planOpening')).toEqual([]);
  });

  it('with banners that come back and with settings is fit for everybody', async () => {
    open = await stage.open({
      ...fakeAlertWorld,
      settings: { startWithSystem: 'unasked' },
      abilities: { autostart: true },
    });
    const { page } = open;
    await page.getByText('has gone quiet').waitFor();
    await page.getByText('Shall Recado start with the computer?').waitFor();
    for (const screen of ['Alerts', 'Settings']) {
      await go(page, screen);
      expect(await faultsOn(page)).toEqual([]);
    }
    await page.getByLabel('On the day itself, at').fill('07:15');
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { morningTime: '07:15', dayTime: '09:00' } });
    await page.getByRole('switch', { name: 'Quiet hours' }).click();
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { quietHours: null } });
    await page.getByRole('switch', { name: 'Chile – Extranjería e-mails' }).click();
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { mutedPortals: ['chile'] } });
    await page.getByRole('button', { name: 'Yes, start it' }).click();
    await expect.poll(() => called('settings.set').at(-1)?.input).toEqual({ startWithSystem: 'on' });
    await page.getByText('Shall Recado start with the computer?').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Hide until tomorrow' }).click();
    await page.getByText('has gone quiet').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('has gone quiet').waitFor();
  }, 90_000);
});

describe('an alert that the system could not show', () => {
  it('shows in the window and says why', async () => {
    open = await stage.open({ alerts: [] });
    const { page, bridge } = open;
    await page.getByRole('option').first().waitFor();
    const alert = sampleAlert({ kind: 'notice.requirement', urgency: 'urgent', title: 'Requerimiento' });
    await bridge.call('alerts.list', { limit: 1 });
    bridge.alerts.push({ ...alert, showing: 'notShown', notShownFor: 'noDaemon' });
    // The page's event stream may still be on its way: what is told before it stands is told again.
    await expect
      .poll(
        () => {
          bridge.emit('alerts.changed', { ended: [] });
          return page.getByText('A requirement has come').isVisible();
        },
        { timeout: 20_000, interval: 250 },
      )
      .toBe(true);
    await expect
      .poll(() => page.getByText('this desktop shows no notifications', { exact: false }).count())
      .toBe(1);
  });
});

describe('a parked account', () => {
  it.each([
    ['vault.locked', 'Unlock the password store', 'vault.unlock'],
    ['network.tls', 'Check again', 'sync.now'],
  ] as const)('%s has one button, %s, that does it', async (code, name, method) => {
    const parked = { ...diego, state: 'parked', parkedFor: { code, details: {} } } as typeof diego;
    open = await stage.open({ accounts: [camila, parked].filter((account) => account !== undefined) });
    const { page } = open;
    await go(page, 'Accounts');
    const card = page.getByRole('region', { name: 'Diego (papá)' });
    await card.getByRole('button', { name }).click();
    await expect.poll(() => called(method).length).toBeGreaterThan(0);
    await expect.poll(() => called('sync.now').at(-1)?.input).toEqual({ accountId: 'account-2' });
  });

  it('whose portal must be opened gets its page, and then another look', async () => {
    const parked = {
      ...diego,
      state: 'parked',
      parkedFor: { code: 'signIn.blocked', details: {} },
    } as typeof diego;
    open = await stage.open({ accounts: [parked].filter((account) => account !== undefined) });
    const { page } = open;
    await go(page, 'Accounts');
    const opened = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.open = (url) => {
            resolve(String(url));
            return null;
          };
        }),
    );
    await page.getByRole('button', { name: 'Open the portal' }).click();
    expect(await opened).toMatch(/^https:/);
    await page.getByRole('button', { name: 'Done there: check again' }).click();
    await expect.poll(() => called('sync.now').length).toBe(1);
  });
});
