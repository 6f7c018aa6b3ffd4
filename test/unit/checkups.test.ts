// The doctor's findings on machines that we play: each part well, amiss and absent.
import { describe, expect, test } from 'vitest';
import { checkCertificateStore } from '../../main/activity/checkups/checkCertificateStore.ts';
import { checkClock } from '../../main/activity/checkups/checkClock.ts';
import { checkDatabase } from '../../main/activity/checkups/checkDatabase.ts';
import { checkDocuments } from '../../main/activity/checkups/checkDocuments.ts';
import { checkElectron } from '../../main/activity/checkups/checkElectron.ts';
import { checkKeychain } from '../../main/activity/checkups/checkKeychain.ts';
import { checkNode } from '../../main/activity/checkups/checkNode.ts';
import { checkTimeZones } from '../../main/activity/checkups/checkTimeZones.ts';
import { type CheckupDeps, runCheckups } from '../../main/activity/checkups/runCheckups.ts';
import { type Surroundings, thisMachine } from '../../main/activity/checkups/surroundings.ts';
import { FailureError } from '../../main/contract/failure.ts';
import { checkupSchema } from '../../main/contract/views.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';

/** A Linux machine with the given files, by path. */
const machine = (files: Record<string, string> = {}, changes: Partial<Surroundings> = {}): Surroundings => ({
  platform: 'linux',
  env: {},
  home: '/home/ana',
  versions: { node: '24.21.0', tz: '2026b' },
  exists: (file) => file in files || Object.keys(files).some((name) => name.startsWith(`${file}/`)),
  readText: (file) => files[file] ?? null,
  electronPackage: '/app/node_modules/electron/package.json',
  ...changes,
});

describe('keychain', () => {
  test.each([
    ['keychain', 'ready', null, 'ok'],
    ['keychain', 'locked', 'locked', 'warning'],
    ['keychain', 'unavailable', 'timeout', 'broken'],
    ['memory', 'unavailable', 'noService', 'missing'],
    ['memory', 'ready', null, 'ok'],
  ] as const)('%s %s %s is %s', (kind, state, reason, expected) => {
    expect(checkKeychain({ kind, state, reason })).toEqual({
      part: 'keychain',
      state: expected,
      details: { kind, reason },
    });
  });
});

describe('certificate store', () => {
  const stateOn = (surroundings: Surroundings) => checkCertificateStore(surroundings);

  test('Windows and macOS have their own', () => {
    expect(stateOn(machine({}, { platform: 'win32' })).details).toEqual({ store: 'system' });
    expect(stateOn(machine({}, { platform: 'darwin' })).state).toBe('ok');
  });

  test('Linux: the database in the home folder, or under XDG_DATA_HOME where the first does not exist', () => {
    const shared = '/home/ana/.local/share/pki/nssdb/cert9.db';
    expect(stateOn(machine({ '/home/ana/.pki/nssdb/cert9.db': '' }))).toEqual({
      part: 'certificateStore',
      state: 'ok',
      details: { store: 'nss', folder: '/home/ana/.pki/nssdb' },
    });
    expect(stateOn(machine({ [shared]: '' })).state).toBe('ok');
    expect(stateOn(machine({ '/d/pki/nssdb/cert9.db': '' }, { env: { XDG_DATA_HOME: '/d' } })).state).toBe(
      'ok',
    );
    expect(stateOn(machine()).state).toBe('missing');
  });

  test('an empty folder in the home hides a full one elsewhere, as it does for Chromium', () => {
    const files = { '/home/ana/.pki/nssdb/pkcs11.txt': '', '/home/ana/.local/share/pki/nssdb/cert9.db': '' };
    expect(stateOn(machine(files)).state).toBe('missing');
  });
});

describe('electron', () => {
  const folder = '/app/node_modules/electron';

  test.each<[string, Surroundings, 'ok' | 'missing']>([
    ['runs inside it', machine({}, { versions: { electron: '45.4.1' } }), 'ok'],
    ['is not installed', machine({}, { electronPackage: null }), 'missing'],
    ['was never downloaded', machine(), 'missing'],
    ['is named but gone', machine({ [`${folder}/path.txt`]: 'electron' }), 'missing'],
    ['is there', machine({ [`${folder}/path.txt`]: 'electron', [`${folder}/dist/electron`]: '' }), 'ok'],
    [
      'lies elsewhere',
      machine({ '/opt/e/electron': '' }, { env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/e' } }),
      'ok',
    ],
  ])('%s', (_name, surroundings, state) => {
    expect(checkElectron(surroundings).state).toBe(state);
  });
});

test('database: SQLite’s own findings are passed on', () => {
  const facts = { schemaVersion: 3, sizeBytes: 4096, journalMode: 'wal' };
  expect(checkDatabase({ isIntact: true, problems: [], ...facts }).state).toBe('ok');
  expect(checkDatabase({ isIntact: false, problems: ['page 7 is never used'], ...facts })).toEqual({
    part: 'database',
    state: 'broken',
    details: { ...facts, problems: ['page 7 is never used'] },
  });
});

describe('documents', () => {
  const at = (accountId: string, sha256: string) => ({ accountId, sha256 });

  test.each([
    [
      'agree',
      [at('a', '1'), at('a', '1')],
      [at('a', '1')],
      'ok',
      { files: 1, missing: 0, orphans: 0, keptPages: 0 },
    ],
    [
      'one lost',
      [at('a', '1'), at('a', '2')],
      [at('a', '1')],
      'broken',
      { files: 1, missing: 1, orphans: 0, keptPages: 0 },
    ],
    [
      'one too many',
      [at('a', '1')],
      [at('a', '1'), at('b', '1')],
      'warning',
      { files: 2, missing: 0, orphans: 1, keptPages: 0 },
    ],
    [
      'the same bytes of another account do not count',
      [at('a', '1')],
      [at('b', '1')],
      'broken',
      { files: 1, missing: 1, orphans: 1, keptPages: 0 },
    ],
  ] as const)('%s', (_name, recorded, onDisk, state, details) => {
    expect(checkDocuments(recorded, onDisk)).toEqual({ part: 'documents', state, details });
  });
});

describe('clock', () => {
  test.each([
    ['2026-11-21T09:00:00.000Z', null, 'ok'],
    ['1970-01-01T00:00:00.000Z', null, 'broken'],
    ['2106-02-07T00:00:00.000Z', null, 'broken'],
    ['2026-11-21T09:00:00.000Z', '2026-11-21T08:00:00.000Z', 'ok'],
    ['2026-11-21T09:00:00.000Z', '2026-11-21T09:05:00.000Z', 'ok'],
    ['2026-11-21T09:00:00.000Z', '2026-12-24T09:00:00.000Z', 'warning'],
  ] as const)('%s after a run at %s is %s', (now, lastRunAt, state) => {
    expect(checkClock(new Date(now), lastRunAt)).toEqual({
      part: 'clock',
      state,
      details: { now, lastRunAt },
    });
  });
});

test('time zones: an old database does not know Coyhaique', () => {
  expect(checkTimeZones('2024a', (zone) => zone !== 'America/Coyhaique')).toEqual({
    part: 'timeZones',
    state: 'warning',
    details: { version: '2024a', missing: ['America/Coyhaique'] },
  });
  expect(checkTimeZones(process.versions['tz']).state).toBe('ok');
});

test('node: 24 is enough', () => {
  expect([checkNode({ node: '24.0.0' }).state, checkNode({ node: '22.22.0' }).state]).toEqual([
    'ok',
    'broken',
  ]);
});

test('all together: every part once, a part that fails is a finding, and no text of an error comes out', async () => {
  const fail = () => Promise.reject(new FailureError('store.damaged', { file: 'recado.sqlite' }));
  const deps = {
    vault: { ...createMemoryVault(), status: () => Promise.reject(new Error('password=hunter2')) },
    store: { health: fail, documents: { hashes: fail }, runs: { list: async () => [] } },
    files: { list: async () => [] },
    clock: { now: () => new Date('2026-11-21T09:00:00.000Z') },
  };
  const checkups = await runCheckups(deps as unknown as CheckupDeps, thisMachine());
  expect(checkups.map((checkup) => checkupSchema.parse(checkup).part)).toEqual(
    checkupSchema.shape.part.options,
  );
  expect(checkups.find(({ part }) => part === 'database')).toEqual({
    part: 'database',
    state: 'broken',
    details: { file: 'recado.sqlite', failure: 'store.damaged' },
  });
  expect(JSON.stringify(checkups)).not.toContain('hunter2');
});
