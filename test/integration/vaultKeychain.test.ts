// The vault on a real gnome-keyring, each case in a process with its own home and bus: stored, missing, locked, absent, hanging.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasCommand } from '../../scripts/lib/systemParts.mjs';

const support = join(import.meta.dirname, '..', 'support');
type Mode = 'unlocked' | 'locked' | 'noCollection' | 'noService' | 'noBus';

const needs = ['gnome-keyring-daemon', 'dbus-run-session', 'gdbus'];
const absent = process.platform === 'linux' ? needs.filter((name) => !hasCommand(name)) : needs;
await import('keytar').catch(() => absent.push('keytar'));
const why = absent.length > 0 ? ` (skipped: ${absent.join(', ')} not installed, run npm run setup)` : '';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'recado-keyring-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Answers of vaultProbe.ts; a process that dies by a signal rejects. */
function probe(mode: Mode, ...words: string[]): Promise<unknown[]> {
  const parameters = [home, mode, process.execPath, join(support, 'vaultProbe.ts'), ...words];
  return new Promise((resolve, reject) => {
    execFile(join(support, 'withKeyring.sh'), parameters, { timeout: 25_000 }, (error, stdout) => {
      if (error) return reject(error);
      // The keyring's own lines stand between the answers.
      resolve(
        stdout
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line): unknown => JSON.parse(line)),
      );
    });
  });
}

const did = (act: string, value: unknown) => ({ act, value });
const failed = (act: string, code: string, details = {}) => ({ act, failure: { code, details } });
const keychain = (state: string, reason: string | null) => did('status', { kind: 'keychain', state, reason });
const memory = (reason: string) => did('status', { kind: 'memory', state: 'unavailable', reason });

describe.skipIf(why !== '')(`keychain${why}`, () => {
  test('what is stored is read by the next process, what is removed is surely absent', async () => {
    expect(await probe('unlocked', 'status', 'read', 'a', 'write', 'a', 'contraseña ñ')).toEqual([
      keychain('ready', null),
      did('read', null),
      did('write', null),
    ]);
    expect(await probe('unlocked', 'read', 'a', 'remove', 'a', 'remove', 'a', 'read', 'a')).toEqual([
      did('read', 'contraseña ñ'),
      did('remove', true),
      did('remove', false),
      did('read', null),
    ]);
  });

  test('a locked keychain is a failure and never "nothing there", and works on once it is unlocked', async () => {
    await probe('unlocked', 'write', 'a', 'one');
    const words = [
      'status',
      'read',
      'a',
      'write',
      'a',
      'two',
      'remove',
      'a',
      'unlock',
      'status',
      'read',
      'a',
    ];
    expect(await probe('locked', ...words)).toEqual([
      keychain('locked', 'locked'),
      failed('read', 'vault.locked'),
      failed('write', 'vault.locked'),
      failed('remove', 'vault.locked'),
      did('unlock', true),
      keychain('ready', null),
      did('read', 'one'),
    ]);
  });

  test('a keychain that is locked while Recado runs is noticed', async () => {
    expect(await probe('unlocked', 'write', 'a', 'one', 'lock', 'read', 'a', 'status')).toEqual([
      did('write', null),
      did('lock', true),
      failed('read', 'vault.locked'),
      keychain('locked', 'locked'),
    ]);
  });

  test('a keychain that does not answer fails in time and is used again when it does', async () => {
    expect(await probe('unlocked', 'write', 'a', 'one', 'freeze', 'read', 'a', 'thaw', 'read', 'a')).toEqual([
      did('write', null),
      did('freeze', true),
      failed('read', 'vault.unavailable', { reason: 'timeout' }),
      did('thaw', true),
      did('read', 'one'),
    ]);
  });

  test.each(['noBus', 'noService', 'noCollection'] as const)(
    '%s: secrets are held in memory',
    async (mode) => {
      expect(
        await probe(mode, 'status', 'read', 'a', 'write', 'a', 'one', 'read', 'a', 'remove', 'a'),
      ).toEqual([
        memory(mode),
        failed('read', 'vault.unavailable', { reason: mode }),
        did('write', null),
        did('read', 'one'),
        did('remove', true),
      ]);
    },
  );

  test('memory leaves nothing in the home folder', async () => {
    await probe('noService', 'write', 'a', 'canario-en-claro');
    await expect(grep('canario-en-claro', home)).resolves.toBe('');
  });
});

/** Files below `folder` that hold `text`; the empty string when none does. */
const grep = (text: string, folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile('grep', ['-rlF', text, folder], (error, stdout) =>
      error && error.code !== 1 ? reject(error) : resolve(stdout),
    );
  });
