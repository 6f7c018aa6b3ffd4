// The deadline calculator by itself, as `recado count` offers it: a named rule and an input in, a day or an instant out.
import { z } from 'zod';
import { calculate } from './calculate.ts';
import type { HolidayCorrection } from './calendar.ts';
import { isRuleName, rules } from './rules.ts';

/** Every rule that can be asked for. */
export const ruleNames: readonly string[] = Object.keys(rules);

/** The answer where there is none to give: unknown rule, missing or bad input, years without known holidays. */
export const unknownResult = 'unknown';

const requestSchema = z.object({ rule: z.string().refine(isRuleName), input: z.unknown() });

/**
 * Counts one `{ rule, input }`: a day `YYYY-MM-DD`, an instant in ISO 8601 with the authority's offset, or `unknown`.
 * Never throws. `corrections` are laid over the built-in holidays.
 */
export function countOne(request: unknown, corrections: readonly HolidayCorrection[] = []): string {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) return unknownResult;
  return calculate(parsed.data.rule, parsed.data.input, corrections)?.result ?? unknownResult;
}

/** Counts a list; the answer has the same length. What is no list has no requests: an empty answer. */
export const countBatch = (requests: unknown, corrections: readonly HolidayCorrection[] = []): string[] =>
  Array.isArray(requests) ? requests.map((request: unknown) => countOne(request, corrections)) : [];
