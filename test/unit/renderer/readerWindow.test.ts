// Inbox in parts, saved views, reader and PDF viewer in a real Chromium under the hosts' own policy.
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { fakeNotices, manyNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const rowOf = (title: string) => open.page.getByRole('option', { name: title });
const head = (name: RegExp) => open.page.getByRole('button', { name });
const focused = () => open.page.evaluate(() => document.activeElement?.id ?? '');

it('stands in parts that fold and stay folded, and walks over their headings', async () => {
  open = await stage.open();
  const { page } = open;
  await rowOf('Asignación de cita').waitFor();
  await head(/^Act now 2 notices/).waitFor();
  await head(/^Done 1 notice/).waitFor();
  await expect.poll(() => page.getByRole('group', { name: 'New' }).getByRole('option').count()).toBe(2);
  await rowOf('Registro completado').click();
  await page.getByRole('heading', { name: 'Registro completado' }).waitFor();
  // Read, and still where it was.
  await expect
    .poll(() => page.getByRole('group', { name: 'New' }).locator('[data-unread=true]').count())
    .toBe(1);
  await expect.poll(() => page.getByRole('group', { name: 'New' }).getByRole('option').count()).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('notice-n-registration');
  await page.keyboard.press('ArrowLeft');
  await rowOf('Registro completado').waitFor({ state: 'detached' });
  expect(await focused()).toBe('section-new');
  await head(/^Done 1/).click();
  await rowOf('Comprobante de envío').waitFor();
  await head(/^Waiting/).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('notice-n-waitlist');
  await page.reload();
  await rowOf('Comprobante de envío').waitFor();
  await expect.poll(() => rowOf('Registro completado').count()).toBe(0);
  expect(await faultsOn(page, { inside: '.pane-list' })).toEqual([]);
});

it('keeps a view under a name, opens it, renames it, removes it and takes that back', async () => {
  open = await stage.open();
  const { page } = open;
  await rowOf('Asignación de cita').waitFor();
  const view = (name: string) => page.getByRole('button', { name, exact: true });
  await view('View').click();
  await page.getByRole('menuitemradio', { name: 'Compact rows' }).click();
  expect(await faultsOn(page, { inside: '.menu' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect
    .poll(() =>
      page
        .locator('.row')
        .first()
        .evaluate((row) => row.clientHeight),
    )
    .toBeLessThan(60);
  await page.getByRole('searchbox').fill('hora is:unread');
  await rowOf('Asignación de cita').waitFor();
  await view('View').click();
  await page.getByRole('menuitem', { name: 'Save this view' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Hours');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('searchbox').fill('');
  await view('Hours').click();
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('hora is:unread');
  await expect.poll(() => view('Hours').getAttribute('aria-current')).toBe('page');
  await page.getByRole('button', { name: 'Actions for the view “Hours”' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Times');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Actions for the view “Times”' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await view('Times').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await view('Times').waitFor();
  expect(open.bridge.calls.filter(({ name }) => name === 'views.save')).toHaveLength(3);
  expect(await faultsOn(page, { inside: '.pane-sources' })).toEqual([]);
});

it('does not move what the person looks at when something new comes', async () => {
  const many = manyNotices(400);
  open = await stage.open({ notices: many });
  const { page, bridge } = open;
  await page.getByRole('option').first().waitFor();
  await page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 4_000));
  // A row that stands in sight: those of before the leap are still there until the list is drawn anew.
  const inSight = () =>
    page.locator('.list-scroller').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect();
      const middle = (top + bottom) / 2;
      return [...list.querySelectorAll('.row')].find((row) => row.getBoundingClientRect().top > middle)?.id;
    });
  await expect.poll(inSight).toBeTruthy();
  const id = await inSight();
  const topOf = () =>
    page.locator(`[id="${id}"]`).evaluate((row) => Math.round(row.getBoundingClientRect().top));
  const before = await topOf();
  const [first] = many;
  if (first === undefined) throw new Error('no notices');
  const fresh = { ...first, id: 'fresh', title: 'Nuevo requerimiento', appointmentOn: '2026-12-01' };
  bridge.add(fresh);
  await page.getByRole('button', { name: '1 new above' }).waitFor();
  expect(await topOf()).toBe(before);
  await page.getByRole('button', { name: '1 new above' }).click();
  await rowOf('Nuevo requerimiento').waitFor();
  await expect.poll(() => page.getByRole('button', { name: '1 new above' }).count()).toBe(0);
  // Two thousand marks are one act with one Undo, and nothing is opened by it.
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Choose all that are loaded' }).click();
  await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button', { name: 'Flag' }).click();
  await page.getByText(/\d+ notices flagged/).waitFor();
  expect(bridge.calls.filter(({ name }) => name === 'notices.mark')).toHaveLength(1);
  expect(bridge.calls.map(({ name }) => name)).not.toContain('notices.open');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => bridge.calls.filter(({ name }) => name === 'notices.restoreMarks').length).toBe(1);
});

it('explains official terms, marks what was searched, and tells what was done', async () => {
  open = await stage.open({
    history: [
      { at: '2026-11-30T10:00:00.000Z', what: 'mark.read' },
      { at: '2026-11-29T10:00:00.000Z', what: 'notice.opened' },
    ],
  });
  const { page } = open;
  await page.getByRole('searchbox').fill('plazo');
  await rowOf('Solicitud de documentos').click();
  await page.locator('.original mark').filter({ hasText: 'plazo' }).waitFor();
  const term = page.getByRole('button', { name: 'subsanar' });
  await term.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Mending what is missing or wrong').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Mending what is missing or wrong').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('subsanar');
  await page.getByText('What was done with this notice').click();
  await page.getByText('Opened on the portal').waitFor();
  await page.getByText('Recado found it').waitFor();
  expect(await faultsOn(page, { inside: '.pane-reader' })).toEqual([]);
  const later = page.getByRole('toolbar').getByRole('button', { name: 'Put off until later' });
  await later.press('Enter');
  await page.getByRole('menuitem').first().waitFor();
  expect(await faultsOn(page, { inside: '.menu' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => later.evaluate((button) => button === document.activeElement)).toBe(true);
});

it('searches, turns, leafs through and prints a PDF by keyboard, and leads to the page that was found', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const words of ['Expediente', 'Plazo de diez días', 'Nada', 'El plazo acaba'])
    pdf.addPage([595, 842]).drawText(words, { x: 60, y: 700, size: 14, font });
  const [notice] = fakeNotices();
  if (notice === undefined) throw new Error('no notice');
  open = await stage.open({
    notices: [notice],
    documentBase64: Buffer.from(await pdf.save()).toString('base64'),
  });
  const { page } = open;
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', String(document.querySelectorAll('canvas').length));
  });
  await rowOf('Asignación de cita').click();
  await page.locator('.document').getByRole('button', { name: 'View', exact: true }).first().click();
  const found = page.locator('.pdf-found');
  await page.locator('.pdf-page canvas').first().waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('plazo');
  await expect.poll(() => found.textContent()).toBe('1 of 2');
  await page.keyboard.press('Enter');
  await expect.poll(() => found.textContent()).toBe('2 of 2');
  const marked = (name: string) =>
    page.evaluate(
      (mark) => [...(CSS.highlights.get(mark) ?? [])].map((range) => (range as Range).toString()),
      name,
    );
  await expect.poll(() => marked('pdf-current')).toEqual(['plazo']);
  await page.keyboard.press('Escape');
  await expect.poll(() => marked('pdf-found')).toEqual([]);
  await page.getByRole('region', { name: 'Pages of the document' }).focus();
  await page.keyboard.press('t');
  await page
    .getByRole('navigation', { name: 'Small pictures of the pages' })
    .getByRole('button')
    .nth(3)
    .click();
  await expect.poll(() => page.getByLabel('Page', { exact: true }).inputValue()).toBe('4');
  const wide = () =>
    page
      .locator('.pdf-page')
      .first()
      .evaluate((one) => one.clientWidth > one.clientHeight);
  await page.keyboard.press('r');
  await expect.poll(wide, { timeout: 10_000 }).toBe(true);
  expect(await faultsOn(page, { inside: '.modal' })).toEqual([]);
  await page.keyboard.press('Control+p');
  await page.locator('body[data-printed]').waitFor();
  await page.locator('.modal').getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('searchbox').fill('hora');
  await rowOf('Asignación de cita').click();
  await page.getByRole('button', { name: /^comprobante-RSV-884213.pdf, page 1/ }).click();
  await expect
    .poll(() => page.getByRole('searchbox', { name: 'Search in this document' }).inputValue())
    .toBe('hora');
}, 60_000);
