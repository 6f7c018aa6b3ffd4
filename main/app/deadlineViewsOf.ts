// Turns rules, counts and explanations of deadlines into what screens and the command line are shown.
import type { CountView, ExplanationView, RuleView } from '../contract/deadlineViews.ts';
import type { Calculation } from '../deadlines/calculate.ts';
import { openingDays } from '../deadlines/counting.ts';
import type { CountingContext, DatedNotice } from '../deadlines/deriveDeadlines.ts';
import { explainDeadline } from '../deadlines/explainDeadline.ts';
import type { OwnHoliday } from '../deadlines/ownHolidays.ts';
import { type Rule, type RuleName, rules } from '../deadlines/rules.ts';
import type { Deadline } from '../model/deadline.ts';
import { authorityZone, dayIn } from '../model/zonedTime.ts';

export function explanationOf(
  deadline: Deadline,
  notice: DatedNotice,
  context: CountingContext,
  own: readonly OwnHoliday[],
): ExplanationView {
  const { from, by, calculation, otherReading } = explainDeadline(deadline, notice, context);
  const printed = Number(notice.evidence['responseDays'] ?? '');
  const days = by?.name === 'es.open10' ? openingDays : printed > 0 ? printed : null;
  return {
    what: deadline.what,
    on: deadline.on,
    from: {
      field: from.field,
      on: from.value === null ? null : dayIn(authorityZone[notice.portal], from.value),
    },
    rule: by === null ? null : ruleView(by.name),
    days: by === null ? null : days,
    count: calculation && countOf(calculation, own),
    otherReading: otherReading?.on ?? null,
  };
}

export const countOf = (
  { result, start, skipped, regions, isRegionPublished }: Calculation,
  own: readonly OwnHoliday[],
): CountView => ({
  result,
  start,
  skipped: skipped.map(({ on, why }) => ({
    on,
    why,
    name: why === 'correction' ? (own.find((day) => day.on === on && day.isHoliday)?.name ?? null) : null,
  })),
  regions: [...regions],
  isRegionPublished,
});

export function ruleView(name: RuleName): RuleView {
  const { country, startsWith, counts, isEndMoved, law, article, standing, checkedOn }: Rule = rules[name];
  return {
    name,
    country,
    startsWith,
    counts,
    isEndMoved,
    law,
    article,
    standing,
    checkedOn,
    asks: [...asked[name]],
  };
}

const asked: Record<RuleName, RuleView['asks']> = {
  'es.open10': [],
  'es.open10.lastInstant': [],
  'es.businessDays': ['days', 'region'],
  'es.months': ['months', 'region'],
  'pe.businessDays': ['days'],
  'pe.calendarDays': ['days'],
  'pe.deemedNotified': ['acknowledgedOn'],
  'pe.laterDate': ['acknowledgedOn', 'days'],
  'cl.businessDays': ['days'],
  'cl.calendarDays': ['days'],
  'cl.digitalDomicile': [],
  'appointment.instant': ['at', 'zone'],
};
