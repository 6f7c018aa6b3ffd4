// The five commonest tasks walked in a real Chromium with every step counted, each in as few as the best peer (docs/notes/Design.md).
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplePdf } from '../../../scripts/lib/samplePdf.mjs';
import { faultsOn } from '../../support/accessible.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { dehuNotices, fakeNotices, fakeNow } from '../../support/fakeNotices.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

const note = readFileSync(resolve(import.meta.dirname, '../../../docs/notes/Design.md'), 'utf8');
const notices = [...dehuNotices(), ...fakeNotices()];
const [accepted] = dehuNotices().filter(({ id }) => id === 'd-accepted');
const [waitlist] = fakeNotices().filter(({ id }) => id === 'n-waitlist');
const ofSpring = 'Resolución de concesión de la autorización de residencia';

/** Steps as the note has them; a walk that grows longer has to be written down there. */
function noted(task: string): { ours: number; peer: number } {
  const line = note.split('\n').find((one) => one.startsWith(`| ${task} |`)) ?? '';
  const [ours, , peer] = line.split('|').slice(2);
  return { ours: Number(ours), peer: Number(peer) };
}

let stage: WindowStage;
let open: OpenWindow;
beforeAll(async () => {
  stage = await createWindowStage();
  const spring = { id: 'n-spring', title: ofSpring, sortAt: '2026-04-21T09:00:00.000Z' };
  open = await stage.open({
    accounts: [...fakeAccounts, dehuAccount],
    notices: [...notices, ...(waitlist ? [{ ...waitlist, ...spring, kind: 'approval' as const }] : [])],
    documentBase64: await samplePdf(),
  });
});
afterAll(async () => {
  await open.close();
  await stage.close();
});

const row = (title: string): Locator => open.page.getByRole('option', { name: title });
const field = (name: string): Locator => open.page.getByLabel(name, { exact: true });
const button = (name: string): Locator => open.page.getByRole('button', { name }).first();

/** A press, a key with whatever is held beside it, a field filled and a button held are one step each. */
function startWalk() {
  let steps = 0;
  const step =
    <A extends unknown[]>(act: (...told: A) => Promise<void>) =>
    async (...told: A): Promise<void> => {
      steps += 1;
      await act(...told);
    };
  return {
    press: step((place: Locator) => place.click()),
    key: step((name: string) => open.page.keyboard.press(name)),
    fill: step((place: Locator, words: string) => place.fill(words)),
    hold: step(hold),
    count: () => steps,
  };
}

/** Time stands still but for the two seconds, however long the machine takes. */
async function hold(place: Locator): Promise<void> {
  const { clock, mouse } = open.page;
  await clock.install({ time: fakeNow });
  await clock.pauseAt(fakeNow.getTime() + 60_000);
  await place.hover();
  await mouse.down();
  await clock.runFor(2_100);
  await mouse.up();
  await clock.resume();
}

it('adds a mailbox', async () => {
  const walk = startWalk();
  await walk.press(button('Add account'));
  await walk.press(open.page.getByRole('radio', { name: 'Chile' }));
  await walk.fill(field('Name of the person'), 'Camila Rojas');
  await walk.fill(field('E-mail address'), 'camila@gmail.com');
  await walk.key('Enter');
  await walk.fill(field('Password'), 'abcd efgh');
  await walk.press(button('Test and add'));
  await open.page.getByRole('heading', { name: 'First check is running' }).waitFor();
  expect(walk.count()).toBe(noted('add a mailbox').ours);
  await open.page.keyboard.press('Control+1');
});

it('finds the resolution of last spring', async () => {
  await row('Asignación de cita').waitFor();
  const walk = startWalk();
  await walk.key('/');
  await walk.fill(open.page.getByRole('searchbox'), 'resolución after:2026-03-20 before:2026-06-21');
  await walk.press(row(ofSpring));
  await open.page.getByRole('heading', { name: ofSpring }).waitFor();
  expect(walk.count()).toBe(noted('find the resolution of last spring').ours);
  await open.page.getByRole('searchbox').fill('');
});

it('tells what to do this week', async () => {
  const walk = startWalk();
  await walk.key('Control+2');
  await open.page.getByRole('heading', { name: 'Today and this week', level: 1 }).waitFor();
  expect(walk.count()).toBe(noted('know what to do this week').ours);
  await open.page.keyboard.press('Control+1');
});

it('prints the voucher', async () => {
  const { page } = open;
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked-to-print', 'yes');
  });
  const walk = startWalk();
  await walk.press(row('Asignación de cita'));
  await walk.press(button('Print the voucher'));
  await page.locator('body[data-asked-to-print]').waitFor();
  expect(walk.count()).toBe(noted('print the voucher').ours);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
});

it('opens a notification, not by a slip, and shows what it says', async () => {
  const { page, bridge } = open;
  const walk = startWalk();
  await walk.press(row('Resolución del expediente'));
  await walk.press(button('What opening does…'));
  await button('Hold for two seconds').waitFor();
  expect(bridge.calls.map(({ name }) => name)).not.toContain('notices.open');
  await walk.hold(button('Hold for two seconds'));
  await page.locator('.gate-outcome').waitFor();
  // The core has told by now what came with the opening.
  if (accepted) bridge.add({ ...accepted, id: 'd-pending' });
  bridge.emit('notices.changed', { added: [], changed: ['d-pending'] });
  const viewer = page.getByRole('dialog', { name: 'admision.pdf' });
  await viewer.getByRole('region', { name: 'Pages of the document' }).waitFor();
  expect(walk.count()).toBe(noted('open a notification safely').ours);
  expect(await faultsOn(page, { inside: '.modal' })).toEqual([]);
  await page.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('gate-outcome');
});

it.each([
  'add a mailbox',
  'find the resolution of last spring',
  'know what to do this week',
  'open a notification safely',
  'print the voucher',
])('to %s takes no more steps than with the best peer', (task) => {
  const { ours, peer } = noted(task);
  expect(ours).toBeLessThanOrEqual(peer);
});
