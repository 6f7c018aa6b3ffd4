// Mails in a real Chromium: the conversation in the reader, a folder dropped on the window, progress, Stop and the summary.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AccountView } from '../../../main/contract/views.ts';
import { faultsOn } from '../../support/accessible.ts';
import { fakeAccounts } from '../../support/fakeBridge.ts';
import { type FakeCase, fakeCases } from '../../support/fakeCases.ts';
import { chileNotices } from '../../support/fakeChile.ts';
import { fakeNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
let folder: string;
beforeAll(async () => {
  stage = await createWindowStage();
  folder = await mkdtemp(join(tmpdir(), 'recado-drop-'));
  await mkdir(join(folder, 'Correos', '2026'), { recursive: true });
  const files = ['Correos/a.eml', 'Correos/2026/b.eml', 'Correos/2026/c.zip', 'Correos/notas.docx'];
  for (const name of files) await writeFile(join(folder, name), `From: a@b.example\r\n\r\n${name}`);
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => open.close());

it('shows the mails of one matter as one conversation, and leads to the one before and after', async () => {
  const notices = chileNotices().map((notice, index) =>
    index < 3 ? { ...notice, caseNumber: 'RT-2026-0042' } : notice,
  );
  open = await stage.open({ notices });
  const { page } = open;
  // By when they came: joined the list, was assigned, has the voucher.
  const titles = notices
    .slice(0, 3)
    .toSorted((a, b) => a.sortAt.localeCompare(b.sortAt))
    .map(({ title }) => title);
  const [first = '', second = '', third = ''] = titles;
  await page.getByRole('option', { name: third }).click();
  const conversation = page.getByRole('region', { name: 'Mail 3 of 3 in this matter' });
  await conversation.waitFor();
  const mails = await conversation.getByRole('listitem').allTextContents();
  expect(mails.map((text, at) => text.includes(titles[at] ?? '-'))).toEqual([true, true, true]);
  await expect.poll(() => conversation.getByRole('button', { name: 'Newer' }).isDisabled()).toBe(true);
  expect(await faultsOn(page, { inside: '.conversation' })).toEqual([]);
  await conversation.getByRole('button', { name: 'Older' }).click();
  await page.getByRole('heading', { name: second, level: 1 }).waitFor();
  await page
    .getByRole('region', { name: 'Mail 2 of 3 in this matter' })
    .getByRole('button', { name: first })
    .click();
  await page.getByRole('heading', { name: first, level: 1 }).waitFor();
  await page.getByRole('region', { name: 'Mail 1 of 3 in this matter' }).waitFor();
});

it('says of a moved appointment what it was and what it is, and of an alert when the portal itself is looked at', async () => {
  const [visit, mail] = chileNotices();
  if (!visit?.appointment || !mail) throw new Error('no invented appointment');
  const first = { ...mail, sortAt: '2026-11-01T09:00:00.000Z' };
  const moved = {
    ...visit,
    sortAt: '2026-11-20T09:00:00.000Z',
    appointment: { ...visit.appointment, on: '2026-12-16', at: '10:00' },
  };
  const alert = {
    ...mail,
    id: 'pe-alert',
    portal: 'peru' as const,
    title: 'Mensaje de alerta: nueva notificación',
    appointment: null,
    sources: [{ accountId: 'account-1', portal: 'peru' as const, via: 'mail' as const, seenAt: mail.sortAt }],
  };
  const buzon = { ...fakeAccounts[0], id: 'account-peru', portal: 'peru' as const } as AccountView;
  open = await stage.open({ notices: [moved, first, alert], accounts: [...fakeAccounts, buzon] });
  const { page } = open;
  // What only an alert mail told of: when Recado looks at the portal itself.
  await page.getByRole('option', { name: alert.title }).click();
  await page.getByText(/^Recado looks there again: 30 Nov 2026/).waitFor();
  await page.getByRole('option', { name: first.title }).click();
  await page.getByText('A later mail says: Wednesday, 16 December 2026, 10:00').waitFor();
  await page.getByRole('button', { name: 'Open the later mail' }).click();
  await page.getByRole('heading', { name: moved.title, level: 1 }).waitFor();
  await page.getByText('Before: Thursday, 3 December 2026').waitFor();
  expect(await faultsOn(page, { inside: '.chile-visit' })).toEqual([]);
});

it('keeps a picture that was dropped and one that was pasted, wherever the cursor stands', async () => {
  open = await stage.open({ notices: chileNotices() });
  const { page, bridge } = open;
  await page.getByRole('option', { name: 'Inscripción en la asignación automatizada de citas' }).click();
  await page.getByRole('button', { name: 'The confirmation never came' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Take a screenshot').waitFor();
  await page.evaluate(() => {
    const given = (name: string, type: string): DataTransfer => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], name, { type }));
      return transfer;
    };
    document.querySelector('.chile-drop')?.dispatchEvent(
      new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: given('reserva.pdf', 'application/pdf'),
      }),
    );
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, clipboardData: given('image.png', 'image/png') }),
    );
  });
  await dialog.getByText('Kept with the appointment: reserva.pdf, image.png').waitFor();
  await dialog.getByLabel('Day').fill('2026-12-10');
  await dialog.getByRole('button', { name: 'Keep as an appointment' }).click();
  await page.getByText('Appointment kept with its proof').waitFor();
  expect(bridge.calls.find(({ name }) => name === 'cases.addEntry')?.input).toMatchObject({
    fact: { what: 'appointment', appointment: { on: '2026-12-10', at: null } },
    files: [{ name: 'reserva.pdf' }, { name: 'image.png' }],
  });
});

it('puts an appointment that the person wrote into a case into the calendar', async () => {
  const cases = fakeCases().map(
    (known): FakeCase => (known.id === 'case-cl' ? { ...known, entries: [ownVisit] } : known),
  );
  open = await stage.open({ notices: fakeNotices(), cases });
  const { page, bridge } = open;
  await page.getByRole('navigation').getByRole('button', { name: 'Cases' }).click();
  await page.locator('.case-row').filter({ hasText: 'TR-2026-0045871' }).click();
  const line = page.locator('.timeline-item').filter({ hasText: 'Gobernación de Isla de Pascua' });
  await line.waitFor();
  const download = page.waitForEvent('download');
  await line.getByRole('button', { name: 'Add to the calendar: Estampado de visa' }).click();
  expect((await download).suggestedFilename()).toBe('2026-12-03.ics');
  await page.getByText('Calendar file saved.').waitFor();
  expect(bridge.calls.find(({ name }) => name === 'appointments.calendar')?.input).toMatchObject({
    caseId: 'case-cl',
    entryId: 'entry-visit',
    words: { summary: 'Estampado de visa' },
  });
  expect(await faultsOn(page, { inside: '.timeline' })).toEqual([]);
});

const ownVisit: FakeCase['entries'][number] = {
  id: 'entry-visit',
  addedAt: '2026-11-25T10:00:00.000Z',
  documents: [],
  what: 'appointment',
  text: '',
  appointment: {
    on: '2026-12-03',
    at: '09:30',
    zone: 'Pacific/Easter',
    isZoneCertain: true,
    office: 'Gobernación de Isla de Pascua',
    address: null,
    procedure: 'Estampado de visa',
    code: null,
    person: null,
  },
};

/** As a person drops something of their disk, through the browser's own way. */
async function drop(page: Page, path: string): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await wire.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  await wire.detach();
}

it('takes a dropped folder to its last mail, says how far it is, stops when asked, and tells what became of each file', async () => {
  open = await stage.open();
  const { page, bridge } = open;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/imports\.add/, async (route) => {
    await released;
    await route.continue();
  });
  await drop(page, join(folder, 'Correos'));
  const dialog = page.getByRole('dialog', { name: 'Reading files' });
  await dialog.getByRole('progressbar').waitFor();
  expect(await faultsOn(page, { inside: '[role=dialog]' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  release();
  const summary = page.getByRole('dialog', { name: 'Files added' });
  await summary.getByText('1 file taken').waitFor();
  const asked = () => bridge.calls.map(({ name }) => name).filter((name) => name.startsWith('imports.'));
  expect(asked()).toEqual(['imports.begin', 'imports.add', 'imports.cancel']);
  await page.keyboard.press('Escape');
  await summary.waitFor({ state: 'detached' });

  bridge.calls.length = 0;
  await drop(page, join(folder, 'Correos'));
  await summary.getByText('1 file taken').waitFor();
  const sent = bridge.calls.flatMap(({ name, input }) =>
    name === 'imports.add' ? [(input as { name: string }).name] : [],
  );
  // Of a folder only what can hold mail, its inner folders first.
  expect(sent.toSorted()).toEqual(['a.eml', 'b.eml', 'c.zip']);
  expect(asked().at(-1)).toBe('imports.finish');
  await summary.getByText('1 file was here already').waitFor();
  await summary.getByText('1 file not taken').waitFor();
  await summary.getByText('Recado found no notice in this file').waitFor();
  expect(await faultsOn(page, { inside: '[role=dialog]' })).toEqual([]);
  await summary.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('main', { name: 'Notice' }).getByRole('heading', { level: 1 }).waitFor();
});
