// Looks at the accounts of a profile that was just restored: whose passwords are not on this computer needs the person.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, accountSecretKey, refreshTokenField } from '../../model/account.ts';
import type { SyncDeps } from '../../sync/syncDeps.ts';
import { readMarker, restoredMarker } from './swapRestored.ts';

type Deps = Pick<SyncDeps, 'store' | 'vault' | 'registry' | 'updateAccount' | 'clock'>;

/** Nothing where no restore took place; looks again at the next start where the keychain is locked. */
export async function settleRestored(deps: Deps, profileDir: string): Promise<void> {
  const marker = join(profileDir, restoredMarker);
  const told = await readMarker(marker);
  if (told === null) return;
  const at = deps.clock.now().toISOString();
  for (const account of await deps.store.accounts.list()) {
    if (account.state !== 'active' && account.parkedFor?.code !== 'vault.missing') continue;
    const isMissing = await lacksSecret(deps, account);
    await deps.updateAccount(account.id, (before) =>
      isMissing
        ? { ...before, state: 'parked', parkedFor: { code: 'vault.missing', details: {} }, nextCheckAt: null }
        : { ...before, state: 'active', parkedFor: null, nextCheckAt: before.nextCheckAt && at },
    );
  }
  await deps.store.audit.append({
    at,
    what: 'profile.restored',
    accountId: null,
    noticeId: null,
    details: { madeAt: told.madeAt },
  });
  await rm(marker, { force: true });
}

async function lacksSecret({ registry, vault }: Deps, account: Account): Promise<boolean> {
  const method = registry.get(account.portal)?.manifest.signInMethods.find(({ id }) => id === account.method);
  for (const { kind, name, isRequired } of method?.fields ?? []) {
    if (kind !== 'grant' && (kind !== 'secret' || !isRequired)) continue;
    const field = kind === 'grant' ? refreshTokenField : name;
    if ((await vault.read(accountSecretKey(account.id, field))) === null) return true;
  }
  return false;
}
