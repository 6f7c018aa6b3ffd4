// Writes the whole profile into one file that only the passphrase opens: a tar in the age format, piece by piece.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { createTarPacker } from 'modern-tar';
import type { DocumentFiles, Store } from '../../store/store.ts';
import { backupVersion } from './backupFormat.ts';

export interface BackupDeps {
  store: Pick<Store, 'copyTo'>;
  files: Pick<DocumentFiles, 'list' | 'path'>;
  profileDir: string;
}

/**
 * The database as one moment had it, documents and certificate files; secrets stay in the keychain. `out` stands under
 * another name until it is whole and on the disk, so that a crash leaves no file that looks like a backup.
 */
export async function makeBackup(
  { store, files, profileDir }: BackupDeps,
  out: string,
  passphrase: string,
  now: Date,
): Promise<{ documents: number; size: number }> {
  const copy = join(profileDir, 'backup.unfinished.db');
  const draft = `${out}.unfinished`;
  await rm(copy, { force: true });
  try {
    // Documents are only ever added: what the copy names is there when it is made.
    await store.copyTo(copy);
    const stored = await files.list();
    const certificates = await readdir(join(profileDir, 'certificates')).catch(() => []);
    const sources = [
      { name: 'recado.db', path: copy },
      ...certificates
        .filter((name) => /^[\w-]+\.p12$/.test(name))
        .map((name) => ({ name: `certificates/${name}`, path: join(profileDir, 'certificates', name) })),
      ...stored.map(({ accountId, sha256 }) => ({
        name: `documents/${accountId}/${sha256.slice(0, 2)}/${sha256}`,
        path: files.path(accountId, sha256),
      })),
    ];
    const { readable, controller } = createTarPacker();
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    const closed = await encrypter.encrypt(readable);
    const packing = (async () => {
      const about = {
        format: 'recado-backup',
        version: backupVersion,
        madeAt: now.toISOString(),
        hasSecrets: false,
      };
      await addText('backup.json', JSON.stringify(about));
      const sums: string[] = [];
      for (const { name, path } of sources) {
        const hash = createHash('sha256');
        const { size } = await stat(path);
        const writer = controller.add({ name, size, mode: 0o600 }).getWriter();
        for await (const piece of createReadStream(path)) {
          hash.update(piece as Buffer);
          await writer.write(piece as Buffer);
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
    return { documents: stored.length, size: (await stat(out)).size };

    async function addText(name: string, text: string): Promise<void> {
      const bytes = Buffer.from(text);
      const writer = controller.add({ name, size: bytes.byteLength, mode: 0o600 }).getWriter();
      await writer.write(bytes);
      await writer.close();
    }
  } finally {
    await rm(copy, { force: true });
    await rm(draft, { force: true });
  }
}
