// A portal session whose HTTP client is loaded with the first request: a look at the inbox carries no network code.
import type { PortalSession, PortalSessionOptions } from './portalSession.ts';

export function lazyPortalSession(options: PortalSessionOptions): PortalSession {
  let opened: Promise<PortalSession> | null = null;
  const session = () =>
    (opened ??= import('./openPortalSession.ts').then(({ openPortalSession }) => openPortalSession(options)));
  return {
    fetch: async (request) => (await session()).fetch(request),
    close: async () => (await opened)?.close(),
  };
}
