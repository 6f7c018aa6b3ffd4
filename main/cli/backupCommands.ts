// The commands that keep the profile safe: backups, what was removed, what takes space.
import type { Command } from 'commander';
import type { CliContext, ExitCode } from './cliContext.ts';
import type { BackupPlanOptions } from './commands/backupPlan.ts';
import { wholeNumber } from './options.ts';

export function addBackupCommands(
  program: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
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

  program
    .command('size')
    .description('say what takes space')
    .action(async () => done(await (await loadBin()).showSizes(context())));
}

const loadBin = () => import('./commands/bin.ts');

export function addBinCommands(
  bin: Command,
  context: () => CliContext,
  done: (code: ExitCode) => void,
): void {
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
