// Answers which notices probably are one, and makes them one or two as the person says.
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `sameNotices.${string}` & keyof Handlers;

export const sameNoticeHandlers = ({
  store,
  hub,
  clock,
}: Pick<HandlerDeps, 'store' | 'hub' | 'clock'>): Pick<Handlers, Own> => {
  const now = () => clock.now().toISOString();
  const changed = (ids: readonly string[]): void =>
    hub.emit('notices.changed', { added: [], changed: [...ids] });
  return {
    'sameNotices.offers': ({ noticeId }) => store.sameNotices.offers(noticeId),
    'sameNotices.join': async ({ ids }) => {
      const joined = await store.sameNotices.join(ids, now());
      changed(ids);
      return joined;
    },
    'sameNotices.part': async ({ joinedId }) => {
      const { ids } = await store.sameNotices.part(joinedId, now());
      changed(ids);
      return { ids };
    },
    'sameNotices.notTheSame': async ({ ids, isSaid }) => {
      await store.sameNotices.refuse(ids, isSaid, now());
      changed(ids);
      return {};
    },
  };
};
