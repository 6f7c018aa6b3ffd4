// Builds what a connector gets: its own secrets to read, test addresses if there are any, never the vault itself.

import type { ConnectorContext, SecretReader } from '../connectors/connector.ts';
import { FailureError } from '../contract/failure.ts';
import { type Account, accountSecretKey } from '../model/account.ts';
import type { Clock } from '../model/day.ts';
import type { Logger } from '../model/logger.ts';
import type { Vault } from '../vault/vault.ts';
import type { Endpoints } from './endpoints.ts';

export interface ContextCall {
  isInteractive: boolean;
  signal: AbortSignal;
  /** Secrets that are being tried and not saved yet; they stand before the vault's. */
  trying?: Record<string, string>;
}
export type MakeContext = (account: Account, call: ContextCall) => ConnectorContext;

export function createMakeContext(deps: {
  vault: Vault;
  endpoints: Endpoints;
  clock: Clock;
  log: Logger;
}): MakeContext {
  return (account, { isInteractive, signal, trying }) => ({
    account,
    secrets: secretReader(deps.vault, account.id, trying ?? {}),
    endpoints: deps.endpoints.portals[account.portal] ?? {},
    trustedCa: deps.endpoints.trustedCa,
    clock: deps.clock,
    signal,
    isInteractive,
    log: deps.log,
  });
}

const secretReader = (vault: Vault, accountId: string, trying: Record<string, string>): SecretReader => ({
  read: async (field) => {
    const value = trying[field] ?? (await vault.read(accountSecretKey(accountId, field)));
    if (value === null) throw new FailureError('vault.missing', { field });
    return value;
  },
});
