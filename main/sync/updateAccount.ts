// Changes one account's record from its newest state, one change after the other, so that no two overwrite each other.

import { FailureError } from '../contract/failure.ts';
import type { Account } from '../model/account.ts';
import type { Hub } from '../model/hub.ts';
import type { AccountStore } from '../store/store.ts';

export type UpdateAccount = (id: string, change: (account: Account) => Account) => Promise<Account>;

/** Fails with `input.notFound` when the account is gone; emits `accounts.changed`. */
export function createUpdateAccount(accounts: AccountStore, hub: Hub): UpdateAccount {
  const last = new Map<string, Promise<unknown>>();
  return (id, change) => {
    const next = (last.get(id) ?? Promise.resolve()).then(async () => {
      const account = await accounts.get(id);
      if (!account) throw new FailureError('input.notFound', { what: 'account' });
      const changed = change(account);
      await accounts.save(changed);
      hub.emit('accounts.changed', { accountId: id });
      return changed;
    });
    const settled = next.catch(() => undefined);
    last.set(id, settled);
    void settled.then(() => {
      if (last.get(id) === settled) last.delete(id);
    });
    return next;
  };
}
