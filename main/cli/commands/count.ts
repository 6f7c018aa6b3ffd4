// `recado count`: the deadline calculator by itself, for one question or a batch on standard input.
import { FailureError } from '../../contract/failure.ts';
import { calculate } from '../../deadlines/calculate.ts';
import { countBatch, ruleNames, unknownResult } from '../../deadlines/count.ts';
import { correctionsOf, type OwnHoliday, readOwnHolidays } from '../../deadlines/ownHolidays.ts';
import { isRuleName } from '../../deadlines/rules.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, toJson } from '../terminal.ts';

export interface CountOptions {
  batch?: boolean;
  rule?: string;
  from?: string;
  acknowledged?: string;
  days?: number;
  months?: number;
  region?: string;
  at?: string;
  zone?: string;
}

/**
 * Batch: an array of the same length. Single: one line, and on standard error the days that were left out; with --json
 * `{ rule, input, result, start, skipped }`. With --profile the days put in by hand there count too.
 */
export async function count(context: CliContext, options: CountOptions): Promise<ExitCode> {
  const { terminal } = context;
  if (options.batch === true) {
    const requests = parseRequests(await terminal.readInput());
    await terminal.print(toJson(countBatch(requests, correctionsOf(await ownHolidays(context)))));
    return 0;
  }
  const { rule, input } = requestOf(options);
  const own = await ownHolidays(context);
  const counted = isRuleName(rule) ? calculate(rule, input, correctionsOf(own)) : null;
  const { result = unknownResult, start = null } = counted ?? {};
  const skipped = (counted?.skipped ?? []).map(({ on, why }) => ({ on, why, name: nameOf(on, why, own) }));
  if (context.isJson) {
    await terminal.print(toJson({ rule, input, result, start, skipped }));
    return 0;
  }
  await terminal.print(`${result}\n`);
  if (skipped.length > 0)
    terminal.say(`Not counted: ${skipped.map(({ on, why, name }) => `${on} ${name ?? why}`).join(', ')}`);
  return 0;
}

/** Without --profile the calculator opens none and knows the built-in holidays. */
async function ownHolidays(context: CliContext): Promise<OwnHoliday[]> {
  if (context.profileDir === undefined) return [];
  const { withCore } = await import('../withCore.ts');
  return readOwnHolidays(await withCore(context, ({ call }) => call('deadlines.holidays', {})));
}

const nameOf = (on: string, why: string, own: readonly OwnHoliday[]): string | null => {
  const day = why === 'correction' ? own.find((one) => one.on === on && one.isHoliday) : undefined;
  return day === undefined ? null : plain(day.name);
};

function parseRequests(text: string): unknown[] {
  let requests: unknown;
  try {
    requests = JSON.parse(text);
  } catch (error) {
    throw new FailureError('input.invalid', { expected: 'a JSON array on standard input' }, error);
  }
  if (!Array.isArray(requests)) {
    throw new FailureError('input.invalid', { expected: 'a JSON array on standard input' });
  }
  return requests;
}

/** What `--from` is called in each rule's input, by the start of the rule's name, the longest first. */
const fromNames = [
  ['es.open10', 'madeAvailableAt'],
  ['es.', 'notifiedOn'],
  ['pe.', 'depositedAt'],
  ['cl.digitalDomicile', 'sentAt'],
  ['cl.', 'notifiedAt'],
  ['appointment.', 'on'],
] as const;

function requestOf(options: CountOptions): { rule: string; input: Record<string, unknown> } {
  const { rule = '', from, acknowledged, days, months, region, at, zone } = options;
  if (!ruleNames.some((name) => name === rule)) {
    throw new FailureError('input.invalid', { option: '--rule', known: ruleNames.join(' ') });
  }
  if (from === undefined) throw new FailureError('input.invalid', { option: '--from' });
  const fromName = fromNames.find(([start]) => rule.startsWith(start))?.[1] ?? 'from';
  const given = { [fromName]: from, acknowledgedOn: acknowledged, days, months, region, at, zone };
  const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { rule, input };
}
