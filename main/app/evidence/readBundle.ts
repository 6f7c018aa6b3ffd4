// Opens a bundle that somebody gave: everything in it is doubted until its hash and its shape are right.
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js';
import { type EvidenceIndex, evidenceIndexSchema, evidenceVersion } from '../../contract/evidenceViews.ts';
import { FailureError } from '../../contract/failure.ts';

export interface OpenBundle {
  index: EvidenceIndex;
  /** The bytes of a file by its SHA-256, checked; fails with `file.damaged`. */
  read(sha256: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

const mostFiles = 200_000;
const mostIndexBytes = 300_000_000;
const mostFileBytes = 500_000_000;

/** Fails with `file.notUnderstood`, `input.invalid {badFields: ['password']}`, `file.damaged` or `file.tooLarge`. */
export async function openBundle(path: string, password: string | null): Promise<OpenBundle> {
  configure({ useWebWorkers: false });
  const zip = new ZipReader(new BlobReader(await openAsBlob(path)), {
    checkSignature: true,
    ...(password === null ? {} : { password }),
  });
  const entries = new Map<string, FileEntry>();
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (entries.size >= mostFiles) throw new FailureError('file.tooLarge', { limitFiles: mostFiles });
      if (!entry.directory) entries.set(entry.filename, entry);
    }
  } catch (error) {
    await zip.close();
    if (error instanceof FailureError) throw error;
    throw new FailureError('file.notUnderstood', { reason: 'zip' }, error);
  }
  try {
    const index = await readIndex(entries.get('index.json'));
    return {
      index,
      read: async (sha256) => {
        const name = index.files[sha256] ?? '';
        const entry = entries.get(name);
        const bytes = entry && (await bytesOf(entry, mostFileBytes));
        if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
          throw new FailureError('file.damaged', { name });
        return bytes;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

async function readIndex(entry: FileEntry | undefined): Promise<EvidenceIndex> {
  if (!entry) throw new FailureError('file.notUnderstood', { reason: 'noIndex' });
  const text = new TextDecoder().decode(await bytesOf(entry, mostIndexBytes));
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch (error) {
    throw new FailureError('file.notUnderstood', { reason: 'index' }, error);
  }
  const read = evidenceIndexSchema.safeParse(told);
  if (read.success) return read.data;
  const isNewer =
    typeof told === 'object' && told !== null && 'version' in told && Number(told.version) > evidenceVersion;
  throw new FailureError('file.notUnderstood', { reason: isNewer ? 'newer' : 'index' }, read.error);
}

/** Counted as they come: what a ZIP says of its sizes is no promise. */
async function bytesOf(entry: FileEntry, limitBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write(piece) {
      size += piece.byteLength;
      if (size > limitBytes) throw new FailureError('file.tooLarge', { limitBytes });
      pieces.push(piece);
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const reason = error instanceof Error ? error.message : '';
    if (reason === ERR_ENCRYPTED || reason === ERR_INVALID_PASSWORD)
      throw new FailureError('input.invalid', { badFields: ['password'] }, error);
    throw new FailureError('file.damaged', { name: entry.filename }, error);
  }
  return Buffer.concat(pieces);
}
