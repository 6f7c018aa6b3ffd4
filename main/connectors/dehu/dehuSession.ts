// One sign-in at DEHú: the bearer that Cl@ve brings, and calls of the API with it.
import { FailureError } from '../../contract/failure.ts';
import { windowMethod } from '../../identity/clave/claveMethods.ts';
import type { PortalAnswer } from '../../net/portalSession.ts';
import { statusFailure } from '../../net/statusFailure.ts';
import type { ConnectorContext } from '../connector.ts';
import { certificateWay } from './certificateWay.ts';
import { addressesOf, type DehuIdentity, type DehuWay } from './dehuWay.ts';
import { type DehuKept, windowWay } from './windowWay.ts';

export interface DehuSession {
  /** Who is signed in, and with which certificate. */
  identity(): DehuIdentity;
  /** An API call with the bearer. After a 401 it signs in once more, never twice in one session. */
  get(path: string, referer: string): Promise<PortalAnswer>;
  /** A second identification for one notification; from here on all calls carry the bearer that it brought. */
  identifyAgain(form: PortalAnswer, at: string): Promise<void>;
  /** One POST of JSON, never repeated and without a second sign-in. */
  act(path: string, json: unknown, referer: string): Promise<PortalAnswer>;
  close(): Promise<void>;
}

/** `kept` are sign-ins that a person did by hand and that still hold. */
export async function signIn(context: ConnectorContext, kept: DehuKept = new Map()): Promise<DehuSession> {
  const isByHand = context.account.method === windowMethod;
  const way = isByHand ? windowWay(context, kept) : await certificateWay(context);
  try {
    const session = createSession(context, way);
    await session.enter();
    const { certificate } = way.identity();
    if (certificate) context.signedInWith?.(certificate);
    return session;
  } catch (error) {
    await way.close();
    throw error;
  }
}

function createSession(context: ConnectorContext, way: DehuWay): DehuSession & { enter(): Promise<void> } {
  const { origin } = addressesOf(context);
  let bearer = '';
  let hasEnteredAgain = false;

  const enter = async () => {
    if (way.keptBearer !== null) {
      bearer = way.keptBearer;
      return;
    }
    await way.begin();
    const form = await way.session().fetch({
      url: `${origin}/api/login/login-clave-form`,
      referer: `${origin}/es/public`,
      redirect: 'manual',
    });
    refuseStatus(form, 'loginForm', context);
    bearer = await way.identify(form, 'loginForm');
  };
  const call = (path: string, referer: string) =>
    way.session().fetch({
      url: `${origin}${path}`,
      headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
      referer: `${origin}${referer}`,
      redirect: 'manual',
    });
  return {
    identity: way.identity,
    enter,
    get: async (path, referer) => {
      const answer = await call(path, referer);
      if (answer.status !== 401) return answer;
      if (hasEnteredAgain) throw personNeeded();
      hasEnteredAgain = true;
      context.log.info('dehu.signInEnded', { accountId: context.account.id });
      await way.forget();
      await enter();
      return call(path, referer);
    },
    identifyAgain: async (form, at) => {
      bearer = await way.identify(form, at);
    },
    act: (path, json, referer) =>
      way.session().fetch({
        url: `${origin}${path}`,
        method: 'POST',
        json,
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}`, origin },
        referer: `${origin}${referer}`,
        redirect: 'manual',
      }),
    close: () => way.close(),
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
