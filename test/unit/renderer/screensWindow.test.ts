// The other screens in a real Chromium: adding an account, accounts, settings, languages, PDF, and axe on each of them.
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
} from 'pdf-lib';
import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultsOn } from '../../support/accessible.ts';
import { fakeNotices } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage({ isChecked: true });
});
afterAll(() => stage.close());
afterEach(() => open.close());

const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();

const fill = async (page: Page, address: string): Promise<void> => {
  await go(page, 'Add account');
  await page.getByRole('radio', { name: 'Chile' }).click();
  await page.getByLabel('Name of the person').fill('Camila Rojas');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Continue' }).click();
};

describe('adding an account', () => {
  it('finds the server, shows the steps, tests before it saves, and follows the first check', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    await fill(page, 'camila@gmail.com');
    await page.getByText('Gmail asks for an app password').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('abcd efgh');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Nothing has been saved yet').waitFor();
    expect(bridge.calls.some(({ name }) => name === 'accounts.add')).toBe(false);
    await page.getByRole('main').getByRole('button', { name: 'Add account' }).click();
    await page.getByRole('heading', { name: 'First check is running' }).waitFor();
    expect(bridge.calls.find(({ name }) => name === 'accounts.add')?.input).toEqual({
      portal: 'chile',
      method: 'imap',
      label: 'camila@gmail.com',
      personId: null,
      personName: 'Camila Rojas',
      fields: {
        address: 'camila@gmail.com',
        host: 'imap.gmail.com',
        port: '993',
        security: 'tls',
        user: 'camila@gmail.com',
      },
      secrets: { password: 'abcd efgh' },
      certificate: null,
      signInId: null,
    });
    bridge.emit('run.progressed', { accountId: 'account-3', runId: 'r', seen: 30, total: 120 });
    await page.getByText('30 of 120 messages').first().waitFor();
    const run = {
      id: 'r',
      accountId: 'account-3',
      trigger: 'person',
      startedAt: '2026-11-30T12:00:00.000Z',
      endedAt: '2026-11-30T12:00:04.000Z',
      result: 'ok',
      isComplete: true,
      listed: 120,
      added: 4,
      updated: 0,
      documents: 0,
    } as const;
    // What was not read to the end is not called complete.
    bridge.emit('run.finished', { run: { ...run, isComplete: false } });
    const partly = page.getByRole('status').filter({ hasText: 'Not everything could be read' });
    expect(await partly.innerText()).toMatch(/4 new notices.*Something new may be missing here/s);
    bridge.emit('run.finished', { run });
    await page.getByText('The check is complete: 4 notices found').waitFor();
    expect(await page.getByText('The check is complete: 4 notices found').isVisible()).toBe(true);
  });

  it('puts the failure at its field and asks for a new test after a change', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    await fill(page, 'camila@example.cl');
    await page.getByLabel('Password').fill('wrong');
    bridge.fail('accounts.test', 'signIn.rejected');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    const password = page.getByLabel('Password');
    await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Type the password again').waitFor();
    bridge.fail('accounts.test', 'portal.down', { reason: 'hostUnknown' });
    await password.fill('other');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('There is no server of this name').first().waitFor();
    expect(await page.getByLabel('IMAP server').getAttribute('aria-invalid')).toBe('true');
    bridge.fail('accounts.test', null);
    await page.getByLabel('IMAP server').fill('mail.example.cl');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The connection works').waitFor();
    await page.getByLabel('Password').fill('again');
    await page.getByRole('button', { name: 'Test the connection' }).waitFor();
    expect(await page.getByRole('button', { name: 'Test the connection' }).isVisible()).toBe(true);
  });

  it('leads Outlook over Microsoft’s page, with a registration of one’s own, and asks for no password', async () => {
    open = await stage.open();
    const { page } = open;
    await fill(page, 'camila@outlook.com');
    await page.getByText('Microsoft wants programs to be registered').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Test the connection' }).count()).toBe(0);
    await page.getByLabel('Client id').fill('1b7f4c2e-of-my-own');
    await page.getByRole('button', { name: 'Save registration' }).click();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByText('Microsoft gave access').waitFor();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('The connection works').waitFor();
    await expect.poll(() => page.getByLabel('Password').count()).toBe(0);
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await page.getByText('First check is running').waitFor();
  });

  it('knows of access that was given before the page heard that its sign-in began', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    const granted = new Promise((resolve) => bridge.on('mailSignIn.changed', resolve));
    await page.route('**/api/call/mailSignIn.begin', async (route) => {
      const response = await route.fetch();
      await granted;
      await route.fulfill({ response });
    });
    await fill(page, 'camila@outlook.com');
    await page.getByLabel('Client id').fill('1b7f4c2e-of-my-own');
    await page.getByRole('button', { name: 'Save registration' }).click();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.getByText('Microsoft gave access').waitFor();
    expect(await page.getByRole('button', { name: 'Test the connection' }).isEnabled()).toBe(true);
  });

  it('recommends the app password for Gmail and offers Google’s page beside it', async () => {
    open = await stage.open();
    const { page } = open;
    await fill(page, 'camila@gmail.com');
    await expect.poll(() => page.getByLabel('App password (recommended)').isChecked()).toBe(true);
    expect(await page.getByLabel('Password', { exact: true }).isVisible()).toBe(true);
    await page.getByLabel('Sign in on the provider’s page').check();
    await page.getByText('Google wants programs to be registered').waitFor();
    await expect.poll(() => page.getByLabel('Password', { exact: true }).count()).toBe(0);
  });
});

describe('accounts', () => {
  it('solves a parked account with one button and the bad field marked', async () => {
    open = await stage.open();
    const { page } = open;
    await page.getByRole('button', { name: 'Solve' }).click();
    const card = page.getByRole('region', { name: 'Diego (papá)' });
    await card.getByRole('button', { name: 'Sign in again' }).click();
    expect(await card.getByLabel('Password').getAttribute('aria-invalid')).toBe('true');
    await card.getByLabel('Password').fill('new one');
    await card.getByRole('button', { name: 'Sign in' }).click();
    await card.getByText('Working').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Solve' }).count()).toBe(0);
  });

  it('says what goes before it removes', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    await go(page, 'Accounts');
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.textContent);
    // A button rests while its act runs; whoever pressed it by keyboard goes on from it.
    await page.getByRole('button', { name: 'Pause', exact: true }).first().press('Enter');
    await expect.poll(focused).toBe('Go on');
    await page.getByRole('region', { name: 'Diego (papá)' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByText('From this computer go: 7 notices, 3 documents').waitFor();
    expect(bridge.accounts).toHaveLength(2);
    await page.getByRole('button', { name: 'Remove from this computer' }).click();
    await expect.poll(() => bridge.accounts.length).toBe(1);
    // The card that had the focus is gone: whoever goes on by keyboard goes on from the head of the screen.
    await page.getByRole('region', { name: 'Diego (papá)' }).waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Accounts');
  });
});

describe('the window', () => {
  it('changes language and theme at once', async () => {
    open = await stage.open();
    const { page } = open;
    await go(page, 'Settings');
    await page.getByLabel('Language', { exact: true }).selectOption('ru');
    await page.getByRole('heading', { name: 'Настройки' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('ru');
    await page.getByLabel('Цвета').selectOption('dark');
    await expect.poll(() => page.getAttribute('html', 'data-theme')).toBe('dark');
  });

  it('tells new notices and the end of a check to people who listen', async () => {
    open = await stage.open();
    await open.page.getByRole('option').first().waitFor();
    open.bridge.emit('notices.changed', { added: ['a', 'b'], changed: [] });
    await expect
      .poll(() => open.page.locator('[role=status][aria-live=polite]').allTextContents())
      .toContain('2 new notices');
    // A check that did not see all is never said to have found nothing new.
    const run = { trigger: 'person', result: 'ok', listed: 1, added: 0, updated: 0, documents: 0 } as const;
    const times = { startedAt: '2026-11-30T12:00:00.000Z', endedAt: '2026-11-30T12:00:04.000Z' };
    for (const [isComplete, said] of [
      [false, 'Not everything could be read'],
      [true, 'Check finished, nothing new'],
    ] as const) {
      open.bridge.emit('run.finished', {
        run: { id: 'r', accountId: 'account-1', isComplete, ...run, ...times },
      });
      await expect
        .poll(() => open.page.locator('[role=status][aria-live=polite]').allTextContents())
        .toContain(said);
    }
  });

  it('keeps the warning that passwords are not stored in sight', async () => {
    open = await stage.open({ vault: { kind: 'memory', state: 'ready', reason: null } });
    await open.page.getByText('Passwords are kept only until Recado closes').waitFor();
    expect(await open.page.getByText('Passwords are kept only until Recado closes').isVisible()).toBe(true);
  });

  it('takes mail files and says what became of each', async () => {
    open = await stage.open();
    const { page } = open;
    await go(page, 'Settings');
    const file = (name: string) => ({ name, mimeType: 'message/rfc822', buffer: Buffer.from('x') });
    await page.locator('input[type=file][multiple]').setInputFiles(['a.eml', 'b.eml', 'c.eml'].map(file));
    await page.getByText('1 file taken').waitFor();
    await page.getByText('1 file was here already').waitFor();
    await page.getByText('Recado found no notice in this file').waitFor();
    expect(await page.getByText('Recado found no notice in this file').isVisible()).toBe(true);
  });

  it('says that the host is gone, and reads everything again when it is back', async () => {
    open = await stage.open();
    const { page, bridge } = open;
    const [first] = fakeNotices();
    if (first === undefined) throw new Error('no notice');
    await page.getByRole('option').first().waitFor();
    open.cutFacts();
    await page.getByText('Recado has stopped').waitFor();
    // Nobody could tell the page of it.
    bridge.add({ ...first, id: 'while-away', title: 'Requerimiento que llegó mientras tanto' });
    await page.getByRole('option', { name: 'Requerimiento que llegó mientras tanto' }).waitFor();
    await expect.poll(() => page.getByText('Recado has stopped').count()).toBe(0);
  });

  it('shows what could not be read, and reads it again when asked', async () => {
    open = await stage.open({ failing: { 'notices.list': { code: 'store.damaged', details: {} } } });
    await open.page.getByText("Recado's database is damaged").waitFor();
    open.bridge.fail('notices.list', null);
    await open.page.getByRole('button', { name: 'Try again' }).click();
    await open.page.getByRole('option').first().waitFor();
    expect(await open.page.getByRole('option').first().isVisible()).toBe(true);
  });
});

describe('the PDF viewer', () => {
  it('shows text that can be selected, turns pages and zooms', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (const text of ['Primera', 'Segunda'])
      pdf.addPage().drawText(text, { x: 60, y: 600, size: 20, font });
    open = await stage.open({ documentBase64: Buffer.from(await pdf.save()).toString('base64') });
    const { page } = open;
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    await page.locator('.document').getByRole('button', { name: 'View' }).first().click();
    await page.locator('.pdf-text', { hasText: 'Primera' }).waitFor();
    const width = () =>
      page
        .locator('.pdf-page')
        .first()
        .evaluate((frame) => frame.clientWidth);
    const before = await width();
    await page.getByRole('button', { name: 'Larger' }).click();
    await expect.poll(width).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.locator('.pdf-text', { hasText: 'Segunda' }).waitFor();
    expect(await page.getByRole('spinbutton').inputValue()).toBe('2');
  });

  it('draws a scan in fax coding without WebAssembly', async () => {
    open = await stage.open({ documentBase64: await faxedScan() });
    const { page } = open;
    await page.getByRole('option', { name: 'Asignación de cita' }).click();
    await page.locator('.document').getByRole('button', { name: 'View' }).first().click();
    const darkness = () =>
      page
        .locator('.pdf-page canvas')
        .first()
        .evaluate((drawn) => {
          const canvas = drawn as HTMLCanvasElement;
          const pixel = (y: number) =>
            canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height * y, 1, 1).data[0];
          return [pixel(0.25), pixel(0.75)];
        });
    await expect.poll(darkness, { timeout: 8_000 }).toEqual([0, 255]);
  });
});

/** A page with a 64 × 64 picture in fax coding (CCITT group 4), black above and white below. */
async function faxedScan(): Promise<string> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([200, 200]);
  const picture = pdf.context.stream(Buffer.from('JqB4b//////////52ahv/////ABABA==', 'base64'), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 64,
    Height: 64,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: 64, Rows: 64 },
  });
  page.node.setXObject(PDFName.of('Scan'), pdf.context.register(picture));
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(200, 0, 0, 200, 0, 0),
    drawObject('Scan'),
    popGraphicsState(),
  );
  return Buffer.from(await pdf.save()).toString('base64');
}

type Visit = [name: string, visit: (page: Page) => Promise<unknown>];

// On one open page each, from the first to the last: opening a window costs as much as a look at it.
describe('axe finds nothing, light and dark,', () => {
  const dialog = (page: Page) => page.getByRole('dialog');
  const toList = async (page: Page): Promise<void> => {
    await go(page, 'Inbox');
    await page.getByRole('option').first().waitFor();
  };
  const places: Visit[] = [
    ['the list', (page) => page.getByRole('option').first().waitFor()],
    [
      'the reader of an appointment',
      async (page) => {
        await page.getByRole('option', { name: 'Asignación de cita' }).click();
        await page.getByRole('heading', { name: 'Documents' }).waitFor();
      },
    ],
    [
      'the reader of a suspicious mail',
      async (page) => {
        await page.getByRole('option', { name: 'URGENTE' }).click();
        await page.getByText('Suspicious: this may be a fraud').waitFor();
      },
    ],
    ...['Accounts', 'Add account', 'Activity', 'Settings', 'Alerts'].map(
      (name): Visit => [
        name,
        async (page) => {
          await go(page, name);
          await page.getByRole('heading', { level: 1, name }).waitFor();
        },
      ],
    ),
    [
      'help',
      async (page) => {
        await page.keyboard.press('?');
        await dialog(page).waitFor();
      },
    ],
  ];
  const held: Route[] = [];
  const states: Visit[] = [
    [
      'chosen rows',
      async (page) => {
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('j');
        await page.keyboard.press('x');
        await page.getByRole('heading', { name: '1 chosen' }).waitFor();
      },
    ],
    [
      'the day of a dialog for later',
      async (page) => {
        await page.keyboard.press('b');
        await dialog(page).waitFor();
      },
    ],
    [
      'an act told with Undo',
      async (page) => {
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
        await page.keyboard.press('s');
        await page.getByRole('button', { name: 'Undo' }).first().waitFor();
      },
    ],
    [
      'a search that finds nothing',
      async (page) => {
        await page.keyboard.press('/');
        await page.getByRole('searchbox').fill('zzz');
        await page.getByText('No notice found for “zzz”').waitFor();
      },
    ],
    [
      'rows that are long in coming',
      async (page) => {
        await page.route('**/api/call/notices.list', (route) => void held.push(route));
        await go(page, 'Flagged');
        await page.getByRole('status', { name: 'Loading notices' }).waitFor();
      },
    ],
    [
      'a mailbox with two ways in',
      async (page) => {
        for (const route of held.splice(0)) await route.continue();
        await page.unroute('**/api/call/notices.list');
        await fill(page, 'camila@gmail.com');
        await page.getByLabel('App password (recommended)').waitFor();
      },
    ],
    [
      'a mailbox whose server is not there',
      async (page) => {
        open.bridge.fail('accounts.test', 'portal.down', { reason: 'hostUnknown' });
        await page.getByLabel('Password', { exact: true }).fill('abcd efgh');
        await page.getByRole('button', { name: 'Test the connection' }).click();
        await page.getByText('There is no server of this name').first().waitFor();
      },
    ],
    [
      'a list that cannot be read',
      async (page) => {
        await toList(page);
        open.bridge.fail('notices.list', 'store.damaged');
        await go(page, 'Archive');
        await page.locator('.list-told').waitFor();
      },
    ],
  ];
  it.each([
    ['in any place', places],
    ['in any state', states],
  ])(
    '%s',
    async (_, visits) => {
      open = await stage.open();
      const { page } = open;
      const faults: string[] = [];
      for (const [name, visit] of visits) {
        await visit(page);
        // A dialog stands outside the landmarks by its nature.
        const without = (await dialog(page).count()) > 0 ? ['region'] : [];
        faults.push(...(await faultsOn(page, { without })).map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    // Each look takes seconds where other tests run beside it.
    300_000,
  );
});
