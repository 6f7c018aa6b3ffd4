// `recado list`: the unified inbox, newest first.
import type { MethodInput } from '../../contract/methods.ts';
import type { NoticePage, NoticeRow } from '../../store/store.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { describeNotSeenWhole } from '../notSeenWhole.ts';
import { type Column, table } from '../table.ts';
import { toJson } from '../terminal.ts';
import { type Call, withCore } from '../withCore.ts';
import { type FilterOptions, noticeFilter } from './noticeFilter.ts';

export interface ListOptions extends FilterOptions {
  limit: number;
  search?: string;
}

type Page = MethodInput<'notices.list'>;

/** The most that one call gives. */
const pageSize = 500;

export const list = (context: CliContext, options: ListOptions): Promise<ExitCode> =>
  listNotices(context, options.limit, () =>
    Promise.resolve({ filter: noticeFilter(options), text: options.search ?? '' }),
  );

/** Prints what the core has for a question that may itself have to ask it. */
export async function listNotices(
  context: CliContext,
  limit: number,
  ask: (call: Call) => Promise<{ filter: Page['filter']; text: string }>,
): Promise<ExitCode> {
  const { rows, warnings } = await withCore(context, async ({ call }) => {
    const { filter, text } = await ask(call);
    const found: NoticeRow[] = [];
    let after: string | null = null;
    do {
      const page: Page = { filter, after, limit: Math.min(pageSize, limit - found.length) };
      const answer: NoticePage =
        text === '' ? await call('notices.list', page) : await call('notices.search', { text, ...page });
      found.push(...answer.rows);
      after = answer.next;
    } while (after !== null && found.length < limit);
    return { rows: found, warnings: describeNotSeenWhole(await call('accounts.list', {})) };
  });
  const { terminal } = context;
  if (context.isJson) await terminal.print(toJson(rows));
  else if (rows.length > 0) await terminal.print(table(noticeColumns, rows, terminal.width));
  else terminal.say(warnings.length === 0 ? 'No notices.' : 'No notices here, but not everything was seen:');
  for (const warning of warnings) terminal.say(warning);
  return 0;
}

/** The unified inbox as a table; the demo prints it too. */
export const noticeColumns: Column<NoticeRow>[] = [
  { head: 'WHEN', cell: (row) => wallTime(row.sortAt) },
  { head: 'PORTAL', cell: (row) => row.portal },
  { head: 'KIND', cell: (row) => row.kind },
  { head: 'TITLE', cell: (row) => row.title, isElastic: true },
  { head: 'DUE', cell: (row) => row.dueOn ?? '' },
  { head: 'SENDER', cell: (row) => (row.verdict === 'genuine' ? '' : (row.verdict ?? '')) },
];

/** `YYYY-MM-DD HH:MM` where this computer is. */
function wallTime(at: string): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const two = (value: number) => String(value).padStart(2, '0');
