// The registrations at mail providers that the person brought: ids as a setting, secrets in the vault.
import { z } from 'zod';
import type { MailClientView } from '../contract/mailSignInViews.ts';
import type { MailClient } from '../identity/oauth/mailGrant.ts';
import { type MailProviderId, mailProviderIds, mailProviders } from '../identity/oauth/mailProviders.ts';
import type { SettingsStore } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';

export interface MailClients {
  list(): Promise<MailClientView[]>;
  view(provider: MailProviderId): Promise<MailClientView>;
  /** Null when none is set. */
  find(provider: MailProviderId): Promise<MailClient | null>;
  set(provider: MailProviderId, clientId: string | null, clientSecret: string | undefined): Promise<void>;
}

const settingName = 'mailClients';
const storedSchema = z.partialRecord(z.enum(mailProviderIds), z.string());
export const mailClientSecretKey = (provider: MailProviderId): string =>
  `mailClient/${provider}/clientSecret`;

export function createMailClients({
  settings,
  vault,
}: {
  settings: SettingsStore;
  vault: Vault;
}): MailClients {
  const ids = async () => {
    const parsed = storedSchema.safeParse((await settings.read())[settingName]);
    return parsed.success ? parsed.data : {};
  };
  const view = async (provider: MailProviderId): Promise<MailClientView> => {
    const clientId = (await ids())[provider] ?? null;
    // The vault is asked only where there can be a secret: opening the settings must not need an unlocked keychain.
    const hasClientSecret = clientId !== null && (await vault.read(mailClientSecretKey(provider))) !== null;
    const { redirectHost, scope } = mailProviders[provider];
    return { provider, clientId, hasClientSecret, redirectUri: `http://${redirectHost}`, scope };
  };
  return {
    list: () => Promise.all(mailProviderIds.map(view)),
    view,
    find: async (provider) => {
      const clientId = (await ids())[provider];
      return clientId === undefined
        ? null
        : { clientId, clientSecret: await vault.read(mailClientSecretKey(provider)) };
    },
    set: async (provider, clientId, clientSecret) => {
      const { [provider]: _before, ...others } = await ids();
      if (clientId === null || clientSecret === '') await vault.remove(mailClientSecretKey(provider));
      else if (clientSecret !== undefined) await vault.write(mailClientSecretKey(provider), clientSecret);
      await settings.write({
        [settingName]: clientId === null ? others : { ...others, [provider]: clientId },
      });
    },
  };
}
