// The inbox in a real Chromium under the hosts' own policy: keys, focus, marks and undo, search, reader, panes.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { manyNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open.close());

const rowOf = (title: string) => open.page.getByRole('option', { name: title });
const focused = () => open.page.evaluate(() => document.activeElement?.id ?? '');
const marksSent = () =>
  open.bridge.calls.filter(({ name }) => name === 'notices.mark').map(({ input }) => input);

describe('the list', () => {
  it('walks by arrows and letters, opens, closes, and gives the focus back', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Asignación de cita').waitFor();
    await page.keyboard.press('j');
    expect(await focused()).toBe('notice-n-requirement');
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await focused()).toBe('notice-n-past');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('notice-n-appointment');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Asignación de cita: Estampado de visa' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await expect.poll(marksSent).toEqual([{ ids: ['n-appointment'], change: { isRead: true } }]);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('notice-n-appointment');
    await expect.poll(() => page.locator('[role=option][tabindex="0"]').count()).toBe(1);
  });

  it('archives at once, keeps the focus in the list, and undoes by z and by the button', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Asignación de cita').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await rowOf('Solicitud de documentos').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('notice-n-registration');
    await page.getByText('Archived', { exact: true }).waitFor();
    await page.keyboard.press('z');
    await rowOf('Solicitud de documentos').waitFor();
    await expect.poll(focused).toBe('notice-n-requirement');
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(7);
    // What came back has the focus, though the message with the Undo had it.
    await expect.poll(focused).toBe('notice-n-requirement');
    expect(open.bridge.calls.filter(({ name }) => name === 'notices.restoreMarks')).toHaveLength(2);

    // Put off by a key: the dialog gives the focus back, refuses what would be too late, and is undone like any act.
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog', { name: 'Put off until later' });
    await dialog.waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: 'For a week' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    // Keys of the list rest until a dialog is gone.
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('notice-n-requirement');
    await page.keyboard.press('b');
    await dialog.getByRole('button', { name: 'Until tomorrow' }).click();
    await rowOf('Solicitud de documentos').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('notice-n-registration');
    await page.getByText('Put off', { exact: true }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await expect.poll(focused).toBe('notice-n-requirement');

    // The palette does the same to the row that it was opened on.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Put off');
    await page.getByRole('option', { name: 'Put off until later' }).click();
    await dialog.getByRole('button', { name: 'Until tomorrow' }).click();
    await rowOf('Solicitud de documentos').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('notice-n-registration');
  });

  it('puts everything back and says why when the core refuses a mark', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Asignación de cita').waitFor();
    open.bridge.fail('notices.mark', 'store.full');
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByText('The disk is full').first().waitFor();
    expect(await faultsOn(page, { inside: '.toasts' })).toEqual([]);
    await rowOf('Solicitud de documentos').waitFor();
    expect(await rowOf('Solicitud de documentos').isVisible()).toBe(true);
  });

  it('chooses several by x and Shift and acts on all of them', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Asignación de cita').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('heading', { name: '2 chosen' }).waitFor();
    await expect.poll(() => page.locator('[role=option][aria-selected=true]').count()).toBe(2);
    await page.keyboard.press('s');
    await expect
      .poll(marksSent)
      .toEqual([{ ids: ['n-requirement', 'n-registration'], change: { isFlagged: true } }]);
    await page.getByText('2 notices flagged').waitFor();
    expect(await page.getByText('2 notices flagged').isVisible()).toBe(true);
  });

  it('does nothing by letters while somebody types, or when they are switched off', async () => {
    open = await stage.open();
    const { page } = open;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').pressSequentially('easa');
    expect(marksSent()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: 'Keys with a single letter' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    expect(marksSent()).toEqual([]);
  });

  it('says what is due in words, and what is past without alarm', async () => {
    open = await stage.open();
    await rowOf('Asignación de cita').getByText('Appointment in 3 days').waitFor();
    await rowOf('Solicitud de documentos').getByText('Answer by 7 Dec, in 7 days').waitFor();
    await rowOf('Cita confirmada').getByText('Appointment was on 5 Nov').waitFor();
    expect(await rowOf('Cita confirmada').getByText('Appointment was on 5 Nov').isVisible()).toBe(true);
  });

  it('reads 100,000 notices page by page and draws only what is in sight', async () => {
    open = await stage.open({ notices: manyNotices(100_000) });
    const { page } = open;
    await page.getByRole('option').first().waitFor();
    for (let at = 0; at < 3; at += 1)
      await page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, 1e9));
    await expect
      .poll(() => open.bridge.calls.filter(({ name }) => name === 'notices.list').length)
      .toBeGreaterThan(2);
    expect(await page.getByRole('option').count()).toBeLessThan(40);
    await page.keyboard.press('j');
    // Every fourth has an appointment in ten days: they come first.
    await expect.poll(focused).toBe('notice-m-7');
  });
});

describe('search', () => {
  it('marks what was found, says when nothing was, and goes back by Esc', async () => {
    open = await stage.open();
    const { page } = open;
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('habiles');
    expect(await page.locator('mark').first().textContent()).toBe('hábiles');
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('No notice found for “zzz”').waitFor();
    await page.keyboard.press('Escape');
    await rowOf('Asignación de cita').waitFor();
    expect(await rowOf('Asignación de cita').isVisible()).toBe(true);

    // A slow answer is waited for in sight, and what the person does meanwhile comes after what they typed.
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/api/call/notices.search', async (route) => {
      await answered;
      await route.continue();
    });
    await page.keyboard.type('habil');
    await page.locator('.list-frame[data-stale=true]').waitFor();
    await page.keyboard.type('e');
    await page.getByRole('button', { name: 'Only unread' }).click();
    answer();
    // Those held back arrive in any order.
    await expect
      .poll(() => open.bridge.calls.filter(({ name }) => name === 'notices.search'))
      .toContainEqual({
        name: 'notices.search',
        input: expect.objectContaining({
          text: 'habile',
          filter: expect.objectContaining({ box: 'all', isUnread: true }),
        }),
      });
    await page.locator('.list-frame[data-stale=true]').waitFor({ state: 'detached' });
    expect(await page.getByRole('searchbox').inputValue()).toBe('habile');
  });
});

describe('the reader', () => {
  it('sums up an appointment and copies nothing secret to the screen', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('Registro completado').click();
    await page.getByText('Provisional password').first().waitFor();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('It leaves the clipboard after 30 seconds').waitFor();
    expect(open.bridge.calls.filter(({ name }) => name === 'notices.copySecret')).toEqual([
      {
        name: 'notices.copySecret',
        input: { id: 'n-registration', name: 'provisionalPassword' },
      },
    ]);
    await rowOf('Asignación de cita').click();
    await page
      .getByText(
        'You have an appointment on Thursday 3 December 2026 at 09:30 (Santiago time), at Oficina Regional Metropolitana.',
      )
      .or(page.getByText('You have an appointment on Thursday, 3 December 2026 at 09:30 (Santiago time)'))
      .waitFor();
  });

  it('says that a mail is suspicious before anything that it claims', async () => {
    open = await stage.open();
    const { page } = open;
    await rowOf('URGENTE').click();
    await page.getByText('Suspicious: this may be a fraud').waitFor();
    await page
      .getByText("The sender's domain imitates the authority's. (registro-civil-cl.example)")
      .waitFor();
    await page.getByText('Another sign: neverSeenCode').waitFor();
    await expect.poll(() => page.locator('.reader a').count()).toBe(0);
  });

  it('opens the notice that was asked for from outside', async () => {
    open = await stage.open();
    await rowOf('Asignación de cita').waitFor();
    open.bridge.emit('notice.requested', { id: 'n-done' });
    await open.page.getByRole('heading', { name: 'Comprobante de envío' }).waitFor();
    expect(await open.page.getByRole('heading', { name: 'Comprobante de envío' }).isVisible()).toBe(true);
  });

  it('says what this host cannot do instead of hiding it', async () => {
    open = await stage.open({
      about: { host: 'web' },
      abilities: { saveDialog: false, openDocument: false, showInFolder: false, clipboard: false },
      documentBase64: 'JVBERi0xLjQ=',
    });
    const { page } = open;
    await rowOf('Asignación de cita').click();
    await page.getByText('need the desktop app').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a copy' }).first().click();
    expect((await downloading).suggestedFilename()).toBe('comprobante-RSV-884213.pdf');
    await page.getByRole('button', { name: 'Get again' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Get again' }).count()).toBe(0);
  });

  it('opens on the portal only after the effect is read and the characters are typed', async () => {
    const [notice] = manyNotices(1);
    if (notice === undefined) throw new Error('no notice');
    const pending = {
      ...notice,
      title: 'Por abrir',
      state: 'pending' as const,
      legalEffectOnOpen: true,
      kind: 'notification' as const,
    };
    open = await stage.open({ notices: [pending] });
    const { page } = open;
    await rowOf('Por abrir').click();
    await page.getByRole('button', { name: 'What opening does…' }).click();
    await page.getByText('From this moment you count as notified.').waitFor();
    const opening = page.getByRole('button', { name: 'Open it on the portal' });
    await expect.poll(() => opening.isDisabled()).toBe(true);
    await page.getByLabel('Type the last 4 characters of N-2026-4471').fill('4471');
    expect(open.bridge.calls.some(({ name }) => name === 'notices.open')).toBe(false);
    await opening.click();
    await page.getByText('The documents are stored on this computer.').waitFor();
    expect(await page.getByText('The documents are stored on this computer.').isVisible()).toBe(true);
  });
});

describe('a narrow window', () => {
  it('shows one pane at a time with a way back', async () => {
    open = await stage.open({ width: 420 });
    const { page } = open;
    await rowOf('Asignación de cita').click();
    await page.getByRole('heading', { name: 'Asignación de cita' }).waitFor();
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await rowOf('Asignación de cita').waitFor();
    await page.getByRole('button', { name: 'Show sources' }).click();
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('The archive is empty').waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
