// Keeps files that are being handed over in pieces, in the profile, until they are taken away or Recado starts again.
import { mkdirSync, rmSync } from 'node:fs';
import { appendFile, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../contract/failure.ts';

export interface Shelf {
  /** A place for a file that is not there yet. */
  place(): { id: string; path: string };
  /** Fails with `input.notFound`. */
  pathOf(id: string): string;
  append(id: string, bytes: Uint8Array): Promise<void>;
  /** Up to 1 MiB from `offset`. */
  read(id: string, offset: number): Promise<{ base64: string; size: number; next: number | null }>;
  remove(id: string): Promise<void>;
}

const pieceBytes = 1 << 20;

/** What an earlier process left is removed: nobody knows its id any more. */
export function openShelf(folder: string, newId: () => string): Shelf {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Set<string>();
  const pathOf = (id: string): string => {
    if (!known.has(id)) throw new FailureError('input.notFound', { what: 'file' });
    return join(folder, id);
  };
  return {
    place: () => {
      const id = newId();
      known.add(id);
      return { id, path: join(folder, id) };
    },
    pathOf,
    append: (id, bytes) => appendFile(pathOf(id), bytes, { mode: 0o600 }),
    read: async (id, offset) => {
      const path = pathOf(id);
      const { size } = await stat(path);
      const file = await open(path);
      try {
        const buffer = Buffer.alloc(Math.max(0, Math.min(pieceBytes, size - offset)));
        const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, offset);
        const end = offset + bytesRead;
        return { base64: buffer.toString('base64', 0, bytesRead), size, next: end < size ? end : null };
      } finally {
        await file.close();
      }
    },
    remove: async (id) => {
      const path = pathOf(id);
      known.delete(id);
      await rm(path, { force: true });
    },
  };
}
