// `recado cases status …`: which cases are due for a check, what was read so far, and a reply by SMS taken in.
import type { CaseDetail } from '../../contract/caseViews.ts';
import type { StatusMeaningView, StatusOfferView, StatusReplyView } from '../../contract/statusViews.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

/** Where the desktop app has to be used. */
const needsWindow =
  'A check opens a window of the portal, where you type the captcha: use the desktop app, the official page or an SMS.';

/** Without an id: the cases that are due; with one: its history, what it means, and how to ask. */
export async function caseStatus(context: CliContext, id: string | undefined): Promise<ExitCode> {
  if (id !== undefined) return statusOf(context, id);
  const { terminal } = context;
  const { due, officialUrl } = await withCore(context, async ({ call }) => {
    const { due: checks, officialUrl: url } = await call('statusChecks.overview', {});
    const cases = await Promise.all(checks.map(({ caseId }) => call('cases.get', { id: caseId })));
    return { officialUrl: url, due: checks.map((check, at) => ({ ...check, case: cases[at] })) };
  });
  if (context.isJson) {
    await terminal.print(
      toJson(due.map(({ caseId, dueOn, case: known }) => ({ caseId, dueOn, ...asked(known) }))),
    );
    return 0;
  }
  if (due.length === 0) terminal.say('No case is due for a check.');
  else {
    await terminal.print(table(dueColumns, due, terminal.width));
    terminal.say(`${needsWindow}\nOfficial page: ${officialUrl}`);
  }
  return 0;
}

const asked = (known: CaseDetail | undefined) => ({
  numbers: known?.numbers ?? [],
  nie: known?.nie ?? null,
  status: known?.status?.status ?? null,
});

const dueColumns: Column<{ caseId: string; dueOn: string; case: CaseDetail | undefined }>[] = [
  { head: 'ID', cell: ({ caseId }) => caseId },
  { head: 'DUE', cell: ({ dueOn }) => dueOn },
  {
    head: 'CASE',
    cell: ({ case: known }) => known?.title ?? known?.numbers[0] ?? known?.nie ?? '',
    isElastic: true,
  },
  { head: 'LAST STATUS', cell: ({ case: known }) => known?.status?.status ?? 'never read' },
];

async function statusOf(context: CliContext, id: string): Promise<ExitCode> {
  const { terminal } = context;
  const { known, offer } = await withCore(context, async ({ call }) => ({
    known: await call('cases.get', { id }),
    offer: await call('statusChecks.offer', { caseId: id }),
  }));
  if (context.isJson) {
    const { meaning, missing, notBefore } = offer;
    await terminal.print(
      toJson({ id, history: known.history, meaning, missing, notBefore, sms: offer.sms.offers }),
    );
    return 0;
  }
  if (known.history.length === 0) terminal.say('Its status was never read.');
  else await terminal.print(table(historyColumns, known.history, terminal.width));
  await terminal.print(`\n${[...meaningLines(offer.meaning), ...askLines(offer)].join('\n')}\n`);
  return 0;
}

const historyColumns: Column<CaseDetail['history'][number]>[] = [
  { head: 'READ', cell: ({ at }) => at },
  { head: 'BY', cell: ({ source }) => source },
  { head: 'STATUS', cell: ({ status }) => status },
  { head: 'RESOLVED', cell: ({ resolvedOn }) => resolvedOn ?? '' },
  { head: 'PORTAL’S WORDS', cell: ({ raw }) => raw, isElastic: true },
];

const meanings: Record<StatusMeaningView['code'], string> = {
  wait: 'The office is still deciding.',
  answer: 'Something is asked of you: the notice says what and until when.',
  fingerprints: 'Favourable: the fingerprints are next.',
  appeal:
    'Not favourable or closed: an appeal is possible; the written resolution says which and until when.',
  unknown: 'Recado does not know these words.',
};

const periodNames: Record<StatusMeaningView['periods'][number]['what'], string> = {
  fingerprints: 'fingerprints',
  reposicion: 'recurso de reposición',
  contencioso: 'recurso contencioso-administrativo',
};

function meaningLines(meaning: StatusMeaningView | null): string[] {
  if (meaning === null) return [];
  const periods = meaning.periods.map(
    ({ what, on, basis }) =>
      `  ${periodNames[what]}: ${on === null ? 'day unknown' : `until ${on}, derived`} (${basis})`,
  );
  return [meanings[meaning.code], ...periods];
}

function askLines({ missing, sms }: StatusOfferView): string[] {
  const messages = sms.offers.flatMap((offer) => (offer.isValid ? [offer.message] : []));
  return [
    ...(missing.length > 0 ? [`A check needs also: ${missing.join(', ')}.`] : []),
    needsWindow,
    ...messages.map((message) => `SMS to ${sms.shown} (checked ${sms.checkedOn}): ${message}`),
  ];
}

/** Takes a reply by SMS from standard input into the case's history; 1 where it holds no status. `isSure`: also unknown words. */
export async function pasteStatus(context: CliContext, id: string, isSure: boolean): Promise<ExitCode> {
  const { terminal } = context;
  const text = (await terminal.readInput()).trim();
  const reply = await withCore(context, ({ call }) =>
    call('statusChecks.pasteReply', { caseId: id, text, isSure }),
  );
  const isTaken = reply.reply === 'status';
  if (context.isJson) await terminal.print(toJson(reply));
  else if (isTaken) await terminal.print(`${replyWords(reply)}\n`);
  else terminal.say(replyWords(reply));
  return isTaken ? 0 : 1;
}

const doubts = {
  unclear: 'Nothing in it is known',
  otherCase: 'It names another case or person',
} as const;

function replyWords({ reply, entry, news, hasTail, said }: StatusReplyView): string {
  if (reply === 'empty') return 'There is no status in this text.';
  if (reply === 'unclear' || reply === 'otherCase')
    return `${doubts[reply]}, and nothing was written down: ${plain(said)}\nIs it this case’s reply all the same? Give it again with --sure.`;
  if (entry === null) return `The service refused: ${plain(said)}`;
  const what = `${entry.status} (${plain(entry.raw)})${news.length > 0 ? `, new: ${news.join(', ')}` : ', nothing new'}`;
  return hasTail ? what : `${what}\nThe text lacks the service’s usual last words: look whether it is whole.`;
}
