// Answers about saved views; at most so many that a list of them can still be read.
import { FailureError } from '../../contract/failure.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `views.${string}` & keyof Handlers;

const mostViews = 50;

export const viewHandlers = ({ store, hub }: HandlerDeps): Pick<Handlers, Own> => ({
  'views.list': () => store.views.list(),
  'views.save': async (view) => {
    const there = await store.views.list();
    if (there.length >= mostViews && !there.some(({ id }) => id === view.id)) {
      throw new FailureError('input.invalid', { fields: ['name'], reason: 'tooMany', most: mostViews });
    }
    await store.views.save(view);
    hub.emit('views.changed', {});
    return {};
  },
  'views.remove': async ({ id }) => {
    await store.views.remove(id);
    hub.emit('views.changed', {});
    return {};
  },
});
