// One sign-in at DEHú: the certificate's way through Cl@ve, the bearer it brings, and calls of the API with it.
import { FailureError } from '../../contract/failure.ts';
import { keptCertificate } from '../../identity/certificate.ts';
import { tokenOf } from '../../identity/clave/readOutcome.ts';
import {
  type ClaveOrigins,
  claveOrigins,
  type RelayAnswer,
  relayClave,
} from '../../identity/clave/relayClave.ts';
import {
  fileCertificate,
  type SignInCertificate,
  storeCertificate,
} from '../../identity/signInCertificate.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import type { PortalAnswer, PortalSession } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext } from '../connector.ts';
import { certificateMethod, storeField, storeMethod } from './manifest.ts';
import { changed, readJson } from './parse.ts';

const realOrigin = 'https://dehu.redsara.es';

export interface DehuSession {
  readonly certificate: SignInCertificate;
  /** An API call with the bearer. After a 401 it signs in once more, never twice in one session. */
  get(path: string, referer: string): Promise<PortalAnswer>;
  /** A second identification for one notification; from here on all calls carry the bearer that it brought. */
  identifyAgain(form: PortalAnswer, at: string): Promise<void>;
  /** One POST of JSON, never repeated and without a second sign-in. */
  act(path: string, json: unknown, referer: string): Promise<PortalAnswer>;
  close(): Promise<void>;
}

/** The account's certificate, checked. Fails with `personNeeded`, `certificate.*`, `signIn.otherSubject` or `vault.*`; reaches nobody. */
async function readCertificate({
  account,
  certificate,
  clock,
}: ConnectorContext): Promise<SignInCertificate> {
  const demand = { now: clock.now(), subject: account.subject };
  if (account.method === storeMethod) return storeCertificate(account.fields[storeField], demand);
  if (account.method !== certificateMethod) throw personNeeded();
  return fileCertificate((await certificate?.read()) ?? null, demand);
}

/** Signs in on a jar and connections of its own: no two identities ever share one. */
export async function signIn(context: ConnectorContext): Promise<DehuSession> {
  const certificate = await readCertificate(context);
  const { endpoints } = context;
  const origin = endpoints['dehu'] ?? realOrigin;
  const clave: ClaveOrigins = {
    pasarela: endpoints['pasarela'] ?? claveOrigins.pasarela,
    pasarelaIdent: endpoints['pasarelaIdent'] ?? claveOrigins.pasarelaIdent,
  };
  const http = (context.openSession ?? openPortalSession)({
    origins: [origin, clave.pasarela, clave.pasarelaIdent],
    certificate: { ...certificate.source, origins: [clave.pasarelaIdent] },
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  try {
    const session = createSession(context, { http, origin, clave, certificate });
    await session.enter();
    context.signedInWith?.(keptCertificate(certificate.facts()));
    return session;
  } catch (error) {
    await http.close();
    throw error;
  }
}

interface Parts {
  http: PortalSession;
  origin: string;
  clave: ClaveOrigins;
  certificate: SignInCertificate;
}

function createSession(
  context: ConnectorContext,
  { http, origin, clave, certificate }: Parts,
): DehuSession & { enter(): Promise<void> } {
  let bearer = '';
  let hasEnteredAgain = false;

  const relay = async (form: PortalAnswer, at: string): Promise<RelayAnswer> => {
    const html = readJson(form.text(), at);
    if (typeof html !== 'string') throw changed(at, 'noForm');
    return relayClave({
      start: { url: form.url, html },
      clave,
      serviceOrigin: origin,
      send: async ({ url, fields, referer }) => {
        const answer = await http.fetch({ url, method: 'POST', form: fields, referer, redirect: 'manual' });
        const failure = statusFailure(answer, context.clock.now());
        if (failure) throw failure;
        return {
          url,
          status: answer.status,
          location: answer.headers['location'] ?? null,
          html: answer.text(),
        };
      },
    });
  };
  const enter = async () => {
    const form = await http.fetch({
      url: `${origin}/api/login/login-clave-form`,
      referer: `${origin}/es/public`,
      redirect: 'manual',
    });
    refuseStatus(form, 'loginForm', context);
    bearer = tokenOf(await relay(form, 'loginForm'), 'authData');
  };
  const call = (path: string, referer: string) =>
    http.fetch({
      url: `${origin}${path}`,
      headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
      referer: `${origin}${referer}`,
      redirect: 'manual',
    });
  return {
    certificate,
    enter,
    get: async (path, referer) => {
      const answer = await call(path, referer);
      if (answer.status !== 401) return answer;
      if (hasEnteredAgain) throw personNeeded();
      hasEnteredAgain = true;
      context.log.info('dehu.signInEnded', { accountId: context.account.id });
      await enter();
      return call(path, referer);
    },
    identifyAgain: async (form, at) => {
      bearer = tokenOf(await relay(form, at), 'authData');
    },
    act: (path, json, referer) =>
      http.fetch({
        url: `${origin}${path}`,
        method: 'POST',
        json,
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}`, origin },
        referer: `${origin}${referer}`,
        redirect: 'manual',
      }),
    close: () => http.close(),
  };
}

/** Refuses every status but 200, each with its own failure. */
export function refuseStatus(answer: PortalAnswer, at: string, context: ConnectorContext): void {
  const failure = statusFailure(answer, context.clock.now());
  if (failure) {
    const speaksOfMaintenance = answer.status === 503 && /mantenimiento/i.test(answer.text());
    throw speaksOfMaintenance ? new FailureError('portal.maintenance', failure.failure.details) : failure;
  }
  if (answer.status === 401) throw personNeeded();
  if (answer.status === 200) return;
  throw new FailureError('portal.changed', { at, what: 'status', status: answer.status });
}

const personNeeded = (): FailureError => new FailureError('personNeeded', { action: 'signIn' });
