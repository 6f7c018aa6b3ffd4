// Says when an account is looked at again and whether it parks; pure, driven by the failure table.
import type { Failure } from '../contract/failure.ts';
import { failurePolicy } from '../contract/failurePolicy.ts';
import type { Manifest } from '../model/manifest.ts';

const minute = 60_000;
const hour = 60 * minute;
const ladderMs = [5 * minute, 30 * minute, 2 * hour, 6 * hour];

export interface AfterFailure {
  failure: Failure;
  /** Failures of this code in a row, this one included. */
  inARow: number;
  hadPerson: boolean;
  now: Date;
  /** When the normal schedule would look again. */
  normalAt: Date;
  manifest: Manifest;
  /** 0 to 1, for jitter. */
  random: number;
}

/** True when the failure ends the schedule until a person has solved it. */
export function parks({
  failure,
  inARow,
  hadPerson,
}: Pick<AfterFailure, 'failure' | 'inARow' | 'hadPerson'>): boolean {
  switch (failurePolicy[failure.code].park) {
    case 'no':
      return false;
    case 'atOnce':
      return true;
    case 'background':
      return !hadPerson;
    case 'second':
      return inARow >= 2;
    case 'third':
      return inARow >= 3;
  }
}

/** The next look after a failure that does not park; null when nothing is to be tried by itself. */
export function nextAfterFailure(after: AfterFailure): Date | null {
  const { failure, now, normalAt, manifest } = after;
  const leastAt = now.getTime() + manifest.politeness.leastIntervalMs;
  const notBefore = (at: number) => new Date(Math.max(at, leastAt));
  switch (failurePolicy[failure.code].retry) {
    case 'never':
      return null;
    case 'ladder': {
      const step = ladderMs[after.inARow - 1];
      return step === undefined ? normalAt : notBefore(now.getTime() + withJitter(step, after.random));
    }
    case 'told':
      return notBefore(toldAt(failure) ?? now.getTime() + hour);
    case 'daily':
    case 'onceNextDay':
      return notBefore(now.getTime() + withJitter(24 * hour, after.random));
    case 'online':
    case 'nextThreeRuns':
    case 'normal':
      return normalAt;
  }
}

function toldAt(failure: Failure): number | null {
  const told = failure.details['until'] ?? failure.details['retryAt'];
  const at = typeof told === 'string' ? Date.parse(told) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Up to a fifth longer, so that many accounts do not come back in the same second. */
export const withJitter = (ms: number, random: number): number => Math.round(ms * (1 + random / 5));
