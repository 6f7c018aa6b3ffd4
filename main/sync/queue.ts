// Holds runs back so that one host is asked by one account at a time and the machine by a few at once.
import type { RunTrigger } from '../model/run.ts';

export interface QueuedRun {
  accountId: string;
  /** Runs with the same host never overlap. */
  host: string;
  trigger: RunTrigger;
}

export interface RunQueue {
  /** False when the account is already waiting; a run under way may be followed by one more. */
  push(run: QueuedRun): boolean;
  waiting(): string[];
  running(): string[];
  /** Drops what waits for this account and cancels what runs. */
  cancel(accountId: string): void;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Drops what waits, cancels what runs, and resolves when it has ended; later pushes are dropped. */
  close(): Promise<void>;
}

/** `perform` must not throw; at most `atOnce` run together, oldest first. */
export function createQueue(
  perform: (run: QueuedRun, signal: AbortSignal) => Promise<void>,
  atOnce = 3,
): RunQueue {
  const waiting: QueuedRun[] = [];
  const running = new Map<string, { run: QueuedRun; abort: AbortController }>();
  let isClosed = false;
  let idlers: (() => void)[] = [];

  const isFree = (run: QueuedRun) => ![...running.values()].some((other) => other.run.host === run.host);

  const advance = () => {
    while (running.size < atOnce) {
      const index = waiting.findIndex(isFree);
      const [run] = index === -1 ? [] : waiting.splice(index, 1);
      if (!run) break;
      void start(run);
    }
    if (running.size === 0 && waiting.length === 0) {
      for (const resolve of idlers) resolve();
      idlers = [];
    }
  };

  const start = async (run: QueuedRun) => {
    const abort = new AbortController();
    running.set(run.accountId, { run, abort });
    try {
      await perform(run, abort.signal);
    } finally {
      running.delete(run.accountId);
      advance();
    }
  };

  const idle = () =>
    new Promise<void>((resolve) => {
      idlers.push(resolve);
      advance();
    });

  return {
    push: (run) => {
      if (isClosed || waiting.some((other) => other.accountId === run.accountId)) return false;
      waiting.push(run);
      advance();
      return true;
    },
    waiting: () => waiting.map((run) => run.accountId),
    running: () => [...running.keys()],
    cancel: (accountId) => {
      const index = waiting.findIndex((run) => run.accountId === accountId);
      if (index !== -1) waiting.splice(index, 1);
      running.get(accountId)?.abort.abort();
    },
    idle,
    close: async () => {
      isClosed = true;
      waiting.length = 0;
      for (const { abort } of running.values()) abort.abort();
      await idle();
    },
  };
}
