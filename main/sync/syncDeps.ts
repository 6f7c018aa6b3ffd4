// What the sync needs, given from outside: ports and facts, never a global.
import type { ConnectorContext, ConnectorRegistry } from '../connectors/connector.ts';
import type { Account } from '../model/account.ts';
import type { Clock } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import type { Logger } from '../model/logger.ts';
import type { DocumentFiles, Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import type { UpdateAccount } from './updateAccount.ts';

export interface SyncDeps {
  store: Store;
  files: DocumentFiles;
  vault: Vault;
  registry: ConnectorRegistry;
  hub: Hub;
  clock: Clock;
  log: Logger;
  updateAccount: UpdateAccount;
  /** A new unique id. */
  newId: () => string;
  /** 0 to 1. */
  random: () => number;
  /** The computer runs on its battery: what the portal's own interval asks may wait. Left out where nobody knows. */
  isSparing?: (() => boolean) | undefined;
  /** Builds what a connector gets for one account. */
  contextOf(account: Account, call: { isInteractive: boolean; signal: AbortSignal }): ConnectorContext;
}
