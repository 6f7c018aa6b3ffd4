// Puts a restored profile in the place of the one that is here, before anything of it is opened; it can be cut off anywhere.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../contract/failure.ts';
import { silentLogger } from '../../model/logger.ts';
import { openStore } from '../../store/openStore.ts';
import { syncFolder } from '../../store/syncFolder.ts';

/** A whole restored profile that waits for the next start. */
const waiting = 'restore.ready';
/** The same while it is being moved in: from then on what was here is aside. */
const moving = 'restore.moving';
/** What was here before a restore, by its moment; only a person deletes it. */
export const asideDir = 'before-restore';
/** Lies in a profile that has just been restored, until its accounts were looked at. */
export const restoredMarker = 'restored.json';

const parts = [
  'recado.db-wal',
  'recado.db-shm',
  'recado.open',
  'recado.db',
  'certificates',
  'documents',
  'bin',
  'backups',
];
const moved = [...parts, restoredMarker];

export const waitingDir = (profileDir: string): string => join(profileDir, waiting);

/** Null when none waits. */
export async function waitingRestore(profileDir: string): Promise<{ madeAt: string } | null> {
  return readMarker(join(waitingDir(profileDir), restoredMarker));
}

/** The person changed their mind before the next start. */
export const withdrawRestore = (profileDir: string): Promise<void> =>
  rm(waitingDir(profileDir), { recursive: true, force: true });

/**
 * True when a restored profile took its place. Each step is one rename and begins where the last process was cut off:
 * first all that is here goes aside, then the restored parts come in. Fails with `store.busy` while another process has
 * the profile.
 */
export async function swapRestored(profileDir: string, now: Date): Promise<boolean> {
  const [from, way] = [waitingDir(profileDir), join(profileDir, moving)];
  if (existsSync(from)) {
    await refuseWhenBusy(profileDir);
    const aside = await asideFor(profileDir, now);
    for (const part of parts) await moveOver(join(profileDir, part), join(aside, part));
    await syncFolder(aside);
    await rename(from, way);
    await syncFolder(profileDir);
  }
  if (!existsSync(way)) return false;
  for (const part of moved) await moveOver(join(way, part), join(profileDir, part));
  await syncFolder(profileDir);
  await rm(way, { recursive: true, force: true });
  return true;
}

/** One place for one restore, also where it takes several starts. */
async function asideFor(profileDir: string, now: Date): Promise<string> {
  const note = join(waitingDir(profileDir), 'aside');
  const known = await readFile(note, 'utf8').catch(() => null);
  const name = known ?? now.toISOString().slice(0, 19).replaceAll(':', '-');
  if (known === null) await writeFile(note, name, { mode: 0o600 });
  const aside = join(profileDir, asideDir, name);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  return aside;
}

async function refuseWhenBusy(profileDir: string): Promise<void> {
  if (!existsSync(join(profileDir, 'recado.db'))) return;
  try {
    await (await openStore({ profileDir, workerUrl: null, log: silentLogger })).close();
  } catch (error) {
    // A damaged one may be why somebody restores: it goes aside as it is.
    if (error instanceof FailureError && error.failure.code === 'store.busy') throw error;
  }
}

async function moveOver(from: string, to: string): Promise<void> {
  if (existsSync(from)) await rename(from, to);
}

export async function readMarker(path: string): Promise<{ madeAt: string } | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const told: unknown = JSON.parse(text);
  const madeAt = typeof told === 'object' && told !== null && 'madeAt' in told ? String(told.madeAt) : '';
  return { madeAt };
}
