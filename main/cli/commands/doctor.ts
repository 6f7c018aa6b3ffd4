// `recado doctor`: each part Recado leans on, how it is, and what its absence costs.
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

const columns: Column<Checkup>[] = [
  { head: 'PART', cell: ({ part }) => partWords[part].name },
  { head: 'STATE', cell: ({ state }) => state },
  { head: 'WHAT IT MEANS', cell: describeCheckup },
];
