// Answers what is asked of alerts: what was raised, that it was seen, later, what comes next, which source is quiet.
import { importMethod } from '../../model/account.ts';
import { sourceHealth } from '../../model/quietSource.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `alerts.${string}` & keyof Handlers;

/** More than are shown: some of the nearest days are paid, over or an appointment. */
const lookedAt = 300;

export const alertHandlers = ({ store, alerts, clock, registry }: HandlerDeps): Pick<Handlers, Own> => ({
  'alerts.list': (filter) => store.alerts.list(filter),
  'alerts.answer': async ({ ids }) => {
    await alerts.answer(ids);
    return {};
  },
  'alerts.snooze': async ({ ids, until }) => {
    await alerts.snooze(ids, until);
    return {};
  },
  'alerts.agenda': async ({ limit }) => {
    const [{ nextOnAgenda }, { readDecisionDates }] = await Promise.all([
      import('../../alerts/agenda.ts'),
      import('../../alerts/decisionDates.ts'),
    ]);
    const now = clock.now();
    const near = await store.alerts.upcoming(now.toISOString(), lookedAt);
    return nextOnAgenda([...near, ...(await readDecisionDates(store, now))], now, limit);
  },
  'alerts.sources': async () =>
    (await store.accounts.list())
      .filter(({ method, state }) => method !== importMethod && state !== 'removed')
      .map((account) => sourceHealth(account, registry.get(account.portal)?.manifest, clock.now())),
});
