// What an alert must be before it is compared with what was raised already.
import {
  type AlertKind,
  type AlertSubject,
  type AlertUrgency,
  noSubject,
  type Silence,
} from '../model/alert.ts';

/** A reason that holds now. */
export interface Wanted {
  key: string;
  slot: string;
  kind: AlertKind;
  urgency: AlertUrgency;
  subject: AlertSubject;
  /** After this moment nothing can be done about it any more; null where there is none. */
  endsAt: number | null;
  /** Steps of one slot count down: one that was passed is not raised again when a clock is set back. */
  step?: number;
  /** It is part of another alert of the same moment. */
  silentFor?: Silence;
}

export interface WantedNow {
  wanted: Wanted[];
  /** The next moment at which this may change by itself. */
  nextAt: number[];
}

export const subject = (known: Partial<AlertSubject>): AlertSubject => ({ ...noSubject, ...known });

/** The last of the steps that has begun, and when the next one does. */
export function currentStep<S extends { at: number }>(
  steps: readonly S[],
  now: number,
): { step: S | null; nextAt: number[] } {
  const begun = steps.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  return { step: begun.at(-1) ?? null, nextAt: steps.map(({ at }) => at).filter((at) => at > now) };
}
