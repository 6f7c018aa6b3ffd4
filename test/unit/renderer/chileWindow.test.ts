// What Chile's mails show, in a real Chromium: the voucher on paper, the calendar, the list, and what the person teaches.
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { chileNotices } from '../../support/fakeChile.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
let documentBase64 = '';
beforeAll(async () => {
  stage = await createWindowStage();
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const page of [1, 2]) pdf.addPage([595, 842]).drawText(`Comprobante ${page}`, { x: 60, y: 760, font });
  documentBase64 = await pdf.saveAsBase64();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const read = async (title: string): Promise<Page> => {
  open = await stage.open({ notices: chileNotices(), documentBase64 });
  await open.page.getByRole('option', { name: title }).click();
  await open.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  return open.page;
};

/** How many sheets come out of the printer when the page asks for it, and what is on them. */
async function printed(
  page: Page,
  button: string,
): Promise<{ sheets: Record<string, number>; text: string }> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked-to-print', 'yes');
  });
  const sheets: Record<string, number> = {};
  let text = '';
  for (const format of ['A4', 'Letter']) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('body[data-asked-to-print]').waitFor();
    text = (await page.locator('.print-sheet').textContent()) ?? '';
    sheets[format] = (await PDFDocument.load(await page.pdf({ format }))).getPageCount();
    // The window is whole again as soon as the printer has what it asked for.
    await page.locator('.print-sheet').waitFor({ state: 'detached' });
    await page.evaluate(() => document.body.removeAttribute('data-asked-to-print'));
  }
  return { sheets, text };
}

describe('going to an appointment', () => {
  it('prints the voucher, page by page, on A4 and on Letter', async () => {
    const page = await read('Comprobante de reserva de hora');
    expect((await printed(page, 'Print the voucher')).sheets).toEqual({ A4: 2, Letter: 2 });
  });

  it('prints the mail where there is no voucher, and shouts that it lay in spam', async () => {
    const page = await read('Su cita ha sido asignada');
    await page.getByText('This notice lay in your spam folder').waitFor();
    const { sheets, text } = await printed(page, 'Print this mail');
    expect(sheets).toEqual({ A4: 1, Letter: 1 });
    expect(text).toContain('San Antonio 580, Santiago');
    expect(text).toContain('Su hora ha sido asignada.');
  });

  it("saves a calendar file in the person's words, and tells the rules with their source", async () => {
    const page = await read('Comprobante de reserva de hora');
    await page.getByText('Dos fotografías tamaño carnet').waitFor();
    await page.getByText('It cannot be changed or cancelled').waitFor();
    await page.getByText('According to a guide saved on 1 February 2021').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to the calendar' }).click();
    expect((await download).suggestedFilename()).toBe('2026-12-03.ics');
    expect(open.bridge.calls.find(({ name }) => name === 'appointments.calendar')?.input).toMatchObject({
      noticeId: 'cl-visit',
      words: { summary: 'Estampado de visa – appointment in Chile' },
    });
    expect(await faultsOn(page, { inside: '.reader' })).toEqual([]);
  });
});

describe('a waiting list', () => {
  it('says how long it lasts and keeps a screenshot as the proof of an appointment', async () => {
    const page = await read('Inscripción en la asignación automatizada de citas');
    await page.getByText('Waiting for 59 days.').waitFor();
    await page.getByRole('button', { name: 'The confirmation never came' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Take a screenshot').waitFor();
    const picture = { name: 'pantallazo.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG') };
    const song = { name: 'x.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('x') };
    await dialog.locator('input[type=file]').setInputFiles([picture, song]);
    await dialog.getByText('Only pictures').waitFor();
    await dialog.getByText('Kept with the appointment: pantallazo.png').waitFor();
    await dialog.getByLabel('Day').fill('2026-12-10');
    await dialog.getByLabel('Hour').fill('09:30');
    await dialog.getByLabel('Where the office is').selectOption('easter');
    expect(await faultsOn(page, { inside: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep as an appointment' }).click();
    await page.getByText('Appointment kept with its proof').waitFor();
    expect(open.bridge.calls.find(({ name }) => name === 'cases.addEntry')?.input).toMatchObject({
      fact: { what: 'appointment', appointment: { on: '2026-12-10', at: '09:30', zone: 'Pacific/Easter' } },
      files: [{ name: 'pantallazo.png' }],
    });
  });
});

describe('what the person teaches', () => {
  it('is remembered, shown in the settings, and can be forgotten', async () => {
    const page = await read('Aviso sobre su trámite de visa');
    await page.getByText('Is this one of the authority').waitFor();
    await page.getByRole('button', { name: 'Yes, it is one' }).click();
    await page.getByText('You said that mails like this one are notices.').waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Sender of notices: avisos@gestora.example').waitFor();
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('Nothing yet.').waitFor();
    expect(open.bridge.calls.find(({ name }) => name === 'learned.teach')?.input).toEqual({
      noticeId: 'cl-unsure',
      isOurs: true,
    });
  });

  it('takes what is none out of the inbox, and Undo brings it back', async () => {
    const page = await read('Aviso sobre su trámite de visa');
    const row = page.getByRole('option', { name: 'Aviso sobre su trámite de visa' });
    await page.getByRole('button', { name: 'This is not a notice' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    const acts = open.bridge.calls.map(({ name }) => name);
    expect(acts).toEqual(expect.arrayContaining(['learned.teach', 'learned.remove', 'notices.restoreMarks']));
  });
});
