// Answers what is asked of runs: now, how far, hold back, what happened.
import { FailureError } from '../../contract/failure.ts';
import { importMethod } from '../../model/account.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = (`sync.${string}` | `runs.${string}`) & keyof Handlers;

/** So many looks tell a person what a schedule means. */
const looksShown = 5;

export const syncHandlers = ({ store, engine, registry, clock }: HandlerDeps): Pick<Handlers, Own> => ({
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
  'sync.stop': async ({ accountId }) => {
    const ids = accountId === undefined ? (await store.accounts.list()).map(({ id }) => id) : [accountId];
    return { stopped: ids.filter((id) => engine.stopRun(id)).length };
  },
  'sync.nextLooks': async ({ accountId, schedule }) => {
    const account = await store.accounts.get(accountId);
    const manifest = account && registry.get(account.portal)?.manifest;
    if (!manifest) throw new FailureError('input.notFound', { what: 'account' });
    const [{ validate }, { nextLooks }] = await Promise.all([
      import('node-cron'),
      import('../../sync/nextLook.ts'),
    ]);
    if (schedule !== null && !validate(schedule))
      throw new FailureError('input.invalid', { badFields: ['schedule'] });
    return nextLooks({ manifest, schedule, now: clock.now() }, looksShown).map((look) => look.toISOString());
  },
  'runs.list': ({ accountId, before, limit }) => store.runs.list({ accountId, before, limit }),
});
