// Takes a profile for itself and backs it up; another process that has it open is not disturbed, it is told.
import { createRegistry } from '../../connectors/registry.ts';
import { silentLogger } from '../../model/logger.ts';
import { openDocumentFiles } from '../../store/openDocumentFiles.ts';
import { openStore } from '../../store/openStore.ts';
import type { Vault } from '../../vault/vault.ts';
import { directArchives } from './archives.ts';
import { collectSecrets } from './backupSecrets.ts';
import { type BackupMade, type BackupOrder, makeBackup } from './makeBackup.ts';

/** With a vault its secrets go along. Fails with `store.busy` while another Recado has the profile. */
export async function backupProfile(
  profileDir: string,
  { vault, ...order }: Pick<BackupOrder, 'out' | 'passphrase' | 'workFactor'> & { vault: Vault | null },
): Promise<BackupMade> {
  const store = await openStore({ profileDir, workerUrl: null, log: silentLogger });
  try {
    const files = openDocumentFiles({ profileDir });
    const secrets =
      vault === null ? null : await collectSecrets({ store, vault, registry: createRegistry() });
    return await makeBackup(
      { store, files, profileDir, archives: directArchives },
      { ...order, secrets, now: new Date() },
      () => undefined,
      new AbortController().signal,
    );
  } finally {
    await store.close();
  }
}
