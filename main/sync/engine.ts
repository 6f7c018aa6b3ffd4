// Joins schedule, queue and open lines into the one thing that decides when an account is looked at.
import type { ScheduledTask } from 'node-cron';
import { FailureError, failureOf } from '../contract/failure.ts';
import type { RunProgress } from '../contract/views.ts';
import type { Account } from '../model/account.ts';
import type { RunTrigger } from '../model/run.ts';
import { createQueue } from './queue.ts';
import type { SyncDeps } from './syncDeps.ts';
import { createWatchers } from './watchers.ts';

export interface Engine {
  /** Starts the tick and the open lines, and runs what is due. */
  start(): Promise<void>;
  /** Queues these accounts now; returns how many were not waiting already. */
  run(accounts: Account[], trigger: RunTrigger): number;
  status(): { running: RunProgress[]; queued: string[]; pausedUntil: string | null };
  /** Does a person's own act on this account's host alone, before any run that waits; fails as the act fails. */
  alone<T>(account: Account, key: string, act: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Holds scheduled runs back until then; null goes on at once. */
  pause(until: Date | null): void;
  /** Start-up, resume, unlock, network back: lines are renewed and what is due runs. */
  wake(): void;
  /** For an account that is paused or goes: whatever is under way for it ends. */
  cancel(accountId: string): void;
  /** Ends its run alone, waiting or under way; false where there is none. What a person does on the portal goes on. */
  stopRun(accountId: string): boolean;
  /** Resolves when no run waits or is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Loaded with the first run: calendars and zones are not needed to show what is already here. */
const loadSync = () => import('./syncAccount.ts');

/** Smaller steps are a clock that is being corrected. */
const clockStepMs = 2 * 60_000;
/** No failure holds an account back for longer; a person's own schedule may, and is asked again. */
const longestWaitMs = 8 * 86_400_000;

export function createEngine(deps: SyncDeps): Engine {
  const progress = new Map<string, RunProgress>();
  let pausedUntil: Date | null = null;
  let tick: ScheduledTask | null = null;

  const queue = createQueue();
  const perform = async (accountId: string, trigger: RunTrigger, signal: AbortSignal) => {
    const { syncAccount, endedRun } = await loadSync();
    try {
      await syncAccount(deps, accountId, { trigger, signal });
    } catch (error) {
      // Only the store itself fails here: nothing could be written down, so it is told to the log and to whoever waits.
      const failure = failureOf(error);
      deps.log.error('run.lost', { accountId, failure, error });
      deps.hub.emit('run.finished', { run: endedRun(deps, accountId, trigger, failure) });
    } finally {
      progress.delete(accountId);
    }
  };
  deps.hub.on('run.started', ({ run }) =>
    progress.set(run.accountId, { accountId: run.accountId, runId: run.id, seen: 0, total: null }),
  );
  deps.hub.on('run.progressed', (step) => progress.set(step.accountId, step));

  const push = (account: Account, trigger: RunTrigger) =>
    queue.push({
      key: account.id,
      accountId: account.id,
      host: hostOf(deps, account),
      isUrgent: trigger === 'person',
      perform: (signal) => perform(account.id, trigger, signal),
    });
  const isPaused = () => pausedUntil !== null && pausedUntil > deps.clock.now();

  const runDue = async (trigger: RunTrigger) => {
    if (isPaused()) return;
    await followClock();
    const due = await deps.store.accounts.due(deps.clock.now().toISOString());
    const isSparing = trigger === 'schedule' && deps.isSparing?.() === true;
    for (const account of due) if (!isSparing || !mayWait(deps, account)) push(account, trigger);
    await runUnlocked(trigger);
  };
  /** A clock that ran ahead stamped looks that nobody would live to see: set back, those accounts are stamped anew. */
  let seenAt: number | null = null;
  const followClock = async () => {
    const now = deps.clock.now().getTime();
    const isFirst = seenAt === null;
    const wasSetBack = seenAt !== null && now < seenAt - clockStepMs;
    seenAt = now;
    if (!isFirst && !wasSetBack) return;
    const latest = new Date(now + (wasSetBack ? 0 : longestWaitMs)).toISOString();
    const late = (await deps.store.accounts.list()).filter(
      ({ state, nextCheckAt }) => state === 'active' && nextCheckAt !== null && nextCheckAt > latest,
    );
    if (late.length === 0) return;
    const { normalLook } = await loadSync();
    for (const { id } of late)
      await deps.updateAccount(id, (account) => {
        const normal = normalLook(deps, account).toISOString();
        const before = account.nextCheckAt;
        return { ...account, nextCheckAt: before !== null && before < normal ? before : normal };
      });
  };
  /** Recado often starts with the computer, before the keychain is unlocked: what only waited for that needs nobody's act. */
  const runUnlocked = async (trigger: RunTrigger) => {
    const waiting = (await deps.store.accounts.list()).filter(
      ({ state, parkedFor }) => state === 'parked' && parkedFor?.code === 'vault.locked',
    );
    if (waiting.length === 0) return;
    const status = await deps.vault.status();
    if (status.state !== 'ready') return;
    deps.hub.emit('vault.changed', status);
    for (const account of waiting) push(account, trigger);
  };
  const runDueOrLog = (trigger: RunTrigger) =>
    void runDue(trigger).catch((error: unknown) =>
      deps.log.error('tick.failed', { failure: failureOf(error), error }),
    );

  const watchers = createWatchers(deps, {
    look: (accountId, sign) => {
      // A line that has just been opened needs no look of its own while one is on its way.
      const isOnItsWay = queue.running().includes(accountId) || queue.waiting().includes(accountId);
      if (isPaused() || (sign === 'opened' && isOnItsWay)) return;
      void deps.store.accounts.get(accountId).then(
        (account) => account?.state === 'active' && push(account, 'push'),
        (error: unknown) => deps.log.error('push.failed', { failure: failureOf(error), error }),
      );
    },
    // A rejected password is not tried a second time by a run: what the line found is recorded as it is.
    failed: (accountId, failure) =>
      void loadSync()
        .then(({ recordFailedLook }) => recordFailedLook(deps, accountId, failure))
        .catch((error: unknown) => deps.log.error('push.failed', { failure: failureOf(error), error })),
  });
  const followAccounts = () =>
    void deps.store.accounts.list().then(
      (accounts) => watchers.follow(accounts),
      (error: unknown) => deps.log.error('watch.failed', { failure: failureOf(error), error }),
    );

  return {
    start: async () => {
      // Loaded here: a command that only reads the inbox needs no clockwork.
      const { schedule } = await import('node-cron');
      tick = schedule('* * * * *', () => runDueOrLog('schedule'), { suppressMissedWarning: true });
      deps.hub.on('accounts.changed', followAccounts);
      await runDue('start');
      followAccounts();
    },
    run: (accounts, trigger) => accounts.filter((account) => push(account, trigger)).length,
    alone: (account, key, act) =>
      new Promise((resolve, reject) => {
        const isTaken = queue.push({
          key,
          accountId: account.id,
          host: hostOf(deps, account),
          isUrgent: true,
          perform: (signal) => act(signal).then(resolve, reject),
        });
        if (!isTaken) reject(new FailureError('cancelled', { reason: 'underWay' }));
      }),
    status: () => ({
      running: [...progress.values()],
      queued: queue.waiting(),
      pausedUntil: isPaused() && pausedUntil ? pausedUntil.toISOString() : null,
    }),
    pause: (until) => {
      pausedUntil = until;
      if (until === null) runDueOrLog('schedule');
    },
    wake: () => {
      if (!tick) return;
      // node-cron drops slots that passed while the computer slept: its clock is set again, and what is due runs now.
      void tick.stop();
      void tick.start();
      watchers.renew();
      runDueOrLog('start');
    },
    cancel: queue.cancel,
    stopRun: queue.stop,
    idle: queue.idle,
    close: async () => {
      await tick?.destroy();
      tick = null;
      await Promise.all([watchers.close(), queue.close()]);
    },
  };
}

/** A mailbox's own host, else the portal's: what one-at-a-time counts by. */
const hostOf = (deps: SyncDeps, account: Account): string =>
  account.fields['host'] ??
  new URL(deps.registry.get(account.portal)?.manifest.homeUrl ?? 'about:blank').host;

/** On the battery, or where the network is paid by volume, the portal's own interval counts twice; hours that the person chose are kept. */
function mayWait(deps: SyncDeps, { portal, schedule, nextCheckAt }: Account): boolean {
  const intervalMs = deps.registry.get(portal)?.manifest.politeness.normalIntervalMs ?? 0;
  if (schedule !== null || nextCheckAt === null) return false;
  return deps.clock.now().getTime() < Date.parse(nextCheckAt) + intervalMs;
}
