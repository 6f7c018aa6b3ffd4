// Says when an account that fails is worth interrupting its person: once an episode, counted from the recorded runs alone.
import { failurePolicy } from '../contract/failurePolicy.ts';
import type { Instant } from '../model/day.ts';
import type { Run } from '../model/run.ts';

const dayMs = 86_400_000;
/** Whatever the reason: so long without a complete look is a source that has gone quiet. */
export const quietMs = 3 * dayMs;

export interface AccountRuns {
  /** Newest first; the newest one has just ended. */
  runs: readonly Run[];
  /** The last complete look, or the moment the account was added. */
  lastWholeAt: Instant;
}

/**
 * True when the newest run is the one that makes the account worth a word. Asked again after the next run it is false, also
 * after a restart, since it compares what is known now with what was known a run before. Parked accounts are told by
 * `account.parked` and not here.
 */
export function isWorthTelling({ runs, lastWholeAt }: AccountRuns): boolean {
  const ended = runs.filter(({ endedAt, result }) => endedAt !== null && !isCancelled(result));
  const isDue = (since: readonly Run[]) => isFailingLong(since) || isQuiet(since, lastWholeAt);
  return isDue(ended) && !isDue(ended.slice(1));
}

function isFailingLong(runs: readonly Run[]): boolean {
  const firstGood = runs.findIndex(({ result }) => result === 'ok');
  const failing = firstGood === -1 ? runs : runs.slice(0, firstGood);
  const [newest] = failing;
  const oldest = failing.at(-1);
  if (!newest || !oldest || newest.result === null || newest.result === 'ok') return false;
  const { code } = newest.result;
  switch (failurePolicy[code].alert) {
    case 'atOnce':
      // The others of this kind park, and that is told.
      return failurePolicy[code].park === 'no';
    case 'second': {
      const before = failing[1];
      return before !== undefined && before.result !== 'ok' && before.result?.code === code;
    }
    case 'afterDay':
      return Date.parse(newest.startedAt) - Date.parse(oldest.startedAt) >= dayMs;
    case 'no':
    case 'whenParked':
    case 'onGivingUp':
      return false;
  }
}

function isQuiet([newest]: readonly Run[], lastWholeAt: Instant): boolean {
  if (!newest || (newest.result === 'ok' && newest.isComplete)) return false;
  return Date.parse(newest.startedAt) - Date.parse(lastWholeAt) >= quietMs;
}

const isCancelled = (result: Run['result']): boolean =>
  result !== null && result !== 'ok' && result.code === 'cancelled';
