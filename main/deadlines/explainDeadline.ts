// Explains a deadline in three lines, as codes and values: from which fact, by which rule, leaving out which days.
import type { Deadline } from '../model/deadline.ts';
import type { Calculation } from './calculate.ts';
import { type CountingContext, type DatedNotice, deriveDeadlines, plainContext } from './deriveDeadlines.ts';
import { isRuleName, type Rule, type RuleName, rules } from './rules.ts';

export interface DeadlineExplanation {
  /** The fact of the notice: `madeAvailableAt`, `notifiedOn`, `expiresOn`, `appointment` or `printed`, with its value. */
  from: { field: string; value: string | null };
  /** The rule with its article; null where the notice states the day, whose words are then the basis. */
  by: ({ name: RuleName } & Pick<Rule, 'law' | 'article' | 'standing' | 'checkedOn'>) | null;
  /** What was counted and passed over. Null where nothing was counted. */
  calculation: Calculation | null;
  /** What the rule gives for the same act where the notice states another day: show both, alert on the earlier (R2). */
  otherReading: Deadline | null;
}

/** Explains one of `deadlinesOf(notice, context)`; give the same context. */
export function explainDeadline(
  deadline: Deadline,
  notice: DatedNotice,
  context: CountingContext = plainContext,
): DeadlineExplanation {
  const reading = deriveDeadlines(notice, context).find(({ deadline: { what } }) => what === deadline.what);
  if (reading === undefined || !isRuleName(deadline.basis)) {
    const isOther =
      reading !== undefined && reading.deadline.on !== null && reading.deadline.on !== deadline.on;
    return {
      from: { field: statedIn(deadline, notice), value: deadline.on },
      by: null,
      calculation: null,
      otherReading: isOther ? reading.deadline : null,
    };
  }
  const { law, article, standing, checkedOn } = rules[reading.rule];
  return {
    from: reading.fact,
    by: { name: reading.rule, law, article, standing, checkedOn },
    calculation: reading.calculation,
    otherReading: null,
  };
}

function statedIn(deadline: Deadline, notice: DatedNotice): string {
  if (deadline.what === 'attend') return 'appointment';
  return deadline.on !== null && deadline.on === notice.expiresOn ? 'expiresOn' : 'printed';
}
