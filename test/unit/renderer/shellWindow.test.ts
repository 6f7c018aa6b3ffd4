// The window as a whole in a real Chromium: first steps, keys and menu, the mirrored window, high contrast and zoom, paper.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newWelcome } from '../../../main/contract/welcome.ts';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { dehuNotices, fakeNotices } from '../../support/fakeNotices.ts';
import { pagesOfPdf } from '../../support/pdfText.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the first steps', () => {
  it('lead a newcomer from portal to portal, also without a certificate, can be put aside, and go on where they were', async () => {
    open = await stage.open({
      accounts: [],
      notices: [],
      settings: { welcome: newWelcome },
      about: { host: 'web' },
      abilities: { portalWindow: false, samples: true },
    });
    const { page, bridge } = open;
    await heading(page, 'Where do you have a case?');
    expect(await faultsOn(page)).toEqual([]);
    await press(page, 'Open the samples');
    await page.getByText('A second Recado opens in a moment').waitFor();
    expect(bridge.calls.map(({ name }) => name)).toContain('app.trySamples');
    await expect.poll(() => page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'Spain' }).check();
    await page.getByRole('checkbox', { name: 'Chile' }).check();
    await press(page, 'Continue');
    await heading(page, 'Whom does it concern?');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Whom does it concern?');

    await press(page, 'Not now');
    await page.locator('.pane-list').waitFor();
    await page.reload();
    await page.getByRole('navigation').getByRole('button', { name: 'First steps' }).click();
    await heading(page, 'Whom does it concern?');
    await page.getByLabel('Name of the person').fill('Camila Rojas');
    await press(page, 'Continue');

    await page.getByText('Portal 1 of 3').waitFor();
    await page.getByText('It opens nothing by itself').waitFor();
    await press(page, 'I have no certificate');
    await heading(page, 'What works without a certificate');
    await page.getByText('here in the browser Recado cannot show the form').waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await press(page, 'Connect my mailbox');
    expect(await page.getByLabel('Name of the person').inputValue()).toBe('Camila Rojas');
    await press(page, 'Back');
    await press(page, 'Go on: Spain – Sede electrónica');
    await page.getByText('Portal 2 of 3').waitFor();
    await press(page, 'Skip this portal');
    await page.getByText('Portal 3 of 3').waitFor();
  }, 60_000);

  it('sign in, show the first check and what it found, and say in a browser what only the desktop can do', async () => {
    open = await stage.open({
      accounts: [],
      notices: [],
      runs: [],
      settings: {
        welcome: {
          state: 'going',
          step: 'portal',
          countries: ['ES', 'CL'],
          personName: 'Camila Rojas',
          portal: 'chile',
        },
      },
      about: { host: 'web' },
      abilities: { portalWindow: false, notifications: false, tray: false, autostart: false },
    });
    const { page, bridge } = open;
    await page.getByText('Portal 3 of 3').waitFor();
    await press(page, 'I have it: sign in');
    await page.getByLabel('E-mail address').fill('camila@gmail.com');
    await press(page, 'Continue');
    await page.getByLabel('Password', { exact: true }).fill('abcd efgh');
    await press(page, 'Test the connection');
    await page.getByText('Nothing has been saved yet').waitFor();
    await press(page, 'Add account');
    await heading(page, 'First check is running');
    const added = bridge.accounts.at(-1);
    const run = {
      id: 'run-first',
      accountId: added?.id ?? '',
      trigger: 'person' as const,
      startedAt: '2026-11-30T11:59:00.000Z',
      endedAt: null,
      result: null,
      isComplete: false,
      listed: 0,
      added: 0,
      updated: 0,
      documents: 0,
    };
    bridge.emit('run.progressed', { accountId: run.accountId, runId: run.id, seen: 40, total: 120 });
    await page.getByText('40 of 120 messages').first().waitFor();
    await press(page, 'Stop the check');
    await expect
      .poll(() => bridge.calls.find(({ name }) => name === 'sync.stop')?.input)
      .toEqual({ accountId: run.accountId });
    bridge.emit('run.finished', {
      run: { ...run, endedAt: '2026-11-30T12:00:00.000Z', result: 'ok', isComplete: true, added: 7 },
    });
    await page.getByText('The check is complete: 7 notices found').waitFor();
    await press(page, 'Go on to the end');
    await heading(page, 'Recado is looking for you');
    await page.getByText('camila@gmail.com').first().waitFor();
    await press(page, 'Go to the inbox');
    await page.getByRole('heading', { name: 'First steps' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => bridge.calls.findLast(({ name }) => name === 'settings.set')?.input)
      .toMatchObject({ welcome: { state: 'done', countries: ['ES', 'CL'] } });
    await expect
      .poll(() => page.getByRole('navigation').getByRole('button', { name: 'First steps' }).count())
      .toBe(0);

    // What a browser cannot do stands where it would be, with the reason.
    bridge.emit('command.requested', { command: 'settings' });
    await heading(page, 'Settings');
    for (const name of ['Start Recado with the computer', 'Tell me about new notices']) {
      const ability = page.getByRole('switch', { name });
      await expect.poll(() => ability.isDisabled()).toBe(true);
      expect(await page.locator('.switch-row', { has: ability }).innerText()).toContain('desktop app');
    }
  });
});

const world = {
  accounts: [fakeAccounts[0], dehuAccount].filter((account) => account !== undefined),
  notices: [...dehuNotices(), ...fakeNotices()],
};

describe('commands', () => {
  it('are given by keys on any keyboard, by the menu, and listed in the help', async () => {
    open = await stage.open(world);
    const { page, bridge } = open;
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    await page.locator('.reader h1').waitFor();
    // The key of S where Russian writes ы.
    await page.evaluate(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ы', code: 'KeyS', bubbles: true, cancelable: true }),
      );
    });
    const marks = () => bridge.calls.filter(({ name }) => name === 'notices.mark').map(({ input }) => input);
    await expect.poll(marks).toContainEqual(expect.objectContaining({ change: { isFlagged: true } }));
    await page.locator('.reader-kind').getByText('Flagged').waitFor();
    bridge.emit('command.requested', { command: 'flag' });
    await expect.poll(marks).toContainEqual(expect.objectContaining({ change: { isFlagged: false } }));
    await page.keyboard.press('Control+4');
    await heading(page, 'Cases');
    bridge.emit('command.requested', { command: 'settings' });
    await heading(page, 'Settings');
    bridge.emit('command.requested', { command: 'welcome' });
    await heading(page, 'First steps');
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog', { name: 'Help and keys' });
    await help.waitFor();
    expect(await help.innerText()).toContain('Print what is open');
    // A dialog comes first: the menu does not go elsewhere behind it.
    const lists = () => bridge.calls.filter(({ name }) => name === 'notices.counts').length;
    const listsBefore = lists();
    bridge.emit('command.requested', { command: 'cases' });
    // What is told after it on the same line has arrived, so it has too.
    bridge.emit('notices.changed', { added: ['n'], changed: [] });
    await expect.poll(lists).toBeGreaterThan(listsBefore);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('heading', { name: 'First steps' }).count()).toBe(1);
    await page.keyboard.press('Control+f');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
    await page.context().setOffline(true);
    await page.getByText('No network').waitFor();
    expect(await faultsOn(page, { inside: '.banners' })).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('No network').waitFor({ state: 'detached' });
  });
});

describe('the window', () => {
  it('is mirrored where words run from right to left, keys with it', async () => {
    open = await stage.open(world);
    const { page } = open;
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const box = async (selector: string) => {
      const found = await page.locator(selector).boundingBox();
      if (found === null) throw new Error(`${selector} is not shown`);
      return found;
    };
    const [sources, list, reader] = await Promise.all([
      box('.pane-sources'),
      box('.pane-list'),
      box('.pane-reader'),
    ]);
    expect(sources.x).toBeGreaterThan(list.x);
    expect(list.x).toBeGreaterThan(reader.x);
    expect(sources.x + sources.width).toBeCloseTo(1280, 0);
    expect(await overflow(page)).toBe(0);
    const splitter = page.getByRole('separator', { name: 'Width of the list' });
    await splitter.focus();
    await page.keyboard.press('ArrowLeft');
    expect((await box('.pane-list')).width).toBe(list.width + 16);
    const grip = await splitter.boundingBox();
    if (grip === null) throw new Error('no splitter');
    await page.mouse.move(grip.x + 4, 400);
    await page.mouse.down();
    await page.mouse.move(grip.x + 4 - 50, 400);
    await page.mouse.up();
    expect((await box('.pane-list')).width).toBe(list.width + 66);
    // A Spanish number stays whole beside Arabic words.
    await page.getByRole('option', { name: 'Resolución del expediente' }).click();
    await page.locator('.reader h1').waitFor();
    expect(await overflow(page)).toBe(0);
    // What a counter asks for is copied by one click each, the portal's own number too.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy: Number on the portal' }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toBe('N-2026-4471');
    await page.getByRole('button', { name: 'Copy: For' }).click();
    await expect.poll(copied).toBe('99999999R');
  });

  it('keeps its meanings in high contrast and at 200 %, with one pane, and its widths after a restart', async () => {
    open = await stage.open(world);
    const { page } = open;
    await page.emulateMedia({ forcedColors: 'active' });
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    const current = page.locator('.row[aria-current="true"]');
    await current.waitFor();
    expect(await current.evaluate((row) => getComputedStyle(row).outlineStyle)).toBe('solid');
    await page.emulateMedia({ forcedColors: 'none' });
    // The notice takes the focus when it has come; and only then, not again when it is marked as read.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.getByRole('separator', { name: 'Width of the list' }).focus();
    await page.locator('.row[aria-current="true"][data-unread="false"]').waitFor();
    await page.keyboard.press('ArrowRight');
    const width = await page.locator('.pane-list').evaluate((pane) => pane.clientWidth);
    const kept = () => open.bridge.calls.findLast(({ name }) => name === 'settings.set')?.input;
    await expect.poll(kept).toEqual({ listWidth: 416 });
    // Nothing of it stands in the browser's own storage: another start of the web host is another site.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.locator('.row').first().waitFor();
    expect(await page.locator('.pane-list').evaluate((pane) => pane.clientWidth)).toBe(width);
    // Another window made the rows compact.
    const before = await page
      .locator('.row')
      .first()
      .evaluate((row) => row.clientHeight);
    const settings = await open.bridge.call('settings.set', { density: 'compact' });
    expect(settings.ok).toBe(true);
    await expect
      .poll(() =>
        page
          .locator('.row')
          .first()
          .evaluate((row) => row.clientHeight),
      )
      .toBeLessThan(before);
    // 1280 px at 200 % are 640.
    await page.setViewportSize({ width: 640, height: 400 });
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    await page.locator('.reader h1').waitFor();
    // A toolbar measures itself after the window has changed.
    await expect.poll(() => overflow(page)).toBe(0);
    expect(await page.locator('.pane-list').isVisible()).toBe(false);
    // 320 px wide is what 400 % leave (WCAG 1.4.10).
    await page.setViewportSize({ width: 320, height: 600 });
    await expect.poll(() => overflow(page)).toBe(0);
  });
});

describe('paper', () => {
  it('shows a notice and a case alone, each on one page of A4 and of Letter', async () => {
    open = await stage.open({ ...world, theme: 'dark' });
    const { page } = open;
    const sheets = async (): Promise<string[][]> =>
      Promise.all((['A4', 'Letter'] as const).map(async (format) => pagesOfPdf(await page.pdf({ format }))));
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    await page.locator('.reader h1').waitFor();
    for (const pages of await sheets()) {
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain('Asignación de cita: Estampado de visa');
      expect(pages[0]).toContain('RSV-884213');
      expect(pages[0]).toContain('Thursday, 3 December 2026');
      expect(pages[0]).not.toMatch(/Inbox|Settings|Archive|Check now/);
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Cases' }).click();
    await page.locator('.case-row', { hasText: 'Arraigo de Diego' }).click();
    await page.locator('.timeline').waitFor();
    for (const pages of await sheets()) {
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain('Arraigo de Diego');
      expect(pages[0]).toContain('What happened');
      expect(pages[0]).toContain('Application filed');
      expect(pages[0]).not.toMatch(/Settings|TR-2026|Edit/);
    }
  });
});
