// The whole profile in one closed file: made while Recado works, checked, restored in its place and on another computer.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { directArchives, threadedArchives } from '../../main/app/backup/archives.ts';
import { backupProfile } from '../../main/app/backup/backupProfile.ts';
import { giveSecrets } from '../../main/app/backup/backupSecrets.ts';
import { type Backups, createBackups } from '../../main/app/backup/createBackups.ts';
import { restoreBackup } from '../../main/app/backup/restoreBackup.ts';
import { swapRestored, waitingDir } from '../../main/app/backup/swapRestored.ts';
import type { Core } from '../../main/app/core.ts';
import { createCore } from '../../main/app/createCore.ts';
import { createHub } from '../../main/app/createHub.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import { createRegistry } from '../../main/connectors/registry.ts';
import type { BackupProgress } from '../../main/contract/backupViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { accountSecretKey } from '../../main/model/account.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';
import { runCommand } from '../host/runCommand.ts';
import { appointmentMail } from '../host/sampleMail.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import { canMount, openSmallDisk } from '../support/smallDisk.ts';
import { addAccount, openTestStore, sampleAccount } from '../support/storeFixtures.ts';

const passphrase = 'correct horse battery';
/** Scrypt's real cost is a second a time; what it protects here is invented. */
const workFactor = 4;
const quietly = {
  archives: directArchives,
  onProgress: () => undefined,
  signal: new AbortController().signal,
};
const storeWorkerUrl = new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url);

// Threads and processes that unbuilt code starts take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'recado-backup-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function openCore(profileDir: string, memorySecrets: Record<string, string> = {}): Promise<Core> {
  const desktop = { chooseFolder: async () => join(dir, 'folder') };
  return createCore({
    profileDir,
    host: {
      about: aboutDirect,
      // Only what backups ask of a desktop.
      desktop: desktop as unknown as NonNullable<Parameters<typeof createCore>[0]['host']['desktop']>,
    },
    storeWorkerUrl,
    version: '0.0.0-test',
    endpoints: { ...noEndpoints, memorySecrets, backupWorkFactor: workFactor },
  });
}

const call = async <M extends MethodName>(core: Core, name: M, input: MethodInput<M>) => {
  const answer = await core.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
  return answer.value as MethodOutput<M>;
};
const importMail = (core: Core, number: number) =>
  call(core, 'notices.import', { files: [appointmentMail(number)] });
const inboxOf = (core: Core) =>
  call(core, 'notices.list', { filter: { box: 'all' }, after: null, limit: 50 });

test('a running Recado is backed up and checked; a restore takes its place at the next start and sets aside what was here', async () => {
  const profileDir = join(dir, 'running');
  await mkdir(join(dir, 'folder'));
  let core = await openCore(profileDir);
  await importMail(core, 1);
  const before = await inboxOf(core);
  expect(
    await core.call('backup.make', { passphrase: 'short', hasSecrets: false, to: 'folder' }),
  ).toMatchObject({ ok: false, failure: { code: 'input.invalid' } });
  expect(await call(core, 'backup.chooseFolder', {})).toMatchObject({ folder: join(dir, 'folder') });
  const told: (BackupProgress | null)[] = [];
  core.on('backup.progressed', ({ running }) => told.push(running));
  const order = { passphrase, hasSecrets: false, to: 'folder' } as const;
  const [made, second] = await Promise.all([
    call(core, 'backup.make', order),
    core.call('backup.make', order),
  ]);
  expect(second).toMatchObject({
    ok: false,
    failure: { code: 'cancelled', details: { reason: 'underWay' } },
  });
  expect(made).toMatchObject({ id: null, documents: 1 });
  expect(told[0]).toMatchObject({ act: 'make', isAutomatic: false });
  expect(told.at(-1)).toBeNull();
  const bytes = await readFile(join(dir, 'folder', made.name));
  expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
  expect(bytes.includes('Camila')).toBe(false);
  expect((await readdir(profileDir)).filter((name) => name.includes('unfinished'))).toEqual([]);
  const status = await call(core, 'backup.status', {});
  expect(status).toMatchObject({ running: null, last: { name: made.name, failure: null }, waiting: null });
  expect(status.files.map(({ name }) => name)).toEqual([made.name]);

  await importMail(core, 2);
  const from = { name: made.name };
  const check = await call(core, 'backup.check', { from, passphrase });
  expect(check).toMatchObject({
    hasSecrets: false,
    isNewer: false,
    contains: { notices: 1, documents: 1 },
    here: { notices: 2, documents: 2 },
    onlyThere: { notices: 0 },
    onlyHere: { notices: 1 },
  });
  expect(await call(core, 'backup.restore', { from, passphrase })).toMatchObject({
    waiting: { madeAt: check.madeAt },
  });
  expect((await inboxOf(core)).rows).toHaveLength(2);
  // Another process that has the profile open is not pushed aside.
  await expect(swapRestored(profileDir, new Date())).rejects.toMatchObject({
    failure: { code: 'store.busy' },
  });
  await core.close();

  core = await openCore(profileDir);
  await core.start();
  expect(await inboxOf(core)).toEqual(before);
  expect(await call(core, 'backup.status', {})).toMatchObject({ waiting: null, folder: join(dir, 'folder') });
  const { parts } = await call(core, 'storage.sizes', {});
  expect(parts.setAside).toBeGreaterThan(100_000);
  expect((await call(core, 'storage.clear', { what: 'setAside' })).parts.setAside).toBe(0);
  const checkups = await call(core, 'app.doctor', {});
  expect(checkups.filter(({ part, state }) => /database|documents/.test(part) && state !== 'ok')).toEqual([]);
  await core.close();
});

test('a host without folders gets its backup in pieces and sends one back the same way', async () => {
  const core = await openCore(join(dir, 'loopback'));
  await importMail(core, 3);
  const order = { passphrase, hasSecrets: false, to: 'download' } as const;
  const made = await call(core, 'backup.make', order);
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: MethodOutput<'backup.read'> = await call(core, 'backup.read', { id: made.id ?? '', offset });
    pieces.push(Buffer.from(piece.base64, 'base64'));
    offset = piece.next;
  }
  await call(core, 'backup.discard', { id: made.id ?? '' });
  expect(await core.call('backup.read', { id: made.id, offset: 0 })).toMatchObject({ ok: false });
  const whole = Buffer.concat(pieces);
  expect(whole.byteLength).toBe(made.size);
  const half = whole.byteLength / 2;
  const { id } = await call(core, 'backup.add', { id: null, base64: whole.toString('base64', 0, half) });
  await call(core, 'backup.add', { id, base64: whole.toString('base64', half) });
  expect(await call(core, 'backup.check', { from: { id }, passphrase })).toMatchObject({
    contains: { notices: 1 },
  });
  await call(core, 'backup.restore', { from: { id }, passphrase });
  expect(existsSync(waitingDir(join(dir, 'loopback')))).toBe(true);
  expect(await call(core, 'backup.withdraw', {})).toMatchObject({ waiting: null });
  await core.close();
});

describe('on another computer', () => {
  const key = accountSecretKey('account-1', 'password');
  const account = sampleAccount({
    portal: 'chile',
    method: 'imap',
    fields: { address: 'ana@example.com', host: '127.0.0.1', port: '1', security: 'tls', user: 'ana' },
    nextCheckAt: '2030-01-01T00:00:00.000Z',
  });

  test.each([
    [
      'without secrets each account says that its password is missing',
      false,
      { state: 'parked', parkedFor: { code: 'vault.missing' } },
    ],
    ['with secrets it goes on', true, { state: 'active', parkedFor: null }],
  ])('%s', async (_what, hasSecrets, expected) => {
    const [first, second] = [join(dir, `first-${hasSecrets}`), join(dir, `second-${hasSecrets}`)];
    const store = await openTestStore(first);
    await addAccount(store, account);
    await store.close();
    await mkdir(join(first, 'certificates'));
    await writeFile(join(first, 'certificates', 'account-1.p12'), 'certificate');
    const out = join(dir, `moved-${hasSecrets}.age`);
    const vault = hasSecrets ? createMemoryVault({ [key]: 'canary-secret' }) : null;
    await backupProfile(first, { out, passphrase, workFactor, vault });
    const { about, secrets } = await restoreBackup(out, passphrase, second, quietly);
    expect(about.hasSecrets).toBe(hasSecrets);
    expect(await readFile(join(second, 'certificates', 'account-1.p12'), 'utf8')).toBe('certificate');
    const databases = (await readdir(second)).filter((name) => name.startsWith('recado.db'));
    const texts = await Promise.all(databases.map((name) => readFile(join(second, name), 'latin1')));
    expect(texts.join('')).not.toContain('canary-secret');
    // What this computer's keychain knows already is newer than any backup.
    const newer = createMemoryVault({ [key]: 'newer' });
    await giveSecrets(newer, secrets ?? {});
    expect(await newer.read(key)).toBe('newer');
    const core = await openCore(second, secrets ?? {});
    await core.start();
    expect((await call(core, 'accounts.list', {}))[0]).toMatchObject(expected);
    expect(existsSync(join(second, 'restored.json'))).toBe(false);
    await core.close();
  });
});

describe('the weekly backup', () => {
  const openBackups = async (profileDir: string, place: () => string, now: () => Date) => {
    const store = await openTestStore(profileDir);
    await addAccount(store);
    const backups: Backups = createBackups({
      store,
      files: openDocumentFiles({ profileDir }),
      vault: createMemoryVault({}),
      registry: createRegistry(),
      hub: createHub(silentLogger),
      clock: { now },
      host: { desktop: { chooseFolder: async () => place() } as never },
      profileDir,
      newId: () => 'id',
      workFactor,
      archives: directArchives,
    });
    return { store, backups };
  };

  test.skipIf(!canMount())(
    'leaves nothing half-written in a full or read-only folder, and goes on when it is mended',
    async () => {
      const disk = await openSmallDisk('4m');
      const { store, backups } = await openBackups(
        join(dir, 'small-disk'),
        () => disk.path,
        () => new Date('2026-11-02T09:00:00.000Z'),
      );
      try {
        const make = () => backups.make({ passphrase, hasSecrets: false, to: 'folder' });
        const left = async () => (await readdir(disk.path)).filter((name) => name !== '.ballast');
        await backups.chooseFolder();
        await disk.fill();
        await expect(make()).rejects.toMatchObject({ failure: { code: 'folder.full' } });
        expect((await backups.status()).last?.failure?.code).toBe('folder.full');
        expect(await left()).toEqual([]);
        await disk.empty();
        disk.setReadOnly(true);
        await expect(make()).rejects.toMatchObject({ failure: { code: 'folder.refused' } });
        disk.setReadOnly(false);
        const { name } = await make();
        expect(await left()).toEqual([name]);
      } finally {
        await store.close();
        await disk.remove();
      }
    },
  );

  test('keeps as many as wished, deletes only its own, and says when its folder is gone', async () => {
    const profileDir = join(dir, 'weekly');
    const folder = join(dir, 'weekly-folder');
    await mkdir(folder);
    await writeFile(join(folder, 'recado-2020-01-01-0000.backup.age'), 'the person’s own');
    let now = new Date('2026-11-02T09:00:00.000Z');
    const { store, backups } = await openBackups(
      profileDir,
      () => folder,
      () => now,
    );
    const names = async () => (await readdir(folder)).toSorted();
    await expect(backups.plan({ isOn: true, keep: 2, hasSecrets: false }, passphrase)).rejects.toMatchObject({
      failure: { details: { badFields: ['folder'] } },
    });
    await backups.chooseFolder();
    await expect(backups.plan({ isOn: true, keep: 2, hasSecrets: false }, null)).rejects.toMatchObject({
      failure: { details: { badFields: ['passphrase'] } },
    });
    await backups.plan({ isOn: true, keep: 2, hasSecrets: false }, passphrase);
    for (let week = 0; week < 4; week += 1) {
      await backups.makeDue();
      await backups.makeDue();
      now = new Date(now.getTime() + 7 * 86_400_000);
    }
    expect(await names()).toEqual([
      'recado-2020-01-01-0000.backup.age',
      'recado-2026-11-16-0900.backup.age',
      'recado-2026-11-23-0900.backup.age',
    ]);
    expect((await backups.status()).files.filter(({ isAutomatic }) => isAutomatic)).toHaveLength(2);

    await rm(folder, { recursive: true });
    await expect(backups.makeDue()).rejects.toMatchObject({ failure: { code: 'folder.gone' } });
    const failed = await backups.status();
    expect(failed.last).toMatchObject({ isAutomatic: true, failure: { code: 'folder.gone' } });
    expect(failed.nextAt).toBe(new Date(now.getTime() + 3_600_000).toISOString());
    await backups.makeDue();
    await mkdir(folder);
    now = new Date(now.getTime() + 3_600_000);
    await backups.makeDue();
    expect(await names()).toEqual(['recado-2026-11-30-1000.backup.age']);
    expect((await backups.status()).last?.failure).toBeNull();
    await backups.plan({ isOn: false, keep: 2, hasSecrets: false }, null);
    expect(await backups.status()).toMatchObject({ nextAt: null, hasPassphrase: false });
    await store.close();
  });
});

test('a backup that is stopped leaves nothing behind', async () => {
  const [source, out] = [join(dir, 'source'), join(dir, 'stopped.age')];
  await writeFile(source, Buffer.alloc(1 << 20));
  const stopping = new AbortController();
  const about = {
    format: 'recado-backup',
    version: 1,
    madeAt: '2026-11-22T08:00:00.000Z',
    hasSecrets: false,
  } as const;
  const writing = threadedArchives.write(
    { out, passphrase, about, secrets: null, sources: [{ name: 'recado.db', path: source }] },
    () => undefined,
    stopping.signal,
  );
  stopping.abort();
  await expect(writing).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  expect((await readdir(dir)).filter((name) => name.startsWith('stopped'))).toEqual([]);
});

test('the command line backs up, checks and restores; damaged, cut and foreign files are refused and leave nothing', async () => {
  const [first, second, file] = [join(dir, 'cli'), join(dir, 'cli-2'), join(dir, 'recado.age')];
  const endpoints = join(dir, 'endpoints.json');
  await writeFile(endpoints, JSON.stringify({ memorySecrets: {}, backupWorkFactor: workFactor }));
  const on = (profile: string, ...words: string[]) =>
    runCommand([...words, '--profile', profile, '--endpoints', endpoints], { input: `${passphrase}\n` });
  const core = await openCore(first);
  await importMail(core, 4);
  const inbox = await inboxOf(core);
  await core.close();

  expect(await on(first, 'backup', file)).toMatchObject({ code: 0 });
  const dry = await on(second, 'restore', '--dry-run', file);
  expect(dry.said).toContain('In it: 1 notices, 1 documents');
  expect(await readdir(dir)).not.toContain('cli-2');
  expect(await on(second, 'restore', file)).toMatchObject({ code: 0 });
  const restored = await openCore(second);
  expect(await inboxOf(restored)).toEqual(inbox);
  await restored.close();

  const refused = (path: string) =>
    restoreBackup(path, passphrase, join(dir, 'third'), quietly).catch((error: unknown) => error);
  await expect(restoreBackup(file, passphrase, first, quietly)).rejects.toMatchObject({
    failure: { code: 'input.invalid', details: { reason: 'notEmpty' } },
  });
  await expect(restoreBackup(file, 'wrong', join(dir, 'third'), quietly)).rejects.toMatchObject({
    failure: { code: 'input.invalid', details: { badFields: ['passphrase'] } },
  });
  const bytes = await readFile(file);
  const damaged = join(dir, 'damaged.age');
  bytes[bytes.byteLength - 200] = (bytes[bytes.byteLength - 200] ?? 0) ^ 1;
  await writeFile(damaged, bytes);
  expect(await refused(damaged)).toMatchObject({ failure: { code: 'file.damaged' } });
  await truncate(file, bytes.byteLength - 70_000);
  expect(await refused(file)).toMatchObject({ failure: { code: 'file.damaged' } });
  await writeFile(damaged, 'a letter');
  expect(await refused(damaged)).toMatchObject({ failure: { code: 'file.notUnderstood' } });
  const newer = join(dir, 'newer.age');
  const about = {
    format: 'recado-backup',
    version: 2,
    madeAt: '2036-01-01T00:00:00.000Z',
    hasSecrets: false,
  } as const;
  const order = { out: newer, passphrase, about, secrets: null, sources: [], workFactor };
  await directArchives.write(order, quietly.onProgress, quietly.signal);
  expect(await refused(newer)).toMatchObject({
    failure: { code: 'file.notUnderstood', details: { reason: 'newer' } },
  });
  expect((await readdir(dir)).filter((name) => name.startsWith('third'))).toEqual([]);
});
