// Runs accounts to the end and says on the way how far each is.
import type { RunView } from '../../contract/views.ts';
import { plain, type Terminal } from '../terminal.ts';
import type { OpenCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

/** Does `start` (which queues runs) and resolves with the runs that ended, once nothing waits or runs any more. */
export async function runAccounts(
  { core, call }: OpenCore,
  terminal: Terminal,
  start: () => Promise<unknown>,
): Promise<RunView[]> {
  const names = new Map<string, string>();
  const learn = async () => {
    for (const account of await call('accounts.list', {})) {
      names.set(account.id, plain(account.label || account.subject || account.portal));
    }
  };
  await learn();
  const runs: RunView[] = [];
  const nameOf = (accountId: string) => names.get(accountId) ?? accountId;
  const stops = [
    core.on('run.progressed', ({ accountId, seen, total }) =>
      terminal.progress(`${nameOf(accountId)}: ${seen}${total === null ? '' : ` of ${total}`}`),
    ),
    core.on('run.finished', ({ run }) => runs.push(run)),
  ];
  try {
    await start();
    await core.idle();
    await learn();
  } finally {
    for (const stop of stops) stop();
  }
  for (const run of runs) terminal.say(`${nameOf(run.accountId)}: ${describeRun(run)}`);
  return runs;
}

function describeRun(run: RunView): string {
  if (run.result === null) return 'not finished.';
  if (run.result !== 'ok') return describeFailure(run.result);
  const counts = `${run.listed} looked at, ${run.added} new, ${run.updated} changed, ${run.documents} documents`;
  return run.isComplete ? `${counts}.` : `${counts}; the portal did not show everything.`;
}
