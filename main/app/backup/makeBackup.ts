// Writes the whole profile into one file that only the passphrase opens, also while Recado works on.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../contract/failure.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';
import type { Archives } from './archives.ts';
import { backupVersion, type OnProgress } from './backupFormat.ts';
import type { BackupSecrets } from './backupShapes.ts';

export interface BackupDeps {
  store: Pick<Store, 'copyTo' | 'storage'>;
  files: Pick<DocumentFiles, 'list' | 'path'>;
  profileDir: string;
  archives: Archives;
}

export interface BackupOrder {
  out: string;
  passphrase: string;
  secrets: BackupSecrets | null;
  now: Date;
  workFactor?: number | undefined;
}

export interface BackupMade {
  documents: number;
  size: number;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** What is being copied of the database lies here; removed at the next backup where Recado was ended in between. */
const draftsDir = (profileDir: string): string => join(profileDir, 'backup.unfinished');

/**
 * The database as one moment had it, documents, certificate files and the bin. Secrets only where they are given: else
 * they stay in the keychain. Fails with `cancelled`, `store.full`
 * where the profile's disk has no room for the copy of the database, and with `folder.gone`, `folder.full` or `folder.refused`.
 */
export async function makeBackup(
  { store, files, profileDir, archives }: BackupDeps,
  { out, passphrase, secrets, now, workFactor }: BackupOrder,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<BackupMade> {
  const drafts = draftsDir(profileDir);
  await rm(drafts, { recursive: true, force: true });
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  const copy = join(drafts, `${crypto.randomUUID()}.db`);
  try {
    // Documents are only ever added: what the copy names is there when it is made.
    await store.copyTo(copy);
    if (signal.aborted) throw new FailureError('cancelled');
    const { there: contains } = await store.storage.look(copy);
    const stored = await files.list();
    const certificates = await namesIn(join(profileDir, 'certificates'));
    const removed = await namesIn(join(profileDir, 'bin'));
    const inFolder = (folder: string, names: string[], isTaken: RegExp) =>
      names
        .filter((name) => isTaken.test(name))
        .map((name) => ({ name: `${folder}/${name}`, path: join(profileDir, folder, name) }));
    const size = await archives.write(
      {
        out,
        passphrase,
        secrets,
        workFactor,
        about: {
          format: 'recado-backup',
          version: backupVersion,
          madeAt: now.toISOString(),
          hasSecrets: secrets !== null,
          contains,
        },
        sources: [
          { name: 'recado.db', path: copy },
          ...inFolder('certificates', certificates, /^[\w-]+\.p12$/),
          ...inFolder('bin', removed, /^[\w-]{1,100}\.db$/),
          ...stored.map(({ accountId, sha256 }) => ({
            name: `documents/${accountId}/${sha256.slice(0, 2)}/${sha256}`,
            path: files.path(accountId, sha256),
          })),
        ],
      },
      onProgress,
      signal,
    );
    return { documents: stored.length, size };
  } finally {
    await rm(drafts, { recursive: true, force: true });
  }
}
