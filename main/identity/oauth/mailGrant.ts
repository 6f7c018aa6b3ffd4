// What a sign-in on the provider's page gives, and the requests that get it and renew it.
import * as oauth from 'oauth4webapi';
import { FailureError } from '../../contract/failure.ts';
import type { MailProvider } from './mailProviders.ts';
import type { TokenFetch } from './tokenFetch.ts';

/** Never leaves the core: the refresh token goes to the keychain, the access token stays in memory. */
export interface MailGrant {
  refreshToken: string;
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The registration that a person brought; Google gives its desktop apps a secret that its own rules call not secret. */
export interface MailClient {
  clientId: string;
  clientSecret: string | null;
}

export interface GrantPort {
  provider: MailProvider;
  client: MailClient;
  fetch: TokenFetch;
  now(): Date;
}

/** Where an access token lives for a time that nobody tells, this is believed. */
const assumedLifeS = 600;

export interface GrantRequest {
  url: string;
  /** Trades the page's answer for tokens. Fails with `cancelled`, `signIn.*`, `portal.*` or `network.*`. */
  redeem(answer: URLSearchParams): Promise<MailGrant>;
}

/** The address of the provider's page for one sign-in; its secrets live in `redeem` alone. */
export async function requestGrant(
  port: GrantPort,
  call: { redirectUri: string; state: string; address: string },
): Promise<GrantRequest> {
  const { provider, client } = port;
  const verifier = oauth.generateRandomCodeVerifier();
  const url = new URL(provider.authorizeUrl);
  const parameters = {
    ...provider.extra,
    client_id: client.clientId,
    redirect_uri: call.redirectUri,
    response_type: 'code',
    scope: provider.scope,
    state: call.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(call.address === '' ? {} : { login_hint: call.address }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return {
    url: url.href,
    redeem: (answer) =>
      asked(async () => {
        const own = clientOf(client);
        const checked = oauth.validateAuthResponse(serverOf(provider), own, answer, call.state);
        const response = await oauth.authorizationCodeGrantRequest(
          serverOf(provider),
          own,
          proofOf(client),
          checked,
          call.redirectUri,
          verifier,
          { [oauth.customFetch]: port.fetch },
        );
        const tokens = await oauth.processAuthorizationCodeResponse(serverOf(provider), own, response);
        // Without one the mailbox could be read for an hour only.
        if (!tokens.refresh_token)
          throw new FailureError('signIn.rejected', {
            reason: 'noLastingAccess',
            badFields: ['refreshToken'],
          });
        return grantOf(port, tokens, tokens.refresh_token);
      }),
  };
}

/** A new access token; the refresh token in it is another one where the provider changed it. Fails as `redeem` does. */
export async function renewGrant(port: GrantPort, refreshToken: string): Promise<MailGrant> {
  return asked(async () => {
    const own = clientOf(port.client);
    const response = await oauth.refreshTokenGrantRequest(
      serverOf(port.provider),
      own,
      proofOf(port.client),
      refreshToken,
      { [oauth.customFetch]: port.fetch },
    );
    const tokens = await oauth.processRefreshTokenResponse(serverOf(port.provider), own, response);
    return grantOf(port, tokens, tokens.refresh_token ?? refreshToken);
  });
}

const serverOf = ({ issuer, authorizeUrl, tokenUrl }: MailProvider): oauth.AuthorizationServer => ({
  issuer,
  authorization_endpoint: authorizeUrl,
  token_endpoint: tokenUrl,
});
const clientOf = ({ clientId }: MailClient): oauth.Client => ({ client_id: clientId });
const proofOf = ({ clientSecret }: MailClient): oauth.ClientAuth =>
  clientSecret === null ? oauth.None() : oauth.ClientSecretPost(clientSecret);

const grantOf = (port: GrantPort, tokens: oauth.TokenEndpointResponse, refreshToken: string): MailGrant => ({
  refreshToken,
  accessToken: tokens.access_token,
  expiresAt: port.now().getTime() + (tokens.expires_in ?? assumedLifeS) * 1_000,
});

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw grantFailure(error);
  }
}

/** The provider's codes are RFC 6749, 4.1.2.1 and 5.2; its sentences never go into details. */
function grantFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const response = responseIn(error);
  if (response?.status === 429) return new FailureError('portal.rateLimited', waitOf(response), error);
  if (response && response.status >= 500)
    return new FailureError('portal.down', { reason: 'signInUnavailable' }, error);
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    const code = error.error;
    if (code === 'access_denied') return new FailureError('cancelled', { reason: 'refusedThere' }, error);
    if (['invalid_grant', 'interaction_required', 'consent_required', 'login_required'].includes(code))
      return new FailureError('signIn.consentEnded', {}, error);
    if (code === 'temporarily_unavailable' || code === 'server_error')
      return new FailureError('portal.down', { reason: 'signInUnavailable' }, error);
    return new FailureError('signIn.rejected', { reason: 'client', badFields: ['clientId'] }, error);
  }
  if (response?.status === 401)
    return new FailureError('signIn.rejected', { reason: 'client', badFields: ['clientId'] }, error);
  return new FailureError('portal.changed', { reason: 'tokenAnswer' }, error);
}

function responseIn(error: unknown): Response | null {
  if (error instanceof oauth.WWWAuthenticateChallengeError || error instanceof oauth.ResponseBodyError)
    return error.response;
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Response ? cause : null;
}

function waitOf(response: Response): Record<string, unknown> {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
}
