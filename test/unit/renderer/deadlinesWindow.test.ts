// Deadlines in a real Chromium: the three lines, what an opening would start by keyboard, the calculator, days by hand; axe on each.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount } from '../../support/fakeBridge.ts';
import { dehuNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();

describe('deadlines on the screen', () => {
  it('the calculator counts, explains itself and shows the days', async () => {
    open = await stage.open({});
    const { page } = open;
    await go(page, 'Calculator');
    await page.getByLabel('Notified (opened) on').fill('2026-12-01');
    await page.getByLabel('Community').selectOption('MD');
    await page.getByText(/Thursday,? 17 December 2026/).waitFor();
    await page.getByText(/10 working days.*Ley 39\/2015.*30\.2/).waitFor();
    await page
      .getByText(/7 Dec \(holiday of the community: Madrid\) and 8 Dec \(Immaculate Conception\)/)
      .waitFor();
    await page.getByRole('cell', { name: /not counted: Immaculate Conception/ }).waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.getByLabel('What is counted').selectOption('es_months');
    await page.getByText(/Monday,? 4 January 2027/).waitFor();
  });

  it('an unopened notice tells until when there would be time, and a day is chosen by the arrow keys', async () => {
    open = await stage.open({ accounts: [dehuAccount], notices: dehuNotices() });
    const { page } = open;
    await page.getByRole('option', { name: 'Resolución' }).click();
    await page.getByText('What if I open it today, or later?').click();
    const table = page.getByRole('table').filter({ hasText: 'If it is opened' });
    await table.getByRole('row', { name: /^today/ }).waitFor();
    const before = await table.getByRole('row').count();
    const today = page.getByRole('button', { name: /^Open on .*start of the count/ });
    await today.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => table.getByRole('row').count()).toBe(before + 1);
    expect(await faultsOn(page)).toEqual([]);
    expect(open.bridge.calls.filter(({ name }) => name === 'notices.open')).toEqual([]);
  });

  it('days by hand are added and removed, and a person lives in a community', async () => {
    open = await stage.open({});
    const { page } = open;
    await go(page, 'Settings');
    const card = page.getByRole('region', { name: 'Holidays' });
    await card.getByLabel('Camila Rojas Ejemplo lives in Spain in').selectOption('CT');
    await card.getByLabel('Day', { exact: true }).fill('2026-09-24');
    await card.getByLabel('Name', { exact: true }).fill('La Mercè');
    await card.getByRole('button', { name: 'Add the day' }).click();
    await card.getByText(/24 September 2026: La Mercè/).waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await card.getByRole('button', { name: 'Remove La Mercè' }).click();
    await card.getByText('No day was put in by hand.').waitFor();
    expect(open.bridge.calls.find(({ name }) => name === 'deadlines.setRegion')?.input).toEqual({
      personId: 'person-1',
      region: 'CT',
    });
  });
});
