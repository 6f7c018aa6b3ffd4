// Takes secrets out of the keychain for a backup that shall have them, and puts them into that of another computer.
import type { ConnectorRegistry } from '../../connectors/connector.ts';
import { mailProviderIds } from '../../identity/oauth/mailProviders.ts';
import { accountSecretKey, noticeSecretKey } from '../../model/account.ts';
import type { Store } from '../../store/store.ts';
import type { Vault } from '../../vault/vault.ts';
import { mailClientSecretKey } from '../mailClients.ts';
import type { BackupSecrets } from './backupShapes.ts';

export interface SecretDeps {
  store: Pick<Store, 'accounts' | 'storage'>;
  vault: Vault;
  registry: ConnectorRegistry;
}

/** Fails with `vault.locked` or `vault.unavailable`; the passphrase of backups is none of them. */
export async function collectSecrets({ store, vault, registry }: SecretDeps): Promise<BackupSecrets> {
  const keys = new Set(mailProviderIds.map(mailClientSecretKey));
  for (const { id, portal } of await store.accounts.list())
    for (const { fields } of registry.get(portal)?.manifest.signInMethods ?? [])
      for (const { kind, name } of fields)
        if (kind === 'secret' || kind === 'grant') keys.add(accountSecretKey(id, name));
  for (const { noticeId, name } of await store.storage.secretNames())
    keys.add(noticeSecretKey(noticeId, name));
  const found: BackupSecrets = {};
  for (const key of keys) {
    const value = await vault.read(key);
    if (value !== null) found[key] = value;
  }
  return found;
}

/** What is here already is newer than any backup and stays. */
export async function giveSecrets(vault: Vault, secrets: BackupSecrets): Promise<void> {
  for (const [key, value] of Object.entries(secrets))
    if ((await vault.read(key)) === null) await vault.write(key, value);
}
