// Says when a source has been silent for too long, and what may have come and gone meanwhile.
import type { Account } from './account.ts';
import type { Instant } from './day.ts';
import type { Manifest } from './manifest.ts';

const dayMs = 86_400_000;
/** Over a weekend nobody answers; longer than that without a complete look is worth a word. */
const usualLimitMs = 3 * dayMs;
/** Whoever paused an account knows; a week later it is easily forgotten. */
const pausedLimitMs = 7 * dayMs;
const leastLimitMs = dayMs;

export interface SourceHealth {
  accountId: string;
  /** The last complete look, or the moment that the account was added. */
  lastWholeAt: Instant;
  /** False: nothing has ever been seen whole. */
  hasBeenWhole: boolean;
  /** From this moment on the source counts as quiet. */
  quietAt: Instant;
  isQuiet: boolean;
  /** How far back the portal shows anything; null: it does not say. */
  historyDays: number | null;
  /**
   * What came after `lastWholeAt` and before this moment may have gone from the portal unseen; null where nothing can
   * have gone yet.
   */
  mayHaveLostUntil: Instant | null;
}

type Looked = Pick<Account, 'id' | 'state' | 'lastCompleteListingAt' | 'createdAt'>;

/** A quarter of the portal's own memory is left to solve it, where that is shorter than the usual patience. */
export function sourceHealth(
  account: Looked,
  manifest: Pick<Manifest, 'abilities'> | undefined,
  now: Date,
): SourceHealth {
  const told = manifest?.abilities.historyDays.value;
  const historyDays = typeof told === 'number' && told > 0 ? told : null;
  const patience = account.state === 'paused' ? pausedLimitMs : usualLimitMs;
  const limitMs =
    historyDays === null ? patience : Math.max(leastLimitMs, Math.min(patience, historyDays * 0.75 * dayMs));
  const lastWholeAt = account.lastCompleteListingAt ?? account.createdAt;
  const whole = Date.parse(lastWholeAt);
  const goneUntil = historyDays === null ? null : now.getTime() - historyDays * dayMs;
  return {
    accountId: account.id,
    lastWholeAt,
    hasBeenWhole: account.lastCompleteListingAt !== null,
    quietAt: new Date(whole + limitMs).toISOString(),
    isQuiet: now.getTime() >= whole + limitMs,
    historyDays,
    mayHaveLostUntil: goneUntil !== null && goneUntil > whole ? new Date(goneUntil).toISOString() : null,
  };
}
