// The commands about accounts: list, add, sign in again, remove.
import type { Command } from 'commander';
import { Argument, Option } from 'commander';
import type { CliContext, ExitCode } from './cliContext.ts';
import type { AddOptions } from './commands/accounts.ts';
import type { ClientOptions } from './commands/askGrant.ts';
import { portalOption } from './options.ts';

export function addAccountCommands(
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
