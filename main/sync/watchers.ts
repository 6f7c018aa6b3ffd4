// Keeps one open line per account where the portal can push (IMAP IDLE), and opens it again when it breaks.
import { type Failure, failureOf } from '../contract/failure.ts';
import { failurePolicy } from '../contract/failurePolicy.ts';
import { type Account, importMethod } from '../model/account.ts';
import { withJitter } from './backoff.ts';
import type { SyncDeps } from './syncDeps.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
/** A line that held this long was healthy: the next break starts with the shortest pause again. */
const healthyMs = 60_000;

export interface Watchers {
  /** Opens and closes lines so that exactly the active accounts are watched. */
  follow(accounts: Account[]): void;
  /** Breaks every line and opens it at once: the computer slept or the network came back. */
  renew(): void;
  close(): Promise<void>;
}

/** `opened`: a line was (re)opened and may have missed something; `pushed`: the portal says that something came. */
export type WatchSign = 'opened' | 'pushed';

export interface WatchListener {
  /** A look at the account is worth it. */
  look(accountId: string, sign: WatchSign): void;
  /** The line ended by what only a person can solve; it is not opened again while the account stays as it is. */
  failed(accountId: string, failure: Failure): void;
}

export function createWatchers(deps: SyncDeps, listener: WatchListener): Watchers {
  const lines = new Map<string, { account: Account; abort: AbortController; done: Promise<void> }>();

  const open = (account: Account) => {
    const watch = deps.registry.get(account.portal)?.watch;
    if (!watch || account.method === importMethod) return;
    const abort = new AbortController();
    const done = keepWatching(deps, account, watch, listener, abort.signal);
    lines.set(account.id, { account, abort, done });
  };
  const shut = (id: string) => {
    lines.get(id)?.abort.abort();
    lines.delete(id);
  };
  const closing = new Set<Promise<void>>();

  return {
    follow: (accounts) => {
      const active = new Map(
        accounts.filter((account) => account.state === 'active').map((account) => [account.id, account]),
      );
      for (const [id, line] of lines) {
        const now = active.get(id);
        if (!now || !isSameAccess(now, line.account)) shut(id);
      }
      for (const account of active.values()) if (!lines.has(account.id)) open(account);
    },
    renew: () => {
      // A copy: each line is taken out and put back while it is walked.
      for (const { account } of Array.from(lines.values())) {
        shut(account.id);
        open(account);
      }
    },
    close: async () => {
      for (const [id, line] of lines) {
        closing.add(line.done);
        shut(id);
      }
      await Promise.all(closing);
    },
  };
}

const isSameAccess = (a: Account, b: Account) =>
  a.method === b.method && JSON.stringify(a.fields) === JSON.stringify(b.fields);

async function keepWatching(
  deps: SyncDeps,
  account: Account,
  watch: (context: ReturnType<SyncDeps['contextOf']>, changed: () => void) => Promise<void>,
  { look, failed }: WatchListener,
  signal: AbortSignal,
): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    look(account.id, 'opened');
    const openedAt = deps.clock.now().getTime();
    const failure = await watch(deps.contextOf(account, { isInteractive: false, signal }), () =>
      look(account.id, 'pushed'),
    ).then(
      () => null,
      (error: unknown) => failureOf(error),
    );
    if (signal.aborted) return;
    deps.log.info('watch.ended', { accountId: account.id, failure });
    if (failure && failurePolicy[failure.code].retry === 'never') {
      failed(account.id, failure);
      return;
    }
    if (deps.clock.now().getTime() - openedAt >= healthyMs) pauseMs = firstPauseMs;
    await pause(withJitter(pauseMs, deps.random()), signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
