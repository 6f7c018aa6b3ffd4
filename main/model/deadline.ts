// A deadline is the result of a named rule over a notice and a calendar; it is computed, never the only truth.

import type { Amount } from './amount.ts';
import type { Day } from './day.ts';

export type Certainty = 'stated' | 'derived' | 'unknown';
export type DeadlineKind = 'open' | 'respond' | 'pay' | 'attend';

export interface Deadline {
  what: DeadlineKind;
  /** Last day on which the act still counts; null when only its existence is known. */
  on: Day | null;
  certainty: Certainty;
  /** Named rule (`es.open10`) or the printed sentence that states the day. */
  basis: string;
  /** What is to be paid on that day, where it is printed for it alone. */
  amount?: Amount;
  /**
   * The last day by another reading of the same rule, later than `on`: shown as possible, never as certain, and nothing is
   * ever alarmed, sorted or coloured by it. Left out where there is none.
   */
  later?: { on: Day; basis: string };
}
