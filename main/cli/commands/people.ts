// `recado people`: whom notices concern; added, changed, and made one where two entries are the same person.

import { FailureError } from '../../contract/failure.ts';
import type { MethodOutput } from '../../contract/methods.ts';
import type { PersonColour } from '../../contract/personColours.ts';
import type { PersonHoldingsView } from '../../contract/personMethods.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

export interface PersonOptions {
  name?: string;
  nie?: string;
  passport?: string;
  colour?: PersonColour;
}

type Person = MethodOutput<'persons.list'>[number];
type Told = Person & { holdings: PersonHoldingsView; merges: MethodOutput<'persons.merges'> };

export async function listPeople(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const people = await withCore(context, async ({ call }) => {
    const merges = await call('persons.merges', {});
    const told: Told[] = [];
    for (const person of await call('persons.list', {}))
      told.push({
        ...person,
        holdings: await call('persons.holdings', { id: person.id }),
        merges: merges.filter(({ intoId }) => intoId === person.id),
      });
    return told;
  });
  if (context.isJson) await terminal.print(toJson(people));
  else if (people.length > 0) await terminal.print(table(columns, people, terminal.width));
  else terminal.say('Nobody yet: a person comes with the first account, or with `recado people add`.');
  for (const { name, merges } of context.isJson ? [] : people)
    for (const { id, person } of merges)
      terminal.say(
        `${plain(person.name)} is part of ${plain(name)}; apart again: recado people separate ${id}`,
      );
  return 0;
}

const columns: Column<Told>[] = [
  { head: 'ID', cell: ({ id }) => id },
  { head: 'NAME', cell: ({ name }) => name, isElastic: true },
  { head: 'NIE/DNI', cell: ({ nie }) => nie ?? '' },
  { head: 'PASSPORT', cell: ({ passport }) => passport ?? '' },
  { head: 'REGION', cell: ({ region }) => region ?? '' },
  { head: 'COLOUR', cell: ({ colour }) => colour ?? '' },
  { head: 'HAS', cell: ({ holdings }) => described(holdings) },
];

const described = ({ accounts, notices, cases }: PersonHoldingsView): string =>
  `${accounts} accounts, ${notices} notices, ${cases} cases`;

export async function addPerson(
  context: CliContext,
  name: string,
  options: PersonOptions,
): Promise<ExitCode> {
  const person = await withCore(context, ({ call }) =>
    call('persons.save', { id: null, name, ...numbersOf(options) }),
  );
  return tell(context, person, 'Added');
}

export async function changePerson(
  context: CliContext,
  id: string,
  options: PersonOptions,
): Promise<ExitCode> {
  const person = await withCore(context, async ({ call }) => {
    const before = (await call('persons.list', {})).find((one) => one.id === id);
    if (before === undefined) throw new FailureError('input.notFound', { what: 'person' });
    return call('persons.save', { id, name: options.name ?? before.name, ...numbersOf(options) });
  });
  return tell(context, person, 'Changed');
}

/** What was not given stays; an empty number takes it away. */
const numbersOf = ({ nie, passport, colour }: PersonOptions) => ({
  ...(nie !== undefined && { nie: nie === '' ? null : nie }),
  ...(passport !== undefined && { passport: passport === '' ? null : passport }),
  ...(colour !== undefined && { colour }),
});

async function tell(context: CliContext, person: Person, done: string): Promise<ExitCode> {
  if (context.isJson) await context.terminal.print(toJson(person));
  else context.terminal.say(`${done}: ${plain(person.name)} (${person.id}).`);
  return 0;
}

export async function mergePeople(
  context: CliContext,
  intoId: string,
  otherId: string,
  options: { yes?: true },
): Promise<ExitCode> {
  const merged = await withCore(context, ({ call }) =>
    call('persons.merge', { intoId, otherId, isDryRun: options.yes !== true }),
  );
  const { terminal } = context;
  if (context.isJson) await terminal.print(toJson(merged));
  const { mergeId } = merged;
  terminal.say(`${mergeId === null ? 'Would go' : 'Went'} to the first: ${described(merged)}.`);
  terminal.say(mergeId === null ? 'Do it with --yes.' : `Taken back with: recado people separate ${mergeId}`);
  return 0;
}

export async function separatePeople(context: CliContext, mergeId: string): Promise<ExitCode> {
  await withCore(context, ({ call }) => call('persons.separate', { mergeId }));
  context.terminal.say('They are two again.');
  return 0;
}
