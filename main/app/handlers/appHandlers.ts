// Answers what a screen asks first: which host, which settings, is the vault open, is everything in order.
import { FailureError } from '../../contract/failure.ts';
import { readSettings } from '../readSettings.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = (`app.${string}` | `settings.${string}` | `vault.${string}`) & keyof Handlers;

export const appHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, vault } = deps;
  const read = () => readSettings(store.settings, deps.host.about.isComputerShared === true);
  return {
    'app.about': async () => ({ ...deps.host.about, version: deps.version, isDemo: deps.endpoints.isDemo }),
    'app.doctor': async () => (await import('../../activity/checkups/runCheckups.ts')).runCheckups(deps),
    'app.trySamples': async () => {
      if (deps.host.startSamples === undefined)
        throw new FailureError('ability.missing', { what: 'samples' });
      await deps.host.startSamples();
      return {};
    },
    'settings.get': read,
    'settings.set': async (change) => {
      await store.settings.write(
        Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      );
      const settings = await read();
      deps.hub.emit('settings.changed', settings);
      return settings;
    },
    'vault.status': () => vault.status(),
    'vault.unlock': async () => {
      const before = await vault.status();
      // macOS and Windows ask by themselves when a secret is read.
      if (before.state !== 'locked' || process.platform !== 'linux') return before;
      await (await import('../../vault/secretService.ts')).unlockSecretService();
      const status = await vault.status();
      if (status.state === 'ready') deps.engine.wake();
      return status;
    },
  };
};
