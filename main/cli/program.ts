// The command line as data: commands, options and promises; each command's own code is loaded when it is asked for.
import { Argument, Command, CommanderError, Option } from 'commander';
import { failureOf } from '../contract/failure.ts';
import type { CliContext, ExitCode, Places } from './cliContext.ts';
import type { AddOptions } from './commands/accounts.ts';
import type { ClientOptions } from './commands/askGrant.ts';
import type { BackupPlanOptions } from './commands/backupPlan.ts';
import type { CaseOptions } from './commands/cases.ts';
import type { CountOptions } from './commands/count.ts';
import type { EvidenceOptions } from './commands/evidence.ts';
import { type ExportOptions, exportable } from './commands/exportOptions.ts';
import type { FilingOptions } from './commands/filing.ts';
import type { ListOptions } from './commands/list.ts';
import { boxes } from './commands/noticeFilter.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { SyncOptions } from './commands/sync.ts';
import { portalOption, wholeNumber } from './options.ts';
import { addCalendarCommands, addPeopleCommands, addViewCommands } from './ownCommands.ts';
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

  program
    .command('backup')
    .description('write the whole profile into one file that a passphrase closes')
    .argument('<file>')
    .option('--secrets', 'with the passwords; else they stay in the keychain')
    .action(async (file: string, options: { secrets?: true }) =>
      done(await (await import('./commands/backup.ts')).backup(context(), file, options)),
    );
  program
    .command('verify')
    .description('read a backup through and check every byte of it')
    .argument('<file>')
    .action(async (file: string) =>
      done(await (await import('./commands/backup.ts')).verify(context(), file)),
    );
  program
    .command('restore')
    .description('put a backup into a profile folder that is absent or empty')
    .argument('<file>')
    .option('--dry-run', 'only check it')
    .action(async (file: string, options: { dryRun?: true }) =>
      done(await (await import('./commands/backup.ts')).restore(context(), file, options)),
    );

  program
    .command('backups')
    .description('say how backups stand; choose their folder and a backup every week, made while Recado runs')
    .option('--folder <dir>', 'they go there')
    .option('--weekly', 'make one every week; asks for the passphrase or reads it from a pipe')
    .option('--off', 'no longer every week')
    .option('--keep <number>', 'so many of those made every week are kept', wholeNumber(1, 52))
    .option('--secrets', 'with the passwords')
    .option('--no-secrets', 'without them')
    .action(async (options: BackupPlanOptions) =>
      done(await (await import('./commands/backupPlan.ts')).backupPlan(context(), options)),
    );
  addBinCommands(program.command('bin').description('what was removed in the last 30 days'), context, done);
  program
    .command('size')
    .description('say what takes space')
    .action(async () => done(await (await loadBin()).showSizes(context())));

  addEvidenceCommands(
    program.command('evidence').description('bundles that prove what was said'),
    context,
    done,
  );

  program
    .command('filing')
    .description('keep each PDF under a readable name in a folder too; files what is missing there')
    .option('--folder <path>', 'the folder; what lies there already is never touched')
    .option(
      '--pattern <text>',
      'names: {date} {issuer} {title} {number} {person} {case} {portal} {kind} {file}, / for folders',
    )
    .option('--again', 'also what you took away or changed there')
    .addOption(
      new Option('--stop', 'file nothing any more; what lies there stays').conflicts([
        'folder',
        'pattern',
        'again',
      ]),
    )
    .action(async (options: FilingOptions) =>
      done(await (await import('./commands/filing.ts')).filing(context(), options)),
    );
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

const loadBin = () => import('./commands/bin.ts');

function addBinCommands(bin: Command, context: () => CliContext, done: (code: ExitCode) => void): void {
  bin
    .command('list', { isDefault: true })
    .description('show what can be put back, and until when')
    .action(async () => done(await (await loadBin()).listBin(context())));
  bin
    .command('restore')
    .description('put it back with all that went with it')
    .argument('<id>')
    .action(async (id: string) => done(await (await loadBin()).restoreEntry(context(), id)));
  bin
    .command('purge')
    .description('say what would be deleted for good; with --yes delete it')
    .argument('<id>')
    .option('--yes', 'do it')
    .action(async (id: string, options: { yes?: true }) =>
      done(await (await loadBin()).purgeEntry(context(), id, options)),
    );
  bin
    .command('remove-person')
    .description('say what would go with a person and what stays; with --yes put it into the bin')
    .argument('<id>')
    .option('--yes', 'do it')
    .action(async (id: string, options: { yes?: true }) =>
      done(await (await loadBin()).removePerson(context(), id, options)),
    );
}

function addEvidenceCommands(
  evidence: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
  evidence
    .command('make')
    .description('write one ZIP with documents, raw evidence, index and hashes')
    .addOption(
      new Option('--about <what>', 'of what').choices(['notice', 'case', 'person']).makeOptionMandatory(),
    )
    .requiredOption('--id <id>', 'its id')
    .requiredOption('--out <file>', 'to this file')
    .option('--force', 'write over a file that is there')
    .option('--password', 'close it with a password; asks for it or reads it from a pipe')
    .action(async (options: EvidenceOptions) => {
      done(await (await import('./commands/evidence.ts')).makeEvidence(context(), options));
    });
  evidence
    .command('take')
    .description('take a bundle into the inbox')
    .argument('<file>')
    .option('--password', 'it has a password; asks for it or reads it from a pipe')
    .action(async (file: string, options: { password?: true }) => {
      done(await (await import('./commands/evidence.ts')).takeEvidence(context(), file, options));
    });
}

function addPaperCommands(papers: Command, context: () => CliContext, done: (code: ExitCode) => void): void {
  const load = () => import('./commands/papers.ts');
  papers
    .command('list', { isDefault: true })
    .description('show them, the newest first, with the case that each may belong to')
    .action(async () => done(await (await load()).listPapers(context())));
  papers
    .command('file')
    .description('make one a document of a notice, or of a case')
    .argument('<id>')
    .option('--notice <id>', 'of this notice')
    .option('--case <id>', 'of this case')
    .action(async (id: string, to: { notice?: string; case?: string }) =>
      done(await (await load()).filePaper(context(), id, to)),
    );
  papers
    .command('remove')
    .description('throw one away; it can be had back for thirty days')
    .argument('<id>')
    .option('--back', 'have it back')
    .action(async (id: string, options: { back?: true }) =>
      done(await (await load()).removePaper(context(), id, options)),
    );
}

function addCaseCommands(cases: Command, context: () => CliContext, done: (code: ExitCode) => void): void {
  cases
    .command('list', { isDefault: true })
    .description('show the cases with their next steps, the latest event first')
    .option('--limit <number>', 'at most so many', wholeNumber(1, 1_000_000), 50)
    .addOption(new Option('--country <code>', 'only this country').choices(['ES', 'PE', 'CL']))
    .option('--person <id>', 'only this person')
    .action(async (options: CaseOptions) =>
      done(await (await import('./commands/cases.ts')).listCases(context(), options)),
    );
  cases
    .command('show')
    .description('show one case with everything that happened, oldest first')
    .argument('<id>')
    .action(async (id: string) => done(await (await import('./commands/cases.ts')).showCase(context(), id)));
  cases
    .command('status')
    .description('show what is due for a check, or one case with its history; a check itself needs a window')
    .argument('[id]')
    .option('--paste', 'take a reply by SMS from standard input')
    .action(async (id: string | undefined, { paste }: { paste?: true }, command: Command) => {
      const { caseStatus, pasteStatus } = await import('./commands/caseStatus.ts');
      if (paste && id === undefined) command.error("error: missing required argument 'id'");
      done(await (paste ? pasteStatus(context(), id ?? '') : caseStatus(context(), id)));
    });
}

function addAccountCommands(
  accounts: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
  accounts
    .command('list', { isDefault: true })
    .description('show the accounts')
    .action(async () => done(await (await loadAccounts()).listAccounts(context())));
  accounts
    .command('add')
    .description(
      'try a sign-in, keep it, and look for the first time; asks for the password or reads it from a pipe',
    )
    .addOption(portalOption().makeOptionMandatory())
    .option('--method <id>', "sign-in method; the portal's first by default")
    .option('--label <text>', 'your own name for it')
    .option('--person <name>', 'whom it concerns')
    .option('--person-id <id>', 'whom it concerns, when already known')
    .option('--address <address>', 'mail address')
    .option('--host <name>', 'mail server; found from the address by default')
    .option('--port <number>', 'its port')
    .option('--security <kind>', 'tls or starttls')
    .addOption(
      new Option(
        '--provider <name>',
        'with --method oauth: whose page signs in; found from the mail server by default',
      ).choices(mailProviders),
    )
    .option(
      '--field <name=value>',
      'any other field of the form',
      (pair: string, all: string[]) => [...all, pair],
      [],
    )
    .action(async (options: AddOptions) => done(await (await loadAccounts()).addAccount(context(), options)));
  accounts
    .command('sign-in')
    .description(
      "give a new password, asked for or read from a pipe; where the account signs in on a provider's page, open it again",
    )
    .argument('<id>')
    .action(async (id: string) => done(await (await loadAccounts()).signInAgain(context(), id)));
  accounts
    .command('client')
    .description(
      "show or bring your own registration at a mail provider, for signing in on the provider's page",
    )
    .addArgument(new Argument('<provider>').choices(mailProviders))
    .option('--id <client id>', 'keep this one')
    .option('--secret', 'ask for its secret too, or read it from a pipe')
    .option('--forget', 'forget it')
    .action(async (provider: (typeof mailProviders)[number], options: ClientOptions) =>
      done(await (await import('./commands/askGrant.ts')).setClient(context(), provider, options)),
    );
  accounts
    .command('remove')
    .description('say what would go with an account; with --yes remove it')
    .argument('<id>')
    .option('--yes', 'do it')
    .action(async (id: string, options: { yes?: boolean }) =>
      done(await (await loadAccounts()).removeAccount(context(), id, options)),
    );
}

const mailProviders = ['google', 'microsoft'] as const;

const loadAccounts = () => import('./commands/accounts.ts');

const narrowing = (command: Command, box: (typeof boxes)[number]): Command =>
  command
    .addOption(new Option('--box <name>', 'which part').choices(boxes).default(box))
    .addOption(portalOption())
    .option('--account <id>', 'only this account')
    .option('--unread', 'only what is unread');
