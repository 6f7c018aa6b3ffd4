// Names what a refused sign-in means at this very provider: an app password revoked, the usual one typed, IMAP switched off.
import { FailureError } from '../contract/failure.ts';

/** Who takes app passwords, and what theirs look like. */
const providers = [
  { name: 'Gmail', hosts: /(?:gmail|googlemail)\.com$/, appPassword: /^[a-z]{16}$/ },
  { name: 'Yahoo', hosts: /yahoo\.com$/, appPassword: /^[a-z]{16}$/ },
  { name: 'Icloud', hosts: /(?:mail\.me|icloud)\.com$/, appPassword: /^(?:[a-z]{4}-){3}[a-z]{4}$/ },
  { name: 'Outlook', hosts: /(?:outlook|office365|hotmail|live)\.com$/, appPassword: null },
] as const;

export interface RefusedSignIn {
  host: string;
  /** What was tried; looked at here and kept nowhere. */
  password: string;
  /** The mailbox has been read with this password before. */
  hasWorked: boolean;
}

/** The same failure with a `hint` that screens have words for; anything else comes back as it is. */
export function withProviderHint(error: unknown, refused: RefusedSignIn): unknown {
  if (!(error instanceof FailureError)) return error;
  // Outlook's servers answer a bare `LOGIN failed.` to passwords, which they no longer take at all.
  if (error.failure.code === 'signIn.rejected' && providerOf(refused)?.name === 'Outlook')
    return new FailureError('signIn.strongerNeeded', { hint: 'oauthNeeded' }, error);
  const hint = hintOf(error, refused);
  const { code, details } = error.failure;
  return hint === null ? error : new FailureError(code, { ...details, hint }, error);
}

const providerOf = ({ host }: RefusedSignIn) =>
  providers.find(({ hosts }) => hosts.test(host.trim().toLowerCase()));

function hintOf({ failure }: FailureError, refused: RefusedSignIn): string | null {
  const { password, hasWorked } = refused;
  const provider = providerOf(refused);
  if (failure.code === 'signIn.blocked' && failure.details['hint'] === 'imapDisabled')
    return provider ? `imapDisabled${provider.name}` : null;
  if (failure.code !== 'signIn.rejected' || failure.details['hint'] !== undefined) return null;
  if (hasWorked) return provider?.appPassword ? `revoked${provider.name}` : 'changed';
  const isUsual = provider?.appPassword && !provider.appPassword.test(password.replaceAll(' ', ''));
  return isUsual ? `usual${provider.name}` : null;
}
