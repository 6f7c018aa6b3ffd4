// A disk of its own that is as small as a test wants and can be full or read-only: only root on Linux may have one.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (...words: [string, ...string[]]): void =>
  void execFileSync(words[0], words.slice(1), { stdio: 'ignore' });

/** Rights of files do not bind root, and nobody else may mount: elsewhere these tests are left out. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt');
    run('umount', '/mnt');
    return true;
  } catch {
    return false;
  }
}

export interface SmallDisk {
  path: string;
  /** Leaves no room at all. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  setReadOnly(isReadOnly: boolean): void;
  remove(): Promise<void>;
}

export async function openSmallDisk(size: string): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'recado-disk-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'none', path);
  const ballast = join(path, '.ballast');
  return {
    path,
    fill: () => writeFile(ballast, Buffer.alloc(1 << 24)).catch(() => undefined),
    empty: () => rm(ballast, { force: true }),
    setReadOnly: (isReadOnly) => run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, path),
    remove: async () => {
      run('umount', '-l', path);
      await rm(path, { recursive: true, force: true });
    },
  };
}
