// `recado digest`: today and this week on one page, for a person or a script.
import type { DigestAppointment, DigestDue, DigestView } from '../../contract/digestViews.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { words } from '../words.ts';

export async function digest(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const made = await withCore(context, ({ call }) => call('digest.get', {}));
  await terminal.print(context.isJson ? toJson(made) : describeDigest(made, terminal.width));
  return 0;
}

export function describeDigest(made: DigestView, width: number | null): string {
  const { due, appointments, arrived, arrivedCount, sources, checksDue } = made;
  const days = [
    ...appointments.map((one) => ({ ...one, line: appointmentLine(one) })),
    ...due.map((one) => ({ ...one, line: `${acts[one.what]} ${one.title}${reckoned(one)}` })),
  ].toSorted((a, b) => a.daysLeft - b.daysLeft);
  const part = (head: string, rows: Line[], none: string): string =>
    `${head}\n${rows.length === 0 ? `  ${none}\n` : table(lineColumns, rows, width)}\n`;
  const later = arrivedCount - arrived.length;
  return [
    part(
      `Today, ${made.today}`,
      days.filter(({ daysLeft }) => daysLeft === 0),
      'Nothing is due.',
    ),
    part(
      `Until ${made.weekEndsOn}`,
      days.filter(({ daysLeft }) => daysLeft > 0),
      'Nothing is due.',
    ),
    part(
      `New since ${made.since}: ${arrivedCount}`,
      arrived.map(({ firstSeenAt, title, personName }) => ({
        on: firstSeenAt.slice(0, 10),
        line: title,
        personName,
      })),
      'Nothing.',
    ),
    later > 0 ? `  and ${later} more\n\n` : '',
    part(
      'Sources that could not be read',
      sources.map(({ label, code, lastWholeAt }) => ({
        on: lastWholeAt?.slice(0, 10) ?? 'never',
        line: `${label}: ${code === null ? 'not read completely since then' : words[code].join(' ')}`,
        personName: null,
      })),
      'None: all was read.',
    ),
    checksDue > 0 ? `Cases to look up: ${checksDue} (\`recado cases\`)\n` : '',
  ].join('');
}

interface Line {
  on: string;
  line: string;
  personName: string | null;
}

const lineColumns: Column<Line>[] = [
  { head: '  DAY', cell: ({ on }) => `  ${on}` },
  { head: 'WHAT', cell: ({ line }) => line, isElastic: true },
  { head: 'WHO', cell: ({ personName }) => personName ?? '' },
];

const acts: Record<DigestDue['what'], string> = {
  open: 'Open:',
  respond: 'Answer:',
  pay: 'Pay:',
  attend: 'Attend:',
  appeal: 'Appeal:',
  court: 'Appeal to the court (contencioso):',
  goOn: 'Ask for the card (TIE):',
};

const reckoned = ({ certainty }: DigestDue): string => (certainty === 'stated' ? '' : ' (calculated day)');

const appointmentLine = ({ at, zone, place, procedure }: DigestAppointment): string =>
  ['Appointment', at === null ? null : `${at} (${zone})`, place, procedure]
    .filter((part) => part !== null)
    .join(', ');
