// Holds work back so that one host is asked by one account at a time and the machine by a few at once.

export interface QueuedWork {
  /** Work with the same key waits once; a run's key is its account, an opening's its notice. */
  key: string;
  accountId: string;
  /** Work with the same host never overlaps. */
  host: string;
  /** A person waits for it: it stands before what the schedule asked for. */
  isUrgent: boolean;
  /** Must not throw. */
  perform(signal: AbortSignal): Promise<void>;
}

export interface WorkQueue {
  /** False when the same is already waiting; work under way may be followed by one more. */
  push(work: QueuedWork): boolean;
  /** Keys, in the order in which they will be taken. */
  waiting(): string[];
  running(): string[];
  /** Drops what waits for this account and cancels what runs for it. */
  cancel(accountId: string): void;
  /** Likewise for one key only; false where there was nothing of it. */
  stop(key: string): boolean;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
  /** Drops what waits, cancels what runs, and resolves when it has ended; later pushes are dropped. */
  close(): Promise<void>;
}

/** At most `atOnce` run together. */
export function createQueue(atOnce = 3): WorkQueue {
  let waiting: QueuedWork[] = [];
  const running = new Map<QueuedWork, AbortController>();
  let isClosed = false;
  let idlers: (() => void)[] = [];

  const isFree = (work: QueuedWork) => ![...running.keys()].some((other) => other.host === work.host);

  const advance = () => {
    while (running.size < atOnce) {
      const next = waiting.find(isFree);
      if (!next) break;
      waiting = waiting.filter((work) => work !== next);
      void start(next);
    }
    if (running.size > 0 || waiting.length > 0) return;
    for (const resolve of idlers) resolve();
    idlers = [];
  };

  const start = async (work: QueuedWork) => {
    const abort = new AbortController();
    running.set(work, abort);
    try {
      await work.perform(abort.signal);
    } finally {
      running.delete(work);
      advance();
    }
  };

  const idle = () =>
    new Promise<void>((resolve) => {
      idlers.push(resolve);
      advance();
    });

  return {
    push: (work) => {
      if (isClosed || waiting.some((other) => other.key === work.key)) return false;
      const before = work.isUrgent ? waiting.filter((other) => other.isUrgent) : waiting;
      waiting = [...before, work, ...waiting.slice(before.length)];
      advance();
      return true;
    },
    waiting: () => waiting.map(({ key }) => key),
    running: () => [...running.keys()].map(({ key }) => key),
    cancel: (accountId) => {
      waiting = waiting.filter((work) => work.accountId !== accountId);
      for (const [work, abort] of running) if (work.accountId === accountId) abort.abort();
    },
    stop: (key) => {
      const before = waiting.length;
      waiting = waiting.filter((work) => work.key !== key);
      const own = [...running].filter(([work]) => work.key === key);
      for (const [, abort] of own) abort.abort();
      return own.length > 0 || waiting.length < before;
    },
    idle,
    close: async () => {
      isClosed = true;
      waiting = [];
      for (const abort of running.values()) abort.abort();
      await idle();
    },
  };
}
