// The mail providers that ask for a sign-in on their own page: their addresses and habits as data.

export const mailProviderIds = ['google', 'microsoft'] as const;
export type MailProviderId = (typeof mailProviderIds)[number];

export interface MailProvider {
  id: MailProviderId;
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** The least that IMAP accepts; neither provider has one for reading only. */
  scope: string;
  /** How the provider wants the way back to this computer written; any port is accepted. */
  redirectHost: '127.0.0.1' | 'localhost';
  /** What else the provider's page is told. */
  extra: Record<string, string>;
}

/** From the providers' own documentation, checked on 2026-11-21; no client id stands here, since Recado has registered none. */
export const mailProviders: Record<MailProviderId, MailProvider> = {
  google: {
    id: 'google',
    issuer: 'https://accounts.google.com',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    redirectHost: '127.0.0.1',
    // Without `consent` a second sign-in brings no refresh token.
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    id: 'microsoft',
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    // An app registered with `http://localhost` is matched without its port; for an address it would be compared.
    redirectHost: 'localhost',
    extra: { response_mode: 'query' },
  },
};

/** The only pages that a sign-in may open outside. */
export const signInHosts = Object.values(mailProviders).map(({ authorizeUrl }) => new URL(authorizeUrl).host);

/** `endpoint` replaces the provider's addresses in tests and the demo; nothing else can. */
export function mailProvider(id: MailProviderId, endpoint?: Record<string, string>): MailProvider {
  const provider = mailProviders[id];
  return endpoint
    ? {
        ...provider,
        issuer: endpoint['issuer'] ?? provider.issuer,
        authorizeUrl: endpoint['authorizeUrl'] ?? provider.authorizeUrl,
        tokenUrl: endpoint['tokenUrl'] ?? provider.tokenUrl,
      }
    : provider;
}
