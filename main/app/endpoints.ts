// Portal addresses, trusted CAs and a memory vault for tests and the demo; the person's own Recado has none.

export interface Endpoints {
  /** PEM certificates of the sample portals' own CA. */
  trustedCa: string[];
  /** By portal id: named addresses that replace the manifest's, e.g. `{ "dehu": { "origin": "https://localhost:41234" } }`. */
  portals: Record<string, Record<string, string>>;
  /** Vault keys and values to start with, in memory: the person's own keychain is not touched. Null uses the keychain. */
  memorySecrets: Record<string, string> | null;
  isDemo: boolean;
  /**
   * Signers of sample documents are known: PEM of a root, and where its authority may be asked; with a day it is told as one
   * that two public sources agree on.
   */
  signatureRoots?: { pem: string; domains: string[]; comparedOn?: string | undefined }[] | undefined;
  /** Power of two of scrypt's cost in backups, so that tests need not wait for it. */
  backupWorkFactor?: number | undefined;
}

export const noEndpoints: Endpoints = { trustedCa: [], portals: {}, memorySecrets: null, isDemo: false };
