// `recado export`: every notice with its marks as JSON or CSV, to a file or to standard output.
import { writeFile } from 'node:fs/promises';
import { FailureError } from '../../contract/failure.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { withCore } from '../withCore.ts';
import { type FilterOptions, noticeFilter } from './noticeFilter.ts';

export interface ExportOptions extends FilterOptions {
  format: 'json' | 'csv';
  out?: string;
  force?: boolean;
}

/** The file is readable by its owner alone and never written over another without --force. */
export async function exportNotices(context: CliContext, options: ExportOptions): Promise<ExitCode> {
  const { terminal } = context;
  const { text } = await withCore(context, ({ call }) =>
    call('notices.export', { format: options.format, filter: noticeFilter(options) }),
  );
  if (options.out === undefined) {
    await terminal.print(text.endsWith('\n') ? text : `${text}\n`);
    return 0;
  }
  const flag = options.force === true ? 'w' : 'wx';
  await writeFile(options.out, text, { flag, mode: 0o600 }).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? error.code : 'unknown';
    throw new FailureError('input.invalid', { option: '--out', reason }, error);
  });
  terminal.say(`Written to ${options.out}.`);
  return 0;
}
