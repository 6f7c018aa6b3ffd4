// Reads how each account is: its last runs, since when it was not seen whole, and when its certificate ends.
import { type Account, importMethod } from '../model/account.ts';
import type { Clock, Instant } from '../model/day.ts';
import type { Manifest } from '../model/manifest.ts';
import type { PortalId } from '../model/portal.ts';
import { sourceHealth } from '../model/quietSource.ts';
import type { Store } from '../store/store.ts';
import type { AlertAccount } from './accountAlerts.ts';

export interface AccountFacts {
  store: Pick<Store, 'accounts' | 'runs'>;
  clock: Clock;
  manifestOf: (portal: PortalId) => Manifest | undefined;
  certificateEndsAt: (account: Account) => Instant | null;
}

/** A ladder climbs some eight steps a day; three days of them fit. */
const runsLookedAt = 60;

export async function readAccounts(deps: AccountFacts): Promise<AlertAccount[]> {
  const now = deps.clock.now();
  const accounts = (await deps.store.accounts.list()).filter(({ method }) => method !== importMethod);
  return Promise.all(
    accounts.map(async (account) => ({
      account,
      health: sourceHealth(account, deps.manifestOf(account.portal), now),
      certificateEndsAt: deps.certificateEndsAt(account),
      runs:
        account.state === 'active'
          ? await deps.store.runs.list({ accountId: account.id, limit: runsLookedAt })
          : [],
    })),
  );
}
