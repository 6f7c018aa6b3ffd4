// Opens the real vault with the first use: a call that needs no secret (a list, a search) never wakes the keychain.
import type { Vault } from './vault.ts';

export function lazyVault(open: () => Promise<Vault>): Vault {
  let opened: Promise<Vault> | null = null;
  // An opening that failed is tried again with the next use, not remembered.
  const vault = () =>
    (opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    }));
  return {
    status: async () => (await vault()).status(),
    read: async (key) => (await vault()).read(key),
    write: async (key, value) => (await vault()).write(key, value),
    remove: async (key) => (await vault()).remove(key),
  };
}
