// Reads a backup through, checks every byte of it, and puts it into a folder where one is given.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Decrypter } from 'age-encryption';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { FailureError } from '../../contract/failure.ts';
import { silentLogger } from '../../model/logger.ts';
import { openStore } from '../../store/openStore.ts';
import { backupVersion, isBackupName } from './backupFormat.ts';

export interface BackupContent {
  madeAt: string;
  documents: number;
  bytes: number;
}

/** Fails with `input.invalid {badFields: ['passphrase']}`, `file.damaged` or `file.notUnderstood`. Writes nothing. */
export const verifyBackup = (path: string, passphrase: string): Promise<BackupContent> =>
  walk(path, passphrase, null);

/**
 * Into a profile folder that is absent or empty, never over one that holds anything: `input.invalid {reason: 'notEmpty'}`.
 * Everything lies beside it until it is whole and its database opens; then it gets its name in one step.
 */
export async function restoreBackup(
  path: string,
  passphrase: string,
  profileDir: string,
): Promise<BackupContent> {
  const target = resolve(profileDir);
  const draft = `${target}.unfinished`;
  await mkdir(dirname(target), { recursive: true });
  await rmdir(target).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw new FailureError('input.invalid', { option: '--profile', reason: 'notEmpty' }, error);
  });
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    const content = await walk(path, passphrase, draft);
    const store = await openStore({ profileDir: draft, workerUrl: null, log: silentLogger });
    let isIntact = false;
    try {
      ({ isIntact } = await store.health());
    } finally {
      await store.close();
    }
    if (!isIntact) throw new FailureError('file.damaged', { name: 'recado.db' });
    await rename(draft, target);
    return content;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function walk(path: string, passphrase: string, into: string | null): Promise<BackupContent> {
  await stat(path).catch((error: unknown) => {
    throw new FailureError('input.invalid', { file: path }, error);
  });
  const source = createReadStream(path);
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const opened = await decrypter
      .decrypt(Readable.toWeb(source) as unknown as ReadableStream<Uint8Array>)
      .catch((error: unknown) => {
        throw openingFailure(error);
      });
    return await readEntries(opened.pipeThrough(createTarDecoder({ strict: true })), into);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new FailureError('store.full', {}, error);
    throw new FailureError('file.damaged', {}, error);
  } finally {
    source.destroy();
  }
}

const openingFailure = (error: unknown): FailureError =>
  error instanceof Error && /no identity matched/i.test(error.message)
    ? new FailureError('input.invalid', { badFields: ['passphrase'] }, error)
    : new FailureError('file.notUnderstood', { reason: 'backup' }, error);

async function readEntries(
  entries: ReadableStream<ParsedTarEntry>,
  into: string | null,
): Promise<BackupContent> {
  const sums: string[] = [];
  let [madeAt, told, bytes]: [string | null, string | null, number] = [null, null, 0];
  for await (const { header, body } of entries) {
    const { name } = header;
    if (name === 'backup.json') madeAt = readAbout(await textOf(body));
    else if (name === 'SHA256SUMS') told = await textOf(body);
    else {
      if (madeAt === null || !isBackupName(name)) throw new FailureError('file.damaged', { name });
      sums.push(`${await keep(body, into === null ? null : join(into, name))}  ${name}`);
      bytes += header.size;
    }
  }
  if (madeAt === null || told !== `${sums.join('\n')}\n`)
    throw new FailureError('file.damaged', { name: 'SHA256SUMS' });
  const documents = sums.filter((line) => line.slice(66).startsWith('documents/')).length;
  return { madeAt, documents, bytes };
}

function readAbout(text: string): string {
  const about: unknown = JSON.parse(text);
  if (typeof about !== 'object' || about === null || !('version' in about) || !('madeAt' in about))
    throw new FailureError('file.notUnderstood', { reason: 'backup' });
  if (about.version !== backupVersion) throw new FailureError('file.notUnderstood', { reason: 'newer' });
  return String(about.madeAt);
}

const textOf = (body: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text();

/** The SHA-256 of what came; written and forced to the disk where a path is given. */
async function keep(body: ReadableStream<Uint8Array>, path: string | null): Promise<string> {
  const hash = createHash('sha256');
  if (path !== null) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = path === null ? null : await open(path, 'wx', 0o600);
  try {
    for await (const piece of body) {
      hash.update(piece);
      await file?.writeFile(piece);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  return hash.digest('hex');
}
