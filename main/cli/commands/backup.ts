// `recado backup`, `restore` and `verify`: the whole profile in one file that only a passphrase opens.
import { stat } from 'node:fs/promises';
import { backupProfile } from '../../app/backup/backupProfile.ts';
import { restoreBackup, verifyBackup } from '../../app/backup/readBackup.ts';
import { FailureError } from '../../contract/failure.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { defaultProfileDir } from '../withCore.ts';

const ask = (context: CliContext): Promise<string> => context.terminal.askSecret('Passphrase of the backup');
const profileOf = async (context: CliContext): Promise<string> =>
  context.profileDir ?? (await defaultProfileDir());
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

export async function backup(context: CliContext, out: string): Promise<ExitCode> {
  if (await isThere(out)) throw new FailureError('input.invalid', { file: out, reason: 'EEXIST' });
  const passphrase = await ask(context);
  const { documents, size } = await backupProfile(await profileOf(context), out, passphrase);
  context.terminal.say(`Written to ${out}: ${documents} files, ${size} bytes.`);
  context.terminal.say(
    'Passwords are not in it: after a restore, give them again with `recado accounts sign-in`.',
  );
  return 0;
}

export async function verify(context: CliContext, path: string): Promise<ExitCode> {
  const { madeAt, documents, bytes } = await verifyBackup(path, await ask(context));
  context.terminal.say(`Whole: made ${madeAt}, ${documents} files, ${bytes} bytes.`);
  return 0;
}

export async function restore(
  context: CliContext,
  path: string,
  options: { dryRun?: true },
): Promise<ExitCode> {
  if (options.dryRun === true) return verify(context, path);
  const profileDir = await profileOf(context);
  const { madeAt, documents } = await restoreBackup(path, await ask(context), profileDir);
  context.terminal.say(`Restored to ${profileDir}: made ${madeAt}, ${documents} files.`);
  context.terminal.say('Passwords were not in it: give them again with `recado accounts sign-in`.');
  return 0;
}
