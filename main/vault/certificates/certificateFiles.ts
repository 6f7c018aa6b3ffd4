// Keeps certificate files in the profile: too large for a keychain, and closed by their own passphrase, which lies there.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface CertificateFiles {
  /** Null when the account has none. */
  read(accountId: string): Promise<Uint8Array | null>;
  /** Replaces the account's file in one step. */
  write(accountId: string, bytes: Uint8Array): Promise<void>;
  remove(accountId: string): Promise<void>;
}

/** Files lie in `<profile>/certificates/<accountId>.p12`, readable by their owner alone. */
export function openCertificateFiles(profileDir: string): CertificateFiles {
  const dir = join(profileDir, 'certificates');
  const pathOf = (accountId: string) => {
    if (!/^[\w-]+$/.test(accountId)) throw new Error('not an account id');
    return join(dir, `${accountId}.p12`);
  };
  return {
    read: async (accountId) => {
      try {
        return await readFile(pathOf(accountId));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    write: async (accountId, bytes) => {
      const path = pathOf(accountId);
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const file = await open(`${path}.new`, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
    remove: (accountId) => rm(pathOf(accountId), { force: true }),
  };
}
