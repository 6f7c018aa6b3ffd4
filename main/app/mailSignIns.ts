// Sign-ins at mail providers as the core holds them: one at a time, in memory, for one account each.
import { FailureError, failureOf } from '../contract/failure.ts';
import type { MailSignInView } from '../contract/mailSignInViews.ts';
import { type AccessTokens, createAccessTokens } from '../identity/oauth/accessTokens.ts';
import type { GrantPort, MailGrant } from '../identity/oauth/mailGrant.ts';
import { type MailProviderId, mailProvider, mailProviderIds } from '../identity/oauth/mailProviders.ts';
import { type Account, accountSecretKey, refreshTokenField } from '../model/account.ts';
import type { Clock } from '../model/day.ts';
import type { Hub } from '../model/hub.ts';
import type { Vault } from '../vault/vault.ts';
import type { Endpoints } from './endpoints.ts';
import type { MailClients } from './mailClients.ts';

export interface MailSignIns {
  /** Ends the sign-in before it, if one waits. Fails with `input.invalid` without a registration. */
  begin(provider: MailProviderId, address: string): Promise<{ signIn: MailSignInView; url: string }>;
  status(id: string): MailSignInView;
  cancel(id: string): void;
  /** What a finished sign-in brought. Fails with its failure, or with `personNeeded` while it waits. */
  grantOf(id: string): MailGrant;
  /** The grant is the account's from now on; its refresh token must lie in the vault already. */
  assign(id: string, accountId: string): void;
  /** An access token of the account, renewed where needed; `refused` is one that the mail server would not take. */
  accessToken(account: Account, refused: string | null): Promise<string>;
  forget(accountId: string): void;
  close(): void;
}

interface Held {
  view: MailSignInView;
  grant: MailGrant | null;
  stop: AbortController;
}

/** A grant that nobody uses is not kept for ever. */
const keptMs = 600_000;

export interface MailSignInDeps {
  clients: MailClients;
  vault: Vault;
  hub: Hub;
  clock: Clock;
  endpoints: Endpoints;
  newId(): string;
}

export function createMailSignIns(deps: MailSignInDeps): MailSignIns {
  const held = new Map<string, Held>();
  const tokens: AccessTokens = createAccessTokens(deps.clock.now);

  const portFor = async (id: MailProviderId, signal: AbortSignal | null): Promise<GrantPort> => {
    const client = await deps.clients.find(id);
    if (!client) throw new FailureError('input.invalid', { badFields: ['clientId'], reason: 'noClient' });
    // The HTTP client comes with the first sign-in: the inbox must not wait for it.
    const { createTokenFetch } = await import('../identity/oauth/tokenFetch.ts');
    return {
      provider: mailProvider(id, deps.endpoints.portals[id]),
      client,
      fetch: createTokenFetch(deps.endpoints.trustedCa, signal),
      now: deps.clock.now,
    };
  };
  const find = (id: string): Held => {
    const found = held.get(id);
    if (!found) throw new FailureError('input.notFound', { what: 'signIn' });
    return found;
  };
  const end = (one: Held, change: Partial<MailSignInView>, grant: MailGrant | null): void => {
    one.view = { ...one.view, ...change };
    one.grant = grant;
    deps.hub.emit('mailSignIn.changed', one.view);
    setTimeout(() => held.delete(one.view.id), keptMs).unref();
  };

  return {
    begin: async (provider, address) => {
      for (const one of held.values()) if (one.view.state === 'waiting') one.stop.abort();
      const stop = new AbortController();
      const { beginMailSignIn } = await import('../identity/oauth/beginMailSignIn.ts');
      const { url, grant } = await beginMailSignIn(
        await portFor(provider, stop.signal),
        address,
        stop.signal,
      );
      const view: MailSignInView = { id: deps.newId(), provider, state: 'waiting', failure: null };
      const one: Held = { view, grant: null, stop };
      held.set(view.id, one);
      grant.then(
        (brought) => end(one, { state: 'granted' }, brought),
        (error: unknown) => end(one, { state: 'failed', failure: failureOf(error) }, null),
      );
      return { signIn: view, url };
    },
    status: (id) => find(id).view,
    cancel: (id) => find(id).stop.abort(),
    grantOf: (id) => {
      const { view, grant } = find(id);
      if (view.failure) throw new FailureError(view.failure.code, view.failure.details);
      if (!grant) throw new FailureError('personNeeded', { what: 'signIn' });
      return grant;
    },
    assign: (id, accountId) => {
      const { grant } = find(id);
      if (grant) tokens.put(accountId, grant);
      held.delete(id);
    },
    accessToken: async (account, refused) => {
      const provider = mailProviderIds.find((id) => id === account.fields['provider']);
      if (!provider) throw new FailureError('input.invalid', { badFields: ['provider'] });
      const key = accountSecretKey(account.id, refreshTokenField);
      return tokens.read({
        accountId: account.id,
        refused,
        // Several may wait for it: one that gives up must not end it for the others.
        port: () => portFor(provider, null),
        readRefreshToken: async () => {
          const stored = await deps.vault.read(key);
          if (stored === null) throw new FailureError('vault.missing', { field: refreshTokenField });
          return stored;
        },
        keepRefreshToken: (refreshToken) => deps.vault.write(key, refreshToken),
      });
    },
    forget: tokens.forget,
    close: () => {
      for (const one of held.values()) one.stop.abort();
      held.clear();
    },
  };
}
