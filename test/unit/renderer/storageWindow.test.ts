// Backups, bin and sizes in a real Chromium: made, checked and restored in words, put back, measured, and axe.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { leastPassphrase } from '../../../main/contract/backupViews.ts';
import type { MethodName } from '../../../main/contract/methods.ts';
import { leastLetters } from '../../../renderer/features/backup/PassphraseFields.tsx';
import { faultsOn } from '../../support/accessible.ts';
import type { FakeOptions } from '../../support/fakeBridge.ts';
import { createWindowStage, type OpenWindow, type WindowStage } from '../../support/windowPage.ts';

// Three looks by axe take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let stage: WindowStage;
let open: OpenWindow | undefined;
beforeAll(async () => {
  stage = await createWindowStage();
});
afterAll(() => stage.close());
afterEach(() => open?.close());

const asked = (name: MethodName): unknown => open?.bridge.calls.findLast((call) => call.name === name)?.input;

async function openStorage(options: FakeOptions = {}): Promise<OpenWindow['page']> {
  open = await stage.open(options);
  const { page } = open;
  await page.getByRole('button', { name: 'Settings' }).first().click();
  await page.getByLabel('What', { exact: true }).selectOption('deadlines');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).click();
  expect((await saving).suggestedFilename()).toBe('recado-deadlines.csv');
  await page.getByRole('button', { name: 'Open backup and storage' }).click();
  await page.getByRole('heading', { name: 'Backup and storage', level: 1 }).waitFor();
  return page;
}

it('backs up with a passphrase typed twice, shows how far it is, and looks into a backup before it restores', async () => {
  const page = await openStorage({ backup: { hasPassphrase: false, isOn: false } });
  await page.getByText('Backups go to /home/camila/Respaldos').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back up now' }).click();
  const begin = page.getByRole('button', { name: 'Make the backup' });
  expect(leastLetters).toBe(leastPassphrase);
  await page.getByLabel('Passphrase').fill('correct horse');
  await page.getByLabel('Once more').fill('correct house');
  await page.getByText('It differs from the first.').waitFor();
  await expect.poll(() => begin.isDisabled()).toBe(true);
  await page.getByLabel('Once more').fill('correct horse');
  await page.getByRole('switch', { name: 'With the passwords' }).click();
  await page.getByText('then has your passwords too').waitFor();
  await begin.click();
  await page.getByText('recado-2026-11-30-1200.backup.age').waitFor();
  expect(asked('backup.make')).toEqual({ passphrase: 'correct horse', hasSecrets: true, to: 'folder' });

  const running = { act: 'make', isAutomatic: true, done: 30_000_000, total: 60_000_000 } as const;
  open?.bridge.emit('backup.progressed', { running });
  await page.getByText('30 MB of 60 MB').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Back up now' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => asked('backup.stop')).toEqual({});
  open?.bridge.emit('backup.progressed', { running: null });

  await page.getByRole('button', { name: /^Look inside recado-2026-11-28/ }).click();
  const dialog = page.getByRole('dialog');
  open?.bridge.fail('backup.check', 'input.invalid', { badFields: ['passphrase'] });
  await dialog.getByLabel('Passphrase').fill('wrong');
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByText('does not open the backup').waitFor();
  open?.bridge.fail('backup.check', null);
  await dialog.getByLabel('Passphrase').fill('correct horse');
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByText('12 notices that are here now are not in the backup').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Restore at the next start' }).click();
  await page.getByText('takes its place when Recado starts again').waitFor();
  expect(asked('backup.restore')).toEqual({
    from: { name: 'recado-2026-11-28-0900.backup.age' },
    passphrase: 'correct horse',
  });
  await page.getByRole('button', { name: 'Do not restore' }).click();
  await page.getByText('takes its place when Recado starts again').waitFor({ state: 'detached' });
});

it('puts back what was removed, says what takes space, and deletes only what may go', async () => {
  const failure = { code: 'folder.gone', details: {} } as const;
  const last = {
    at: '2026-11-28T09:00:00.000Z',
    isAutomatic: true,
    name: null,
    size: 0,
    documents: 0,
    failure,
  };
  const page = await openStorage({ backup: { last } });
  await page.getByText('There is no weekly backup at present').waitFor();
  await page.getByText('The folder is not there').last().waitFor();
  await page.getByRole('switch', { name: 'Back up every week' }).click();
  await expect.poll(() => asked('backup.plan')).toMatchObject({ isOn: false, passphrase: null });
  await page.getByText('Account correo.viejo@example.com').waitFor();
  await page.getByText('31 notices, 12 documents').waitFor();
  await page.getByRole('button', { name: 'Put back' }).click();
  await page.getByText('Nothing was removed in the last 30 days.').waitFor();
  expect(asked('bin.restore')).toEqual({ id: 'bin-1' });
  await page.getByText('6 files are named more than once and kept once: 2.4 MB saved.').waitFor();
  expect(await page.getByRole('table', { name: 'By kind' }).innerText()).toContain(
    'Originals of mails and pages',
  );
  const folders = page.getByRole('button', { name: 'Delete previews' });
  await folders.click();
  await folders.waitFor({ state: 'detached' });
  expect(asked('storage.clear')).toEqual({ what: 'cache' });
  expect(await faultsOn(page)).toEqual([]);
});
