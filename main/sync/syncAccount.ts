// One sync of one account, from the first stamp to the last: list, reconcile, documents, schedule. Read it top to bottom.

import {
  type Connector,
  type ConnectorContext,
  type ListingEnd,
  UnreadPage,
} from '../connectors/connector.ts';
import { type Failure, FailureError, failureOf } from '../contract/failure.ts';
import type { Account, AccountCertificate } from '../model/account.ts';
import type { Run, RunTrigger } from '../model/run.ts';
import { nextAfterFailure, parks } from './backoff.ts';
import { fetchDocuments } from './fetchDocuments.ts';
import { nextLook } from './nextLook.ts';
import { storePage } from './storePage.ts';
import type { SyncDeps } from './syncDeps.ts';

export interface SyncCall {
  trigger: RunTrigger;
  signal: AbortSignal;
}

/** Whatever a portal's client makes of a request that was broken off: nothing of it is the portal's fault. */
const stopped: Failure = { code: 'cancelled', details: { reason: 'stopped' } };

/** Never throws for what a portal does: the returned run says how it went. A store that fails does throw. */
export async function syncAccount(
  deps: SyncDeps,
  accountId: string,
  { trigger, signal }: SyncCall,
): Promise<Run> {
  const run = newRun(deps, accountId, trigger);
  const isPersonThere = trigger === 'person';
  await deps.store.runs.save(run);
  deps.hub.emit('run.started', { run: { ...run } });

  // The next look is stamped before the network is touched, so that a crash can never make a portal be asked in a loop.
  const account = await deps.updateAccount(accountId, (before) => ({
    ...before,
    nextCheckAt: normalLook(deps, before).toISOString(),
  }));

  let certificate: AccountCertificate | null = null;
  try {
    const connector = connectorOf(deps, account);
    const context: ConnectorContext = {
      ...deps.contextOf(account, { isInteractive: isPersonThere, signal }),
      signedInWith: (told) => {
        certificate = told;
      },
    };
    try {
      const end = await listAll(deps, connector, context, run);
      await deps.store.notices.closeListing({
        accountId,
        at: deps.clock.now().toISOString(),
        isComplete: end.isComplete,
        presentIds: end.presentIds,
      });
      run.isComplete = end.isComplete;
      if (end.unread.length > 0) deps.log.warn('run.unread', { runId: run.id, unread: end.unread });
      run.documents += await fetchDocuments(deps, connector, context);
      run.result = 'ok';
    } finally {
      await connector.finished?.(context);
    }
  } catch (error) {
    run.result = signal.aborted ? stopped : await keepUnreadPage(deps, accountId, error);
    const level = run.result.code === 'bug' ? 'error' : 'info';
    deps.log[level]('run.failed', { runId: run.id, portal: account.portal, failure: run.result, error });
  }

  run.endedAt = deps.clock.now().toISOString();
  await deps.store.runs.save(run);
  await keepCertificate(deps, account, certificate);
  if (run.result === 'ok') await markHealthy(deps, accountId, run);
  else await applyFailure(deps, accountId, run.result, isPersonThere);
  deps.hub.emit('run.finished', { run: { ...run } });
  return run;
}

/** The failure; where it holds a page that was not understood, that page is kept and named by its hash. */
async function keepUnreadPage(deps: SyncDeps, accountId: string, error: unknown): Promise<Failure> {
  const failure = failureOf(error);
  const page = error instanceof Error ? error.cause : null;
  if (!(page instanceof UnreadPage)) return failure;
  try {
    const { sha256 } = await deps.files.write(accountId, page.bytes);
    return { ...failure, details: { ...failure.details, sha256 } };
  } catch (problem) {
    deps.log.warn('run.pageNotKept', { failure: failureOf(problem) });
    return failure;
  }
}

/** Writes down a failure that an open line met, as a run of its own, with all that follows from it. */
export async function recordFailedLook(deps: SyncDeps, accountId: string, failure: Failure): Promise<void> {
  const run = endedRun(deps, accountId, 'push', failure);
  await deps.store.runs.save(run);
  await applyFailure(deps, accountId, failure, false);
  deps.hub.emit('run.finished', { run });
}

/** A run that was over as it began: an open line's failure, or one that the store could not keep. */
export const endedRun = (deps: SyncDeps, accountId: string, trigger: RunTrigger, failure: Failure): Run => ({
  ...newRun(deps, accountId, trigger),
  endedAt: deps.clock.now().toISOString(),
  result: failure,
});

const newRun = (deps: SyncDeps, accountId: string, trigger: RunTrigger): Run => ({
  id: deps.newId(),
  accountId,
  trigger,
  startedAt: deps.clock.now().toISOString(),
  endedAt: null,
  result: null,
  isComplete: false,
  listed: 0,
  added: 0,
  updated: 0,
  documents: 0,
});

async function listAll(
  deps: SyncDeps,
  connector: Connector,
  context: ConnectorContext,
  run: Run,
): Promise<ListingEnd> {
  const { accountId, id: runId } = run;
  const pages = connector.list(context, await deps.store.accounts.cursor(accountId));
  for (;;) {
    if (context.signal.aborted) throw new FailureError('cancelled');
    const step = await pages.next();
    if (step.done) return step.value;
    const page = step.value;
    const stored = await storePage(deps, accountId, runId, page);
    run.listed += page.notices.length;
    run.added += stored.added.length;
    run.updated += stored.changed.length;
    run.documents += stored.documents;
    if (stored.added.length + stored.changed.length > 0)
      deps.hub.emit('notices.changed', { added: stored.added, changed: stored.changed });
    deps.hub.emit('run.progressed', { accountId, runId, seen: page.seen, total: page.total });
  }
}

/** Its end is warned of before it comes, also where nobody has signed in by hand for long. */
async function keepCertificate(
  deps: SyncDeps,
  { id, certificate: before }: Account,
  told: AccountCertificate | null,
): Promise<void> {
  if (told === null || (before?.validTo === told.validTo && before.nif === told.nif)) return;
  await deps.updateAccount(id, (account) => ({ ...account, certificate: told }));
}

async function markHealthy(deps: SyncDeps, accountId: string, run: Run): Promise<void> {
  await deps.updateAccount(accountId, (account) => ({
    ...account,
    state: account.state === 'parked' ? 'active' : account.state,
    parkedFor: null,
    nextCheckAt: normalLook(deps, account).toISOString(),
    lastCompleteListingAt: run.isComplete ? run.endedAt : account.lastCompleteListingAt,
  }));
}

async function applyFailure(
  deps: SyncDeps,
  accountId: string,
  failure: Failure,
  hadPerson: boolean,
): Promise<void> {
  const inARow = await failuresInARow(deps, accountId, failure);
  const isParking = parks({ failure, inARow, hadPerson });
  let wasParked = false;
  await deps.updateAccount(accountId, (account) => {
    wasParked = account.state === 'parked';
    // An account that the person paused meanwhile stays paused.
    if (isParking && account.state !== 'paused')
      return { ...account, state: 'parked', parkedFor: failure, nextCheckAt: null };
    const manifest = connectorOf(deps, account).manifest;
    const normalAt = normalLook(deps, account);
    const next = nextAfterFailure({
      failure,
      inARow,
      hadPerson,
      now: deps.clock.now(),
      normalAt,
      manifest,
      random: deps.random(),
    });
    return { ...account, nextCheckAt: (next ?? normalAt).toISOString() };
  });
  if (isParking && !wasParked) deps.hub.emit('account.parked', { accountId, failure });
}

async function failuresInARow(deps: SyncDeps, accountId: string, failure: Failure): Promise<number> {
  const runs = await deps.store.runs.list({ accountId, limit: 20 });
  const isSame = (run: Run) => run.result !== null && run.result !== 'ok' && run.result.code === failure.code;
  // A person's cancelled run says nothing about the portal.
  const telling = runs.filter(
    (run) => run.result !== null && (run.result === 'ok' || run.result.code !== 'cancelled'),
  );
  const end = telling.findIndex((run) => !isSame(run));
  return Math.max(1, end === -1 ? telling.length : end);
}

/** When the account is due by its own schedule. */
export const normalLook = (deps: SyncDeps, account: Account): Date =>
  nextLook({
    manifest: connectorOf(deps, account).manifest,
    schedule: account.schedule,
    now: deps.clock.now(),
    random: deps.random(),
  });

function connectorOf(deps: SyncDeps, account: Account): Connector {
  const connector = deps.registry.get(account.portal);
  if (!connector) throw new Error(`no connector for ${account.portal}`);
  return connector;
}
