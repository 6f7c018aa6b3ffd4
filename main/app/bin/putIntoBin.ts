// Removes an account or a person: runs end, secrets go at once and for good, all the rest lies in the bin for a while.
import { FailureError } from '../../contract/failure.ts';
import { type Account, accountSecretKey, noticeSecretKey } from '../../model/account.ts';
import type { BinEntry } from '../../store/storageStore.ts';
import type { HandlerDeps } from '../handlers/handlers.ts';

type Deps = Pick<
  HandlerDeps,
  | 'store'
  | 'vault'
  | 'engine'
  | 'updateAccount'
  | 'registry'
  | 'mailSignIns'
  | 'certificates'
  | 'hub'
  | 'clock'
  | 'newId'
>;

/** Fails with `input.notFound`; a keychain that is locked fails before anything is removed. */
export async function putIntoBin(deps: Deps, what: BinEntry['what'], subjectId: string): Promise<BinEntry> {
  const { store, hub } = deps;
  const accounts = await accountsOf(deps, what, subjectId);
  for (const { id } of accounts) deps.engine.cancel(id);
  for (const account of accounts) await forgetSecrets(deps, account);
  for (const { id } of accounts)
    await deps.updateAccount(id, (before) => ({ ...before, state: 'removed', nextCheckAt: null }));
  const secretsBefore = await store.storage.secretNames();
  const at = deps.clock.now().toISOString();
  const entry = await store.bin.remove(deps.newId(), what, subjectId, at);
  const kept = new Set((await store.storage.secretNames()).map(({ noticeId }) => noticeId));
  for (const { noticeId, name } of secretsBefore)
    if (!kept.has(noticeId)) await deps.vault.remove(noticeSecretKey(noticeId, name));
  await store.audit.append({
    at,
    what: `${what}.removed`,
    accountId: what === 'account' ? subjectId : null,
    noticeId: null,
    details: { ...(entry.portal !== null && { portal: entry.portal }), binId: entry.id, ...entry.holdings },
  });
  for (const { id } of accounts) hub.emit('accounts.changed', { accountId: id });
  if (accounts.length === 0) hub.emit('accounts.changed', { accountId: subjectId });
  hub.emit('notices.changed', { added: [], changed: [] });
  hub.emit('cases.changed', { caseIds: [] });
  return entry;
}

async function accountsOf({ store }: Deps, what: BinEntry['what'], subjectId: string): Promise<Account[]> {
  const accounts = await store.accounts.list();
  if (what === 'person') return accounts.filter(({ personId }) => personId === subjectId);
  const account = accounts.find(({ id }) => id === subjectId);
  if (!account) throw new FailureError('input.notFound', { what });
  return [account];
}

async function forgetSecrets(deps: Deps, { id, portal }: Account): Promise<void> {
  const fields = deps.registry.get(portal)?.manifest.signInMethods.flatMap((method) => method.fields) ?? [];
  deps.mailSignIns.forget(id);
  for (const { kind, name } of fields)
    if (kind === 'secret' || kind === 'grant') await deps.vault.remove(accountSecretKey(id, name));
  await deps.certificates.remove(id);
}
