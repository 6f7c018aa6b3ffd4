// The system's keychain by keytar, loaded with the first use because the package may be absent.
import type { Logger } from '../model/logger.ts';

/** The three operations on one service name; their errors are texts of the system's library, for the vault to translate. */
export interface Keychain {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
  remove(key: string): Promise<boolean>;
}

/** Null where keytar is not installed or its binary does not load. */
export async function openKeychain(service: string, log: Logger): Promise<Keychain | null> {
  try {
    // keytar also has findCredentials: it ends the whole process on a locked gnome-keyring, so it is not even declared.
    const keytar = (await import('keytar')).default;
    return {
      read: (key) => keytar.getPassword(service, key),
      write: (key, value) => keytar.setPassword(service, key, value),
      remove: (key) => keytar.deletePassword(service, key),
    };
  } catch (error) {
    log.warn('keychain.notInstalled', { error: error instanceof Error ? error.name : typeof error });
    return null;
  }
}
