// The one place that answers when a server asks for a certificate: nothing is presented but what the sign-in under way named.
import type { App, Certificate, ClientCertRequestParams, WebContents } from 'electron';
import type { Logger } from '../../model/logger.ts';
import type { AskPin } from './pinPage.ts';

/** What one exchange with a host wants to say, should the host ask for a certificate. */
export interface Turn {
  /** PEM of the certificate to present, out of those offered; null for none. */
  choose(offered: readonly string[]): string | null;
  /** A person is there to type a PIN. */
  mayAskPin: boolean;
  /** The card of this certificate asked for its PIN and got none. */
  pinRefused(reason: PinRefusal): void;
}

/** `notTyped`: the person turned back. `wrongTwice`: a third wrong one would lock the card. */
export type PinRefusal = 'background' | 'notTyped' | 'wrongTwice';

/** A card locks itself after three wrong PINs. */
const mostWrong = 2;

export interface CertificateDesk {
  /**
   * Does `work` while `turn` answers for this `host:port`. One at a time for each: requests without a window do not say
   * which session they belong to, so two identities at one host could not be told apart.
   */
  withTurn<T>(at: string, turn: Turn, work: () => Promise<T>): Promise<T>;
}

/** Call before `ready`: without a listener Electron presents the store's first certificate to whoever asks. */
export function openCertificateDesk(app: App, log: Logger, askPin: AskPin): CertificateDesk {
  const underWay = new Map<string, Turn>();
  const last = new Map<string, Promise<void>>();
  const ends = new Map<string, AbortController>();
  /** Wrong PINs of each card since it last took one; the card counts on between two sign-ins. */
  const wrong = new Map<string, number>();
  /** Which card was asked in a turn. */
  const asked = new Map<string, string>();

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

  /** Empty means cancelled, not a wrong PIN; a rejection would block the thread of the card for good. */
  const pinFor = async ({ hostname, tokenName, isRetry }: ClientCertRequestParams): Promise<string> => {
    if (isRetry) wrong.set(tokenName, (wrong.get(tokenName) ?? 0) + 1);
    const [at, turn] = [...underWay].find(([known]) => known.startsWith(`${hostname}:`)) ?? [];
    const refuse = (reason: PinRefusal): '' => {
      log.warn('certificate.pinRefused', { by: hostname, reason });
      turn?.pinRefused(reason);
      return '';
    };
    if (at === undefined || !turn?.mayAskPin) return refuse('background');
    const count = wrong.get(tokenName) ?? 0;
    if (isRetry && count >= mostWrong) return refuse('wrongTwice');
    const { signal } = ends.get(at) ?? new AbortController();
    asked.set(at, tokenName);
    const pin = await askPin({ hostname, tokenName, wrong: count }, signal);
    return pin === '' ? refuse('notTyped') : pin;
  };
  // Without this handler a smart card is passed over in silence; elsewhere the system asks for the PIN by itself.
  if (process.platform === 'linux')
    app.setClientCertRequestPasswordHandler((params: ClientCertRequestParams) =>
      pinFor(params).catch(() => ''),
    );

  return {
    withTurn: async (at, turn, work) => {
      const before = last.get(at);
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      last.set(at, ended);
      await before;
      underWay.set(at, turn);
      const ending = new AbortController();
      ends.set(at, ending);
      try {
        const done = await work();
        wrong.delete(asked.get(at) ?? '');
        return done;
      } finally {
        // A dialog that nobody waits for any more is closed.
        ending.abort();
        ends.delete(at);
        asked.delete(at);
        underWay.delete(at);
        if (last.get(at) === ended) last.delete(at);
        end();
      }
    },
  };
}

/** As Electron names who asks: the port is always said. */
export const hostAndPort = ({ hostname, port }: URL): string => `${hostname}:${port || '443'}`;
