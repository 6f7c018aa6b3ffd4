// What may be asked about the host itself: its health, its settings, its keychain.
import { z } from 'zod';
import { checkupSchema, hostSchema, settingsSchema, vaultStatusSchema } from './appViews.ts';
import { method, nothing } from './base.ts';

export const appMethods = {
  /** Which host this is and what it can do; the first call of every screen. */
  'app.about': method(nothing, hostSchema),
  /** Looks at keychain, certificate store, Electron, database, documents, clock. */
  'app.doctor': method(nothing, z.array(checkupSchema)),
  /** Opens a second Recado on sample portals; fails with `ability.missing` in a shipped one. */
  'app.trySamples': method(nothing, nothing),
  'settings.get': method(nothing, settingsSchema),
  'settings.set': method(settingsSchema.partial(), settingsSchema),
  'vault.status': method(nothing, vaultStatusSchema),
  /** Lets the system ask for the password of its keychain where it is locked; answers with how it stands then. */
  'vault.unlock': method(nothing, vaultStatusSchema),
} as const;
