// `recado same`: notices that probably are one, why, and what the person says of them.
import type { SameOfferView } from '../../contract/sameNoticeMethods.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';

const reasonWords: Record<SameOfferView['reasons'][number], string> = {
  identifier: 'the same identifier',
  caseNumber: 'the same case',
  number: 'the same number',
  words: 'issuer and title alike',
  day: 'the same day',
  nearDay: 'a few days apart',
  expiry: 'the same last day',
};

export async function listSame(context: CliContext, noticeId: string | undefined): Promise<ExitCode> {
  const offers = await withCore(context, ({ call }) =>
    call('sameNotices.offers', { noticeId: noticeId ?? null }),
  );
  const { terminal } = context;
  if (context.isJson) await terminal.print(toJson(offers));
  else if (offers.length === 0) terminal.say('No two notices look like one.');
  for (const { notices, reasons } of context.isJson ? [] : offers) {
    for (const { id, portal, via, title } of notices)
      await terminal.print(`${id}  ${portal}${via === 'mail' ? ' by mail' : ''}  ${plain(title)}\n`);
    const [one, other] = notices;
    terminal.say(
      `  ${reasons.map((reason) => reasonWords[reason]).join(', ')}. One: recado same join ${one.id} ${other.id}; two: recado same refuse ${one.id} ${other.id}`,
    );
  }
  return 0;
}

export async function joinSame(context: CliContext, one: string, other: string): Promise<ExitCode> {
  const joined = await withCore(context, ({ call }) => call('sameNotices.join', { ids: [one, other] }));
  if (context.isJson) await context.terminal.print(toJson(joined));
  else
    context.terminal.say(
      `They are one notice now (${joined.id}). Parted again: recado same part ${joined.joinedId}`,
    );
  return 0;
}

export async function partSame(context: CliContext, joinedId: string): Promise<ExitCode> {
  const parted = await withCore(context, ({ call }) => call('sameNotices.part', { joinedId }));
  if (context.isJson) await context.terminal.print(toJson(parted));
  else context.terminal.say(`They are two notices again: ${parted.ids.join(', ')}.`);
  return 0;
}

export async function refuseSame(
  context: CliContext,
  one: string,
  other: string,
  options: { back?: true },
): Promise<ExitCode> {
  const isSaid = options.back !== true;
  await withCore(context, ({ call }) => call('sameNotices.notTheSame', { ids: [one, other], isSaid }));
  context.terminal.say(isSaid ? 'They stay two; this is not asked again.' : 'They may be offered again.');
  return 0;
}
