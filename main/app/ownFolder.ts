// Writes one file into a folder of the person's own choice: whole or not at all, and with a failure that says what is wrong there.
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type FailureCode, FailureError } from '../contract/failure.ts';

const codes: Partial<Record<string, FailureCode>> = {
  ENOENT: 'folder.gone',
  ENOTDIR: 'folder.gone',
  ENODEV: 'folder.gone',
  ENXIO: 'folder.gone',
  EIO: 'folder.gone',
  ENOSPC: 'folder.full',
  EDQUOT: 'folder.full',
  EFBIG: 'folder.full',
  EACCES: 'folder.refused',
  EPERM: 'folder.refused',
  EROFS: 'folder.refused',
  EISDIR: 'folder.refused',
};

/** What went wrong in a folder that is not Recado's own; anything unknown stays what it is. */
export function folderFailure(error: unknown): unknown {
  const name = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = codes[name];
  return code === undefined ? error : new FailureError(code, {}, error);
}

/**
 * Replaces `name` in the folder: a reader sees the old file or the new one, never half of it. Fails with `folder.gone`,
 * `folder.full` or `folder.refused`; the file that was there stays then.
 */
export async function replaceInFolder(
  folder: string,
  name: string,
  bytes: string | Uint8Array,
): Promise<string> {
  const path = join(folder, name);
  const fresh = join(folder, `.${name}.${crypto.randomUUID()}.part`);
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    return path;
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    throw folderFailure(error);
  }
}
