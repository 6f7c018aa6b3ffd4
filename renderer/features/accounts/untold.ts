// Of which accounts an empty list says nothing: never read to the end, or not readable any more.
import type { AccountView } from '../../../main/contract/views.ts';
import type { Source } from '../../shell/navigation.ts';

/** Sign-in method of the account that holds files given by hand: there is nothing to look at. */
const importMethod = 'import';

/** There a representative's account lists notices of others too: which ones is not known before it was read. */
const representing: ReadonlySet<string> = new Set(['dehu', 'sede']);

/** Accounts that are looked at by themselves, of this source where one is given. */
export function watchedAccounts(accounts: AccountView[], source: Source = { box: 'inbox' }): AccountView[] {
  return accounts.filter(
    (account) =>
      account.method !== importMethod &&
      account.state !== 'removed' &&
      (source.accountId === undefined || account.id === source.accountId) &&
      (source.personId === undefined ||
        account.personId === source.personId ||
        representing.has(account.portal)),
  );
}

export const isUntold = (account: AccountView): boolean =>
  account.lastCompleteListingAt === null || account.state === 'parked';
