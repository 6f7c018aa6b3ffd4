// Finding things in a real Chromium: operators with their help, filters in the head of the list, the palette, and axe with each.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const rowOf = (title: string) => open.page.getByRole('option', { name: title });

describe('the search', () => {
  it('explains its operators, writes them, and says what it did not understand', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Cita confirmada').waitFor();
    await page.getByRole('button', { name: 'Narrow the search' }).click();
    await page.getByRole('region', { name: 'Narrow the search' }).waitFor();
    await page.getByRole('button', { name: 'is:unread' }).click();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('is:unread');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await rowOf('Cita confirmada').waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('before:someday');
    await page.getByText('Not understood, so left out: before:someday').waitFor();
    await rowOf('Cita confirmada').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByText('Not understood').waitFor({ state: 'detached' });
    expect(open.bridge.calls.map(({ input }) => (input as { text?: string }).text)).toContain('is:unread');
  });
});

describe('filters', () => {
  it('narrow by kind and period, say so when closed, and never that nothing waits', async () => {
    open = await stage.open({ theme: 'dark' });
    const { page } = open;
    const filters = page.getByRole('button', { name: 'Filters', exact: true });
    await rowOf('Cita confirmada').waitFor();
    await filters.click();
    await page.getByLabel('Kind').selectOption({ label: 'Request for documents' });
    await rowOf('Cita confirmada').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    await page.getByLabel('Period').selectOption({ label: 'Last 7 days' });
    await rowOf('Solicitud de documentos').waitFor();
    await filters.click();
    await page.getByText('Only: Request for documents · Last 7 days').waitFor();
    await filters.click();
    await page.getByLabel('Period').selectOption({ label: 'From … to …' });
    await page.getByLabel('From', { exact: true }).fill('');
    await page.getByLabel('To', { exact: true }).fill('2026-01-31');
    await page.getByText('No notice fits the filters').waitFor();
    await expect
      .poll(() => open.bridge.calls.findLast(({ name }) => name === 'notices.list')?.input)
      .toMatchObject({ filter: { box: 'inbox', kinds: ['requirement'], before: '2026-02-01' } });
    await expect.poll(() => page.getByText('Nothing is waiting for you').count()).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await rowOf('Cita confirmada').waitFor();
    await page.getByText('No notice fits the filters').waitFor({ state: 'detached' });
  });
});

describe('the palette', () => {
  const field = () => open.page.getByRole('combobox', { name: 'Where to, what to do, or what to find' });

  it('goes to a screen, finds a notice, does a thing, and gives the focus back on Esc', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Asignación de cita').waitFor();
    await page.keyboard.press('j');
    const before = await page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('combobox');
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(before);

    await page.keyboard.press('Control+k');
    await field().fill('done');
    const caps = page
      .getByRole('option', { name: /done/i })
      .evaluateAll((all) =>
        all.map((one) => [one.textContent, one.getAttribute('aria-keyshortcuts')].join(' ')),
      );
    // The box has no key, the act has one.
    expect((await caps).slice(0, 2)).toEqual(['Done ', expect.stringMatching(/e e$/)]);
    await field().fill('activi');
    const activity = page.getByRole('option', { name: 'Activity', selected: true });
    await activity.waitFor();
    expect(await activity.getAttribute('aria-keyshortcuts')).toBe('Control+9');
    expect(await activity.locator('kbd').textContent()).toBe('Ctrl 9');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();

    await page.keyboard.press('Control+k');
    await field().fill('registro completado');
    await page
      .getByRole('option', { name: /^Registro completado/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Registro completado/ }).waitFor();

    await page.keyboard.press('Control+k');
    await field().fill('zzzz');
    await page.getByText('Nothing fits.').waitFor();
    await field().fill('check now');
    await page.getByRole('option', { name: 'Check now', selected: true }).click();
    await expect.poll(() => open.bridge.calls.map(({ name }) => name)).toContain('sync.now');
    expect(open.bridge.calls.map(({ name }) => name)).not.toContain('notices.open');
  });
});

describe('axe finds nothing', () => {
  it.each(['Narrow the search', 'Filters'])('with %s open', async (name) => {
    open = await stage.open({ theme: name === 'Filters' ? 'dark' : 'light' });
    await open.page.getByRole('button', { name, exact: true }).click();
    await open.page.getByRole('region', { name }).waitFor();
    expect(await faultsOn(open.page)).toEqual([]);
  });

  it('in the palette', async () => {
    open = await stage.open();
    await open.page.keyboard.press('Control+k');
    await open.page.getByRole('combobox').fill('re');
    await open.page.getByRole('option').first().waitFor();
    expect(await faultsOn(open.page)).toEqual([]);
  });
});
