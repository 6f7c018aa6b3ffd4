// Keeps small pictures of first pages: made from documents at any time, so they may be lost, and they go with their account.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../contract/failure.ts';

/** `folder` is the account or case under which the document itself lies. */
export interface ThumbnailFiles {
  /** Null when none is kept. */
  read(folder: string, sha256: string): Promise<Uint8Array | null>;
  keep(folder: string, sha256: string, bytes: Uint8Array): Promise<void>;
}

export const thumbnailsFolder = (profileDir: string): string => join(profileDir, 'thumbnails');

export function openThumbnailFiles(profileDir: string): ThumbnailFiles {
  const pathOf = (folder: string, sha256: string): string => {
    // Both become names of files: nothing may lead out of the cache.
    if (!/^[\w-]{1,100}$/.test(folder) || !/^[0-9a-f]{64}$/.test(sha256))
      throw new FailureError('input.invalid', { field: 'document' });
    return join(thumbnailsFolder(profileDir), folder, sha256);
  };
  return {
    read: (folder, sha256) => readFile(pathOf(folder, sha256)).catch(() => null),
    keep: async (folder, sha256, bytes) => {
      const path = pathOf(folder, sha256);
      const draft = `${path}.${crypto.randomUUID()}`;
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      try {
        await writeFile(draft, bytes, { mode: 0o600, flag: 'wx' });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}
