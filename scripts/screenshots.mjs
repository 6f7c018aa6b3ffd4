// Pictures of the window with invented data, light and dark, wide and narrow, in each language, into screenshots/.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { createFakeBridge } from '../test/support/fakeBridge.ts';
import { buildWindow, startFakeHost } from '../test/support/fakeHost.ts';
import { fakeNow } from '../test/support/fakeNotices.ts';

const folder = resolve(import.meta.dirname, '../screenshots');
const only = process.argv[2];

const open = (title) => (page) => page.getByRole('option', { name: title }).click();
const press = (name) => (page) => page.getByRole('navigation').getByRole('button', { name }).click();

const shots = [
  { name: 'light', steps: [open('Asignación de cita')] },
  { name: 'dark', theme: 'dark', steps: [open('Solicitud de documentos')] },
  { name: 'phishing', steps: [open('URGENTE')] },
  { name: 'registration', steps: [open('Registro completado')] },
  { name: 'list', language: 'en' },
  {
    name: 'search',
    steps: [
      (page) => page.getByRole('searchbox').fill('plazo'),
      (page) => page.locator('mark').first().waitFor(),
    ],
  },
  { name: 'narrow-list', width: 420 },
  { name: 'narrow-reader', width: 420, steps: [open('Asignación de cita')] },
  { name: 'middle', width: 860, steps: [open('Asignación de cita')] },
  { name: 'es', language: 'es', steps: [open('Asignación de cita')] },
  { name: 'ru', language: 'ru', steps: [open('Solicitud de documentos')] },
  { name: 'accounts', steps: [press('Accounts')] },
  { name: 'activity', steps: [press('Activity')] },
  { name: 'settings', steps: [press('Settings')], tall: true },
  { name: 'settings-ru', language: 'ru', steps: [press('Настройки')], tall: true },
  {
    name: 'add-account',
    steps: [
      press('Add account'),
      (page) => page.getByLabel('Name of the person').fill('Camila Rojas'),
      (page) => page.getByLabel('E-mail address').fill('camila.rojas@gmail.com'),
      (page) => page.getByRole('button', { name: 'Continue' }).click(),
      (page) => page.getByLabel('Password').waitFor(),
    ],
    tall: true,
  },
  { name: 'help', steps: [(page) => page.keyboard.press('?'), (page) => page.getByRole('dialog').waitFor()] },
  {
    name: 'pdf',
    steps: [
      open('Asignación de cita'),
      (page) => page.getByRole('button', { name: 'View' }).first().click(),
      (page) => page.locator('.pdf-text span').first().waitFor(),
    ],
  },
  {
    name: 'undo',
    steps: [
      open('Asignación de cita'),
      (page) => page.getByRole('button', { name: 'Archive', exact: true }).last().click(),
      (page) => page.getByRole('button', { name: 'Undo' }).waitFor(),
    ],
  },
  { name: 'welcome', accounts: [], notices: [] },
  {
    name: 'syncing',
    theme: 'dark',
    sync: {
      running: [{ accountId: 'account-1', runId: 'r', seen: 4210, total: 12400 }],
      queued: [],
      pausedUntil: null,
    },
    vault: { kind: 'memory', state: 'ready', reason: 'noKeyring' },
  },
];

const samplePdf = async () => {
  const { PDFDocument, StandardFonts } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const number of [1, 2, 3]) {
    const page = pdf.addPage([595, 842]);
    page.drawText('Comprobante de reserva', { x: 60, y: 760, size: 22, font });
    page.drawText(`Código RSV-884213, página ${number}`, { x: 60, y: 720, size: 13, font });
    page.drawText('Trámite: Estampado de visa', { x: 60, y: 690, size: 13, font });
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false })).toString('base64');
};

await mkdir(folder, { recursive: true });
const built = await buildWindow();
const documentBase64 = await samplePdf();
const browser = await chromium.launch({
  executablePath: process.env.RECADO_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const shot of shots) {
  if (only !== undefined && only !== shot.name) continue;
  const bridge = createFakeBridge({
    settings: { language: shot.language ?? 'en' },
    documentBase64,
    ...(shot.accounts && { accounts: shot.accounts }),
    ...(shot.notices && { notices: shot.notices }),
    ...(shot.sync && { sync: shot.sync }),
    ...(shot.vault && { vault: shot.vault }),
  });
  const host = await startFakeHost(built.folder, bridge);
  const page = await browser.newPage({
    viewport: { width: shot.width ?? 1360, height: shot.tall ? 1500 : 860 },
    colorScheme: shot.theme ?? 'light',
    timezoneId: 'America/Santiago',
    reducedMotion: 'reduce',
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.log(`${shot.name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`${shot.name}: ${error.stack}`));
  await page.clock.setFixedTime(fakeNow);
  await page.goto(host.url);
  try {
    await page.locator('.window').waitFor({ timeout: 5000 });
    for (const step of shot.steps ?? []) await step(page);
    await page.evaluate(() => document.fonts.ready);
  } catch (error) {
    console.log(`${shot.name}: ${error.message}`);
  }
  await page.screenshot({ path: join(folder, `${shot.name}.png`) });
  await page.close();
  await host.close();
}
await browser.close();
await built.remove();
