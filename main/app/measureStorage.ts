// Says what takes space in a profile: by part, and documents by portal, account and year; reads names and sizes only.
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageSizes } from '../contract/storageMethods.ts';
import type { StoredFile } from '../store/storageStore.ts';
import type { DocumentFiles, Store } from '../store/store.ts';

type Part = keyof StorageSizes['parts'];
type Share = { files: number; bytes: number };

/** Where each name at the top of a profile belongs; documents are told apart by what names them. */
const partOf: Record<string, Part> = {
  'recado.db': 'database',
  'recado.db-wal': 'database',
  'recado.db-shm': 'database',
  thumbnails: 'cache',
  cache: 'cache',
  backups: 'backups',
  bin: 'bin',
  'before-restore': 'setAside',
};

export interface StorageDeps {
  store: Pick<Store, 'storage' | 'accounts' | 'bin' | 'runs'>;
  files: Pick<DocumentFiles, 'list' | 'path'>;
  profileDir: string;
}

export async function measureStorage({ store, files, profileDir }: StorageDeps): Promise<StorageSizes> {
  const [named, accounts, removed, pages] = await Promise.all([
    store.storage.files(),
    store.accounts.list(),
    store.bin.list(),
    store.runs.keptPages(),
  ]);
  const parts: StorageSizes['parts'] = {
    documents: 0,
    evidence: 0,
    database: 0,
    cache: 0,
    backups: 0,
    bin: 0,
    setAside: 0,
    strays: 0,
    other: 0,
  };
  for (const name of await readdir(profileDir))
    if (name !== 'documents') parts[partOf[name] ?? 'other'] += await sizeOf(join(profileDir, name));

  const labels = new Map(accounts.map(({ id, label }) => [id, label]));
  const inBin = new Set(removed.flatMap(({ accountIds }) => accountIds));
  const byName = Map.groupBy(named, nameOf);
  /** Pages that no reader understood are kept as evidence of no notice. */
  const kept = new Set(pages.map(({ accountId, sha256 }) => nameOf({ ownerId: accountId, sha256 })));
  const [byPortal, byAccount, byYear] = [sums<StoredFile['portal']>(), sums<string>(), sums<number>()];
  const seen = new Set<string>();
  const duplicates = { files: 0, bytes: 0 };
  const isNamed = (file: { accountId: string; sha256: string }): boolean =>
    byName.has(nameOf({ ownerId: file.accountId, sha256: file.sha256 }));
  const all = await files.list();
  // What is named speaks for bytes that also lie in the bin.
  for (const file of [...all.filter(isNamed), ...all.filter((one) => !isNamed(one))]) {
    // A number of 64 bits, as some systems give, does not fit into a plain one.
    const { dev, ino } = await stat(files.path(file.accountId, file.sha256), { bigint: true });
    const { size } = file;
    // The same bytes under two accounts are one file with two names.
    const isFirst = seen.size < seen.add(`${dev}:${ino}`).size;
    const namedBy = byName.get(nameOf({ ownerId: file.accountId, sha256: file.sha256 })) ?? [];
    const again = Math.max(0, namedBy.length - 1) + (isFirst ? 0 : 1);
    duplicates.files += again;
    duplicates.bytes += again * size;
    for (const portal of new Set(namedBy.map((one) => one.portal))) byPortal.add(portal, size);
    for (const year of new Set(namedBy.map((one) => one.year))) byYear.add(year, size);
    if (namedBy.length > 0) byAccount.add(file.accountId, size);
    if (!isFirst) continue;
    if (namedBy.length > 0)
      parts[namedBy.every(({ role }) => role === 'evidence') ? 'evidence' : 'documents'] += size;
    else if (kept.has(nameOf({ ownerId: file.accountId, sha256: file.sha256 }))) parts.evidence += size;
    else parts[inBin.has(file.accountId) ? 'bin' : 'strays'] += size;
  }
  return {
    bytes: Object.values(parts).reduce((sum, size) => sum + size, 0),
    parts,
    byPortal: byPortal.list().map(([portal, share]) => ({ portal, ...share })),
    byAccount: byAccount
      .list()
      .map(([accountId, share]) => ({ accountId, label: labels.get(accountId) ?? null, ...share })),
    byYear: byYear
      .list()
      .map(([year, share]) => ({ year, ...share }))
      .toSorted((one, other) => other.year - one.year),
    duplicates,
  };
}

const nameOf = ({ ownerId, sha256 }: Pick<StoredFile, 'ownerId' | 'sha256'>): string =>
  `${ownerId}/${sha256}`;

/** The largest first. */
function sums<K>(): { add(key: K, bytes: number): void; list(): [K, Share][] } {
  const shares = new Map<K, Share>();
  return {
    add: (key, bytes) => {
      const { files, bytes: before } = shares.get(key) ?? { files: 0, bytes: 0 };
      shares.set(key, { files: files + 1, bytes: before + bytes });
    },
    list: () => [...shares].toSorted(([, one], [, other]) => other.bytes - one.bytes),
  };
}

async function sizeOf(path: string): Promise<number> {
  const found: Stats | null = await stat(path).catch(() => null);
  if (found === null) return 0;
  if (!found.isDirectory()) return found.size;
  let size = 0;
  for (const name of await readdir(path).catch(() => [])) size += await sizeOf(join(path, name));
  return size;
}
