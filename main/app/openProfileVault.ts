// The vault of a profile: the person's keychain, opened when it is first asked, or a memory where a sample world brings one.
import type { Logger } from '../model/logger.ts';
import { lazyVault } from '../vault/lazyVault.ts';
import { createMemoryVault } from '../vault/memory.ts';
import type { Vault } from '../vault/vault.ts';
import type { Endpoints } from './endpoints.ts';

/** Service name under which the keychain holds Recado's secrets. */
const keychainService = 'Recado';

export const openProfileVault = ({ memorySecrets }: Pick<Endpoints, 'memorySecrets'>, log: Logger): Vault =>
  memorySecrets
    ? createMemoryVault(memorySecrets)
    : lazyVault(async () =>
        (await import('../vault/openVault.ts')).openVault({ service: keychainService, log }),
      );
