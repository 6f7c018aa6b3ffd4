// Answers all about accounts and their portals: names, schedules, pauses, removal, and what a portal's own pages are for.
import { FailureError } from '../../contract/failure.ts';
import { sayWhose } from '../sayWhose.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';
import { accountOf, byHandTimeoutMs, connectorOf, signInHandlers } from './signInHandlers.ts';

type Own = (`accounts.${string}` | `portals.${string}`) & keyof Handlers;

/** For each place that may know a domain's mail server. */
const discoveryTimeoutMs = 5_000;

export const accountHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, engine, updateAccount } = deps;
  const now = () => deps.clock.now().toISOString();

  return {
    ...signInHandlers(deps),
    'portals.list': async () => [...deps.registry.values()].map(({ manifest }) => manifest),
    'portals.openPage': async ({ portal, page }) => {
      const { openPortalPage } = await import('../openPortalPage.ts');
      await openPortalPage(
        { portals: deps.host.portals, endpoints: deps.endpoints },
        connectorOf(deps, portal).manifest,
        {
          page,
          signal: AbortSignal.timeout(byHandTimeoutMs),
        },
      );
      return {};
    },
    'accounts.list': () => store.accounts.list(),
    'accounts.discoverMail': async ({ address }) =>
      (await import('../../mail/discoverMail.ts')).discoverMail(address, {
        fetch,
        timeoutMs: discoveryTimeoutMs,
      }),

    'accounts.askBeforeReading': async ({ id }) => {
      const account = await updateAccount(id, (before) => ({ ...before, mayReadCommunications: false }));
      await store.audit.append({
        at: now(),
        what: 'communications.askAgain',
        accountId: id,
        noticeId: null,
        details: {},
      });
      return account;
    },
    'accounts.rename': ({ id, label }) => updateAccount(id, (account) => ({ ...account, label })),
    'accounts.schedule': async ({ id, schedule }) => {
      const { validate } = await import('node-cron');
      if (schedule !== null && !validate(schedule))
        throw new FailureError('input.invalid', { badFields: ['schedule'] });
      const { normalLook } = await import('../../sync/syncAccount.ts');
      return updateAccount(id, (before) => {
        const account = { ...before, schedule };
        return {
          ...account,
          nextCheckAt: account.state === 'active' ? normalLook(deps, account).toISOString() : null,
        };
      });
    },
    'accounts.sayWhose': (said) => sayWhose(deps, said),
    'accounts.pause': async ({ id, isPaused }) => {
      if (isPaused) engine.cancel(id);
      const account = await updateAccount(id, (before) =>
        isPaused
          ? { ...before, state: 'paused', nextCheckAt: null }
          : { ...before, state: 'active', parkedFor: null, nextCheckAt: now() },
      );
      if (!isPaused) engine.run([account], 'person');
      return account;
    },
    'accounts.remove': async ({ id, isDryRun }) => {
      const account = await accountOf(deps, id);
      if (isDryRun) {
        const { notices, documents, staying } = await store.bin.holdings('account', account.id);
        return { notices, documents, staying, removed: false };
      }
      const { putIntoBin } = await import('../bin/putIntoBin.ts');
      const { notices, documents, staying } = (await putIntoBin(deps, 'account', id)).holdings;
      return { notices, documents, staying, removed: true };
    },
  };
};
