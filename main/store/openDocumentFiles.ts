// Keeps the bytes of documents: one file for each content, named by its SHA-256, written so that a crash leaves all or nothing.
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FailureError } from '../contract/failure.ts';
import { createFolderSync } from './createFolderSync.ts';
import { thumbnailsFolder } from './openThumbnailFiles.ts';
import { startSha256 } from './sha256.ts';
import { storeFailureOf } from './sqlite/storeFailure.ts';
import { stageFile } from './stageFile.ts';
import type { DocumentFiles, StagedFile } from './store.ts';

const temporary = 'unfinished';
/** Beside this thread: twenty megabytes would keep it from answering. */
const hashOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
const isAbsent = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) throw error;
    const { code, details } = storeFailureOf(error);
    throw new FailureError(code, details, error);
  }
}

/** One level at a time: asked for several, Node says of a read-only disk that the folder above is not there. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function entriesOf(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function removeUnfinished(root: string): void {
  if (!existsSync(root)) return;
  for (const account of readdirSync(root)) {
    rmSync(join(root, account, temporary), { recursive: true, force: true });
  }
  rmSync(join(root, temporary), { recursive: true, force: true });
}

/**
 * `documents/<accountId>/<first two hex>/<sha256>` in the profile; what was being written when Recado stopped is removed here.
 * To be opened only by who has the store open.
 */
export function openDocumentFiles(options: { profileDir: string }): DocumentFiles {
  const root = join(options.profileDir, 'documents');
  mkdirSync(root, { recursive: true, mode: 0o700 });
  removeUnfinished(root);

  function folderOf(accountId: string): string {
    // Ids become names of folders: nothing may lead out of them.
    if (!/^[\w-]{1,100}$/.test(accountId)) throw new FailureError('input.invalid', { field: 'accountId' });
    return join(root, accountId);
  }

  function pathOf(accountId: string, sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FailureError('input.invalid', { field: 'sha256' });
    return join(folderOf(accountId), sha256.slice(0, 2), sha256);
  }

  async function isStored(path: string, sha256: string): Promise<boolean> {
    try {
      return (await hashOf(await readFile(path))) === sha256;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  }

  async function store(accountId: string, sha256: string, bytes: Uint8Array): Promise<void> {
    const folder = folderOf(accountId);
    const unfinished = join(folder, temporary);
    for (const each of [folder, unfinished]) await makeFolder(each);
    const draft = join(unfinished, crypto.randomUUID());
    try {
      if (!(await linkSame(sha256, draft))) await writeDurably(draft, bytes);
      await settle(draft, accountId, sha256);
    } finally {
      await rm(draft, { force: true });
    }
  }

  const syncFolders = createFolderSync();
  /** Shelves that are on the disk for good themselves: only what is put into them has to be forced there. */
  const lasting = new Set<string>();
  /** Gives a written draft its name for good, on the disk when it resolves. */
  async function settle(draft: string, accountId: string, sha256: string): Promise<void> {
    const path = pathOf(accountId, sha256);
    const folder = folderOf(accountId);
    const shelf = join(folder, sha256.slice(0, 2));
    // Somebody may have taken the folder away meanwhile.
    if (!(lasting.has(shelf) && (await isRenamed(draft, path)))) {
      lasting.delete(shelf);
      for (const each of [folder, shelf]) await makeFolder(each);
      await rename(draft, path);
    }
    await syncFolders(lasting.has(shelf) ? [shelf] : [shelf, folder, root]);
    lasting.add(shelf);
    (await places()).set(sha256, path);
  }

  const isRenamed = (draft: string, path: string): Promise<boolean> =>
    rename(draft, path).then(
      () => true,
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw error;
      },
    );

  async function stage(): Promise<StagedFile> {
    const folder = join(root, temporary);
    const begin = () => stageFile(folder, settle);
    const staged = await begin().catch(async (error: unknown) => {
      if (!isAbsent(error)) throw error;
      await makeFolder(folder);
      return begin();
    });
    return {
      ...staged,
      append: (bytes) => failing(() => staged.append(bytes)),
      keep: (accountId) => failing(() => staged.keep(accountId)),
      drop: () => failing(() => staged.drop()),
    };
  }

  /** Where each content lies, whoever's it is: looked up once, with the first file that is stored. */
  let known: Promise<Map<string, string>> | null = null;
  const places = (): Promise<Map<string, string>> =>
    (known ??= listAll().then(
      (all) =>
        new Map(
          all.map(({ accountId, sha256 }) => [sha256, join(root, accountId, sha256.slice(0, 2), sha256)]),
        ),
    ));

  /** The same bytes under another account cost nothing: one file with two names, each of which can go by itself. */
  async function linkSame(sha256: string, draft: string): Promise<boolean> {
    const other = (await places()).get(sha256);
    if (other === undefined || !(await isStored(other, sha256))) return false;
    // Some disks know no second names: then it is written again.
    return link(other, draft).then(
      () => true,
      () => false,
    );
  }

  async function listAll(): Promise<{ accountId: string; sha256: string }[]> {
    const found: { accountId: string; sha256: string }[] = [];
    for (const accountId of await entriesOf(root)) {
      if (accountId === temporary) continue;
      for (const shelf of await entriesOf(join(root, accountId))) {
        if (shelf === temporary) continue;
        for (const sha256 of await entriesOf(join(root, accountId, shelf))) found.push({ accountId, sha256 });
      }
    }
    return found;
  }

  return {
    write: (accountId, bytes) =>
      failing(async () => {
        const sha256 = await hashOf(bytes);
        if (!(await isStored(pathOf(accountId, sha256), sha256))) await store(accountId, sha256, bytes);
        return { sha256, size: bytes.byteLength };
      }),
    read: (accountId, sha256) =>
      failing(async () => {
        let bytes: Uint8Array;
        try {
          bytes = await readFile(pathOf(accountId, sha256));
        } catch (error) {
          if (isAbsent(error)) throw new FailureError('document.gone', { sha256 });
          throw error;
        }
        if ((await hashOf(bytes)) !== sha256) {
          throw new FailureError('store.damaged', { reason: 'document', accountId, sha256 });
        }
        return bytes;
      }),
    verify: (accountId, sha256) =>
      failing(async () => {
        const hash = startSha256();
        try {
          for await (const piece of createReadStream(pathOf(accountId, sha256)))
            hash.update(piece as Uint8Array);
        } catch (error) {
          if (isAbsent(error)) return 'missing';
          throw error;
        }
        return hash.digest('hex') === sha256 ? 'whole' : 'damaged';
      }),
    stage: () => failing(stage),
    path: pathOf,
    list: () =>
      failing(async () => {
        const found: { accountId: string; sha256: string; size: number }[] = [];
        for (const { accountId, sha256 } of await listAll()) {
          const { size } = await stat(join(root, accountId, sha256.slice(0, 2), sha256));
          found.push({ accountId, sha256, size });
        }
        return found;
      }),
    remove: (accountId, sha256) =>
      failing(async () => {
        const picture = join(thumbnailsFolder(options.profileDir), accountId, sha256);
        for (const path of [pathOf(accountId, sha256), picture]) await rm(path, { force: true });
      }),
    removeAccount: (accountId) =>
      failing(async () => {
        for (const shelf of lasting) if (dirname(shelf) === folderOf(accountId)) lasting.delete(shelf);
        // The small pictures show the same pages.
        const folders = [folderOf(accountId), join(thumbnailsFolder(options.profileDir), accountId)];
        for (const folder of folders) await rm(folder, { recursive: true, force: true });
      }),
  };
}
