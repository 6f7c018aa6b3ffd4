// A sign-in through Cl@ve by the person's own hand: the window it is done in, and the session that stays when it closes.
import { FailureError } from '../../contract/failure.ts';
import type { Clock } from '../../model/day.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { PortalWindow, PortalWindowOptions } from '../../net/portalWindow.ts';

interface Kept<Facts> {
  http: PortalSession;
  facts: Facts;
  keptAt: number;
}
/** Sign-ins that were done by hand, by account; in memory only, never written. */
export type KeptSignIns<Facts> = Map<string, Kept<Facts>>;

/** What a connector's context holds of it. */
export interface HandContext {
  account: { id: string };
  isInteractive: boolean;
  openWindow?(options: PortalWindowOptions): Promise<PortalWindow>;
  trustedCa: readonly string[];
  clock: Clock;
  signal: AbortSignal;
}

export interface HandSignIn<Facts> {
  /** What is known of a sign-in that still holds; null where nobody has signed in. */
  facts(): Facts | null;
  /**
   * The window, opened where none is. Fails with `personNeeded` in a background run, `ability.missing {what: 'portalWindow'}`
   * where the host has no windows, `cancelled` when the person closes it.
   */
  window(): Promise<PortalWindow>;
  /** The kept session or the window's own; a request ends with this run. Fails with `personNeeded` where there is neither. */
  session(): PortalSession;
  /** Keeps the session and closes the window. */
  keep(facts: Facts): Promise<void>;
  /** The portal has ended it, or it was not to be kept. */
  forget(): Promise<void>;
  /** Closes the window, if one is open. */
  close(): Promise<void>;
}

/** The portal ends sign-ins much sooner; this is for one that it forgets to end. */
const keptForMs = 4 * 3_600_000;

/** `first`: the portal's page from which its forms are sent, as its own script would. */
export function handSignIn<Facts>(
  { account, isInteractive, openWindow, trustedCa, clock, signal }: HandContext,
  first: Pick<PortalWindowOptions, 'url' | 'origins' | 'stopsAt'>,
  kept: KeptSignIns<Facts>,
): HandSignIn<Facts> {
  let known = kept.get(account.id) ?? null;
  if (known && clock.now().getTime() - known.keptAt > keptForMs) known = null;
  let open: PortalWindow | null = null;

  const begin = async (): Promise<PortalWindow> => {
    if (!isInteractive) throw new FailureError('personNeeded', { action: 'signIn' });
    if (!openWindow) throw new FailureError('ability.missing', { what: 'portalWindow' });
    const continues = known ? { continues: known.http } : {};
    const opened = await openWindow({ ...first, trustedCa, signal, ...continues });
    if ((await opened.nextPage()) !== null) return opened;
    await opened.close();
    throw new FailureError('cancelled', { at: 'portalWindow' });
  };
  const close = async (): Promise<void> => {
    const closing = open;
    open = null;
    await closing?.close();
  };
  return {
    facts: () => known?.facts ?? null,
    window: async () => {
      open ??= await begin();
      return open;
    },
    session: () => {
      const http = known?.http ?? open?.session;
      if (!http) throw new FailureError('personNeeded', { action: 'signIn' });
      return endingWith(http, signal);
    },
    keep: async (facts) => {
      const http = known?.http ?? (await open?.leave(AbortSignal.timeout(keptForMs)));
      if (!http) throw new FailureError('personNeeded', { action: 'signIn' });
      known = { http, facts, keptAt: clock.now().getTime() };
      kept.set(account.id, known);
      await close();
    },
    forget: async () => {
      const gone = known;
      known = null;
      kept.delete(account.id);
      await gone?.http.close();
    },
    close,
  };
}

/** The kept session outlives this run, but a request of this run ends with it. */
const endingWith = (http: PortalSession, signal: AbortSignal): PortalSession => ({
  fetch: async (request) => {
    if (signal.aborted) throw new FailureError('cancelled');
    const { promise: ended, reject } = Promise.withResolvers<never>();
    const end = (): void => reject(new FailureError('cancelled'));
    signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([http.fetch(request), ended]);
    } finally {
      signal.removeEventListener('abort', end);
    }
  },
  close: () => http.close(),
});
