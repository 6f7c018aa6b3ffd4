// Unpacks a backup into a folder that gets its name only when everything in it is whole, and looks into one before.
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { FailureError } from '../../contract/failure.ts';
import { silentLogger } from '../../model/logger.ts';
import { openStore } from '../../store/openStore.ts';
import type { StorageLook } from '../../store/storageStore.ts';
import type { Store } from '../../store/store.ts';
import type { Archives } from './archives.ts';
import type { OnProgress } from './backupFormat.ts';
import type { ArchiveContent } from './readArchive.ts';
import { restoredMarker } from './swapRestored.ts';

interface Reading {
  archives: Archives;
  onProgress: OnProgress;
  signal: AbortSignal;
}

/** Checks every byte and says what is in the backup and not here, and the other way round. Keeps nothing. */
export async function checkBackup(
  path: string,
  passphrase: string,
  { archives, onProgress, signal }: Reading,
  look: { store: Pick<Store, 'storage'>; folder: string },
): Promise<ArchiveContent & { compared: StorageLook }> {
  await rm(look.folder, { recursive: true, force: true });
  await mkdir(look.folder, { mode: 0o700 });
  try {
    const order = { path, passphrase, into: look.folder, isDatabaseOnly: true };
    const content = await archives.read(order, onProgress, signal);
    return { ...content, compared: await look.store.storage.look(join(look.folder, 'recado.db')) };
  } finally {
    await rm(look.folder, { recursive: true, force: true });
  }
}

/**
 * Into a folder that is absent or empty, never over one that holds anything: `input.invalid {reason: 'notEmpty'}`.
 * Everything lies beside it until it is whole and its database opens; then it gets its name in one step. Secrets are
 * given back and never written there.
 */
export async function restoreBackup(
  path: string,
  passphrase: string,
  folder: string,
  { archives, onProgress, signal }: Reading,
): Promise<ArchiveContent> {
  const target = resolve(folder);
  const draft = `${target}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  await rmdir(target).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new FailureError('input.invalid', { option: '--profile', reason: 'notEmpty' }, error);
  });
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    const content = await archives.read({ path, passphrase, into: draft }, onProgress, signal);
    if (!(await readdir(draft)).includes('recado.db'))
      throw new FailureError('file.damaged', { name: 'recado.db' });
    const store = await openStore({ profileDir: draft, workerUrl: null, log: silentLogger });
    let isIntact = false;
    try {
      ({ isIntact } = await store.health());
    } finally {
      await store.close();
    }
    if (!isIntact) throw new FailureError('file.damaged', { name: 'recado.db' });
    await writeFile(join(draft, restoredMarker), JSON.stringify({ madeAt: content.about.madeAt }), {
      mode: 0o600,
    });
    if (signal.aborted) throw new FailureError('cancelled');
    await rename(draft, target);
    return content;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
