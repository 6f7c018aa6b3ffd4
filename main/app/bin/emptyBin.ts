// Takes out of the bin for good what a person asks for, and what has been in it for thirty days.
import type { Clock } from '../../model/day.ts';
import type { BinEntry } from '../../store/storageStore.ts';
import type { DocumentFiles, Store } from '../../store/store.ts';

export const daysInBin = 30;

export interface BinDeps {
  store: Store;
  files: DocumentFiles;
  clock: Clock;
}

export const endOf = ({ removedAt }: BinEntry): string =>
  new Date(Date.parse(removedAt) + daysInBin * 86_400_000).toISOString();

/** Files first: cut off in between, the entry is still there and is purged again. */
export async function purge({ store, files, clock }: BinDeps, entry: BinEntry): Promise<void> {
  const here = new Set((await store.accounts.list()).map(({ id }) => id));
  for (const id of entry.accountIds) if (!here.has(id)) await files.removeAccount(id);
  await store.bin.purge(entry.id);
  await store.audit.append({
    at: clock.now().toISOString(),
    what: `${entry.what}.purged`,
    accountId: entry.what === 'account' ? entry.subjectId : null,
    noticeId: null,
    details: { binId: entry.id, removedAt: entry.removedAt, ...entry.holdings },
  });
}

/** Returns how many entries went. Removed cases lose their content with the same patience. */
export async function purgeOld(deps: BinDeps): Promise<number> {
  const now = deps.clock.now().toISOString();
  const old = (await deps.store.bin.list()).filter((entry) => endOf(entry) <= now);
  for (const entry of old) await purge(deps, entry);
  for (const caseId of await deps.store.cases.purge(now)) await deps.files.removeAccount(caseId);
  return old.length;
}
