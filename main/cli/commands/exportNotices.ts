// `recado export`: notices with their marks, cases or deadlines as JSON or CSV, or a calendar, to a file or to standard output.
import { writeFile } from 'node:fs/promises';
import { FailureError } from '../../contract/failure.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { evidenceWords } from '../evidenceWords.ts';
import { type Call, withCore } from '../withCore.ts';
import type { ExportOptions } from './exportOptions.ts';
import { noticeFilter } from './noticeFilter.ts';

/** The file is readable by its owner alone and never written over another without --force. */
export async function exportNotices(context: CliContext, options: ExportOptions): Promise<ExitCode> {
  const { terminal } = context;
  const { text } = await withCore(context, ({ call }) => made(call, options));
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

function made(call: Call, options: ExportOptions): Promise<{ text: string }> {
  const { what, format } = options;
  switch (what) {
    case 'notices':
      return call('notices.export', { format, filter: noticeFilter(options) });
    case 'cases':
      return call('exports.cases', { format });
    case 'deadlines':
      return call('exports.deadlines', { format });
    case 'calendar':
      return call('exports.calendar', { words: evidenceWords });
  }
}
