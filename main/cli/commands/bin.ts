// `recado bin`: what was removed and when it goes for good; puts it back, deletes it, removes a person. `recado size`.
import type { MethodOutput } from '../../contract/methods.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { table } from '../table.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

type Holdings = MethodOutput<'bin.list'>[number]['holdings'];

const listed = ({ accounts, notices, documents, cases }: Holdings): string =>
  `${accounts} accounts, ${notices} notices, ${documents} documents, ${cases} cases`;

export async function listBin(context: CliContext): Promise<ExitCode> {
  const entries = await withCore(context, ({ call }) => call('bin.list', {}));
  const { terminal } = context;
  if (context.isJson) await terminal.print(toJson(entries));
  else
    await terminal.print(
      table(
        [
          { head: 'ID', cell: ({ id }) => id },
          { head: 'WHAT', cell: ({ what }) => what },
          { head: 'NAME', cell: ({ name }) => name, isElastic: true },
          { head: 'UNTIL', cell: ({ until }) => until.slice(0, 10) },
          { head: 'HOLDS', cell: ({ holdings }) => listed(holdings) },
        ],
        entries,
        terminal.width,
      ),
    );
  return 0;
}

export async function restoreEntry(context: CliContext, id: string): Promise<ExitCode> {
  await withCore(context, ({ call }) => call('bin.restore', { id }));
  context.terminal.say('Put back. Passwords were deleted: give them again with `recado accounts sign-in`.');
  return 0;
}

export async function purgeEntry(
  context: CliContext,
  id: string,
  options: { yes?: true },
): Promise<ExitCode> {
  return withCore(context, async ({ call }) => {
    if (options.yes === true) {
      await call('bin.purge', { id });
      context.terminal.say('Deleted for good.');
      return 0;
    }
    const entry = (await call('bin.list', {})).find((one) => one.id === id);
    if (entry) context.terminal.say(`Would delete for good: ${listed(entry.holdings)}. Do it with --yes.`);
    else context.terminal.say('There is no such thing in the bin.');
    return entry ? 0 : 1;
  });
}

export async function removePerson(
  context: CliContext,
  id: string,
  options: { yes?: true },
): Promise<ExitCode> {
  const { holdings, accounts, removed } = await withCore(context, ({ call }) =>
    call('bin.removePerson', { id, isDryRun: options.yes !== true }),
  );
  const { terminal } = context;
  terminal.say(`${removed ? 'Went' : 'Would go'} into the bin for 30 days: ${listed(holdings)}.`);
  for (const label of accounts) terminal.say(`  ${plain(label)}`);
  if (holdings.staying > 0)
    terminal.say(`${holdings.staying} notices stay: accounts of others tell of them.`);
  if (!removed) terminal.say('Passwords would be deleted at once. Do it with --yes.');
  return 0;
}

export async function showSizes(context: CliContext): Promise<ExitCode> {
  const sizes = await withCore(context, ({ call }) => call('storage.sizes', {}));
  if (context.isJson) {
    await context.terminal.print(toJson(sizes));
    return 0;
  }
  const { parts, byPortal, byAccount, byYear, duplicates } = sizes;
  const mb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const rows = [
    ...Object.entries(parts).map(([part, bytes]) => ['part', part, mb(bytes), '']),
    ...byPortal.map(({ portal, bytes, files }) => ['portal', portal ?? 'own', mb(bytes), `${files}`]),
    ...byAccount.map(({ accountId, label, bytes, files }) => [
      'account',
      plain(label || accountId),
      mb(bytes),
      `${files}`,
    ]),
    ...byYear.map(({ year, bytes, files }) => ['year', `${year}`, mb(bytes), `${files}`]),
    ['saved', 'duplicates', mb(duplicates.bytes), `${duplicates.files}`],
    ['all', '', mb(sizes.bytes), ''],
  ];
  const heads = ['BY', 'WHAT', 'SIZE', 'FILES'];
  const columns = heads.map((head, at) => ({ head, cell: (row: string[]) => row[at] ?? '' }));
  await context.terminal.print(table(columns, rows, null));
  return 0;
}
