// Secrets that live only as long as Recado runs: for the demo, for tests, and where there is no keychain to be had.
import { checkSecret } from './checkSecret.ts';
import type { Vault, VaultReason } from './vault.ts';

/** A vault that is the whole truth: what it does not hold is surely absent. `reason` says why it stands in for a keychain. */
export function createMemoryVault(
  initial: Record<string, string> = {},
  reason: VaultReason | null = null,
): Vault {
  const secrets = new Map(Object.entries(initial));
  return {
    status: async () => ({ kind: 'memory', state: reason === null ? 'ready' : 'unavailable', reason }),
    read: async (key) => secrets.get(key) ?? null,
    write: async (key, value) => {
      checkSecret(key, value);
      secrets.set(key, value);
    },
    remove: async (key) => secrets.delete(key),
  };
}
