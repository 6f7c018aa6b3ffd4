// What would follow if an unopened notice were opened on a day, or never: the period to answer, before anything is opened.
import type { Day } from '../model/day.ts';
import { addDays, authorityZone, todayIn, weekdayOf } from '../model/zonedTime.ts';
import { type Calculation, calculate } from './calculate.ts';
import { type CountingContext, type DatedNotice, deriveDeadlines, mustBeOpened } from './deriveDeadlines.ts';

/** A period as documents print it; natural days are only meant where they say so. */
export type AnswerTerm = { workingDays: number } | { months: number };

export interface OpeningScenario {
  /** `never`: it counts as rejected and notified on its last day to open. */
  when: 'today' | 'friday' | 'chosen' | 'never';
  openedOn: Day;
  calculation: Calculation;
}

export interface WhatIfOpened {
  /** Null where the notice does not tell when it was made available. */
  lastDayToOpen: Day | null;
  term: AnswerTerm;
  /** The document alone says it; until then ten working days, the general period (L39 68.1, 73.1). */
  isTermAssumed: boolean;
  scenarios: OpeningScenario[];
}

export interface WhatIfAsked {
  /** Null: the printed one, else the general one. */
  term: AnswerTerm | null;
  chosenOn: Day | null;
  now: Date;
}

const generalTerm: AnswerTerm = { workingDays: 10 };
const friday = 5;

/** Null for a notice that no period to open binds, or that is open already. */
export function whatIfOpened(
  notice: DatedNotice,
  asked: WhatIfAsked,
  context: CountingContext,
): WhatIfOpened | null {
  if (!mustBeOpened(notice)) return null;
  const today = todayIn(authorityZone[notice.portal], asked.now);
  const lastDayToOpen = lastDayOf(notice, context);
  const printed = Number(notice.evidence['responseDays'] ?? '');
  const isPrinted = Number.isInteger(printed) && printed > 0;
  const term = asked.term ?? (isPrinted ? { workingDays: printed } : generalTerm);
  const isAhead = (day: Day) => day >= today && (lastDayToOpen === null || day <= lastDayToOpen);
  const days: Pick<OpeningScenario, 'when' | 'openedOn'>[] = [
    { when: 'today', openedOn: today },
    { when: 'friday', openedOn: addDays(today, (friday - weekdayOf(today) + 7) % 7 || 7) },
    ...(asked.chosenOn === null ? [] : [{ when: 'chosen' as const, openedOn: asked.chosenOn }]),
  ];
  const wished = days.filter(({ openedOn }) => isAhead(openedOn));
  if (lastDayToOpen !== null) wished.push({ when: 'never', openedOn: lastDayToOpen });
  return {
    lastDayToOpen,
    term,
    isTermAssumed: asked.term === null && !isPrinted,
    scenarios: wished.flatMap((day) => {
      const calculation = answerBy(day.openedOn, term, context);
      return calculation === null ? [] : [{ ...day, calculation }];
    }),
  };
}

/** The portal's own day before ours; of two the earlier (R2). */
function lastDayOf(notice: DatedNotice, context: CountingContext): Day | null {
  const told = notice.deadlines.filter(({ what, on }) => what === 'open' && on !== null);
  const derived = deriveDeadlines(notice, context).filter(({ deadline }) => deadline.what === 'open');
  const days = [notice.expiresOn, ...told.map(({ on }) => on)].filter((on) => on !== null);
  return days.toSorted()[0] ?? derived[0]?.deadline.on ?? null;
}

function answerBy(notifiedOn: Day, term: AnswerTerm, context: CountingContext): Calculation | null {
  const region = context.regions.length === 0 ? null : context.regions.join(',');
  return 'months' in term
    ? calculate('es.months', { notifiedOn, months: term.months, region }, context.corrections)
    : calculate('es.businessDays', { notifiedOn, days: term.workingDays, region }, context.corrections);
}
