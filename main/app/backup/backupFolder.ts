// The folder of backups as it is now: what lies there, and a name for the next.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupStatus } from '../../contract/backupViews.ts';
import { folderFailure } from '../ownFolder.ts';
import { isBackupFileName } from './backupFormat.ts';
import type { BackupPlan } from './planShape.ts';

/** Two in one minute get two names; nothing is ever written over. */
export async function freeName(folder: string, name: string): Promise<string> {
  const names = new Set(
    await readdir(folder).catch((error: unknown) => {
      throw folderFailure(error);
    }),
  );
  for (let at = 1; ; at += 1) {
    const free = at === 1 ? name : name.replace('.backup.age', `-${at}.backup.age`);
    if (!names.has(free)) return join(folder, free);
  }
}

export async function backupsIn(folder: string, plan: BackupPlan): Promise<BackupStatus['files']> {
  const automatic = new Set(plan.made.map(({ name }) => name));
  const names = (await readdir(folder).catch(() => [])).filter(isBackupFileName);
  const found = await Promise.all(
    names.map(async (name) => {
      const { size, mtime } = await stat(join(folder, name));
      return { name, size, at: mtime.toISOString(), isAutomatic: automatic.has(name) };
    }),
  );
  return found.toSorted((one, other) => (one.at < other.at ? 1 : -1));
}
