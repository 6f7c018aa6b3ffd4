// Every screen of the window with the way to it, in no language: by commands and shapes, so that each can be shown in all of them.
import { newWelcome } from '../../main/contract/welcome.ts';
import { fakeAlertWorld, fakeDigest } from '../../test/support/fakeAlerts.ts';
import { dehuAccount, fakeAccounts } from '../../test/support/fakeBridge.ts';
import { refusedCases } from '../../test/support/fakeCases.ts';
import { dehuNotices, fakeNotices } from '../../test/support/fakeNotices.ts';

const [camila, diego] = fakeAccounts;
const world = {
  accounts: [camila, diego, dehuAccount],
  notices: [...dehuNotices(), ...fakeNotices()].toSorted((a, b) => b.sortAt.localeCompare(a.sortAt)),
};

const [pending] = dehuNotices();
/** The sede's copy of a notice that DEHú has too. */
const told = {
  ...world,
  notices: [
    {
      ...pending,
      id: 's-copy',
      portal: 'sede',
      title: 'Resolución de residencia',
      sources: [{ accountId: diego.id, portal: 'sede', via: 'portal', seenAt: pending.sortAt }],
    },
    ...world.notices,
  ],
  samePairs: [{ ids: [pending.id, 's-copy'], reasons: ['caseNumber', 'day'] }],
};

const open = (title) => async (page) => {
  await page.getByRole('option', { name: title }).click();
  await page.locator('.reader h1').waitFor();
};
const command = (name) => async (page, bridge) => bridge.emit('command.requested', { command: name });
const screen = (name) => async (page, bridge) => {
  await command(name)(page, bridge);
  await stands(page);
};
const stands = (page) => page.locator('.pane-wide h1').first().waitFor();
const monthStands = (page) => page.locator('.month-grid .month-entry').first().waitFor();
const dialog = (page) => page.getByRole('dialog').waitFor();

/** `name`, `options` for the invented core, `steps` to take once the window stands. */
export const screenViews = [
  { name: 'inbox', options: world, steps: [] },
  { name: 'inbox-none', options: { accounts: [], notices: [] }, steps: [] },
  { name: 'reader', options: world, steps: [open('Asignación de cita')] },
  { name: 'reader-dehu', options: world, steps: [open('Resolución')] },
  {
    name: 'gate',
    options: world,
    steps: [open('Resolución'), (page) => page.locator('.reader .box button.button').first().click(), dialog],
  },
  {
    name: 'reader-same',
    options: told,
    steps: [open('Resolución de residencia'), (page) => page.locator('.reasons').scrollIntoViewIfNeeded()],
  },
  {
    name: 'search-files',
    options: world,
    steps: [
      (page) => page.getByRole('searchbox').fill('tasa'),
      (page) => page.locator('.found-files').waitFor(),
    ],
  },
  {
    name: 'search',
    options: world,
    steps: [
      (page) => page.getByRole('searchbox').fill('plazo'),
      (page) => page.locator('mark').first().waitFor(),
    ],
  },
  {
    name: 'case',
    options: world,
    steps: [
      screen('cases'),
      (page) => page.locator('.case-row', { hasText: 'Arraigo' }).click(),
      (page) => page.locator('.timeline').waitFor(),
    ],
  },
  { name: 'digest', options: { ...world, digest: fakeDigest }, steps: [screen('digest')] },
  ...[
    'deadlines',
    'cases',
    'documents',
    'people',
    'accounts',
    'activity',
    'calculator',
    'storage',
    'settings',
    'addAccount',
  ].map((name) => ({ name, options: world, steps: [screen(name)] })),
  {
    name: 'deadlines-refused',
    options: { ...world, cases: refusedCases() },
    steps: [
      screen('deadlines'),
      (page) => page.locator('.entry', { hasText: 'Denegado' }).last().scrollIntoViewIfNeeded(),
    ],
  },
  {
    name: 'deadlines-month',
    options: world,
    steps: [screen('deadlines'), (page) => page.locator('.due-views button').last().click(), monthStands],
  },
  {
    name: 'person-form',
    options: world,
    steps: [screen('people'), (page) => page.locator('.screen > div > .button-primary').click(), dialog],
  },
  { name: 'alerts', options: { ...world, ...fakeAlertWorld }, steps: [screen('alerts')] },
  {
    name: 'welcome',
    options: { accounts: [], notices: [], settings: { welcome: newWelcome }, abilities: { samples: true } },
    steps: [stands],
  },
  {
    name: 'welcome-portal',
    options: {
      accounts: [],
      notices: [],
      settings: {
        welcome: { ...newWelcome, state: 'going', step: 'portal', countries: ['ES'], portal: 'dehu' },
      },
    },
    steps: [stands],
  },
  { name: 'palette', options: world, steps: [command('palette'), dialog] },
  { name: 'help', options: world, steps: [command('help'), dialog] },
];
