// Puts a file into a person's folder without ever touching what lies there: a name that is taken is left, the next is tried.
import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FailureError } from '../../contract/failure.ts';
import { syncFolder } from '../../store/syncFolder.ts';

const mostNumbers = 1_000;
/** Hidden, and known as ours by its shape: what a stop left behind is taken away. */
const draftName = /^\.recado-[0-9a-f-]{36}\.part$/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Fails as the file system does when the folder is not there; it is never made: a disk may only be unplugged. */
export async function checkFolder(folder: string): Promise<void> {
  if (!(await stat(folder)).isDirectory()) throw new FailureError('folder.gone');
  for (const name of await readdir(folder))
    if (draftName.test(name)) await rm(join(folder, name), { force: true });
}

/** What the file there holds; null when there is none. */
export async function hashAt(folder: string, path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, path)), hash);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
  return hash.digest('hex');
}

/** Where `wanted` or a numbered form of it may lie: `name.pdf`, `name (2).pdf` … */
export function* candidates(wanted: string): Generator<string> {
  yield `${wanted}.pdf`;
  for (let number = 2; number <= mostNumbers; number += 1) yield `${wanted} (${number}).pdf`;
}

/** Writes the bytes at the path; false when something lies there already. Whole or not at all. */
export async function placeBytes(folder: string, path: string, bytes: Uint8Array): Promise<boolean> {
  const draft = join(folder, `.recado-${randomUUID()}.part`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return await giveName(folder, draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Gives a copy of ours another name; false when something lies there already. */
export async function moveCopy(folder: string, from: string, to: string): Promise<boolean> {
  if (!(await giveName(folder, join(folder, from), to))) return false;
  await rm(join(folder, from), { force: true });
  return true;
}

/** A second name for the same bytes: unlike a rename it fails where something lies already, and there is never half a file. */
async function giveName(folder: string, source: string, path: string): Promise<boolean> {
  const target = join(folder, path);
  const made = await mkdir(dirname(target), { recursive: true });
  if (!(await isNamed(source, target))) return false;
  // A power cut must not take the name away: a copy that is gone counts as thrown away by the person.
  for (let at = dirname(target); ; at = dirname(at)) {
    await forceEntries(at);
    if (made === undefined || at === dirname(made)) return true;
  }
}

async function isNamed(source: string, target: string): Promise<boolean> {
  try {
    await link(source, target);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // Sticks and some network disks know no second names.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    return copyWhole(source, target);
  }
}

/** Some network disks cannot force a folder; the copy is there all the same. */
async function forceEntries(folder: string): Promise<void> {
  try {
    await syncFolder(folder);
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
  }
}

async function copyWhole(source: string, target: string): Promise<boolean> {
  try {
    await copyFile(source, target, constants.COPYFILE_EXCL);
    const copy = await open(target, 'r+');
    try {
      await copy.sync();
    } finally {
      await copy.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    await rm(target, { force: true });
    throw error;
  }
}
