// Notices of the invented core that probably are one: offered, joined and parted over the notices that the screens show.
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail } from '../../main/contract/views.ts';
import type { SameReason } from '../../main/model/sameNotice.ts';

type Methods = Extract<MethodName, `sameNotices.${string}`>;
type Handlers = { [M in Methods]: (input: MethodInput<M>) => MethodOutput<M> };

/** The first of each pair stays when the two are joined. */
export interface FakeSamePair {
  ids: [string, string];
  reasons: SameReason[];
}

export function createFakeSameNotices(
  notices: NoticeDetail[],
  pairs: FakeSamePair[],
  changed: (ids: string[]) => void,
): Handlers {
  const refused = new Set<FakeSamePair>();
  const away = new Map<string, { into: NoticeDetail; before: NoticeDetail; gone: NoticeDetail }>();
  const found = (id: string): NoticeDetail => {
    const notice = notices.find((one) => one.id === id);
    if (notice === undefined) throw new Error(id);
    return notice;
  };
  const offered = (id: string) => ({ ...found(id), via: 'portal' as const });
  const pairOf = ([a, b]: readonly [string, string]): FakeSamePair => {
    const pair = pairs.find(({ ids }) => ids.includes(a) && ids.includes(b));
    if (pair === undefined) throw new Error(a);
    return pair;
  };
  return {
    'sameNotices.offers': ({ noticeId }) =>
      pairs
        .filter((pair) => !refused.has(pair) && pair.ids.every((id) => notices.some((one) => one.id === id)))
        .filter(({ ids }) => noticeId === null || ids.includes(noticeId))
        .map(({ ids: [one, other], reasons }) => ({
          notices: other === noticeId ? [offered(other), offered(one)] : [offered(one), offered(other)],
          reasons,
        })),
    'sameNotices.join': ({ ids }) => {
      const [id, joinedId] = pairOf(ids).ids;
      const [into, gone] = [found(id), found(joinedId)];
      away.set(joinedId, { into, before: structuredClone(into), gone });
      const accountIds = gone.sources.map(({ accountId }) => accountId);
      into.sources = [...into.sources, ...gone.sources];
      into.joined = [...(into.joined ?? []), { id: joinedId, accountIds, at: gone.firstSeenAt }];
      notices.splice(notices.indexOf(gone), 1);
      changed([...ids]);
      return { id, joinedId };
    },
    'sameNotices.part': ({ joinedId }) => {
      const known = away.get(joinedId);
      if (known === undefined) throw new Error(joinedId);
      Object.assign(known.into, known.before);
      notices.push(known.gone);
      away.delete(joinedId);
      changed([known.into.id, joinedId]);
      return { ids: [known.into.id, joinedId] };
    },
    'sameNotices.notTheSame': ({ ids, isSaid }) => {
      if (isSaid) refused.add(pairOf(ids));
      else refused.delete(pairOf(ids));
      changed([...ids]);
      return {};
    },
  };
}
