// Answers for sign-ins on a mail provider's page; tokens stay on this side of the process line.
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `mailSignIn.${string}` & keyof Handlers;

export const mailSignInHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => ({
  'mailSignIn.clients': () => deps.mailClients.list(),
  'mailSignIn.setClient': async ({ provider, clientId, clientSecret }) => {
    await deps.mailClients.set(provider, clientId, clientSecret);
    return deps.mailClients.view(provider);
  },
  'mailSignIn.begin': async ({ provider, address }) => {
    const { signIn, url } = await deps.mailSignIns.begin(provider, address.trim());
    if (!deps.host.openOutside) return { signIn, url };
    await deps.host.openOutside(url);
    return { signIn, url: null };
  },
  'mailSignIn.status': async ({ id }) => deps.mailSignIns.status(id),
  'mailSignIn.cancel': async ({ id }) => {
    deps.mailSignIns.cancel(id);
    return {};
  },
});
