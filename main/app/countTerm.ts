// Turns a term that a document prints into a deadline by the rule of its country; what no rule counts gives none.
import { type Calculation, calculate } from '../deadlines/calculate.ts';
import { type CountingContext, requiredAct } from '../deadlines/deriveDeadlines.ts';
import type { RuleName } from '../deadlines/rules.ts';
import type { Day } from '../model/day.ts';
import type { Deadline } from '../model/deadline.ts';
import type { PrintedFact } from '../model/documentReading.ts';
import type { Notice } from '../model/notice.ts';

/**
 * A number of days without a word for which days is counted as the earlier reading: working days in Spain (art. 30.2 Ley
 * 39/2015 says so), calendar days in Peru and Chile.
 */
export function countTerm(
  notice: Notice,
  fact: PrintedFact,
  notifiedOn: Day,
  context: CountingContext,
): Deadline | null {
  const count = Number(fact.value);
  if (fact.kind !== 'daysToAnswer' || !Number.isSafeInteger(count) || count < 1) return null;
  const asked = ruleFor(notice, fact.unit ?? null, count, notifiedOn, context);
  const found: Calculation | null = asked && calculate(asked.rule, asked.input, context.corrections);
  if (!asked || !found) return null;
  return { what: requiredAct(notice), on: found.result, certainty: 'derived', basis: asked.rule };
}

function ruleFor(
  { portal }: Notice,
  unit: NonNullable<PrintedFact['unit']> | null,
  count: number,
  notifiedOn: Day,
  { regions }: CountingContext,
): { rule: RuleName; input: Record<string, unknown> } | null {
  if (portal === 'dehu' || portal === 'sede') {
    if (unit === 'months') return { rule: 'es.months', input: { notifiedOn, months: count } };
    if (unit === 'calendar') return null;
    const region = regions.length === 0 ? null : regions.join(',');
    return { rule: 'es.businessDays', input: { notifiedOn, days: count, region } };
  }
  if (unit === 'months') return null;
  const isBusiness = unit === 'business';
  if (portal === 'peru')
    return {
      rule: isBusiness ? 'pe.businessDays' : 'pe.calendarDays',
      input: { depositedAt: notifiedOn, days: count },
    };
  return {
    rule: isBusiness ? 'cl.businessDays' : 'cl.calendarDays',
    input: { notifiedAt: notifiedOn, days: count },
  };
}
