// Answers what today and this week hold, for the screen, the printer and the command line.
import { readAccounts } from '../../alerts/readAccounts.ts';
import { readDigest } from '../../alerts/readDigest.ts';
import { certificateEndsAt } from '../../contract/certificateEnd.ts';
import { readSettings } from '../readSettings.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `digest.${string}` & keyof Handlers;

export const digestHandlers = ({ store, clock, registry }: HandlerDeps): Pick<Handlers, Own> => ({
  'digest.get': async () => {
    const { alerts } = await readSettings(store.settings, false);
    return readDigest({
      store,
      clock,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      digestAt: alerts.digestAt,
      accounts: () =>
        readAccounts({
          store,
          clock,
          manifestOf: (portal) => registry.get(portal)?.manifest,
          certificateEndsAt,
        }),
    });
  },
});
