// The commands about cases and their status.
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CliContext, ExitCode } from './cliContext.ts';
import type { CaseOptions } from './commands/cases.ts';
import { wholeNumber } from './options.ts';

export function addCaseCommands(
  cases: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
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
    .command('done')
    .description(
      'say that nothing is left to do about the decision of a case: its periods are reminded of no more',
    )
    .argument('<id>')
    .option('--undo', 'take it back: the periods are open again')
    .action(async (id: string, { undo }: { undo?: true }) =>
      done(await (await import('./commands/caseDone.ts')).markDecision(context(), id, undo !== true)),
    );
  cases
    .command('status')
    .description('show what is due for a check, or one case with its history; a check itself needs a window')
    .argument('[id]')
    .option('--paste', 'take a reply by SMS from standard input')
    .option('--sure', 'with --paste: take it in although nothing in it is known')
    .action(
      async (id: string | undefined, { paste, sure }: { paste?: true; sure?: true }, command: Command) => {
        const { caseStatus, pasteStatus } = await import('./commands/caseStatus.ts');
        if (paste && id === undefined) command.error("error: missing required argument 'id'");
        done(await (paste ? pasteStatus(context(), id ?? '', sure === true) : caseStatus(context(), id)));
      },
    );
}
