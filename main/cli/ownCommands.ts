// The commands about what a person set up or says themselves: saved views, people, notices that are one, the live calendar file.
import { type Command, Option } from 'commander';
import { periods } from '../contract/narrowing.ts';
import { personColours } from '../contract/personColours.ts';
import { noticeKinds } from '../model/notice.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import type { DaysOptions, FileOptions } from './commands/calendar.ts';
import { boxes } from './commands/noticeFilter.ts';
import type { PersonOptions } from './commands/people.ts';
import type { ViewOptions } from './commands/views.ts';
import { day, portalOption, wholeNumber } from './options.ts';

type Add = (command: Command, context: () => CliContext, done: (code: ExitCode) => void) => void;

export const addViewCommands: Add = (views, context, done) => {
  const load = () => import('./commands/views.ts');
  views
    .command('list', { isDefault: true })
    .description('show them')
    .action(async () => done(await (await load()).listViews(context())));
  views
    .command('show')
    .description('show the notices of one, newest first')
    .argument('<view>', 'its id or its name')
    .option('--limit <number>', 'at most so many', wholeNumber(1, 1_000_000), 50)
    .action(async (view: string, options: { limit: number }) =>
      done(await (await load()).showView(context(), view, options.limit)),
    );
  views
    .command('save')
    .description('keep a search and filters under a name; one of this name is replaced')
    .argument('<name>')
    .option('--search <text>', 'what is searched', '')
    .addOption(new Option('--box <name>', 'which part').choices(boxes).default('inbox'))
    .addOption(portalOption())
    .option('--account <id>', 'only this account')
    .option('--person <id>', 'only this person')
    .option('--case <id>', 'only this case')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(noticeKinds))
    .addOption(
      new Option('--period <period>', 'counted back from the day on which it is shown').choices(
        periods.filter((period) => period !== 'own'),
      ),
    )
    .option('--since <day>', 'from this day on', day)
    .option('--until <day>', 'until this day', day)
    .option('--unread', 'only what is unread')
    .action(async (name: string, options: ViewOptions) =>
      done(await (await load()).saveView(context(), name, options)),
    );
  views
    .command('rename')
    .argument('<view>', 'its id or its name')
    .argument('<name>')
    .action(async (view: string, name: string) =>
      done(await (await load()).renameView(context(), view, name)),
    );
  views
    .command('remove')
    .argument('<view>', 'its id or its name')
    .action(async (view: string) => done(await (await load()).removeView(context(), view)));
};

export const addPeopleCommands: Add = (people, context, done) => {
  const load = () => import('./commands/people.ts');
  const own = (command: Command): Command =>
    command
      .option('--nie <number>', 'NIE or DNI; empty takes it away')
      .option('--passport <number>', 'passport; empty takes it away')
      .addOption(new Option('--colour <name>', 'hue of the mark').choices(personColours));
  people
    .command('list', { isDefault: true })
    .description('show them with what is theirs')
    .action(async () => done(await (await load()).listPeople(context())));
  own(people.command('add').description('add one').argument('<name>')).action(
    async (name: string, options: PersonOptions) =>
      done(await (await load()).addPerson(context(), name, options)),
  );
  own(
    people
      .command('change')
      .description('change a name, a number or the hue; what is left out stays')
      .argument('<id>')
      .option('--name <name>', 'as it stands in notices'),
  ).action(async (id: string, options: PersonOptions) =>
    done(await (await load()).changePerson(context(), id, options)),
  );
  people
    .command('merge')
    .description('say what would go to the first from the second, who is the same; with --yes do it')
    .argument('<into>')
    .argument('<other>')
    .option('--yes', 'do it')
    .action(async (into: string, other: string, options: { yes?: true }) =>
      done(await (await load()).mergePeople(context(), into, other, options)),
    );
  people
    .command('separate')
    .description('take a merge back')
    .argument('<merge>')
    .action(async (merge: string) => done(await (await load()).separatePeople(context(), merge)));
};

export const addSameCommands: Add = (same, context, done) => {
  const load = () => import('./commands/same.ts');
  same
    .command('list', { isDefault: true })
    .description('show pairs that look like one notice, and why; nothing is joined by it')
    .option('--notice <id>', 'only with this one')
    .action(async (options: { notice?: string }) =>
      done(await (await load()).listSame(context(), options.notice)),
    );
  same
    .command('join')
    .description('say that two are one: one notice with the days and files of both')
    .argument('<notice>')
    .argument('<other>')
    .action(async (one: string, other: string) => done(await (await load()).joinSame(context(), one, other)));
  same
    .command('part')
    .description('make two of it again')
    .argument('<joined>', 'the one that went into the other')
    .action(async (joined: string) => done(await (await load()).partSame(context(), joined)));
  same
    .command('refuse')
    .description('say that two are not the same, which is not asked again')
    .argument('<notice>')
    .argument('<other>')
    .option('--back', 'take that word back')
    .action(async (one: string, other: string, options: { back?: true }) =>
      done(await (await load()).refuseSame(context(), one, other, options)),
    );
};

export const addCalendarCommands: Add = (calendar, context, done) => {
  const load = () => import('./commands/calendar.ts');
  calendar
    .command('list', { isDefault: true })
    .description('show all that is due and when, and what is due on a day that could not be read')
    .option('--from <day>', 'from this day on; from today by default', day)
    .option('--to <day>', 'until this day', day)
    .option('--person <id>', 'only this person')
    .action(async (options: DaysOptions) => done(await (await load()).listDays(context(), options)));
  calendar
    .command('file')
    .description('say how the live calendar file stands; choose its folder, hide what it says, turn it off')
    .addOption(new Option('--folder <dir>', 'keep it up to date there').conflicts('off'))
    .addOption(new Option('--hide', 'say only that something is due').conflicts('show'))
    .option('--show', 'say what is due')
    .option('--off', 'keep it up to date no longer; what was written stays')
    .action(async (options: FileOptions) => done(await (await load()).calendarFile(context(), options)));
};
