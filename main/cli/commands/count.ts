// `recado count`: the deadline calculator by itself, for one question or a batch on standard input.
import { FailureError } from '../../contract/failure.ts';
import { countBatch, countOne, ruleNames } from '../../deadlines/count.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { toJson } from '../terminal.ts';

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

/** Batch: an array of the same length. Single: one line, or with --json `{ rule, input, result }`. */
export async function count(context: CliContext, options: CountOptions): Promise<ExitCode> {
  const { terminal } = context;
  if (options.batch === true) {
    await terminal.print(toJson(countBatch(parseRequests(await terminal.readInput()))));
    return 0;
  }
  const request = requestOf(options);
  const result = countOne(request);
  await terminal.print(context.isJson ? toJson({ ...request, result }) : `${result}\n`);
  return 0;
}

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
