// Activity, today and this week, and a portal that changed, in a real Chromium: filters, the bundle read before it is saved, one clean sheet of paper, axe.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DigestDue, DigestView } from '../../../main/contract/digestViews.ts';
import { faultsOn } from '../../support/accessible.ts';
import { sampleAlert } from '../../support/fakeAlerts.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

/** axe and the printer take their time where other tests run beside them. */
vi.setConfig({ testTimeout: 90_000 });

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};
const called = (name: string) => open.bridge.calls.filter((call) => call.name === name);

describe('activity', () => {
  const alerts = [
    sampleAlert({ id: 'shown', accountId: 'account-1', raisedAt: '2026-11-30T10:00:00.000Z' }),
    sampleAlert({
      id: 'unshown',
      kind: 'source.quiet',
      label: 'Diego (papá)',
      accountId: 'account-2',
      showing: 'notShown',
      notShownFor: 'noDaemon',
      since: '2026-11-25T11:50:00.000Z',
      raisedAt: '2026-11-30T09:00:00.000Z',
    }),
  ];
  const entries = (page: Page): Locator => page.locator('.run-item');

  it('tells runs, failures with their next step, alerts and openings, and narrows by kind and by account', async () => {
    open = await stage.open({ alerts });
    const { page } = open;
    await go(page, 'Activity');
    await expect.poll(() => entries(page).count()).toBe(6);
    expect(await faultsOn(page)).toEqual([]);
    const times = await page
      .locator('.run-item time')
      .evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
    const latestFirst = times.toSorted((a, b) => ((a ?? '') < (b ?? '') ? 1 : -1));
    expect(times).toEqual(latestFirst);

    const show = page.getByLabel('Show', { exact: true });
    await show.selectOption('Checks');
    await expect.poll(() => entries(page).count()).toBe(3);
    // What did not see all never says that there is nothing new.
    const partial = entries(page).filter({ hasText: 'Not everything could be read' });
    expect(await partial.innerText()).toMatch(/Something new may be missing here/);
    expect(await partial.innerText()).not.toMatch(/Nothing new/);
    await show.selectOption('Only what failed');
    await expect.poll(() => entries(page).count()).toBe(3);
    // What failed says what to do; what could not be shown says why.
    const failed = entries(page).filter({ hasText: 'Diego (papá) ·' });
    expect(await failed.innerText()).toMatch(/was not accepted.*Type the password again/s);
    await entries(page).getByText('this desktop shows no notifications', { exact: false }).waitFor();
    await show.selectOption('Alerts');
    await expect.poll(() => entries(page).count()).toBe(2);
    await show.selectOption('Openings');
    await entries(page).getByText('A notice was opened').waitFor();
    await expect.poll(() => entries(page).count()).toBe(1);
    expect(await entries(page).innerText()).toContain('Resolución de residencia');

    await show.selectOption('Everything');
    await page.getByLabel('Account', { exact: true }).selectOption('Diego (papá)');
    await expect.poll(() => entries(page).count()).toBe(2);
    expect(called('runs.list').at(-1)?.input).toMatchObject({ accountId: 'account-2' });
  });

  it('shows the diagnostics bundle whole before it is saved, and saves what was shown', async () => {
    open = await stage.open();
    const { page } = open;
    await go(page, 'Activity');
    const card = page.getByRole('region', { name: 'Diagnostics' });
    await expect.poll(() => card.getByRole('button', { name: 'Save the file' }).count()).toBe(0);
    expect(called('activity.diagnostics')).toEqual([]);
    await card.getByRole('button', { name: 'Show what it says' }).click();
    const preview = card.getByRole('region', { name: 'What the file says' });
    await preview.waitFor();
    const shown = await preview.innerText();
    expect(shown).toBe('{ "recado": "0.1.0" }');
    expect(await faultsOn(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await card.getByRole('button', { name: 'Save the file' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('recado-diagnostics.json');
    expect(await readFile(await file.path(), 'utf8')).toBe(shown);
    expect(called('activity.diagnostics')).toHaveLength(1);
  });
});

describe('today and this week', () => {
  const due = (nth: number, daysLeft: number): DigestDue => ({
    noticeId: `due-${nth}`,
    caseId: null,
    title: `Requerimiento de documentación para la autorización de residencia temporal número ${nth}`,
    portal: 'sede',
    // The second is a refusal.
    what: nth === 2 ? 'appeal' : 'respond',
    certainty: nth % 2 === 0 ? 'derived' : 'stated',
    on: `2026-12-0${daysLeft}`,
    zone: 'Europe/Madrid',
    daysLeft,
    urgency: 'soon',
    personName: 'Camila Rojas',
  });
  const digest: DigestView = {
    madeAt: '2026-11-30T11:00:00.000Z',
    today: '2026-11-30',
    weekEndsOn: '2026-12-07',
    due: [
      {
        ...due(1, 1),
        on: '2026-11-30',
        daysLeft: 0,
        urgency: 'today',
        noticeId: 'n-appointment',
        what: 'open',
      },
      ...Array.from({ length: 30 }, (_, nth) => due(nth + 2, 1 + (nth % 7))),
    ],
    appointments: [
      {
        noticeId: null,
        caseId: 'case-1',
        on: '2026-12-02',
        at: '09:30',
        zone: 'Europe/Madrid',
        daysLeft: 2,
        place: 'Oficina de Extranjería, Madrid',
        procedure: 'Toma de huellas',
        personName: 'Diego Rojas',
      },
    ],
    since: '2026-11-29T11:00:00.000Z',
    arrivedCount: 40,
    arrived: Array.from({ length: 20 }, (_, nth) => ({
      noticeId: `new-${nth}`,
      title: `Comunicación nueva ${nth}`,
      portal: 'dehu' as const,
      kind: 'communication' as const,
      firstSeenAt: '2026-11-30T08:00:00.000Z',
      isRead: false,
      personName: 'Camila Rojas',
    })),
    sources: [
      {
        accountId: 'account-2',
        label: 'Diego (papá)',
        portal: 'chile',
        why: 'parked',
        code: 'signIn.rejected',
        lastWholeAt: '2026-11-28T11:50:00.000Z',
      },
    ],
    checksDue: 2,
  };

  it('is one page for the screen and one sheet for the printer, and is told every morning where somebody wishes it', async () => {
    open = await stage.open({ digest });
    const { page } = open;
    await go(page, 'Today and this week');
    const today = page.getByRole('region', { name: 'Today', exact: true });
    expect(await today.innerText()).toContain('Open: Requerimiento');
    const week = page.getByRole('region', { name: 'Until 7 Dec 2026' });
    expect(await week.innerText()).toMatch(/Appointment at 09:30\s+Madrid time · Toma de huellas/);
    expect(await week.innerText()).toMatch(/Appeal: Requerimiento[^\n]+ número 2\n/);
    expect(await week.innerText()).toContain('and 19 more in Recado');
    const news = page.getByRole('region', { name: /^New since/ });
    expect(await news.innerText()).toContain('and 32 more in Recado');
    expect(await page.getByRole('region', { name: 'Sources that are silent' }).innerText()).toMatch(
      /Diego \(papá\).*was not accepted.*Last read completely on 28 Nov/s,
    );
    expect(await faultsOn(page)).toEqual([]);

    // Both kinds of paper, long titles and all: one sheet, without the window around it.
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format, printBackground: false });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }

    await page.getByRole('switch', { name: 'Tell me this every morning' }).click();
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { digestAt: '08:00', dayTime: '09:00' } });
    await page.getByLabel('At', { exact: true }).fill('07:30');
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { digestAt: '07:30' } });
    // As people type it; what is no hour leaves the one before, and says so.
    const hour = page.getByLabel('At', { exact: true });
    await hour.fill('6.45');
    await hour.press('Enter');
    await expect
      .poll(() => called('settings.set').at(-1)?.input)
      .toMatchObject({ alerts: { digestAt: '06:45' } });
    await expect.poll(() => hour.inputValue()).toBe('06:45');
    const kept = called('settings.set').length;
    await hour.fill('25:00');
    await hour.press('Tab');
    await page.getByText('This is no hour').waitFor();
    expect(await hour.getAttribute('aria-invalid')).toBe('true');
    expect(called('settings.set')).toHaveLength(kept);

    await today.getByRole('button').first().click();
    await expect.poll(() => called('notices.get').at(-1)?.input).toEqual({ id: 'n-appointment' });
  });

  it('is where its notification leads; a portal that changed offers how to update', async () => {
    const [run] = [
      {
        id: 'run-9',
        accountId: 'account-1',
        trigger: 'schedule' as const,
        startedAt: '2026-11-30T11:50:00.000Z',
        endedAt: '2026-11-30T11:50:04.000Z',
        result: { code: 'portal.changed' as const, details: {} },
        isComplete: false,
        listed: 0,
        added: 0,
        updated: 0,
        documents: 0,
      },
    ];
    const alert = sampleAlert({
      id: 'digest',
      kind: 'digest',
      digest: { today: 1, week: 4, arrived: 2, sources: 1 },
    });
    open = await stage.open({ digest, alerts: [alert], runs: [run] });
    const { page } = open;
    await go(page, 'Alerts');
    const item = page
      .getByRole('listitem')
      .filter({ hasText: 'Today: 1. Today and the next seven days: 4.' });
    await item.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today and this week' }).waitFor();

    await go(page, 'Accounts');
    const card = page.getByRole('region', { name: 'camila.rojas@example.com' });
    await card.locator('.box-title', { hasText: 'Recado did not understand the answer' }).waitFor();
    await card.getByRole('button', { name: 'Update Recado' }).click();
    const dialog = page.getByRole('dialog', { name: 'Update Recado' });
    await dialog.getByText('Get the newest version').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect.poll(() => called('sync.now').at(-1)?.input).toEqual({ accountId: 'account-1' });
    await dialog.waitFor({ state: 'detached' });
  });
});
