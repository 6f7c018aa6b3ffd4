// `recado cases …`: what belongs together, how it stands, and the one next step of each.
import type { CaseDetail, CaseRowView, NextStepView, TimelineEntryView } from '../../contract/caseViews.ts';
import type { MethodInput, MethodOutput } from '../../contract/methods.ts';
import type { Country } from '../../model/case.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

export interface CaseOptions {
  limit: number;
  country?: Country;
  person?: string;
}

/** The most that one call gives. */
const pageSize = 200;

export async function listCases(context: CliContext, options: CaseOptions): Promise<ExitCode> {
  const { terminal } = context;
  const rows = await withCore(context, async ({ call }) => {
    const found: CaseRowView[] = [];
    let after: string | null = null;
    do {
      const asked: MethodInput<'cases.list'> = {
        ...(options.country && { country: options.country }),
        ...(options.person && { personId: options.person }),
        after,
        limit: Math.min(pageSize, options.limit - found.length),
      };
      const page: MethodOutput<'cases.list'> = await call('cases.list', asked);
      found.push(...page.rows);
      after = page.next;
    } while (after !== null && found.length < options.limit);
    return found;
  });
  if (context.isJson) await terminal.print(toJson(rows));
  else if (rows.length === 0) terminal.say('No cases.');
  else await terminal.print(table(columns, rows, terminal.width));
  return 0;
}

const columns: Column<CaseRowView>[] = [
  { head: 'ID', cell: ({ id }) => id },
  { head: 'COUNTRY', cell: ({ country }) => country },
  { head: 'CASE', cell: ({ title, numbers }) => title ?? numbers[0] ?? '', isElastic: true },
  { head: 'STATUS', cell: ({ status }) => status?.status ?? '' },
  { head: 'NOTICES', cell: ({ notices }) => String(notices) },
  { head: 'NEXT STEP', cell: ({ nextStep }) => stepWords(nextStep) },
];

export async function showCase(context: CliContext, id: string): Promise<ExitCode> {
  const { terminal } = context;
  const known = await withCore(context, ({ call }) => call('cases.get', { id }));
  await terminal.print(context.isJson ? toJson(known) : describe(known, terminal.width));
  return 0;
}

function describe(known: CaseDetail, width: number | null): string {
  const { status } = known;
  const facts = [
    ['Case', known.title ?? known.numbers[0] ?? known.id],
    ['Numbers', known.numbers.join(', ')],
    ['Country', known.country],
    ['Filed on', known.filedOn ?? ''],
    ['Status', status ? `${status.status} (${status.raw}), read ${status.at}` : ''],
    ['Next step', stepWords(known.nextStep)],
    ['Counted by', known.nextStep?.basis ?? ''],
  ].flatMap(([head, value]) => (value ? [`${`${head}:`.padEnd(11)}${plain(value)}\n`] : []));
  return `${facts.join('')}\n${table(lineColumns, known.timeline, width)}`;
}

const lineColumns: Column<TimelineEntryView>[] = [
  { head: 'DAY', cell: ({ on }) => on ?? 'unknown' },
  { head: 'SURE', cell: ({ certainty }) => certainty },
  { head: 'WHAT', cell: ({ what }) => what },
  { head: '', cell: moreOf, isElastic: true },
];

function moreOf(entry: TimelineEntryView): string {
  switch (entry.what) {
    case 'status':
      return `${entry.entry.status} (${entry.entry.raw})`;
    case 'notice':
      return entry.notice.title;
    case 'appointment':
      return [entry.appointment.at, entry.appointment.office].filter(Boolean).join(' ');
    case 'deadline':
      return `${entry.act}${entry.isDone ? ', done' : ''}`;
    case 'payment': {
      const { title, amount, paidOn } = entry.payment;
      const sum = amount === null ? '' : ` ${amount.value} ${amount.currency}`;
      return `${title}${sum}${paidOn === null ? '' : `, paid ${paidOn}`}`;
    }
    case 'waitingList':
      return entry.waitingList.state;
    case 'note':
      return entry.text;
    case 'filed':
    case 'opening':
      return '';
  }
}

const steps: Record<NextStepView['code'], string> = {
  open: 'open the notice',
  answer: 'answer the requirement',
  appeal: 'decide on an appeal',
  pay: 'pay',
  attend: 'go to the appointment',
  goOn: 'favourable: take the next step',
  checkStatus: 'look up the status',
  wait: 'wait for the appointment',
};

export function stepWords(step: NextStepView | null): string {
  if (step === null) return '';
  const { code, on, at, isOver } = step;
  if (on === null) return code === 'goOn' || code === 'wait' ? steps[code] : `${steps[code]}, day unknown`;
  const time = code === 'attend' && at !== null ? ` ${at}` : '';
  return `${steps[code]} ${isOver ? 'was due' : code === 'attend' || code === 'checkStatus' ? 'on' : 'by'} ${on}${time}`;
}
