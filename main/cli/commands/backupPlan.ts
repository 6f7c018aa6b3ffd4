// `recado backups`: where backups go, whether one is made every week, how the last one went, and what lies there.
import { resolve } from 'node:path';
import type { BackupStatus } from '../../contract/backupViews.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { folderDesktop } from '../folderDesktop.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

export interface BackupPlanOptions {
  folder?: string;
  weekly?: true;
  off?: true;
  keep?: number;
  secrets?: boolean;
}

export async function backupPlan(context: CliContext, options: BackupPlanOptions): Promise<ExitCode> {
  const { folder, weekly, off, keep, secrets } = options;
  // Asked for before the profile is opened: whoever types slowly keeps nobody waiting.
  const passphrase = weekly ? await context.terminal.askSecret('Passphrase of the backups') : null;
  const status = await withCore(
    context,
    async ({ call }) => {
      if (folder !== undefined) await call('backup.chooseFolder', {});
      const now = await call('backup.status', {});
      if (!weekly && !off && keep === undefined && secrets === undefined) return now;
      return call('backup.plan', {
        isOn: weekly ?? (off ? false : now.isOn),
        keep: keep ?? now.keep,
        hasSecrets: secrets ?? now.hasSecrets,
        passphrase,
      });
    },
    folder === undefined ? null : folderDesktop(resolve(folder)),
  );
  if (context.isJson) await context.terminal.print(toJson(status));
  for (const line of words(status)) context.terminal.say(line);
  return status.last?.failure ? 1 : 0;
}

function words({ folder, isOn, keep, hasSecrets, nextAt, last, files, waiting }: BackupStatus): string[] {
  if (folder === null) return ['No folder is chosen: give one with --folder.'];
  const how = `${hasSecrets ? 'with' : 'without'} passwords, ${keep} kept`;
  return [
    `Backups go to ${plain(folder)}; ${files.length} lie there.`,
    isOn ? `Every week, ${how}, while Recado runs; next: ${nextAt ?? 'soon'}.` : 'Not every week.',
    ...(last === null ? ['There is none yet.'] : []),
    ...(last !== null && last.failure === null ? [`Last: ${last.at}, ${plain(last.name ?? '')}.`] : []),
    ...(last?.failure ? [`The one of ${last.at} failed. ${describeFailure(last.failure)}`] : []),
    ...(waiting === null ? [] : [`The backup of ${waiting.madeAt} takes its place at the next start.`]),
  ];
}
