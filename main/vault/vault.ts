// The port to secrets: passwords go in and come out here and nowhere else.

/** `keychain` survives a restart; `memory` forgets when Recado ends and is said so in a banner, never a plaintext file. */
export type VaultKind = 'keychain' | 'memory';
export type VaultState = 'ready' | 'locked' | 'unavailable';

export interface VaultStatus {
  kind: VaultKind;
  state: VaultState;
  /**
   * Why there is no keychain, as a code: `notInstalled`, `noService`, `noBus`, `noCollection`, `locked`, `timeout`,
   * `refused`; null when ready. With the kind `memory` Recado works on although the keychain's state is `unavailable`.
   */
  reason: VaultReason | null;
}

export type VaultReason =
  | 'notInstalled'
  | 'noService'
  | 'noBus'
  | 'noCollection'
  | 'locked'
  | 'timeout'
  | 'refused';

/**
 * Keys are made by `accountSecretKey` and `noticeSecretKey`. Values are non-empty UTF-8 text of at most 2,560 bytes
 * (the Windows limit). Every operation fails with `vault.locked` or `vault.unavailable`, never hangs (own timeout).
 */
export interface Vault {
  status(): Promise<VaultStatus>;
  /** Null means surely absent; a locked keychain is a failure, never null. */
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
  /** True when something was removed. */
  remove(key: string): Promise<boolean>;
}
