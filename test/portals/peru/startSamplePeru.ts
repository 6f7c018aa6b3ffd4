// Starts the sample buzón: the SEL and the Agencia Digital as real HTTPS servers on free ports, with a log and a count of openings.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { sampleAuthority } from '../ca/sampleAuthority.ts';
import { agenciaPage } from './agencia.ts';
import type { SampleNotice } from './sampleNotices.ts';
import { createSelAnswers, type SelState, samplePassword, sampleUser } from './selAnswers.ts';
import { type PeruSwitches, usualPeru } from './switches.ts';
import { bodyOf, cookiesOf, listen, send } from './wire.ts';

export interface PeruRequest {
  door: 'sel' | 'agencia';
  /** The page without the session in the path, e.g. `Notificaciones`. */
  page: string;
  method: string;
  path: string;
  /** Names of the form's fields, never their values. */
  fields: string[];
  event: string;
  cookies: string[];
}

export interface SamplePeru {
  /** For `Endpoints.portals.peru`. */
  endpoints: { sel: string; agencia: string };
  caPem: string;
  user: string;
  password: string;
  notices: SampleNotice[];
  log: PeruRequest[];
  /** Ids of unread notices whose page was asked for: each may be a legal act. */
  openings: string[];
  /** How often a password was sent. */
  readonly signIns: number;
  set(change: Partial<PeruSwitches>): void;
  /** Usual switches, an empty casilla, an empty log. */
  reset(): void;
  /** Lets so many minutes pass by the portal's own clock: after twenty without a request a session ends. */
  pass(minutes: number): void;
  endSessions(): void;
  /** The next post of a held session is the step that was asked for. */
  releaseSessions(): void;
  stop(): Promise<void>;
}

const sessionInPath = /^\/SEL\/\(((?:X\(1\))?S\(([a-z0-5]{24})\))\)\/(.*)$/;

export async function startSamplePeru(
  options: { switches?: Partial<PeruSwitches> } = {},
): Promise<SamplePeru> {
  const authority = await sampleAuthority();
  let waitedMs = 0;
  const state: SelState = {
    // The portal's clock is its own, whatever a test does to the computer's.
    now: () => performance.now() + waitedMs,
    switches: { ...usualPeru, ...options.switches },
    notices: [],
    openings: [],
    sessions: new Map(),
    signIns: 0,
    ended: 0,
    stale: 0,
    invalid: 0,
  };
  const log: PeruRequest[] = [];
  const { newSession, prefixOf, redirect, answer } = createSelAnswers(state);

  const sel = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const form = new URLSearchParams(await bodyOf(request));
    const cookies = cookiesOf(request);
    const inPath = sessionInPath.exec(url.pathname);
    const name = inPath?.[3] ?? url.pathname.replace(/^\/SEL\//, '');
    log.push({
      door: 'sel',
      page: name,
      method: request.method ?? 'GET',
      path: url.pathname + url.search,
      fields: [...form.keys()],
      event: form.get('__EVENTARGUMENT') ?? '',
      cookies: [...cookies.keys()],
    });
    const headers: Record<string, string | string[]> = {};
    const known = state.sessions.get(inPath?.[2] ?? cookies.get('ASP.NET_SessionId') ?? '');
    const ticket = name === 'Entrada';
    if (
      !known &&
      !ticket &&
      state.switches.session === 'auto' &&
      !url.searchParams.has('AspxAutoDetectCookieSupport')
    )
      return send(
        response,
        redirect(`${url.pathname}?AspxAutoDetectCookieSupport=1`, {
          'set-cookie': 'AspxAutoDetectCookieSupport=1; path=/',
        }),
      );
    const session = known ?? newSession();
    if (!known && state.switches.session.startsWith('cookieless'))
      return send(response, redirect(`${prefixOf(session)}AccesoPublico`));
    if (!known) headers['set-cookie'] = `ASP.NET_SessionId=${session.id}; path=/; HttpOnly`;
    if (ticket) {
      session.isSignedIn = true;
      return send(response, redirect(`${prefixOf(session)}Casilla`, headers));
    }
    const made = answer({ request, page: name, query: url.searchParams, form, session }, response);
    if (made) send(response, { ...made, headers: { ...headers, ...made.headers } });
  };

  const agencia = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const form = new URLSearchParams(await bodyOf(request));
    log.push({
      door: 'agencia',
      page: url.pathname,
      method: request.method ?? 'GET',
      path: url.pathname,
      fields: [...form.keys()],
      event: '',
      cookies: [],
    });
    const buzon = `${selServer.origin}/SEL/Entrada?ticket=1`;
    const isLate = state.switches.agencia === 'late';
    send(response, { body: agenciaPage(url.pathname, form, { buzon, isLate }) });
  };

  const tls = { key: authority.serverKey, cert: authority.serverCert };
  const selServer = await listen(createServer(tls, (request, response) => void sel(request, response)));
  const agenciaServer = await listen(
    createServer(tls, (request, response) => void agencia(request, response)),
  );
  return {
    endpoints: { sel: selServer.origin, agencia: agenciaServer.origin },
    caPem: authority.caPem,
    user: sampleUser,
    password: samplePassword,
    notices: state.notices,
    log,
    openings: state.openings,
    get signIns() {
      return state.signIns;
    },
    set: (change) => {
      state.switches = { ...state.switches, ...change };
    },
    reset: () => {
      state.switches = { ...usualPeru };
      Object.assign(state, { signIns: 0, ended: 0, stale: 0, invalid: 0 });
      for (const kept of [state.notices, state.openings, log]) kept.length = 0;
      state.sessions.clear();
    },
    pass: (minutes) => {
      waitedMs += minutes * 60_000;
    },
    endSessions: () => state.sessions.clear(),
    releaseSessions: () => {
      for (const session of state.sessions.values()) session.mayGoOn = true;
    },
    stop: async () => {
      await Promise.all([selServer.stop(), agenciaServer.stop()]);
    },
  };
}
