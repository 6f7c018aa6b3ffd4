// Packs named files into one that only the passphrase opens: a tar in the age format, piece by piece.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { createTarPacker } from 'modern-tar';
import { FailureError } from '../../contract/failure.ts';
import { syncFolder } from '../../store/syncFolder.ts';
import { folderFailure } from '../ownFolder.ts';
import { type OnProgress, secretsName } from './backupFormat.ts';
import type { BackupAbout, BackupSecrets } from './backupShapes.ts';

/**
 * 64 MiB and a third of a second for each guess. age itself takes 18, which are 256 MiB: more than all the rest of a
 * backup, and more than an old computer has to spare. New passphrases are the longer for it (`leastPassphrase`).
 */
const realWorkFactor = 16;

export interface ArchiveOrder {
  out: string;
  passphrase: string;
  about: Omit<BackupAbout, 'bytes'>;
  sources: { name: string; path: string }[];
  /** Null leaves them out. */
  secrets: BackupSecrets | null;
  /** Power of two of scrypt's cost, where it is not the real one. */
  workFactor?: number | undefined;
}

/**
 * Whole or not at all: `out` stands under another name until it is complete and on the disk, so that a crash leaves no
 * file that looks like a backup. Returns its size.
 */
export async function writeArchive(order: ArchiveOrder, onProgress: OnProgress): Promise<number> {
  const { out, passphrase, sources, secrets, workFactor = realWorkFactor } = order;
  const draft = `${out}.unfinished`;
  const sizes = await Promise.all(sources.map(async ({ name, path }) => (await statOf(name, path)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const { readable, controller } = createTarPacker();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  try {
    const closed = await encrypter.encrypt(readable);
    const packing = (async () => {
      let done = 0;
      await addText('backup.json', JSON.stringify({ ...order.about, bytes: total }));
      if (secrets !== null) await addText(secretsName, JSON.stringify(secrets));
      const sums: string[] = [];
      for (const [at, { name, path }] of sources.entries()) {
        const hash = createHash('sha256');
        const writer = controller.add({ name, size: sizes[at] ?? 0, mode: 0o600 }).getWriter();
        for await (const bytes of piecesOf(name, path)) {
          hash.update(bytes);
          await writer.write(bytes);
          done += bytes.byteLength;
          onProgress(done, total);
        }
        await writer.close();
        sums.push(`${hash.digest('hex')}  ${name}`);
      }
      await addText('SHA256SUMS', `${sums.join('\n')}\n`);
      controller.finalize();
    })().catch((error: unknown) => {
      controller.error(error);
      throw error;
    });
    await Promise.all([
      packing,
      pipeline(Readable.fromWeb(closed as unknown as NodeStream), createWriteStream(draft, { mode: 0o600 })),
    ]);
    const file = await open(draft, 'r+');
    await file.sync();
    await file.close();
    await rename(draft, out);
    // Older ones are deleted for this one: it must be there after a power cut too.
    await syncFolder(dirname(out));
    return (await stat(out)).size;
  } catch (error) {
    // The folder may be on a disk that was taken away since it was chosen, that is full or closed.
    throw folderFailure(error);
  } finally {
    await rm(draft, { force: true });
  }

  async function addText(name: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const writer = controller.add({ name, size: bytes.byteLength, mode: 0o600 }).getWriter();
    await writer.write(bytes);
    await writer.close();
  }
}

/** What fails here is the profile's, not the folder's. */
const lost = (name: string) => (error: unknown) => {
  throw new FailureError('file.damaged', { name }, error);
};
const statOf = (name: string, path: string) => stat(path).catch(lost(name));

async function* piecesOf(name: string, path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path)) yield piece as Buffer;
  } catch (error) {
    lost(name)(error);
  }
}
