// Portal sessions on Chromium's stack: the system's certificate store, smart cards and proxies come with it.
import { randomUUID } from 'node:crypto';
import { type Session, session as sessions } from 'electron';
import { FailureError } from '../../contract/failure.ts';
import { isChosen } from '../../net/certificateChoice.ts';
import { createPortalFetch, originsOf, type SendOnce } from '../../net/portalFetch.ts';
import type { PortalSession, PortalSessionOptions, StoreCertificate } from '../../net/portalSession.ts';
import { type CertificateDesk, hostAndPort, type PinRefusal } from './certificateDesk.ts';
import { chromiumFailure } from './chromiumFailure.ts';
import { type ExchangeLimits, exchange } from './exchange.ts';

/** Until the answer comes where a person may have to type a PIN. */
const withPinMs = 120_000;
const usualLimits: ExchangeLimits = { timeoutMs: 30_000, wholeMs: 180_000, maxBytes: 64 << 20 };

/**
 * A partition of its own, in memory: cookies, and which certificate was presented, which Chromium remembers for good, are
 * never those of another sign-in. Trusts what the system trusts. Fails with `ability.missing` for a certificate file.
 */
export function openElectronSession(
  options: PortalSessionOptions,
  desk: CertificateDesk,
  isPersonThere: boolean,
): PortalSession {
  const { certificate, signal } = options;
  if (certificate && !('choice' in certificate))
    throw new FailureError('ability.missing', { what: 'certificateFile' });
  const session = openPartition(options.userAgent);
  const limits = limitsOf(options);
  const certificateOrigins = originsOf(certificate?.origins ?? []);
  const plain = createPlainSend(session, limits, signal);
  const certified =
    certificate && createCertifiedSend({ session, certificate, desk, limits, signal, isPersonThere });
  return {
    fetch: createPortalFetch(options.origins, (request) =>
      certified && certificateOrigins.has(request.url.origin) ? certified(request) : plain(request),
    ),
    close: () => closePartition(session),
  };
}

/** Requests over a partition that somebody else opened, a window's; `close` is theirs too. */
export const sessionOver = (
  session: Session,
  options: Omit<PortalSessionOptions, 'certificate'>,
  close: () => Promise<void>,
): PortalSession => ({
  fetch: createPortalFetch(options.origins, createPlainSend(session, limitsOf(options), options.signal)),
  close,
});

const createPlainSend =
  (session: Session, limits: ExchangeLimits, signal: AbortSignal): SendOnce =>
  async (request) => {
    try {
      return await exchange(session, request, limits, signal);
    } catch (error) {
      throw failureOf(error, request.url, 'none');
    }
  };

interface Parts {
  session: Session;
  certificate: StoreCertificate;
  desk: CertificateDesk;
  limits: ExchangeLimits;
  signal: AbortSignal;
  isPersonThere: boolean;
}

/** Requests to hosts that ask for the certificate: each has its turn at the desk, and none goes on without it. */
function createCertifiedSend({
  session,
  certificate,
  desk,
  limits: usual,
  signal,
  isPersonThere,
}: Parts): SendOnce {
  // A PIN has to be found and typed meanwhile.
  const limits = isPersonThere ? { ...usual, timeoutMs: Math.max(usual.timeoutMs, withPinMs) } : usual;
  const presentedTo = new Set<string>();
  return (request) => {
    const at = hostAndPort(request.url);
    const refusal = new AbortController();
    const refuse = (failure: unknown): null => {
      refusal.abort(failure);
      return null;
    };
    const choose = (offered: readonly string[]): string | null => {
      try {
        const found = offered.find((pem) => isChosen(certificate.choice, pem));
        if (found === undefined)
          return refuse(
            new FailureError('certificate.missing', { host: request.url.host, reason: 'notOffered' }),
          );
        certificate.examine(found);
        presentedTo.add(at);
        return found;
      } catch (error) {
        return refuse(error);
      }
    };
    const pinRefused = (reason: PinRefusal): void =>
      void refuse(new FailureError('certificate.pinNeeded', { host: request.url.host, reason }));
    return desk.withTurn(at, { choose, mayAskPin: isPersonThere, pinRefused }, async () => {
      try {
        const answer = await exchange(session, request, limits, AbortSignal.any([signal, refusal.signal]));
        // Chromium asks nobody when the store holds no usable certificate, and goes on without one.
        if (!presentedTo.has(at))
          throw new FailureError('certificate.missing', { host: request.url.host, reason: 'noneOffered' });
        return answer;
      } catch (error) {
        // A handshake that outlived its request would ask in somebody else's turn.
        await session.closeAllConnections();
        if (refusal.signal.aborted) throw refusal.signal.reason;
        throw failureOf(error, request.url, presentedTo.has(at) ? 'presented' : 'notPresented');
      }
    });
  };
}

/** What the system would offer to this origin, as PEM; empty when it has none or is not asked. Presents nothing. */
export async function offeredCertificates(
  origin: string,
  signal: AbortSignal,
  desk: CertificateDesk,
): Promise<string[]> {
  const session = openPartition();
  const url = new URL(origin);
  const heard = new AbortController();
  let offered: readonly string[] = [];
  const choose = (list: readonly string[]): null => {
    offered = list;
    heard.abort();
    return null;
  };
  try {
    await desk.withTurn(hostAndPort(url), { choose, mayAskPin: false, pinRefused: () => undefined }, () =>
      exchange(
        session,
        { url, method: 'GET', body: null, headers: {} },
        usualLimits,
        AbortSignal.any([signal, heard.signal]),
      ),
    );
  } catch (error) {
    const failure = failureOf(error, url, 'notPresented');
    if (!heard.signal.aborted && failure.failure.code !== 'certificate.missing') throw failure;
  } finally {
    await closePartition(session);
  }
  return [...offered];
}

export function openPartition(userAgent?: string): Session {
  const session = sessions.fromPartition(`portal-${randomUUID()}`, { cache: false });
  session.setUserAgent(userAgent ?? plainBrowser(session.getUserAgent()));
  return session;
}

/** Some portals turn away what they do not know: Chromium's own name without the app's and Electron's. */
const plainBrowser = (userAgent: string): string =>
  userAgent.replaceAll(/\s(?!Mozilla|AppleWebKit|Chrome|Safari)[\w-]+\/[\d.]+/g, '');

export async function closePartition(session: Session): Promise<void> {
  await session.closeAllConnections();
  await session.clearData();
}

const limitsOf = ({ timeoutMs, wholeMs, maxBytes }: PortalSessionOptions): ExchangeLimits => ({
  timeoutMs: timeoutMs ?? usualLimits.timeoutMs,
  wholeMs: wholeMs ?? usualLimits.wholeMs,
  maxBytes: maxBytes ?? usualLimits.maxBytes,
});

function failureOf(
  error: unknown,
  { host }: URL,
  certificate: 'none' | 'notPresented' | 'presented',
): FailureError {
  if (error instanceof FailureError) return error;
  return chromiumFailure(error instanceof Error ? error : new Error(String(error)), { host, certificate });
}
