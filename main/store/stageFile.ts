// Writes a file that comes in pieces beside those that are kept, and hashes it on the way.
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startSha256 } from './sha256.ts';
import type { StagedFile } from './store.ts';

/** `settle` gives the finished file its place for good. */
export async function stageFile(
  folder: string,
  settle: (draft: string, accountId: string, sha256: string) => Promise<void>,
): Promise<StagedFile> {
  const path = join(folder, crypto.randomUUID());
  const file = await open(path, 'wx', 0o600);
  const hash = startSha256();
  let size = 0;
  let ended: { sha256: string; size: number } | null = null;
  let isOpen = true;
  let isKept = false;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };
  const end = () => (ended ??= { sha256: hash.digest('hex'), size });
  return {
    path,
    append: async (bytes) => {
      hash.update(bytes);
      size += bytes.byteLength;
      await file.writeFile(bytes);
    },
    end,
    keep: async (accountId) => {
      await file.sync();
      await close();
      await settle(path, accountId, end().sha256);
      isKept = true;
    },
    drop: async () => {
      await close();
      if (!isKept) await rm(path, { force: true });
    },
  };
}
