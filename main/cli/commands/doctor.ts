// `recado doctor`: each part Recado leans on, how it is, and what its absence costs.
import type { LostDocument } from '../../contract/documentMethods.ts';
import { type Failure, failureOf } from '../../contract/failure.ts';
import type { Checkup } from '../../contract/views.ts';
import { describeCheckup, partWords } from '../checkupWords.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

export async function doctor(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const checkups = await withCore(context, ({ call }) => call('app.doctor', {}));
  await terminal.print(context.isJson ? toJson(checkups) : table(columns, checkups, null));
  return checkups.some(({ state }) => state === 'broken') ? 1 : 0;
}

/** `--files`: every stored file by its hash; lost ones are named, and with `--fetch` asked for again. */
export async function doctorOfFiles(context: CliContext, canFetch: boolean): Promise<ExitCode> {
  const { terminal } = context;
  const { checked, lost } = await withCore(context, async ({ call }) => {
    const found = await call('documents.verify', {});
    const told: Lost[] = [];
    for (const { documentId, reason, ...file } of found.lost) {
      const fetching = canFetch && file.canFetch ? call('documents.fetchAgain', { id: documentId }) : null;
      // One that its portal no longer has keeps nobody from the next.
      const state = await fetching?.then((again) => again.state).catch(failureOf);
      const failure = typeof state === 'object' ? state : null;
      const isBack = state === 'stored';
      told.push({ ...file, documentId, reason: isBack ? 'fetchedAgain' : reason, failure });
    }
    return { checked: found.checked, lost: told };
  });
  if (context.isJson) await terminal.print(toJson({ checked, lost }));
  else
    await terminal.print(lost.length === 0 ? `${checked} files, all whole` : table(lostColumns, lost, null));
  return lost.some(({ reason }) => reason !== 'fetchedAgain') ? 1 : 0;
}

type Lost = Omit<LostDocument, 'reason'> & {
  reason: LostDocument['reason'] | 'fetchedAgain';
  /** Why it could not be fetched; null where it was, or where nobody asked. */
  failure: Failure | null;
};

const lostColumns: Column<Lost>[] = [
  { head: 'FILE', cell: ({ name }) => name },
  { head: 'STATE', cell: ({ reason, failure }) => (failure ? `${reason} (${failure.code})` : reason) },
  { head: 'CAN BE FETCHED', cell: ({ canFetch }) => (canFetch ? 'yes' : 'no') },
];

const columns: Column<Checkup>[] = [
  { head: 'PART', cell: ({ part }) => partWords[part].name },
  { head: 'STATE', cell: ({ state }) => state },
  { head: 'WHAT IT MEANS', cell: describeCheckup },
];
