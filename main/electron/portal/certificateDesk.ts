// The one place that answers when a server asks for a certificate: nothing is presented but what the sign-in under way named.
import type { App, Certificate, ClientCertRequestParams, WebContents } from 'electron';
import type { Logger } from '../../model/logger.ts';

/** What one exchange with a host wants to say, should the host ask for a certificate. */
export interface Turn {
  /** PEM of the certificate to present, out of those offered; null for none. */
  choose(offered: readonly string[]): string | null;
  /** The card of this certificate asked for its PIN and got none. */
  pinAsked(): void;
}

export interface CertificateDesk {
  /**
   * Does `work` while `turn` answers for this `host:port`. One at a time for each: requests without a window do not say
   * which session they belong to, so two identities at one host could not be told apart.
   */
  withTurn<T>(at: string, turn: Turn, work: () => Promise<T>): Promise<T>;
}

/** Call before `ready`: without a listener Electron presents the store's first certificate to whoever asks. */
export function openCertificateDesk(app: App, log: Logger): CertificateDesk {
  const underWay = new Map<string, Turn>();
  const last = new Map<string, Promise<void>>();

  app.on('select-client-certificate', (event, contents, at, list, callback) => {
    event.preventDefault();
    callback(...answer(contents, at, list));
  });
  const answer = (contents: WebContents | null, at: string, list: Certificate[]): [Certificate?] => {
    // Windows show pages where a person signs in by other means.
    const turn = contents === null ? underWay.get(at) : undefined;
    if (!turn) {
      log.warn('certificate.refused', { to: at });
      return [];
    }
    const pem = turn.choose(list.map(({ data }) => data));
    const chosen = pem === null ? undefined : list.find(({ data }) => data === pem);
    return chosen ? [chosen] : [];
  };

  // Without this handler a smart card is passed over in silence; elsewhere the system asks for the PIN by itself.
  if (process.platform === 'linux')
    app.setClientCertRequestPasswordHandler(({ hostname }: ClientCertRequestParams) => {
      for (const [at, turn] of underWay) if (at.startsWith(`${hostname}:`)) turn.pinAsked();
      log.warn('certificate.pinAsked', { by: hostname });
      // Empty means cancelled, not a wrong PIN: a card locks after three. A rejection would block the thread for good.
      return Promise.resolve('');
    });

  return {
    withTurn: async (at, turn, work) => {
      const before = last.get(at);
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last.set(at, ended);
      await before;
      underWay.set(at, turn);
      try {
        return await work();
      } finally {
        underWay.delete(at);
        if (last.get(at) === ended) last.delete(at);
        end();
      }
    },
  };
}

/** As Electron names who asks: the port is always said. */
export const hostAndPort = ({ hostname, port }: URL): string => `${hostname}:${port || '443'}`;
