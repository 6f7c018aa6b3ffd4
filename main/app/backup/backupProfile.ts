// Takes a profile for itself and backs it up; another process that has it open is not disturbed, it is told.
import { silentLogger } from '../../model/logger.ts';
import { openDocumentFiles } from '../../store/openDocumentFiles.ts';
import { openStore } from '../../store/openStore.ts';
import { makeBackup } from './makeBackup.ts';

/** Fails with `store.busy` while another Recado has the profile. */
export async function backupProfile(
  profileDir: string,
  out: string,
  passphrase: string,
): Promise<{ documents: number; size: number }> {
  const store = await openStore({ profileDir, workerUrl: null, log: silentLogger });
  try {
    const files = openDocumentFiles({ profileDir });
    return await makeBackup({ store, files, profileDir }, out, passphrase, new Date());
  } finally {
    await store.close();
  }
}
