// Reads a backup through, checks every byte of it, and puts into a folder what is wanted of it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Decrypter } from 'age-encryption';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { FailureError } from '../../contract/failure.ts';
import { backupVersion, isBackupName, type OnProgress, secretsName } from './backupFormat.ts';
import { aboutSchema, type BackupAbout, type BackupSecrets, secretsSchema } from './backupShapes.ts';

export interface ReadOrder {
  path: string;
  passphrase: string;
  /** Where to put files; null only checks. */
  into: string | null;
  /** Put there only the database, to look into; all the rest is checked all the same. */
  isDatabaseOnly?: boolean | undefined;
}

export interface ArchiveContent {
  about: BackupAbout;
  documents: number;
  bytes: number;
  secrets: BackupSecrets | null;
}

/** Fails with `input.invalid {badFields: ['passphrase']}` or `{file}`, `file.damaged`, `file.notUnderstood`, `store.full`. */
export async function readArchive(order: ReadOrder, onProgress: OnProgress): Promise<ArchiveContent> {
  await stat(order.path).catch((error: unknown) => {
    throw new FailureError('input.invalid', { file: order.path }, error);
  });
  const source = createReadStream(order.path);
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(order.passphrase);
    const opened = await decrypter
      .decrypt(Readable.toWeb(source) as unknown as ReadableStream<Uint8Array>)
      .catch((error: unknown) => {
        throw openingFailure(error);
      });
    return await readEntries(opened.pipeThrough(createTarDecoder({ strict: true })), order, onProgress);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new FailureError('store.full', {}, error);
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
  { into, isDatabaseOnly = false }: ReadOrder,
  onProgress: OnProgress,
): Promise<ArchiveContent> {
  const sums: string[] = [];
  let about: BackupAbout | null = null;
  let told: string | null = null;
  let secrets: BackupSecrets | null = null;
  let bytes = 0;
  for await (const { header, body } of entries) {
    const { name } = header;
    if (name === 'backup.json') about = readAbout(await textOf(body));
    else if (name === 'SHA256SUMS') told = await textOf(body);
    else if (about !== null && name === secretsName)
      secrets = secretsSchema.parse(JSON.parse(await textOf(body)));
    else {
      if (about === null || !isBackupName(name)) throw new FailureError('file.damaged', { name });
      const total = about.bytes ?? null;
      const isWanted = into !== null && (!isDatabaseOnly || name === 'recado.db');
      const hash = await keep(body, isWanted ? join(into, name) : null, (size) => {
        bytes += size;
        onProgress(bytes, total);
      });
      sums.push(`${hash}  ${name}`);
    }
  }
  if (about === null || told !== `${sums.join('\n')}\n`)
    throw new FailureError('file.damaged', { name: 'SHA256SUMS' });
  const documents = sums.filter((line) => line.slice(66).startsWith('documents/')).length;
  return { about, documents, bytes, secrets };
}

function readAbout(text: string): BackupAbout {
  const parsed = aboutSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new FailureError('file.notUnderstood', { reason: 'backup' });
  if (parsed.data.version !== backupVersion)
    throw new FailureError('file.notUnderstood', { reason: 'newer' });
  return parsed.data;
}

const textOf = (body: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text();

/** The SHA-256 of what came; written and forced to the disk where a path is given. */
async function keep(
  body: ReadableStream<Uint8Array>,
  path: string | null,
  onPiece: (bytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256');
  if (path !== null) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = path === null ? null : await open(path, 'wx', 0o600);
  try {
    for await (const piece of body) {
      hash.update(piece);
      await file?.writeFile(piece);
      onPiece(piece.byteLength);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  return hash.digest('hex');
}
