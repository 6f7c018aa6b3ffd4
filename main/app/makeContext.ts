// Builds what a connector gets: its own secrets to read, test addresses if there are any, never the vault itself.

import type { ColumnMappings } from '../connectors/columnMappings.ts';
import type { ConnectorContext, SecretReader } from '../connectors/connector.ts';
import type { StatusVisits } from '../connectors/statusService.ts';
import { FailureError } from '../contract/failure.ts';
import { type Account, accountSecretKey } from '../model/account.ts';
import type { Clock } from '../model/day.ts';
import type { LearnedReader } from '../model/learnedSign.ts';
import type { Logger } from '../model/logger.ts';
import { lazyPortalSession } from '../net/lazyPortalSession.ts';
import type { CertificateFiles } from '../vault/certificates/certificateFiles.ts';
import type { Vault } from '../vault/vault.ts';
import type { Endpoints } from './endpoints.ts';
import type { MailSignIns } from './mailSignIns.ts';
import type { PortalsPort } from './portalsPort.ts';

export interface ContextCall {
  isInteractive: boolean;
  signal: AbortSignal;
  /** Secrets that are being tried and not saved yet; they stand before the vault's. */
  trying?: Record<string, string>;
  /** A certificate file that is being tried; it stands before the profile's. */
  tryingCertificate?: Uint8Array | null;
  /** What a sign-in on the provider's page has just given, for an account that is not saved yet. */
  tryingAccessToken?: string | null;
}
export type MakeContext = (account: Account, call: ContextCall) => ConnectorContext;

export function createMakeContext(deps: {
  vault: Vault;
  certificates: CertificateFiles;
  learned: LearnedReader;
  /** Left out where no account signs in on a provider's page. */
  mailSignIns?: Pick<MailSignIns, 'accessToken'>;
  endpoints: Endpoints;
  clock: Clock;
  log: Logger;
  portals?: PortalsPort | undefined;
  /** Numbers that a person is known by. */
  personNumbers?: (personId: string) => Promise<readonly string[]>;
  /** What a person said about a portal's columns; left out where nobody can. */
  mappings?: ((account: Account) => ColumnMappings) | undefined;
  /** Left out where nothing is remembered. */
  visits?: StatusVisits;
}): MakeContext {
  return (
    account,
    { isInteractive, signal, trying = {}, tryingCertificate = null, tryingAccessToken = null },
  ) => ({
    account,
    secrets: secretReader(deps.vault, account.id, trying),
    certificate: {
      read: async () => {
        const bytes = tryingCertificate ?? (await deps.certificates.read(account.id));
        if (bytes === null) return null;
        // A file without a passphrase has none in the vault either.
        const saved = () => deps.vault.read(accountSecretKey(account.id, passphraseField));
        return { bytes, passphrase: trying[passphraseField] ?? (await saved()) ?? '' };
      },
    },
    // A token that is being tried and refused has nothing behind it to be renewed from.
    accessToken: async (refused) => {
      const token = tryingAccessToken ?? (await deps.mailSignIns?.accessToken(account, refused));
      if (token === undefined) throw new FailureError('ability.missing', { what: 'accessToken' });
      return token;
    },
    learned: deps.learned,
    openSession: (options) => {
      const isInStore = options.certificate !== undefined && 'choice' in options.certificate;
      return isInStore && deps.portals
        ? deps.portals.openSession(options, isInteractive)
        : lazyPortalSession(options);
    },
    // A background run never shows a window; who is not asked for anything needs none either.
    ...(isInteractive && deps.portals ? { openWindow: deps.portals.openWindow } : {}),
    personNumbers: async () => (await deps.personNumbers?.(account.personId)) ?? [],
    ...(deps.mappings ? { mappings: deps.mappings(account) } : {}),
    ...(deps.visits ? { visits: deps.visits } : {}),
    endpoints: deps.endpoints.portals[account.portal] ?? {},
    trustedCa: deps.endpoints.trustedCa,
    clock: deps.clock,
    signal,
    isInteractive,
    log: deps.log,
  });
}

/** The secret field beside a certificate field in every manifest. */
const passphraseField = 'passphrase';

const secretReader = (vault: Vault, accountId: string, trying: Record<string, string>): SecretReader => ({
  read: async (field) => {
    const value = trying[field] ?? (await vault.read(accountSecretKey(accountId, field)));
    if (value === null) throw new FailureError('vault.missing', { field });
    return value;
  },
});
