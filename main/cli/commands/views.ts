// `recado views`: searches and filters that were kept under a name; shown, kept, renamed, removed.
import { randomUUID } from 'node:crypto';
import { FailureError } from '../../contract/failure.ts';
import { filterOf, narrowingOfView, type Period } from '../../contract/narrowing.ts';
import type { SavedViewShape } from '../../contract/viewMethods.ts';
import type { NoticeKind } from '../../model/notice.ts';
import type { PortalId } from '../../model/portal.ts';
import { todayIn } from '../../model/zonedTime.ts';
import type { Mailbox } from '../../store/store.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { toJson } from '../terminal.ts';
import { type Call, withCore } from '../withCore.ts';
import { listNotices } from './list.ts';

export interface ViewOptions {
  search: string;
  box: Mailbox;
  portal?: PortalId;
  account?: string;
  person?: string;
  case?: string;
  kind?: NoticeKind;
  period?: Exclude<Period, 'own'>;
  since?: string;
  until?: string;
  unread?: true;
}

export async function listViews(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const views = await withCore(context, ({ call }) => call('views.list', {}));
  if (context.isJson) await terminal.print(toJson(views));
  else if (views.length > 0) await terminal.print(table(columns, views, terminal.width));
  else terminal.say('No saved views.');
  return 0;
}

const columns: Column<SavedViewShape>[] = [
  { head: 'ID', cell: ({ id }) => id },
  { head: 'NAME', cell: ({ name }) => name, isElastic: true },
  { head: 'BOX', cell: ({ source }) => source.box },
  {
    head: 'SHOWS',
    cell: ({ text, source, narrowing, isUnreadOnly }) => {
      const { box: _box, ...from } = source;
      const told = Object.entries({ ...from, ...narrowing }).filter(([, value]) => value !== undefined);
      return [text, ...told.map(([name, value]) => `${name}:${value}`), isUnreadOnly ? 'unread' : '']
        .filter((part) => part !== '')
        .join(' ');
    },
  },
];

export async function showView(context: CliContext, asked: string, limit: number): Promise<ExitCode> {
  return listNotices(context, limit, async (call) => {
    const view = await found(call, asked);
    const { box, portal, accountId, personId } = view.source;
    const filter = filterOf({
      ...view,
      source: {
        box,
        ...(portal !== undefined && { portal }),
        ...(accountId !== undefined && { accountId }),
        ...(personId !== undefined && { personId }),
      },
      narrowing: narrowingOfView(view, todayIn(ownZone(), new Date())),
    });
    return { filter, text: view.text };
  });
}

export async function saveView(context: CliContext, name: string, options: ViewOptions): Promise<ExitCode> {
  const { search, box, portal, account, person, period, since, until, kind } = options;
  const isOwn = since !== undefined || until !== undefined;
  if (isOwn && period !== undefined)
    throw new FailureError('input.invalid', { option: '--period, --since, --until' });
  await withCore(context, async ({ call }) => {
    const before = (await call('views.list', {})).find((view) => view.name === name);
    await call('views.save', {
      id: before?.id ?? randomUUID(),
      name,
      text: search,
      source: {
        box,
        ...(portal !== undefined && { portal }),
        ...(account !== undefined && { accountId: account }),
        ...(person !== undefined && { personId: person }),
      },
      isUnreadOnly: options.unread === true,
      narrowing: {
        ...(kind !== undefined && { kind }),
        ...(options.case !== undefined && { caseId: options.case }),
        ...(period !== undefined && { period }),
        ...(isOwn && { period: 'own' as const }),
        ...(since !== undefined && { since }),
        ...(until !== undefined && { until }),
      },
    });
  });
  context.terminal.say('Kept.');
  return 0;
}

export async function renameView(context: CliContext, asked: string, name: string): Promise<ExitCode> {
  await withCore(context, async ({ call }) => call('views.save', { ...(await found(call, asked)), name }));
  context.terminal.say('Renamed.');
  return 0;
}

export async function removeView(context: CliContext, asked: string): Promise<ExitCode> {
  await withCore(context, async ({ call }) => call('views.remove', { id: (await found(call, asked)).id }));
  context.terminal.say('Removed; no notice went with it.');
  return 0;
}

async function found(call: Call, asked: string): Promise<SavedViewShape> {
  const views = await call('views.list', {});
  const view = views.find(({ id }) => id === asked) ?? views.find(({ name }) => name === asked);
  if (view === undefined) throw new FailureError('input.notFound', { what: 'view' });
  return view;
}

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
