// Answers what is asked of runs: now, how far, hold back, what happened.
import { FailureError } from '../../contract/failure.ts';
import { importMethod } from '../../model/account.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = (`sync.${string}` | `runs.${string}`) & keyof Handlers;

export const syncHandlers = ({ store, engine }: HandlerDeps): Pick<Handlers, Own> => ({
  'sync.now': async ({ accountId }) => {
    const accounts = await store.accounts.list();
    const isAsked = accountId === undefined ? { active: true } : { active: true, parked: true, paused: true };
    const chosen = accounts.filter(
      (account) =>
        (accountId === undefined || account.id === accountId) &&
        account.method !== importMethod &&
        account.state in isAsked,
    );
    if (accountId !== undefined && chosen.length === 0)
      throw new FailureError('input.notFound', { what: 'account' });
    return { queued: engine.run(chosen, 'person') };
  },
  'sync.status': async () => engine.status(),
  'sync.pause': async ({ until }) => {
    engine.pause(until === null ? null : new Date(until));
    return {};
  },
  'runs.list': ({ accountId, before, limit }) => store.runs.list({ accountId, before, limit }),
});
