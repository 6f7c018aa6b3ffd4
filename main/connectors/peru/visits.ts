// One signed-in walk through the portal per run or act; begun when first needed, closed when the context has ended.
import { FailureError } from '../../contract/failure.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import type { PortalSession } from '../../net/portalSession.ts';
import type { ConnectorContext } from '../connector.ts';
import { LostPlace } from './obstacles.ts';
import { goToList, originOf, signIn } from './signIn.ts';
import { type OpenPage, openWebForms, type WebForms } from './webForms.ts';

export interface Visit {
  forms: WebForms;
  /** The page right behind the sign-in. */
  home: OpenPage;
  /** The first page of the list; read when first needed. */
  list(): Promise<OpenPage>;
}

export interface Visits {
  /** The visit of this context; signs in when there is none. */
  enter(context: ConnectorContext): Promise<Visit>;
  leave(context: ConnectorContext): Promise<void>;
  /** Does what an ended session or a page grown too old may be begun again for: once, from a new sign-in. */
  steadily<T>(context: ConnectorContext, act: (visit: Visit) => Promise<T>): Promise<T>;
}

export function createVisits(): Visits {
  const open = new WeakMap<ConnectorContext, { session: PortalSession; visit: Promise<Visit> }>();
  const leave = async (context: ConnectorContext): Promise<void> => {
    const known = open.get(context);
    open.delete(context);
    await known?.session.close();
  };
  const enter = (context: ConnectorContext): Promise<Visit> => {
    const known = open.get(context);
    if (known) return known.visit;
    const session = openPortalSession({
      origins: [originOf(context.endpoints)],
      trustedCa: context.trustedCa,
      signal: context.signal,
    });
    const visit = begin(openWebForms(session, context.clock), context);
    open.set(context, { session, visit });
    return visit;
  };
  const steadily = async <T>(context: ConnectorContext, act: (visit: Visit) => Promise<T>): Promise<T> => {
    try {
      return await act(await enter(context));
    } catch (error) {
      if (!(error instanceof LostPlace)) throw error;
      await leave(context);
    }
    try {
      return await act(await enter(context));
    } catch (error) {
      throw lostAsFailure(error);
    }
  };
  return { enter, leave, steadily };
}

async function begin(forms: WebForms, context: ConnectorContext): Promise<Visit> {
  const home = await signIn(forms, context);
  let list: Promise<OpenPage> | null = null;
  return { forms, home, list: () => (list ??= goToList(forms, home)) };
}

/** A place that was lost a second time: the session does not last, or the portal refuses its own pages. */
export function lostAsFailure(error: unknown): unknown {
  if (!(error instanceof LostPlace)) return error;
  return new FailureError(
    error.reason === 'sessionEnded' ? 'portal.down' : 'portal.changed',
    { reason: error.reason },
    error,
  );
}
