// Sign-ins at mail providers for screens without a core: begun, granted by the test, or refused.
import type {
  MailClientView,
  MailProviderView,
  MailSignInView,
} from '../../main/contract/mailSignInViews.ts';

export function createFakeMailSignIn(emit: (view: MailSignInView) => void) {
  const client = (provider: MailProviderView): MailClientView => ({
    provider,
    clientId: null,
    hasClientSecret: false,
    redirectUri: provider === 'google' ? 'http://127.0.0.1' : 'http://localhost',
    scope: 'https://mail.example/',
  });
  const clients: Record<MailProviderView, MailClientView> = {
    google: client('google'),
    microsoft: client('microsoft'),
  };
  let waiting: MailSignInView | null = null;
  const end = (change: Partial<MailSignInView>): void => {
    if (waiting === null) return;
    waiting = { ...waiting, ...change };
    emit(waiting);
  };
  return {
    'mailSignIn.clients': () => [clients.google, clients.microsoft],
    'mailSignIn.setClient': (change: {
      provider: MailProviderView;
      clientId: string | null;
      clientSecret?: string | undefined;
    }) => {
      clients[change.provider] = {
        ...clients[change.provider],
        clientId: change.clientId,
        hasClientSecret: change.clientId !== null && Boolean(change.clientSecret),
      };
      return clients[change.provider];
    },
    'mailSignIn.begin': ({ provider }: { provider: MailProviderView }) => {
      waiting = { id: 'sign-in-1', provider, state: 'waiting', failure: null };
      setTimeout(() => end({ state: 'granted' }), 50);
      return { signIn: waiting, url: null };
    },
    'mailSignIn.status': () =>
      waiting ?? { id: '', provider: 'google' as const, state: 'failed' as const, failure: null },
    'mailSignIn.cancel': () => {
      end({ state: 'failed', failure: { code: 'cancelled', details: { reason: 'byPerson' } } });
      return {};
    },
  };
}
