// The command line as data: commands, options and promises; each command's own code is loaded when it is asked for.
import { Command, CommanderError, Option } from 'commander';
import { failureOf } from '../contract/failure.ts';
import { addAccountCommands } from './accountCommands.ts';
import { addBackupCommands, addBinCommands } from './backupCommands.ts';
import { addCaseCommands } from './caseCommands.ts';
import type { CliContext, ExitCode, Places } from './cliContext.ts';
import type { AddOptions } from './commands/accounts.ts';
import type { CountOptions } from './commands/count.ts';
import { type ExportOptions, exportable } from './commands/exportOptions.ts';
import type { ListOptions } from './commands/list.ts';
import { boxes } from './commands/noticeFilter.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { SyncOptions } from './commands/sync.ts';
import { portalOption, wholeNumber } from './options.ts';
import { addCalendarCommands, addPeopleCommands, addSameCommands, addViewCommands } from './ownCommands.ts';
import { addEvidenceCommands, addFilingCommand, addPaperCommands } from './paperCommands.ts';
import type { Terminal } from './terminal.ts';

const help = `
Exit codes:
  0  done
  1  something failed; the words on standard error say what
  2  wrong usage
  3  something needs you: a sign-in, a certificate, a locked keychain, an act on the portal`;

/** Runs one command line (without `node` and the script) and gives the exit code; never throws. */
export async function runProgram(words: string[], terminal: Terminal, places: Places): Promise<number> {
  let code: ExitCode = 0;
  const program = createProgram(terminal, places, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { describeFailure, exitCodeOf } = await import('./words.ts');
    const failure = failureOf(error);
    terminal.say(describeFailure(failure));
    if (failure.code === 'bug' && process.env['RECADO_DEBUG'] && error instanceof Error) {
      terminal.say(error.stack ?? error.message);
    }
    return exitCodeOf(failure.code);
  }
}

function createProgram(terminal: Terminal, places: Places, done: (code: ExitCode) => void): Command {
  const program = new Command('recado')
    .description('One inbox for immigration notices from Spain, Peru and Chile.')
    .version(places.version)
    .option('--profile <dir>', "the profile folder; this user's own by default")
    .addOption(new Option('--endpoints <file>', 'sample portals to use instead of the real ones').hideHelp())
    .option('--json', 'answer in JSON')
    .addHelpText('after', help)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.print(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
    });

  const context = (): CliContext => {
    const options: { profile?: string; endpoints?: string; json?: boolean } = program.opts();
    return {
      terminal,
      places,
      profileDir: options.profile,
      endpointsFile: options.endpoints,
      isJson: options.json === true,
    };
  };
  program
    .command('serve')
    .description('open the inbox in a browser on this computer')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 0)
    .action(async (options: ServeOptions) => {
      done(await (await import('./commands/serve.ts')).serve(context(), options));
    });

  program
    .command('sync')
    .description('look at every active account now and wait for the end')
    .option('--account <id>', 'only this account')
    .action(async (options: SyncOptions) => {
      done(await (await import('./commands/sync.ts')).sync(context(), options));
    });

  narrowing(program.command('list').description('show the inbox, newest first'), 'inbox')
    .option('--limit <number>', 'at most so many', wholeNumber(1, 1_000_000), 50)
    .option(
      '--search <text>',
      'only what contains these words; from: case: before: after: is:unread has:pdf narrow it',
    )
    .action(async (options: ListOptions) => {
      done(await (await import('./commands/list.ts')).list(context(), options));
    });

  program
    .command('digest')
    .description('show today and this week: what is due, appointments, what is new, sources that are silent')
    .action(async () => done(await (await import('./commands/digest.ts')).digest(context())));

  program
    .command('inspect')
    .description('show what Recado reads from saved pages or mails; touches no network and no store')
    .addOption(portalOption().makeOptionMandatory())
    .argument('<file...>', 'HTML page, JSON answer or .eml')
    .action(async (files: string[], options: Pick<AddOptions, 'portal'>) => {
      done(await (await import('./commands/inspect.ts')).inspect(context(), options.portal, files));
    });

  program
    .command('count')
    .description('count a deadline; with --profile the holidays that you put in there count too')
    .addOption(
      new Option('--batch', 'read a JSON array of {rule, input} on standard input').conflicts([
        'rule',
        'from',
      ]),
    )
    .option('--rule <id>', 'the rule, such as es.open10')
    .option('--from <instant>', 'the day or instant from which it counts')
    .option('--days <number>', 'so many days', wholeNumber(0, 36_500))
    .option('--months <number>', 'so many months', wholeNumber(0, 1_200))
    .option('--region <code>', 'region whose holidays count too, such as MD')
    .option('--acknowledged <day>', 'the day of acknowledgement, where the rule asks for one')
    .option('--at <time>', 'wall time HH:MM, for an appointment')
    .option('--zone <name>', 'time zone, for an appointment')
    .action(async (options: CountOptions) => {
      done(await (await import('./commands/count.ts')).count(context(), options));
    });

  program
    .command('import')
    .description('take saved mails, PDFs, pictures and saved pages')
    .argument('<path...>', '.eml, .msg, .mbox, .pdf, .html and picture files, or folders that hold them')
    .action(async (paths: string[]) => {
      done(await (await import('./commands/importFiles.ts')).importFiles(context(), paths));
    });

  narrowing(
    program.command('export').description('write notices with their marks, cases, deadlines, or a calendar'),
    'all',
  )
    .addOption(new Option('--what <what>', 'what').choices(exportable).default('notices'))
    .addOption(
      new Option('--format <format>', 'how; a calendar is always .ics')
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option('--out <file>', 'to this file instead of standard output')
    .option('--force', 'write over a file that is there')
    .action(async (options: ExportOptions) => {
      done(await (await import('./commands/exportNotices.ts')).exportNotices(context(), options));
    });

  addBackupCommands(program, context, done);
  addBinCommands(program.command('bin').description('what was removed in the last 30 days'), context, done);

  addEvidenceCommands(
    program.command('evidence').description('bundles that prove what was said'),
    context,
    done,
  );

  addFilingCommand(program, context, done);
  addPaperCommands(
    program.command('papers').description('files that belong nowhere yet: list, file, remove'),
    context,
    done,
  );

  program
    .command('doctor')
    .description('look at the parts that Recado leans on')
    .option('--files', 'read every stored file through and name those that are missing or changed')
    .option('--fetch', 'with --files: ask the portals for what is lost, as long as they still have it')
    .action(async (options: { files?: true; fetch?: true }) => {
      const { doctor, doctorOfFiles } = await import('./commands/doctor.ts');
      done(await (options.files ? doctorOfFiles(context(), options.fetch === true) : doctor(context())));
    });

  addViewCommands(
    program.command('views').description('searches and filters kept under a name'),
    context,
    done,
  );
  addPeopleCommands(program.command('people').description('whom notices concern'), context, done);
  addSameCommands(program.command('same').description('notices that probably are one'), context, done);
  addCalendarCommands(
    program.command('calendar').description('what is due when, and the live calendar file'),
    context,
    done,
  );
  addCaseCommands(program.command('cases').description('list cases, show one, or its status'), context, done);
  addAccountCommands(
    program.command('accounts').description('list, add, sign in again, remove'),
    context,
    done,
  );
  return program;
}

const narrowing = (command: Command, box: (typeof boxes)[number]): Command =>
  command
    .addOption(new Option('--box <name>', 'which part').choices(boxes).default(box))
    .addOption(portalOption())
    .option('--account <id>', 'only this account')
    .option('--unread', 'only what is unread');
