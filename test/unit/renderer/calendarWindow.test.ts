// What is due, all documents and all people in a real Chromium: lists, the month walked by keys, pictures, the switcher; axe on each.
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { refusedCases } from '../../support/fakeCases.ts';
import { dehuNotices, fakeNotices } from '../../support/fakeNotices.ts';
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
const everything = () => ({
  accounts: [...fakeAccounts, dehuAccount],
  notices: [...fakeNotices(), ...dehuNotices()],
});
const asked = (name: string) => open.bridge.calls.filter((call) => call.name === name);

it('lists what is due by urgency with certainty in words, explains a day, and gives one as a file', async () => {
  const denied = ({ id }: { id: string }) => id === 'n-requirement';
  const notices = everything().notices.map((one) =>
    denied(one) ? { ...one, kind: 'denial' as const } : one,
  );
  open = await stage.open({ ...everything(), notices, cases: refusedCases() });
  const { page } = open;
  await go(page, 'Deadlines');
  // What a decision opens is no answer: both ways to fight it by their names, each on its day.
  const told = page.locator('.entry', { hasText: 'Arraigo de Diego · Denegado' });
  await told.nth(1).waitFor();
  expect(await told.locator('.entry-when').allTextContents()).toEqual([
    'Appeal by: Monday, 14 December 2026',
    'Appeal to the court (contencioso) by: Tuesday, 12 January 2027',
  ]);
  expect(await told.locator('.entry-certainty').allTextContents()).toEqual(['Calculated', 'Calculated']);
  const soon = page.getByRole('region', { name: /^In the next days/ });
  await soon.getByRole('listitem').first().waitFor();
  const heads = await page.locator('.due-group h2').allTextContents();
  expect(heads.map((head) => head.replace(/\s*\d+$/, ''))).toEqual(
    ['Today', 'In the next days', 'Day not known', 'Later', 'Over'].filter((name) =>
      heads.some((head) => head.startsWith(name)),
    ),
  );
  await page
    .getByText('Calculated', { exact: true })
    .or(page.getByText('Stated', { exact: true }))
    .first()
    .waitFor();
  await page.getByText('Why this day').first().click();
  await page.locator('.entry-because').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Calendar file: / })
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('recado.ics');
  expect(asked('calendar.export')[0]?.input).toMatchObject({ isContentHidden: false, personId: null });
  expect(await faultsOn(page)).toEqual([]);
  await page.getByText('Choosing a folder needs the desktop app').waitFor();
  // A notice that says no asks for no answer either: on the calendar and in the reader.
  const denial = page.locator('.entry', { hasText: 'Solicitud de documentos' }).filter({ hasText: '7 Dec' });
  expect(await denial.locator('.entry-when').textContent()).toMatch(/^Appeal by: /);
  await denial.getByRole('button', { name: 'Show the notice' }).click();
  await page.locator('.when-what', { hasText: 'Appeal by' }).waitFor();
});

it('walks a month by keys, marks days off, and keeps the calendar file', async () => {
  const file = {
    isOn: true,
    folder: '/media/stick',
    writtenAt: '2026-11-29T12:00:00.000Z',
    entries: 4,
    failure: { code: 'folder.full' as const, details: {} },
  };
  open = await stage.open({ ...everything(), calendar: { file } });
  const { page } = open;
  await go(page, 'Deadlines');
  await page.getByRole('button', { name: 'Month', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'November 2026' });
  const chosen = page.locator('[role=grid] [aria-selected=true]');
  await grid.locator('[data-day="2026-11-30"]').focus();
  const press = async (key: string, day: string): Promise<void> => {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-day'))).toBe(day);
  };
  await press('ArrowLeft', '2026-11-29');
  await press('Home', '2026-11-23');
  await press('End', '2026-11-29');
  await press('PageDown', '2026-12-29');
  await press('Control+Home', '2026-12-01');
  await press('ArrowDown', '2026-12-08');
  await press('Shift+PageDown', '2027-12-08');
  await press('Shift+PageUp', '2026-12-08');
  expect(await chosen.textContent()).toMatch(/8 December 2026\. .*Immaculate Conception \(Spain\)/);
  await page
    .getByRole('region', { name: /8 December 2026/ })
    .getByText('Immaculate Conception (Chile)')
    .waitFor();
  expect(await faultsOn(page)).toEqual([]);
  const card = page.getByRole('region', { name: 'Calendar file that follows by itself' });
  await card.getByText('The calendar file is not up to date: There is no room in the folder').waitFor();
  await card.getByRole('switch', { name: 'Without content' }).click();
  await expect.poll(() => asked('calendar.setFile').at(-1)?.input).toMatchObject({ isContentHidden: true });
});

it('shows documents by their first page, finds by name, walks by arrows and opens one', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 280]);
  open = await stage.open({
    ...everything(),
    documentBase64: Buffer.from(await pdf.save()).toString('base64'),
    abilities: { folderDialog: true },
  });
  const { page } = open;
  await go(page, 'Documents');
  const list = page.getByRole('list', { name: 'Documents' });
  const tiles = list.getByRole('button');
  await tiles.first().waitFor();
  const before = await tiles.count();
  await tiles.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tiles.nth(1).evaluate((tile) => tile === document.activeElement)).toBe(true);
  expect(await faultsOn(page)).toEqual([]);
  const name = (await tiles.first().locator('.document-tile-name').textContent()) ?? '';
  await page.getByLabel('Name or title').fill(name);
  await expect.poll(() => tiles.count()).toBeLessThan(before);
  await tiles.first().press('Enter');
  await page.getByRole('dialog', { name }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Proven by').selectOption('code');
  await expect.poll(() => asked('documents.list').at(-1)?.input).toMatchObject({ filter: { proof: 'code' } });
});

it('keeps people: checks numbers, makes two one and takes it back', async () => {
  open = await stage.open(everything());
  const { page } = open;
  await go(page, 'People');
  const camila = page.getByRole('region', { name: 'Camila Rojas Ejemplo' });
  await camila.getByRole('button', { name: 'Change' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('NIE or DNI').fill('X1234567A');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('The letter at the end does not belong to these digits').waitFor();
  await form.getByRole('button', { name: 'Use X1234567L' }).click();
  await form.getByText('Orange', { exact: true }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await camila.getByText('X1234567L').waitFor();
  expect(await camila.locator('.person-mark').getAttribute('data-colour')).toBe('orange');
  const diego = page.getByRole('region', { name: 'Diego Rojas Ejemplo' });
  await diego.getByRole('button', { name: 'Same person as…' }).click();
  await page
    .getByRole('dialog')
    .getByText(/^To Camila Rojas Ejemplo go: /)
    .waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make them one person' }).click();
  await camila.getByText(/^Diego Rojas Ejemplo, since /).waitFor();
  await expect.poll(() => diego.count()).toBe(0);
  await camila.getByRole('button', { name: 'Separate again' }).click();
  await diego.waitFor();
  await diego.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByText('It can be put back for 30 days').waitFor();
  expect(asked('bin.removePerson').map(({ input }) => input)).toEqual([{ id: 'person-2', isDryRun: true }]);
});

it('narrows every screen to one person until somebody says otherwise', async () => {
  const run = {
    id: 'run-1',
    accountId: 'account-1',
    trigger: 'schedule' as const,
    startedAt: '2026-11-30T11:50:00.000Z',
    endedAt: '2026-11-30T11:50:04.000Z',
    result: { code: 'portal.down' as const, details: {} },
    isComplete: false,
    listed: 0,
    added: 0,
    updated: 0,
    documents: 0,
  };
  open = await stage.open({ ...everything(), runs: [run] });
  const { page } = open;
  const switcher = page.getByRole('button', { name: /^Shown: / });
  await switcher.click();
  await page.getByRole('menuitemradio', { name: 'Diego Rojas Ejemplo' }).waitFor();
  expect(await faultsOn(page, { inside: '.menu' })).toEqual([]);
  await page.getByRole('menuitemradio', { name: 'Diego Rojas Ejemplo' }).click();
  await page.getByRole('heading', { name: 'Inbox: Diego Rojas Ejemplo' }).waitFor();
  await expect
    .poll(() => asked('notices.list').at(-1)?.input)
    .toMatchObject({ filter: { personId: 'person-2' } });
  await go(page, 'Deadlines');
  await expect.poll(() => asked('calendar.list').at(-1)?.input).toMatchObject({ personId: 'person-2' });
  await go(page, 'Documents');
  await expect
    .poll(() => asked('documents.list').at(-1)?.input)
    .toMatchObject({ filter: { personId: 'person-2' } });
  await go(page, 'Cases');
  await expect.poll(() => asked('cases.list').at(-1)?.input).toMatchObject({ personId: 'person-2' });
  await go(page, 'Accounts');
  await page.getByText('Only the accounts of Diego Rojas Ejemplo are shown').waitFor();
  await expect.poll(() => page.getByRole('region', { name: 'camila.rojas@example.com' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show all accounts' }).click();
  const failing = page.getByRole('region', { name: 'camila.rojas@example.com' });
  await failing.getByText('Last check failed').waitFor();
  await failing.getByText('30 Nov 2026, 08:50: it failed').waitFor();
  await go(page, 'Cases');
  await expect.poll(() => asked('cases.list').at(-1)?.input).not.toHaveProperty('personId');
  expect(await faultsOn(page)).toEqual([]);
});
