// The vault's promises with a keychain that we hold: Windows and macOS, absence, hanging calls, limits, nothing of its texts passed on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { largestSecretBytes } from '../../main/vault/checkSecret.ts';
import type { Keychain } from '../../main/vault/keychain.ts';
import type { KeychainState } from '../../main/vault/keychainState.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';
import { joinVault } from '../../main/vault/openVault.ts';
import type { Vault } from '../../main/vault/vault.ts';

/** A keychain in a map; each operation can be replaced. */
function sampleKeychain(changes: Partial<Keychain> = {}) {
  const kept = new Map<string, string>();
  const keychain: Keychain = {
    read: async (key) => kept.get(key) ?? null,
    write: async (key, value) => {
      kept.set(key, value);
    },
    remove: async (key) => kept.delete(key),
    ...changes,
  };
  return { kept, keychain };
}

const vaultOn = (
  keychain: Keychain | null,
  askState: () => Promise<KeychainState> = async () => 'open',
  timeoutMs = 1_000,
) => joinVault({ keychain, askState, timeoutMs }, silentLogger);

const failureFrom = (promise: Promise<unknown>) => promise.then(() => null, failureOf);

describe('where the keychain answers for itself (Windows, macOS)', () => {
  test('it is ready, and null means absent', async () => {
    const { keychain, kept } = sampleKeychain();
    const vault = vaultOn(keychain);
    await vault.write('account/1/password', 'ñandú');
    expect(await vault.status()).toEqual({ kind: 'keychain', state: 'ready', reason: null });
    expect([await vault.read('account/1/password'), await vault.read('account/2/password')]).toEqual([
      'ñandú',
      null,
    ]);
    expect([...kept]).toEqual([['account/1/password', 'ñandú']]);
  });

  test.each([
    ['The stub received bad data: s3cret', 'vault.unavailable', { reason: 'refused' }],
    ['Cannot create an item in a locked collection', 'vault.locked', {}],
  ])('its error %j becomes %s, without its text', async (text, code, details) => {
    const { keychain } = sampleKeychain({ write: () => Promise.reject(new Error(text)) });
    expect(await failureFrom(vaultOn(keychain).write('k', 's3cret'))).toEqual({ code, details });
  });

  test('keytar throws at once on bad arguments: that is a failure too', async () => {
    const { keychain } = sampleKeychain({
      read: () => {
        throw new Error('Service is required');
      },
    });
    expect(await failureFrom(vaultOn(keychain).read('k'))).toEqual({
      code: 'vault.unavailable',
      details: { reason: 'refused' },
    });
  });
});

describe('without a keychain', () => {
  test('keytar not installed: memory, said so', async () => {
    const vault = vaultOn(null);
    await vault.write('k', 'v');
    expect(await vault.status()).toEqual({ kind: 'memory', state: 'unavailable', reason: 'notInstalled' });
    expect(await vault.read('k')).toBe('v');
    expect(await failureFrom(vault.read('other'))).toEqual({
      code: 'vault.unavailable',
      details: { reason: 'notInstalled' },
    });
  });

  test('a keychain that comes up later takes over what was held meanwhile', async () => {
    let state: KeychainState = 'noService';
    const { keychain, kept } = sampleKeychain();
    kept.set('old', 'from before');
    const vault = vaultOn(keychain, async () => state);
    await vault.write('new', 'typed in');
    expect([...kept.keys()]).toEqual(['old']);
    state = 'open';
    expect(await vault.read('old')).toBe('from before');
    expect(await vault.read('new')).toBe('typed in');
    expect(kept.get('new')).toBe('typed in');
    expect((await vault.status()).kind).toBe('keychain');
  });
});

describe('a call that hangs', () => {
  test('fails in time, is not repeated while it hangs, and later calls go on after it', async () => {
    let calls = 0;
    let answer = (_: string | null) => {};
    const { keychain } = sampleKeychain({
      read: () => {
        calls += 1;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const vault = vaultOn(keychain, async () => 'open', 20);
    const timeout = { code: 'vault.unavailable', details: { reason: 'timeout' } };
    expect(await failureFrom(vault.read('a'))).toEqual(timeout);
    expect(await failureFrom(vault.read('a'))).toEqual(timeout);
    expect(await vault.status()).toEqual({ kind: 'keychain', state: 'unavailable', reason: 'timeout' });
    expect(calls).toBe(1);
    answer('late');
    await vault.write('b', '1');
    expect(await vault.remove('b')).toBe(true);
    expect(calls).toBe(1);
  });

  test('operations run one at a time and in order', async () => {
    let running = 0;
    let most = 0;
    const order: string[] = [];
    const { keychain } = sampleKeychain({
      read: async (key) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        order.push(key);
        return key;
      },
    });
    const vault = vaultOn(keychain);
    await Promise.all(['a', 'b', 'c'].map((key) => vault.read(key)));
    expect({ most, order }).toEqual({ most: 1, order: ['a', 'b', 'c'] });
  });
});

describe.each<[string, () => Vault]>([
  ['keychain', () => vaultOn(sampleKeychain().keychain)],
  ['memory', () => createMemoryVault()],
])('limits of a secret: %s', (_name, make) => {
  test('2,560 bytes fit, one more or none is refused and leaves the old one', async () => {
    const vault = make();
    const most = 'ñ'.repeat(largestSecretBytes / 2);
    await vault.write('k', most);
    for (const bad of ['', `${most}x`]) {
      expect((await failureFrom(vault.write('k', bad)))?.code).toBe('input.invalid');
    }
    expect(await vault.read('k')).toBe(most);
  });
});

test('the memory vault of the demo is the whole truth', async () => {
  const vault = createMemoryVault({ 'account/1/password': 'demo' });
  expect(await vault.status()).toEqual({ kind: 'memory', state: 'ready', reason: null });
  expect([await vault.read('account/1/password'), await vault.read('none')]).toEqual(['demo', null]);
  expect([await vault.remove('account/1/password'), await vault.remove('none')]).toEqual([true, false]);
  expect((await createMemoryVault({}, 'noBus').status()).reason).toBe('noBus');
});

test('findCredentials, which ends the process on a locked gnome-keyring, is never called', () => {
  const main = join(import.meta.dirname, '..', '..', 'main');
  const files = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const callers = files.filter((file) =>
    /\bfindCredentials\s*\(/.test(readFileSync(join(main, file), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(callers).toEqual([]);
});
