// `recado sync`: looks at every active account, or one, now, and waits for the end.
import type { Failure } from '../../contract/failure.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { describeParked, parkedFailure } from '../notSeenWhole.ts';
import { toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { exitCodeOf } from '../words.ts';
import { runAccounts } from './runAccounts.ts';

export interface SyncOptions {
  account?: string;
}

export async function sync(context: CliContext, options: SyncOptions): Promise<ExitCode> {
  const { terminal } = context;
  return withCore(context, async (open) => {
    const which = options.account === undefined ? {} : { accountId: options.account };
    const runs = await runAccounts(open, terminal, () => open.call('sync.now', which));
    const accounts = await open.call('accounts.list', {});
    if (accounts.length === 0) terminal.say('No accounts yet. Add one with `recado accounts add`.');
    const waiting = accounts.filter(
      ({ id, state }) => state === 'parked' && !runs.some((run) => run.accountId === id),
    );
    for (const account of waiting) terminal.say(describeParked(account));

    if (context.isJson) await terminal.print(toJson(runs));
    const failures = runs.map((run) => run.result ?? unfinished).filter((result) => result !== 'ok');
    return resultOf([...failures, ...waiting.map(parkedFailure)]);
  });
}

const unfinished: Failure = { code: 'cancelled', details: {} };

/** 3 only when a person can solve all that is left; anything else is a failure. */
function resultOf(failures: Failure[]): ExitCode {
  if (failures.length === 0) return 0;
  return failures.every(({ code }) => exitCodeOf(code) === 3) ? 3 : 1;
}
