// `recado papers`: files that belong nowhere yet, to list, to file to a notice or a case, and to throw away.

import type { FoundFileView } from '../../contract/documentMethods.ts';
import { FailureError } from '../../contract/failure.ts';
import type { PaperView } from '../../contract/paperMethods.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

export async function listPapers(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const { papers } = await withCore(context, ({ call }) => call('papers.list', {}));
  if (context.isJson) await terminal.print(toJson(papers));
  else if (papers.length > 0) await terminal.print(table(columns, papers, terminal.width));
  else terminal.say('No unfiled documents.');
  return 0;
}

/** All of them: what is searched for must not be cut off. */
const mostFound = 100_000;

export async function findPapers(context: CliContext, text: string): Promise<ExitCode> {
  const { terminal } = context;
  const { rows } = await withCore(context, ({ call }) =>
    call('documents.find', { text, filter: {}, limit: mostFound }),
  );
  if (context.isJson) await terminal.print(toJson(rows));
  else if (rows.length > 0) await terminal.print(table(foundColumns, rows, terminal.width));
  else terminal.say('Nothing found in your own files.');
  return 0;
}

export async function filePaper(
  context: CliContext,
  id: string,
  to: { notice?: string; case?: string },
): Promise<ExitCode> {
  const { notice, case: caseId } = to;
  if ((notice === undefined) === (caseId === undefined))
    throw new FailureError('input.invalid', { option: '--notice, --case' });
  await withCore(context, async ({ call }) => {
    if (notice !== undefined) await call('papers.fileToNotice', { id, noticeId: notice });
    else if (caseId !== undefined) await call('papers.fileToCase', { id, caseId });
  });
  context.terminal.say('Filed.');
  return 0;
}

export async function removePaper(
  context: CliContext,
  id: string,
  { back }: { back?: true },
): Promise<ExitCode> {
  await withCore(context, ({ call }) => call(back ? 'papers.restore' : 'papers.remove', { id }));
  context.terminal.say(back ? 'Back.' : 'Removed; for thirty days it can be had back with --back.');
  return 0;
}

const foundColumns: Column<FoundFileView>[] = [
  { head: 'ID', cell: ({ documentId }) => documentId },
  { head: 'IN', cell: ({ caseId }) => caseId ?? 'no place yet' },
  { head: 'PAGE', cell: ({ found }) => String(found?.page ?? '') },
  { head: 'NAME', cell: ({ name }) => name },
  {
    head: 'TEXT',
    cell: ({ found }) => (found?.snippet ?? '').replaceAll(/[\u0002\u0003]/g, ''),
    isElastic: true,
  },
];

const columns: Column<PaperView>[] = [
  { head: 'ID', cell: ({ id }) => id },
  { head: 'ADDED', cell: ({ addedAt }) => addedAt.slice(0, 10) },
  { head: 'NAME', cell: ({ name }) => name, isElastic: true },
  {
    head: 'MAY BELONG TO CASE',
    cell: ({ suggestions: [first] }) => (first ? `${first.numbers[0] ?? first.title ?? ''} ${first.id}` : ''),
  },
];
