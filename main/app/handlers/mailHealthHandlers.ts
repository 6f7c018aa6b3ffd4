// Answers what a mailbox does not show.
import { FailureError } from '../../contract/failure.ts';
import { mailHealth } from '../mailHealth.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

export const mailHealthHandlers = ({ store, clock }: HandlerDeps): Pick<Handlers, 'mailHealth.get'> => ({
  'mailHealth.get': async ({ accountId }) => {
    const account = await store.accounts.get(accountId);
    if (!account) throw new FailureError('input.notFound', { what: 'account' });
    const { unread, quiet } = await mailHealth(store, account, clock.now());
    return { unread: unread.map(({ what: _place, ...mail }) => mail), quiet };
  },
});
