// `recado backup`, `restore` and `verify`: the whole profile in one file that only a passphrase opens.
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { directArchives } from '../../app/backup/archives.ts';
import { backupProfile } from '../../app/backup/backupProfile.ts';
import type { Contained } from '../../app/backup/backupShapes.ts';
import { restoreBackup } from '../../app/backup/restoreBackup.ts';
import { openProfileVault } from '../../app/openProfileVault.ts';
import { leastPassphrase } from '../../contract/backupViews.ts';
import { FailureError } from '../../contract/failure.ts';
import { silentLogger } from '../../model/logger.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { cliEndpoints } from '../cliEndpoints.ts';
import { defaultProfileDir } from '../withCore.ts';

const ask = (context: CliContext): Promise<string> => context.terminal.askSecret('Passphrase of the backup');
const profileOf = async (context: CliContext): Promise<string> =>
  context.profileDir ?? (await defaultProfileDir());
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
const reading = {
  archives: directArchives,
  onProgress: () => undefined,
  signal: new AbortController().signal,
};

export async function backup(
  context: CliContext,
  out: string,
  options: { secrets?: true },
): Promise<ExitCode> {
  if (await isThere(out)) throw new FailureError('input.invalid', { file: out, reason: 'EEXIST' });
  const passphrase = await ask(context);
  if (passphrase.length < leastPassphrase)
    throw new FailureError('input.invalid', { badFields: ['passphrase'], least: leastPassphrase });
  const hasSecrets = options.secrets === true;
  const endpoints = await cliEndpoints(context);
  const { documents, size } = await backupProfile(await profileOf(context), {
    out: resolve(out),
    passphrase,
    vault: hasSecrets ? openProfileVault(endpoints, silentLogger) : null,
    workFactor: endpoints.backupWorkFactor,
  });
  context.terminal.say(`Written to ${out}: ${documents} files, ${size} bytes.`);
  context.terminal.say(
    hasSecrets
      ? 'Passwords are in it: whoever has the file and its passphrase has them.'
      : 'Passwords are not in it: after a restore, give them again with `recado accounts sign-in`.',
  );
  return 0;
}

export async function verify(context: CliContext, path: string): Promise<ExitCode> {
  const passphrase = await ask(context);
  const order = { path, passphrase, into: null };
  const { about, documents, bytes } = await directArchives.read(order, reading.onProgress, reading.signal);
  context.terminal.say(`Whole: made ${about.madeAt}, ${documents} files, ${bytes} bytes.`);
  if (about.contains !== undefined) context.terminal.say(`In it: ${listed(about.contains)}.`);
  context.terminal.say(about.hasSecrets ? 'Passwords are in it.' : 'Passwords are not in it.');
  return 0;
}

export async function restore(
  context: CliContext,
  path: string,
  options: { dryRun?: true },
): Promise<ExitCode> {
  const profileDir = await profileOf(context);
  if (options.dryRun === true) {
    const code = await verify(context, path);
    context.terminal.say(
      (await isThere(join(profileDir, 'recado.db')))
        ? `${profileDir} holds a profile: a restore would be refused. Choose an empty folder with --profile.`
        : `It would be restored to ${profileDir}.`,
    );
    return code;
  }
  const passphrase = await ask(context);
  const { about, documents, secrets } = await restoreBackup(path, passphrase, profileDir, reading);
  if (secrets !== null) {
    const { giveSecrets } = await import('../../app/backup/backupSecrets.ts');
    await giveSecrets(openProfileVault(await cliEndpoints(context), silentLogger), secrets);
  }
  context.terminal.say(`Restored to ${profileDir}: made ${about.madeAt}, ${documents} files.`);
  context.terminal.say(
    secrets === null
      ? 'Passwords were not in it: give them again with `recado accounts sign-in`.'
      : 'Passwords were put into the keychain of this computer.',
  );
  return 0;
}

const listed = ({ notices, documents, cases, accounts, persons }: Contained): string =>
  `${notices} notices, ${documents} documents, ${cases} cases, ${accounts} accounts, ${persons} people`;
