// Signs in on a mail provider's own page from the command line: the address goes to the browser, the answer comes back to this computer.

import { FailureError } from '../../contract/failure.ts';
import type { MailProviderView } from '../../contract/mailSignInViews.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, type Terminal, toJson } from '../terminal.ts';
import { type OpenCore, withCore } from '../withCore.ts';

/**
 * The id of a sign-in that was granted. Waits as long as the core does (five minutes). Fails with `input.invalid` without a
 * registration, with `cancelled` where the person refused there or took too long.
 */
export async function askGrant(
  { core, call }: OpenCore,
  terminal: Terminal,
  asked: { provider: MailProviderView; address: string },
): Promise<string> {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  let waited: string | null = null;
  const stop = core.on('mailSignIn.changed', ({ id, state }) => {
    if (id === waited && state !== 'waiting') resolve();
  });
  try {
    const { signIn, url } = await call('mailSignIn.begin', asked).catch((error: unknown) => {
      if (error instanceof FailureError && error.failure.details['reason'] === 'noClient')
        terminal.say(
          `${asked.provider} wants programs to be registered: bring a registration of your own with \`recado accounts client ${asked.provider}\` (docs/notes/MailSignIn.md).`,
        );
      throw error;
    });
    waited = signIn.id;
    if (url !== null) {
      const isShown = terminal.showPage?.(url) === true;
      terminal.say(
        isShown ? 'Your browser opens this page:' : 'Open this page in a browser on this computer:',
      );
      terminal.say(plain(url));
    }
    terminal.say(
      'Sign in there and allow access; Recado waits for five minutes and never sees the password.',
    );
    const now = await call('mailSignIn.status', { id: waited });
    if (now.state === 'waiting') await ended;
    const { failure } = await call('mailSignIn.status', { id: waited });
    if (failure) throw new FailureError(failure.code, failure.details);
    return waited;
  } finally {
    stop();
  }
}

/** Whose servers these are; null for all others, which take passwords. */
export function providerOfHost(host: string | undefined): MailProviderView | null {
  if (/(?:^|\.)(?:gmail|googlemail)\.com$/i.test(host ?? '')) return 'google';
  return /(?:^|\.)(?:outlook|office365|hotmail|live)\.com$/i.test(host ?? '') ? 'microsoft' : null;
}

export interface ClientOptions {
  id?: string;
  secret?: boolean;
  forget?: boolean;
}

/** Shows the person's own registration at a provider, keeps another, or forgets it; a secret comes from a prompt or a pipe. */
export async function setClient(
  context: CliContext,
  provider: MailProviderView,
  options: ClientOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const clientSecret = options.secret === true ? await terminal.askSecret('client secret') : undefined;
  const client = await withCore(context, async ({ call }) => {
    if (options.forget === true || options.id !== undefined)
      return call('mailSignIn.setClient', {
        provider,
        clientId: options.forget === true ? null : (options.id ?? null),
        ...(clientSecret === undefined ? {} : { clientSecret }),
      });
    const found = (await call('mailSignIn.clients', {})).find((one) => one.provider === provider);
    if (found === undefined) throw new FailureError('input.notFound', { provider });
    return found;
  });
  if (context.isJson) await terminal.print(toJson(client));
  else
    await terminal.print(
      [
        `client id      ${client.clientId ?? 'none'}`,
        `client secret  ${client.hasClientSecret ? 'kept in the keychain' : 'none'}`,
        `redirect URI   ${client.redirectUri}`,
        `scope          ${client.scope}`,
        '',
      ].join('\n'),
    );
  return 0;
}
