// An invented status service behind the invented core: the real one's own views of an invented case, a queue that a test moves on.
import { sedeStatusService } from '../../main/connectors/sede/sedeStatusService.ts';
import type { EventPayload } from '../../main/contract/events.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { StatusQueueView } from '../../main/contract/statusViews.ts';
import { latestStatus } from '../../main/model/case.ts';
import { type FakeCase, fakeCases } from './fakeCases.ts';

type Own = Extract<MethodName, `statusChecks.${string}`>;
type Handlers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> };

export interface FakeStatusOptions {
  cases?: FakeCase[] | undefined;
  /** How the queue stands when the window opens. */
  queue?: Partial<StatusQueueView> | undefined;
  dueIds?: string[] | undefined;
  foundIds?: string[] | undefined;
  canAskHere?: boolean | undefined;
  rows: (ids: readonly string[]) => MethodOutput<'statusChecks.found'>;
}

const idle: StatusQueueView = { state: 'idle', current: null, next: [], done: [], tryAgainAt: null };

export function createFakeStatusChecks(
  tell: (queue: EventPayload<'statusChecks.changed'>) => void,
  {
    cases = fakeCases(),
    queue: given = {},
    dueIds = [],
    foundIds = [],
    canAskHere = true,
    rows,
  }: FakeStatusOptions,
): Handlers {
  let queue: StatusQueueView = { ...idle, ...given };
  let found = foundIds;
  const move = (change: Partial<StatusQueueView>): StatusQueueView => {
    queue = { ...queue, ...change };
    tell(queue);
    return queue;
  };
  const caseOf = (id: string): FakeCase => {
    const known = cases.find((one) => one.id === id);
    if (!known) throw new Error('no such case');
    return known;
  };
  return {
    'statusChecks.overview': () => ({
      canAskHere,
      officialUrl: sedeStatusService.officialUrl,
      due: dueIds.map((caseId) => ({ caseId, personId: caseOf(caseId).personId, dueOn: '2026-11-30' })),
      queue,
    }),
    'statusChecks.offer': ({ caseId }) => {
      const known = caseOf(caseId);
      const last = latestStatus(known.history);
      return {
        missing: known.birthYear === null ? ['birthYear'] : [],
        notBefore: null,
        sameNumber: [],
        meaning: last && sedeStatusService.meaningOf(last),
        sms: sedeStatusService.smsHelp(known),
      };
    },
    'statusChecks.start': ({ caseIds }) =>
      move({
        state: 'asking',
        current: { caseId: caseIds[0] ?? '', step: 'captcha' },
        next: caseIds.slice(1).map((caseId) => ({ caseId, beginAt: '2026-11-30T12:01:00.000Z' })),
      }),
    'statusChecks.goOn': () => move({ state: 'waiting' }),
    'statusChecks.stop': () => move(idle),
    'statusChecks.pasteReply': ({ text, isSure }) => {
      const read = sedeStatusService.readSmsReply(text, '2026-11-30T12:00:00.000Z');
      if (read.reply !== 'status')
        return {
          reply: read.reply,
          entry: null,
          hasTail: false,
          said: 'said' in read ? read.said : '',
          news: [],
        };
      if (read.isDoubtful && isSure !== true)
        return { reply: 'unclear', entry: null, hasTail: false, said: read.entry.raw, news: [] };
      return { reply: 'status', entry: read.entry, hasTail: read.hasTail, said: read.entry.raw, news: [] };
    },
    'statusChecks.found': () => rows(found),
    'statusChecks.decide': ({ caseId }) => {
      found = found.filter((id) => id !== caseId);
      return {};
    },
  };
}
