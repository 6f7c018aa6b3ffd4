// Answers what a screen asks first: which host, which settings, is the vault open, is everything in order.
import { type Settings, settingsSchema } from '../../contract/views.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = (`app.${string}` | `settings.${string}` | `vault.${string}`) & keyof Handlers;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  notifications: true,
  hideNotificationContent: false,
  closeToTray: true,
};

export const appHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, vault } = deps;
  // A setting that an older or newer version wrote and this one does not understand falls back to its default.
  const read = async (): Promise<Settings> => {
    const stored = await store.settings.read();
    const known = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(stored[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    });
    return { ...defaultSettings, ...Object.fromEntries(known) };
  };
  return {
    'app.about': async () => ({ ...deps.host.about, version: deps.version, isDemo: deps.endpoints.isDemo }),
    'app.doctor': async () => (await import('../../activity/checkups/runCheckups.ts')).runCheckups(deps),
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
  };
};
