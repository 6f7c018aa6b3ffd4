// States of the window that a picture each is taken of, with invented data: what must be looked at beside the plain screens.
import { fakeAlertWorld } from '../../test/support/fakeAlerts.ts';
import { dehuAccount, fakeAccounts } from '../../test/support/fakeBridge.ts';
import { chileNotices } from '../../test/support/fakeChile.ts';
import { dehuNotices, fakeNotices } from '../../test/support/fakeNotices.ts';

const open = (title) => (page) => page.getByRole('option', { name: title }).click();
const press = (name) => (page) => page.getByRole('navigation').getByRole('button', { name }).click();

const openCase = (name) => (page) => page.locator('.case-row', { hasText: name }).click();
/** A screen's code comes when it is first shown. */
const screenStands = (page) => page.locator('.screen h1').waitFor();
const casesStand = (page) => page.locator('.cases-list .case-row, .cases-list .empty').first().waitFor();
const sources = (page) => page.locator('.only-narrow button, .only-single button').first().click();

const [camila, diego] = fakeAccounts;
const all = {
  accounts: [camila, dehuAccount],
  notices: [...dehuNotices(), ...fakeNotices()].toSorted((a, b) => b.sortAt.localeCompare(a.sortAt)),
};
const spain = { accounts: [dehuAccount], notices: dehuNotices() };
const failedRun = {
  id: 'run-1',
  accountId: 'account-1',
  trigger: 'person',
  startedAt: '2026-11-30T11:50:00.000Z',
  endedAt: '2026-11-30T11:50:04.000Z',
  result: { code: 'portal.down', details: {} },
  isComplete: false,
  listed: 0,
  added: 0,
  updated: 0,
  documents: 0,
};
const gate = (read) => [
  open('Resolución'),
  (page) => page.getByRole('button', { name: read }).click(),
  dialog,
];
const dialog = (page) => page.getByRole('dialog').waitFor();
const certificateForm = (add, method) => [
  press(add),
  (page) => page.getByRole('radio', { name: 'DEHú' }).click(),
  (page) => page.getByRole('textbox').first().fill('Camila Rojas Ejemplo'),
  (page) => page.getByRole('radio', { name: method }).click(),
];

/** The signer's authority was asked, by a press on the only button of that part. */
const askedSignature = [
  open('Asignación de cita'),
  (page) => page.locator('.document-says summary').first().click(),
  (page) => page.locator('.document-revocation').getByRole('button').click(),
  (page) => page.locator('.document-revocation').getByText('ocsp.ejemplo.es').nth(1).waitFor(),
];

export const stateShots = [
  {
    name: 'readme',
    ...all,
    notices: all.notices.filter(({ id }) => id !== 'd-unknown'),
    steps: [open('Asignación de cita'), (page) => page.mouse.move(900, 700)],
  },
  {
    name: 'status',
    ...all,
    status: {
      dueIds: ['case-es'],
      foundIds: ['case-pe'],
    },
    steps: [press('Cases'), openCase('Arraigo de Diego')],
    tall: true,
  },
  {
    name: 'status-asking',
    ...all,
    language: 'es',
    status: {
      queue: {
        state: 'asking',
        current: { caseId: 'case-es', step: 'captcha' },
        next: [{ caseId: 'case-pe', beginAt: '2026-11-30T12:01:00.000Z' }],
      },
    },
    steps: [press('Casos'), openCase('Arraigo de Diego')],
  },
  {
    name: 'status-sms',
    ...all,
    language: 'ru',
    steps: [
      (page) => page.getByRole('navigation').getByRole('button', { name: 'Дела', exact: true }).click(),
      openCase('Arraigo de Diego'),
      (page) => page.getByRole('button', { name: 'Спросить по SMS' }).click(),
      dialog,
    ],
    tall: true,
  },
  {
    name: 'mapping',
    ...all,
    accounts: [
      { ...dehuAccount, portal: 'sede', state: 'parked', parkedFor: { code: 'portal.unclear', details: {} } },
    ],
    steps: [
      press('Accounts'),
      (page) => page.getByRole('button', { name: 'Look at what was read' }).click(),
      dialog,
    ],
  },
  { name: 'inbox', ...all, steps: [open('Asignación de cita')] },
  { name: 'signature', ...all, steps: askedSignature, tall: true },
  { name: 'signature-ar', ...all, language: 'ar', steps: askedSignature, tall: true },
  {
    name: 'signature-ru',
    ...all,
    language: 'ru',
    theme: 'dark',
    width: 420,
    steps: askedSignature,
    tall: true,
  },
  { name: 'gate', ...spain, steps: gate('What opening does'), tall: true },
  { name: 'gate-dark', ...spain, theme: 'dark', steps: gate('What opening does') },
  { name: 'gate-es', ...spain, language: 'es', steps: gate('Qué hace abrirlo'), tall: true },
  { name: 'gate-ru', ...spain, language: 'ru', steps: gate('Что означает открытие'), tall: true },
  { name: 'gate-narrow', ...spain, width: 420, steps: gate('What opening does') },
  {
    name: 'gate-light',
    ...spain,
    steps: [
      open('toma de huellas'),
      (page) => page.getByRole('button', { name: 'Read it on' }).click(),
      dialog,
    ],
  },
  {
    name: 'gate-done',
    ...spain,
    opening: 'outcomeUnknown',
    steps: [
      ...gate('What opening does'),
      (page) => page.getByLabel('Type the last').fill('4471'),
      (page) => page.keyboard.press('Enter'),
      (page) => page.locator('.gate-outcome').waitFor(),
    ],
  },
  { name: 'dehu-pending', ...spain, steps: [open('Resolución')], tall: true },
  { name: 'dehu-pending-ru', ...spain, language: 'ru', steps: [open('Resolución')] },
  { name: 'dehu-unknown', ...spain, steps: [open('audiencia')] },
  { name: 'dehu-expired', ...spain, language: 'es', steps: [open('Requerimiento')] },
  { name: 'dehu-accepted', ...spain, theme: 'dark', steps: [open('Admisión')] },
  {
    name: 'unseen',
    accounts: [{ ...camila, lastCompleteListingAt: null }],
    notices: [],
    runs: [failedRun],
  },
  {
    name: 'unseen-some',
    language: 'ru',
    accounts: [camila, diego, { ...dehuAccount, lastCompleteListingAt: null, state: 'paused' }],
    notices: [],
    runs: [],
  },
  { name: 'narrow-list-ru', ...all, width: 420, language: 'ru' },
  { name: 'middle-ru', width: 1040, language: 'ru', steps: [open('Solicitud de documentos')] },
  { name: 'alerts', ...all, ...fakeAlertWorld, steps: [press('Alerts'), screenStands], tall: true },
  {
    name: 'alerts-ru-dark',
    ...all,
    ...fakeAlertWorld,
    language: 'ru',
    theme: 'dark',
    steps: [press('Оповещения'), screenStands],
    tall: true,
  },
  {
    name: 'alerts-es-narrow',
    ...all,
    ...fakeAlertWorld,
    language: 'es',
    width: 420,
    steps: [sources, press('Alertas'), screenStands],
    tall: true,
  },
  { name: 'alerts-quiet', ...all, ...fakeAlertWorld, asked: 'unasked' },
  {
    name: 'alerts-settings',
    ...all,
    ...fakeAlertWorld,
    steps: [press('Settings'), screenStands],
    tall: true,
  },
  {
    name: 'alerts-settings-ru',
    ...all,
    language: 'ru',
    steps: [press('Настройки'), screenStands],
    tall: true,
  },
  { name: 'dehu-accounts', accounts: [dehuAccount, camila], steps: [press('Accounts')], tall: true },
  {
    name: 'dehu-accounts-ru',
    accounts: [dehuAccount, diego],
    language: 'ru',
    steps: [press('Учётные записи')],
    tall: true,
  },
  {
    name: 'pause',
    steps: [
      (page) => page.getByRole('button', { name: 'Pause all checks' }).click(),
      (page) => page.getByRole('menu').waitFor(),
    ],
  },
  {
    name: 'certificate-file',
    steps: [
      ...certificateForm('Add account', 'A certificate file'),
      (page) => page.getByText('I have no certificate file').click(),
    ],
    tall: true,
  },
  {
    name: 'certificate-tested',
    steps: [
      ...certificateForm('Add account', 'A certificate file'),
      (page) =>
        page
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: 'camila.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from('x') }),
      (page) => page.getByLabel('Passphrase of the file').fill('x'),
      (page) => page.getByRole('button', { name: 'Test the certificate' }).click(),
      (page) => page.getByText('Nothing has been saved yet').waitFor(),
    ],
    tall: true,
  },
  {
    name: 'certificate-bad',
    language: 'es',
    failing: { 'accounts.test': { code: 'certificate.rejected', details: { reason: 'passphrase' } } },
    steps: [
      ...certificateForm('Añadir cuenta', 'Un archivo'),
      (page) =>
        page
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: 'camila.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from('x') }),
      (page) => page.getByLabel('Contraseña del archivo').fill('x'),
      (page) => page.getByRole('button', { name: 'Probar el certificado' }).click(),
      (page) => page.getByRole('alert').waitFor(),
    ],
    tall: true,
  },
  {
    name: 'certificate-store',
    steps: [
      ...certificateForm('Add account', 'of this computer'),
      (page) => page.getByText('Which certificate').waitFor(),
    ],
    tall: true,
  },
  {
    name: 'certificate-store-ru',
    language: 'ru',
    theme: 'dark',
    steps: [
      ...certificateForm('Добавить', 'Сертификат этого'),
      (page) => page.getByText('Какой сертификат').waitFor(),
    ],
    tall: true,
  },
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
  { name: 'chile-visit', notices: chileNotices(), steps: [open('Comprobante')], tall: true },
  {
    name: 'chile-visit-es',
    language: 'es',
    notices: chileNotices(),
    steps: [open('Comprobante')],
    tall: true,
  },
  { name: 'chile-spam-ru', language: 'ru', notices: chileNotices(), steps: [open('Su cita')], tall: true },
  { name: 'chile-waiting', notices: chileNotices(), steps: [open('asignación automatizada')] },
  {
    name: 'chile-never-came-es',
    language: 'es',
    notices: chileNotices(),
    steps: [
      open('asignación automatizada'),
      (page) => page.getByRole('button', { name: 'La confirmación nunca llegó' }).click(),
      dialog,
    ],
    tall: true,
  },
  { name: 'chile-unsure', notices: chileNotices(), steps: [open('Aviso sobre')] },
  {
    name: 'chile-learned-dark',
    theme: 'dark',
    notices: chileNotices(),
    steps: [
      open('Aviso sobre'),
      (page) => page.getByRole('button', { name: 'Yes, it is one' }).click(),
      press('Settings'),
      (page) => page.getByText('What you taught').scrollIntoViewIfNeeded(),
    ],
  },
  { name: 'narrow-list', width: 420 },
  { name: 'narrow-reader', width: 420, steps: [open('Asignación de cita')] },
  { name: 'middle', width: 860, steps: [open('Asignación de cita')] },
  { name: 'es', language: 'es', steps: [open('Asignación de cita')] },
  { name: 'ru', language: 'ru', steps: [open('Solicitud de documentos')] },
  { name: 'cases', ...all, steps: [press('Cases'), openCase('Arraigo')], tall: true },
  {
    name: 'cases-dark-es',
    ...all,
    theme: 'dark',
    language: 'es',
    steps: [press('Casos'), openCase('TR-2026')],
  },
  {
    name: 'cases-narrow-ru',
    ...all,
    width: 420,
    language: 'ru',
    steps: [sources, press(/^Дела$/)],
    tall: true,
  },
  {
    name: 'cases-narrow-one-ru',
    ...all,
    width: 420,
    language: 'ru',
    steps: [sources, press(/^Дела$/), openCase('Arraigo')],
    tall: true,
  },
  { name: 'cases-none', cases: [], steps: [press('Cases'), casesStand] },
  {
    name: 'cases-form',
    ...all,
    steps: [
      press('Cases'),
      openCase('Arraigo'),
      (page) => page.getByRole('button', { name: 'Edit', exact: true }).click(),
      dialog,
    ],
    tall: true,
  },
  { name: 'accounts', steps: [press('Accounts')] },
  { name: 'activity', steps: [press('Activity')] },
  { name: 'settings', steps: [press('Settings')], tall: true },
  { name: 'settings-ru', language: 'ru', steps: [press('Настройки')], tall: true },
  {
    name: 'add-account',
    steps: [
      press('Add account'),
      (page) => page.getByRole('radio', { name: 'Chile' }).click(),
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
      (page) => page.locator('.document').getByRole('button', { name: 'View' }).first().click(),
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
  {
    name: 'person-switcher',
    accounts: all.accounts,
    notices: all.notices,
    steps: [(page) => page.locator('.person-switcher').click(), (page) => page.getByRole('menu').waitFor()],
  },
  {
    name: 'person-merge',
    steps: [
      press('People'),
      screenStands,
      (page) => page.getByRole('button', { name: 'Same person as…' }).first().click(),
      (page) => page.getByRole('dialog').waitFor(),
    ],
  },
  {
    name: 'calendar-file-failed',
    tall: true,
    abilities: { folderDialog: true },
    calendar: {
      file: {
        isOn: true,
        folder: '/media/camila/STICK/Calendarios',
        writtenAt: '2026-11-29T12:00:00.000Z',
        entries: 4,
        failure: { code: 'folder.gone', details: {} },
      },
    },
    steps: [press('Deadlines'), screenStands],
  },
];
