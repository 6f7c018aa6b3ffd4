// Cases in a real Chromium: the list by keyboard, the line of time, acts with Undo, the form's corrections, and axe.
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { dehuNotices, fakeNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const both = {
  accounts: [...fakeAccounts.slice(0, 1), dehuAccount],
  notices: [...dehuNotices(), ...fakeNotices()],
};
const rows = (page: Page): Locator => page.locator('.case-row');
const openCases = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Cases' }).click();
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
};
const openCase = async (page: Page, name: string): Promise<void> => {
  await openCases(page);
  await rows(page).filter({ hasText: name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('the list of cases', () => {
  it('says person, status, age and the one next step, and is walked with the arrows', async () => {
    open = await stage.open(both);
    const { page } = open;
    await openCases(page);
    await rows(page).first().waitFor();
    const first = rows(page).first();
    expect(await first.innerText()).toContain('Diego Rojas Ejemplo · Spain · 280020260012345');
    expect(await first.innerText()).toContain('Documents required');
    expect(await first.innerText()).toContain('263 days');
    expect(await first.innerText()).toContain('Open the notice by 6 Dec 2026');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    expect(
      await rows(page)
        .nth(1)
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LM260054321', level: 1 }).waitFor();
    expect(await rows(page).nth(2).getAttribute('aria-current')).toBe('true');
    await expect.poll(() => page.getByText('Nothing to do that Recado knows of').count()).toBe(2);
  });

  it('is narrowed to a person and a country, and says so when nothing fits', async () => {
    open = await stage.open(both);
    const { page } = open;
    await openCases(page);
    await page.getByLabel('Country').selectOption('Peru');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.getByLabel('Person').selectOption('Diego Rojas Ejemplo');
    await page.getByText('No case fits this choice').waitFor();
    await expect.poll(() => rows(page).count()).toBe(0);
  });

  it('is empty with words, and a failure can be tried again', async () => {
    open = await stage.open({
      ...both,
      cases: [],
      failing: { 'cases.list': { code: 'store.busy', details: {} } },
    });
    const { page, bridge } = open;
    await openCases(page);
    await page.getByRole('alert').waitFor();
    bridge.fail('cases.list', null);
    await press(page, 'Try again');
    await page.getByText('No cases yet').waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });
});

describe('a case', () => {
  it('tells everything in order and leads to the notice, which leads back', async () => {
    open = await stage.open(both);
    const { page } = open;
    await openCase(page, 'TR-2026-0045871');
    const days = await page
      .locator('.timeline time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days).toEqual(days.toSorted((one, other) => one.localeCompare(other)));
    await expect.poll(() => page.getByText('appointment given').count()).toBe(1);
    await page.getByRole('button', { name: 'Asignación de cita: Estampado de visa', exact: true }).click();
    await page.getByRole('button', { name: 'Belongs to TR-2026-0045871' }).click();
    await page.getByRole('heading', { name: 'TR-2026-0045871', level: 1 }).waitFor();
    await expect.poll(() => page.locator('.timeline-item').count()).toBe(4);
  });

  it('is joined, separated, renamed and removed, each with Undo', async () => {
    open = await stage.open(both);
    const { page } = open;
    const undo = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
      await page.getByText('Taken back').first().waitFor();
    };
    await openCase(page, 'Arraigo de Diego');
    await press(page, 'Separate…');
    await page.getByRole('checkbox', { name: 'REGAGE26e00012345678' }).check();
    await press(page, 'Separate');
    await page.getByRole('heading', { name: 'REGAGE26e00012345678', level: 1 }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(4);
    await undo();
    await expect.poll(() => rows(page).count()).toBe(3);
    await rows(page).filter({ hasText: 'Arraigo de Diego' }).click();
    await press(page, 'Edit');
    await page.getByLabel('Your name for it').fill('Residencia');
    await press(page, 'Save');
    await page.getByRole('heading', { name: 'Residencia', level: 1 }).waitFor();
    await press(page, 'Remove…');
    await page.getByText('3 statuses, 2 own entries').waitFor();
    await press(page, 'Remove the case');
    await expect.poll(() => rows(page).count()).toBe(2);
    await undo();
    await expect.poll(() => rows(page).count()).toBe(3);
    await expect.poll(() => rows(page).filter({ hasText: 'Residencia' }).count()).toBe(1);
  });

  it('takes notes and payments by hand, marks one paid, and lets a notice go', async () => {
    open = await stage.open(both);
    const { page, bridge } = open;
    await openCase(page, 'Arraigo de Diego');
    await press(page, 'Add…');
    await page.getByLabel('Note').last().fill('Traer dos fotos');
    await press(page, 'Add');
    await page.locator('.timeline-more').getByText('Traer dos fotos').waitFor();
    await press(page, 'I have paid it');
    await page.getByLabel('Paid on').fill('2026-11-29');
    await press(page, 'Save');
    await page.locator('.case-payment').getByText('Paid on 29 Nov 2026').waitFor();
    await page.getByRole('button', { name: /^Take out of this case: Requerimiento/ }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Take out of this case/ }).count()).toBe(2);
    expect(bridge.calls.find(({ name }) => name === 'payments.mark')?.input).toEqual({
      caseId: 'case-es',
      paymentId: 'entry-2',
      paidOn: '2026-11-29',
    });
  });
});

describe('the form', () => {
  it('corrects a NIE, keeps an odd number with a warning, and makes the case', async () => {
    open = await stage.open(both);
    const { page, bridge } = open;
    await openCases(page);
    await press(page, 'New case');
    await page.getByLabel('NIE or DNI').fill('X1234567A');
    const details = { badFields: ['nie'], reason: 'letter', suggestion: 'X1234567L' };
    bridge.fail('cases.save', 'input.invalid', details);
    await press(page, 'Save');
    await page.getByText('The letter does not fit the digits.').waitFor();
    expect(await page.getByLabel('NIE or DNI').getAttribute('aria-invalid')).toBe('true');
    await press(page, 'Use it');
    bridge.fail('cases.save', null);
    await page.getByLabel('Case numbers').fill('08/203456/2026');
    await press(page, 'Save');
    await page.getByText('08/203456/2026: an unusual number').waitFor();
    await page.getByRole('dialog').getByText('Close', { exact: true }).click();
    const saved = bridge.calls.findLast(({ name }) => name === 'cases.save')?.input;
    expect(saved).toMatchObject({
      id: null,
      country: 'ES',
      details: { nie: 'X1234567L' },
      numbers: ['08/203456/2026'],
    });
  });

  it('is offered in the reader for a notice without a case, beside the case that it may belong to', async () => {
    open = await stage.open(both);
    const { page, bridge } = open;
    await page.getByRole('option', { name: 'audiencia' }).first().click();
    await page.getByText('It may belong to Arraigo de Diego.').waitFor();
    await press(page, 'Put it there');
    await page.getByRole('button', { name: 'Belongs to Arraigo de Diego' }).waitFor();
    expect(bridge.calls.some(({ name }) => name === 'cases.place')).toBe(true);
  });
});

describe('axe finds nothing', () => {
  const looks = [
    { name: 'case, wide', width: 1280 },
    { name: 'case, narrow', width: 640 },
  ];
  it.each(looks)('$name', async ({ width }) => {
    open = await stage.open({ ...both, width });
    const { page } = open;
    if (width < 700)
      await page
        .getByRole('button', { name: 'Show accounts and boxes' })
        .or(page.locator('.only-narrow button'))
        .first()
        .click();
    await openCase(page, 'Arraigo de Diego');
    expect(await faultsOn(page)).toEqual([]);
    await press(page, 'Edit');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOn(page, { inside: '[role="dialog"]' })).toEqual([]);
  });
});
