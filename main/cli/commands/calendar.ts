// `recado calendar`: what is due when, and the live calendar file that other programs read.
import { resolve } from 'node:path';
import type { CalendarEntryView, CalendarFileView, CalendarWords } from '../../contract/calendarMethods.ts';
import { todayIn } from '../../model/zonedTime.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { folderDesktop } from '../folderDesktop.ts';
import { type Column, table } from '../table.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { describeFailure } from '../words.ts';

export interface DaysOptions {
  from?: string;
  to?: string;
  person?: string;
}

export interface FileOptions {
  folder?: string;
  hide?: true;
  show?: true;
  off?: true;
}

/** In the westernmost zone it is still the day that is over elsewhere: nothing of today is left out. */
const lastZone = 'Etc/GMT+12';

export async function listDays(context: CliContext, { from, to, person }: DaysOptions): Promise<ExitCode> {
  const { terminal } = context;
  const told = await withCore(context, ({ call }) =>
    call('calendar.list', {
      from: from ?? todayIn(lastZone, new Date()),
      to: to ?? null,
      personId: person ?? null,
      withUndated: true,
    }),
  );
  const all = [...told.entries, ...told.undated];
  if (context.isJson) await terminal.print(toJson(told));
  else if (all.length > 0) await terminal.print(table(columns, all, terminal.width));
  else terminal.say('Nothing is due.');
  if (told.isCut) terminal.say('There is more: ask for fewer days with --to.');
  return 0;
}

const acts: Record<CalendarEntryView['what'], string> = {
  open: 'open',
  respond: 'answer',
  pay: 'pay',
  attend: 'attend',
  appeal: 'appeal',
  court: 'appeal to the court (contencioso)',
  goOn: 'ask for the card (TIE)',
  expires: 'expires',
};

const columns: Column<CalendarEntryView>[] = [
  { head: 'DAY', cell: ({ on }) => on ?? 'unknown' },
  { head: 'AT', cell: ({ at, zone }) => (at === null ? '' : `${at} (${zone})`) },
  { head: 'SURE', cell: ({ certainty }) => certainty },
  { head: 'WHAT', cell: ({ what, isDone }) => `${acts[what]}${isDone ? ', done' : ''}` },
  { head: 'TITLE', cell: ({ title }) => title, isElastic: true },
  { head: 'WHO', cell: ({ person }) => person ?? '' },
];

export async function calendarFile(context: CliContext, options: FileOptions): Promise<ExitCode> {
  const { folder, hide, show, off } = options;
  const isChange = hide ?? show ?? off ?? false;
  const file = await withCore(
    context,
    async ({ call }) => {
      if (folder !== undefined) await call('calendar.chooseFolder', { words: fileWords });
      if (!isChange) return call('calendar.file', {});
      return call('calendar.setFile', {
        ...(off && { isOn: false }),
        ...((hide ?? show) && { isContentHidden: hide === true }),
      });
    },
    folder === undefined ? null : folderDesktop(resolve(folder)),
  );
  if (context.isJson) await context.terminal.print(toJson(file));
  for (const line of words(file)) context.terminal.say(line);
  return file.failure === null ? 0 : 1;
}

function words({ isOn, folder, fileName, isContentHidden, writtenAt, entries, failure }: CalendarFileView) {
  if (folder === null) return ['No folder is chosen: give one with --folder.'];
  const where = `${fileName} in ${plain(folder)}`;
  return [
    isOn
      ? `${where} is kept up to date while Recado runs: ${entries} entries, ${isContentHidden ? 'saying only that something is due' : 'with what is due'}; written ${writtenAt ?? 'never'}.`
      : `${where} is kept up to date no longer.`,
    ...(failure === null ? [] : [`It is not up to date. ${describeFailure(failure)}`]),
  ];
}

/** What other programs show of a file that the command line began. */
const fileWords: CalendarWords = {
  what: {
    open: 'Open by',
    respond: 'Answer by',
    pay: 'Pay by',
    attend: 'Appointment',
    appeal: 'Appeal by',
    court: 'Appeal to the court (contencioso) by',
    goOn: 'Ask for the card (TIE) by',
    expires: 'Expires',
  },
  derived: 'This day was calculated by Recado. Check it on the portal.',
  hiddenDeadline: 'Recado: something is due',
  hiddenAppointment: 'Recado: appointment',
};
