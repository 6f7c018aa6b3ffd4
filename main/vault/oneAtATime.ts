// Lets one operation run at a time and gives up waiting for it, without ever starting a second one beside it.
import { FailureError } from '../contract/failure.ts';

export type RunAlone = <T>(operation: () => Promise<T>) => Promise<T>;

/**
 * Operations run in the order in which they came. One that takes longer than `timeoutMs` fails with `vault.unavailable`;
 * it may still hold a thread of the system's library, so nothing else starts until it has really ended. Those that wait
 * meanwhile fail after the same time and are never started.
 */
export function createRunAlone(timeoutMs: number): RunAlone {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    let hasGivenUp = false;
    const turn = last.then(() => {
      if (hasGivenUp) throw timeout();
      return operation();
    });
    last = turn.catch(() => undefined);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        hasGivenUp = true;
        reject(timeout());
      }, timeoutMs);
      turn.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  };
}

const timeout = () => new FailureError('vault.unavailable', { reason: 'timeout' });
