// `recado filing`: keeps each PDF under a readable name in a folder too; files what is missing there each time it is asked.
import { resolve } from 'node:path';
import type { FilingStateView } from '../../contract/filingMethods.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { folderDesktop } from '../folderDesktop.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

export interface FilingOptions {
  folder?: string;
  pattern?: string;
  stop?: true;
  again?: true;
}

export async function filing(context: CliContext, options: FilingOptions): Promise<ExitCode> {
  const desktop = options.folder === undefined ? null : folderDesktop(resolve(options.folder));
  const state = await withCore(
    context,
    async ({ call }) => {
      if (options.stop) return call('filing.stop', {});
      if (options.folder !== undefined) await call('filing.chooseFolder', {});
      if (options.pattern !== undefined) await call('filing.setPattern', { pattern: options.pattern });
      return call('filing.fileNow', { isAgain: options.again === true });
    },
    desktop,
  );
  if (context.isJson) await context.terminal.print(toJson(state));
  context.terminal.say(words(state));
  return state.failure === null ? 0 : 1;
}

function words({ folder, pattern, filed, failure }: FilingStateView): string {
  if (folder === null) return 'No folder is chosen: give one with --folder.';
  const where = `${filed} copies in ${plain(folder)}, named ${pattern}.`;
  return failure === null ? where : `${where} ${describeFailure(failure)}`;
}
