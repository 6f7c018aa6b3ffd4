// How the mailbox of an account is reached: its fields as an access, its password or the token that stands for one.
import { FailureError } from '../../contract/failure.ts';
import type { MailAccess } from '../../mail/mailReader.ts';
import { withProviderHint } from '../../mail/providerHint.ts';
import type { ConnectorContext } from '../connector.ts';
import { grantMethod } from './manifest.ts';

/**
 * Opens something with the account's access; a token that the server will not take is renewed once. Fails with
 * `input.invalid` for a field that is missing, with `vault.*` when the secret cannot be read, with `signIn.consentEnded`
 * when the provider ended the access, and with what `open` fails with.
 */
export async function withMailAccess<T>(
  context: ConnectorContext,
  open: (access: MailAccess) => Promise<T>,
): Promise<T> {
  const access = await mailAccess(context);
  try {
    return await open(access);
  } catch (error) {
    const isRefused = error instanceof FailureError && error.failure.details['reason'] === 'tokenRefused';
    if (access.token === null) throw hinted(error, access, context);
    if (!isRefused) throw error;
    const token = await tokenOf(context, access.token);
    if (token !== access.token) return open({ ...access, token });
    throw error;
  }
}

/** In the background the password is the one that was saved; a person may be trying another. */
const hinted = (
  error: unknown,
  { host, password }: MailAccess,
  { account, isInteractive }: ConnectorContext,
) =>
  withProviderHint(error, {
    host,
    password,
    hasWorked: !isInteractive && account.lastCompleteListingAt !== null,
  });

async function mailAccess(context: ConnectorContext): Promise<MailAccess> {
  const { host = '', port = '', security = 'tls', user = '', address = '' } = context.account.fields;
  const number = Number(port);
  const badFields = [
    ...(host.trim() === '' ? ['host'] : []),
    ...(Number.isInteger(number) && number > 0 && number < 65_536 ? [] : ['port']),
    ...(isSecurity(security) ? [] : ['security']),
  ];
  if (badFields.length > 0 || !isSecurity(security)) throw new FailureError('input.invalid', { badFields });
  const hasGrant = context.account.method === grantMethod;
  const password = hasGrant ? '' : await context.secrets.read('password');
  return {
    host: host.trim(),
    port: number,
    security,
    user: user.trim() || address.trim(),
    // Providers show app passwords in groups of four; the blanks are no part of them.
    password: /^(?:[a-z]{4} ){3}[a-z]{4}$/.test(password) ? password.replaceAll(' ', '') : password,
    token: hasGrant ? await tokenOf(context, null) : null,
    trustedCa: context.trustedCa,
  };
}

function tokenOf(context: ConnectorContext, refused: string | null): Promise<string> {
  if (!context.accessToken) throw new FailureError('ability.missing', { what: 'accessToken' });
  return context.accessToken(refused);
}

const isSecurity = (value: string): value is MailAccess['security'] =>
  value === 'tls' || value === 'starttls' || value === 'none';
