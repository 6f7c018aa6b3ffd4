// An account that met a locked keychain goes on by itself once it is unlocked; one with a rejected password does not.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FailureError } from '../../main/contract/failure.ts';
import { createEngine } from '../../main/sync/engine.ts';
import { syncAccount } from '../../main/sync/syncAccount.ts';
import type { VaultStatus } from '../../main/vault/vault.ts';
import { openSyncBench, type SyncBench } from '../support/syncBench.ts';

let bench: SyncBench;
beforeEach(async () => {
  bench = await openSyncBench();
});
afterEach(() => bench.close());

const account = () => bench.deps.store.accounts.get(bench.account.id);

/** Parks the account for this failure, then starts the engine with the keychain as it stands. */
async function startAfter(failure: FailureError, state: VaultStatus['state']): Promise<VaultStatus[]> {
  bench.play({ pages: [failure] });
  await syncAccount(bench.deps, bench.account.id, {
    trigger: 'schedule',
    signal: new AbortController().signal,
  });
  expect(await account()).toMatchObject({ state: 'parked', parkedFor: failure.failure });
  bench.play({ pages: [] });
  const told: VaultStatus[] = [];
  const status = { kind: 'keychain', state, reason: state === 'ready' ? null : 'locked' } as const;
  bench.deps.hub.on('vault.changed', (now) => told.push(now as VaultStatus));
  const engine = createEngine({
    ...bench.deps,
    vault: { ...bench.deps.vault, status: () => Promise.resolve(status) },
  });
  await engine.start();
  await engine.idle();
  await engine.close();
  return told;
}

it('goes on when the keychain was unlocked', async () => {
  expect(await startAfter(new FailureError('vault.locked'), 'ready')).toMatchObject([{ state: 'ready' }]);
  expect(await account()).toMatchObject({ state: 'active', parkedFor: null });
});

it('waits while it is locked', async () => {
  expect(await startAfter(new FailureError('vault.locked'), 'locked')).toEqual([]);
  expect(await account()).toMatchObject({ state: 'parked' });
});

it('never tries a rejected password again', async () => {
  expect(await startAfter(new FailureError('signIn.rejected'), 'ready')).toEqual([]);
  expect(bench.askedWith).toHaveLength(1);
});
