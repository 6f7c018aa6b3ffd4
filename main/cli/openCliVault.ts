// The keychain for commands that open no core, and what the sample world's file says of backups.
import { noEndpoints, readEndpoints } from '../app/endpoints.ts';
import { FailureError } from '../contract/failure.ts';
import { silentLogger } from '../model/logger.ts';
import { lazyVault } from '../vault/lazyVault.ts';
import { createMemoryVault } from '../vault/memory.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliContext } from './cliContext.ts';

const keychainService = 'Recado';

export async function openCliVault(
  context: CliContext,
): Promise<{ vault: () => Vault; workFactor: number | undefined }> {
  if (context.endpointsFile !== undefined && context.places.isPackaged)
    throw new FailureError('input.invalid', { option: '--endpoints', reason: 'packaged' });
  const endpoints =
    context.endpointsFile === undefined ? noEndpoints : await readEndpoints(context.endpointsFile);
  const { memorySecrets, backupWorkFactor } = endpoints;
  const vault = (): Vault =>
    memorySecrets === null
      ? lazyVault(async () =>
          (await import('../vault/openVault.ts')).openVault({ service: keychainService, log: silentLogger }),
        )
      : createMemoryVault(memorySecrets);
  return { vault, workFactor: backupWorkFactor };
}
