// The files of documents on a real disk: by content, verified when read, whole or absent.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import type { DocumentFiles } from '../../main/store/store.ts';
import { temporaryProfile } from '../support/storeFixtures.ts';

const account = 'a1b2c3d4-0000-4000-8000-000000000001';
const bytes = Buffer.from('%PDF-1.7 resolución');
const sha256 = createHash('sha256').update(bytes).digest('hex');
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let files: DocumentFiles;

beforeEach(async () => {
  profile = await temporaryProfile();
  files = openDocumentFiles({ profileDir: profile.profileDir });
});
afterEach(() => profile.remove());

it('stores bytes under their hash, in a folder for each account', async () => {
  expect(await files.write(account, bytes)).toEqual({ sha256, size: bytes.length });
  const path = join(profile.profileDir, 'documents', account, sha256.slice(0, 2), sha256);
  expect(files.path(account, sha256)).toBe(path);
  expect(Buffer.from(await files.read(account, sha256))).toEqual(bytes);
  expect(await files.list()).toEqual([{ accountId: account, sha256, size: bytes.length }]);
});

it.skipIf(process.platform === 'win32')('lets only its owner read them', async () => {
  await files.write(account, bytes);
  expect((await stat(files.path(account, sha256))).mode & 0o777).toBe(0o600);
});

it('does not write the same bytes again', async () => {
  await files.write(account, bytes);
  const path = files.path(account, sha256);
  await utimes(path, 1, 1);
  await files.write(account, bytes);
  expect((await stat(path)).mtimeMs).toBe(1_000);
});

it('writes at once what is stored many times at once', async () => {
  const told = await Promise.all(Array.from({ length: 20 }, () => files.write(account, bytes)));
  expect(new Set(told.map((file) => file.sha256))).toEqual(new Set([sha256]));
  expect(await files.list()).toHaveLength(1);
  expect(await readdir(join(profile.profileDir, 'documents', account, 'unfinished'))).toEqual([]);
});

it('says what is missing or no longer fits, and heals when the bytes come again', async () => {
  expect(await files.read(account, sha256).catch(failureOf)).toEqual({
    code: 'document.gone',
    details: { sha256 },
  });
  await files.write(account, bytes);
  await writeFile(files.path(account, sha256), Buffer.from('%PDF-1.7 resoluciom'));
  expect(await files.read(account, sha256).catch(failureOf)).toEqual({
    code: 'store.damaged',
    details: { reason: 'document', accountId: account, sha256 },
  });
  await files.write(account, bytes);
  expect(Buffer.from(await files.read(account, sha256))).toEqual(bytes);
});

it('removes at the next start what was being written when Recado stopped', async () => {
  await files.write(account, bytes);
  const unfinished = join(profile.profileDir, 'documents', account, 'unfinished');
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'half'), 'half');
  files = openDocumentFiles({ profileDir: profile.profileDir });
  expect(existsSync(unfinished)).toBe(false);
  expect(await files.list()).toHaveLength(1);
});

it('takes a file in pieces, keeps it under its hash or drops it, and lists it nowhere before', async () => {
  const staged = await files.stage();
  for (const piece of [bytes.subarray(0, 7), bytes.subarray(7)]) await staged.append(piece);
  expect(staged.end()).toEqual({ sha256, size: bytes.length });
  expect(Buffer.from(await readFile(staged.path))).toEqual(bytes);
  expect(await files.list()).toEqual([]);
  await staged.keep(account);
  await staged.drop();
  expect(Buffer.from(await files.read(account, sha256))).toEqual(bytes);
  const dropped = await files.stage();
  await dropped.append(bytes);
  await dropped.drop();
  const left = await files.stage();
  await left.append(bytes);
  const unfinished = join(profile.profileDir, 'documents', 'unfinished');
  expect(await readdir(unfinished)).toHaveLength(1);
  openDocumentFiles({ profileDir: profile.profileDir });
  expect(existsSync(unfinished)).toBe(false);
  await left.drop();
  expect(await files.list()).toHaveLength(1);
});

it('removes an account’s folder and no other', async () => {
  await files.write(account, bytes);
  await files.write('other', bytes);
  await files.removeAccount(account);
  await files.removeAccount(account);
  expect(await files.list()).toEqual([{ accountId: 'other', sha256, size: bytes.length }]);
});

it('leads nowhere outside its folder', async () => {
  for (const id of ['..', '../x', 'a/b', '', '.', 'a\\b', 'a\0']) {
    expect(() => files.path(id, sha256), id).toThrow('input.invalid');
    expect(await files.write(id, bytes).catch(failureOf)).toMatchObject({ code: 'input.invalid' });
    expect(await files.removeAccount(id).catch(failureOf)).toMatchObject({ code: 'input.invalid' });
  }
  for (const hash of ['..', '../../x', sha256.toUpperCase(), `${sha256}0`]) {
    expect(() => files.path(account, hash), hash).toThrow('input.invalid');
  }
});

it('tells what is whole, changed by one byte, and missing, without holding the file in memory', async () => {
  expect(await files.verify(account, sha256)).toBe('missing');
  await files.write(account, bytes);
  expect(await files.verify(account, sha256)).toBe('whole');
  await writeFile(files.path(account, sha256), Buffer.from('%PDF-1.7 resolucioN'));
  expect(await files.verify(account, sha256)).toBe('damaged');
});

const isMountable = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt'], { stdio: 'ignore' });
    execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

it.skipIf(!isMountable())(
  'leaves nothing half-written on a full disk or one that was made read-only',
  async () => {
    const disk = await mkdtemp(join(tmpdir(), 'recado-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
    try {
      const small = openDocumentFiles({ profileDir: disk });
      await small.write(account, bytes);
      const large = Buffer.alloc(3_000_000, 'x');
      expect(await small.write(account, large).catch(failureOf)).toEqual({ code: 'store.full', details: {} });
      expect(await readdir(join(disk, 'documents', account, 'unfinished'))).toEqual([]);
      expect(await small.list()).toEqual([{ accountId: account, sha256, size: bytes.length }]);
      const fitting = Buffer.alloc(200_000, 'y');
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      expect(await small.write(account, fitting).catch(failureOf)).toEqual({
        code: 'store.damaged',
        details: { reason: 'readOnly' },
      });
      expect(Buffer.from(await small.read(account, sha256))).toEqual(bytes);
      execFileSync('mount', ['-o', 'remount,rw', disk]);
      expect((await small.write(account, fitting)).size).toBe(200_000);
      expect(await small.list()).toHaveLength(2);
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  },
);

it('keeps the same bytes of two accounts once on the disk; each name goes and heals by itself', async () => {
  await files.write(account, bytes);
  // Another process finds what is here already.
  files = openDocumentFiles({ profileDir: profile.profileDir });
  await files.write('other', bytes);
  const inode = async (owner: string) => (await stat(files.path(owner, sha256))).ino;
  expect(await inode('other')).toBe(await inode(account));
  await writeFile(files.path(account, sha256), 'damaged');
  await files.write('other', bytes);
  expect(await files.verify('other', sha256)).toBe('whole');
  expect(await files.verify(account, sha256)).toBe('damaged');
  await files.write(account, bytes);
  expect(await inode('other')).toBe(await inode(account));
  await files.removeAccount('other');
  expect(Buffer.from(await files.read(account, sha256))).toEqual(bytes);
  await files.write('third', bytes);
  expect(await files.verify('third', sha256)).toBe('whole');
});
