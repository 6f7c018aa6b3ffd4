// Joins keychain and memory to one vault that never lies: locked is a failure, absent is absent, and nothing is ever written in plain text.
import { FailureError } from '../contract/failure.ts';
import type { Logger } from '../model/logger.ts';
import { checkSecret } from './checkSecret.ts';
import { type Keychain, openKeychain } from './keychain.ts';
import type { AskKeychainState } from './keychainState.ts';
import { createRunAlone } from './oneAtATime.ts';
import type { Vault, VaultReason, VaultStatus } from './vault.ts';

export interface VaultOptions {
  /** Name under which the system's keychain holds the secrets. */
  service: string;
  log: Logger;
}

/** What differs between systems; tests bring their own. */
export interface VaultParts {
  keychain: Keychain | null;
  askState: AskKeychainState;
  timeoutMs: number;
}

/** Opens the keychain of this system. Never prompts and never fails: where there is none the vault says so in its status. */
export async function openVault({ service, log }: VaultOptions): Promise<Vault> {
  const keychain = await openKeychain(service, log);
  // Windows and macOS answer with an error when their keychain is closed; only Linux needs to be asked.
  const askState: AskKeychainState =
    process.platform === 'linux' ? (await import('./secretService.ts')).askSecretService : async () => 'open';
  return joinVault({ keychain, askState, timeoutMs: 5_000 }, log);
}

/**
 * Asks how the keychain stands before every operation, so that one which is unlocked, or comes up after Recado, is used
 * from then on. Meanwhile secrets are held in memory; they move to the keychain as soon as it is open.
 */
export function joinVault({ keychain, askState, timeoutMs }: VaultParts, log: Logger): Vault {
  const held = new Map<string, string>();
  const runAlone = createRunAlone(timeoutMs);
  let told: string | null = null;

  const look = async (): Promise<VaultReason | null> => {
    const state = keychain ? await askState() : 'notInstalled';
    if (state !== told) log.info('keychain.stands', { state });
    told = state;
    return state === 'open' ? null : state;
  };

  /** The keychain when it can be used, null when memory stands in; fails when it is there but closed. */
  const reach = async (): Promise<{ keychain: Keychain } | { reason: VaultReason }> => {
    const reason = await look();
    if (reason === 'locked') throw new FailureError('vault.locked');
    if (reason === 'timeout') throw new FailureError('vault.unavailable', { reason });
    if (reason !== null || !keychain) return { reason: reason ?? 'notInstalled' };
    for (const [key, value] of held) {
      await keychain.write(key, value);
      held.delete(key);
    }
    return { keychain };
  };

  /** One operation in its turn; whatever the system's library says becomes a failure without its text. */
  const operate = <T>(operation: (way: Awaited<ReturnType<typeof reach>>) => Promise<T>): Promise<T> =>
    runAlone(async () => {
      try {
        return await operation(await reach());
      } catch (error) {
        throw error instanceof FailureError ? error : failureOfKeychain(error);
      }
    });

  return {
    status: () => runAlone(async () => statusFor(await look())).catch(() => statusFor('timeout')),
    read: (key) =>
      operate(async (way) => {
        if ('keychain' in way) return way.keychain.read(key);
        const value = held.get(key);
        // Not held here is not "surely absent": it may lie in the keychain that cannot be reached.
        if (value === undefined) throw new FailureError('vault.unavailable', { reason: way.reason });
        return value;
      }),
    write: async (key, value) => {
      checkSecret(key, value);
      await operate(async (way) => {
        if ('keychain' in way) await way.keychain.write(key, value);
        else held.set(key, value);
      });
    },
    remove: (key) =>
      operate(async (way) => ('keychain' in way ? way.keychain.remove(key) : held.delete(key))),
  };
}

function statusFor(reason: VaultReason | null): VaultStatus {
  if (reason === null) return { kind: 'keychain', state: 'ready', reason: null };
  if (reason === 'locked') return { kind: 'keychain', state: 'locked', reason };
  if (reason === 'timeout') return { kind: 'keychain', state: 'unavailable', reason };
  return { kind: 'memory', state: 'unavailable', reason };
}

/** keytar's errors have no codes; a collection that was locked between question and operation is the one worth telling apart. */
function failureOfKeychain(error: unknown): FailureError {
  const text = error instanceof Error ? error.message : '';
  if (/\block/i.test(text)) return new FailureError('vault.locked');
  return new FailureError('vault.unavailable', { reason: 'refused' });
}
