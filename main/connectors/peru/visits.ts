// One signed-in walk through the portal per run or act; begun when first needed, closed when the context has ended.
import { FailureError, failureOf } from '../../contract/failure.ts';
import { openPortalSession } from '../../net/openPortalSession.ts';
import type { ConnectorContext } from '../connector.ts';
import { doorOf, selOf } from './doors.ts';
import { drawnList, mayBeFilledLater } from './drawnByScript.ts';
import { closeAll, createShelf, type Entered, type Shelf } from './keptSessions.ts';
import { isSignedOut, LostPlace } from './obstacles.ts';
import { goToList, inFrames, signIn } from './signIn.ts';
import { signInByHand, type Until } from './signInByHand.ts';
import { type OpenPage, openWebForms, type WebForms } from './webForms.ts';

export interface Visit {
  /** May be another one once the list was asked for: a person may have had to lead there. */
  readonly forms: WebForms;
  /** The page right behind the sign-in. */
  readonly home: OpenPage;
  /** The first page of the list; read when first needed. */
  list(): Promise<OpenPage>;
  /** Whether the page is all that there is for the time being; where a script may still fill it, nobody knows. */
  isFinal(page: OpenPage): boolean;
  /** The page behind this one; null where the list ends. */
  next(page: OpenPage): Promise<OpenPage | null>;
}

export interface Visits {
  /** The visit of this context; signs in when there is none. */
  enter(context: ConnectorContext): Promise<Visit>;
  leave(context: ConnectorContext): Promise<void>;
  /** Ends a visit whose place in the portal is lost; what a person did for it is lost with it. */
  abandon(context: ConnectorContext): Promise<void>;
  /** Does what an ended session or a page grown too old may be begun again for: once, from a new sign-in. */
  steadily<T>(context: ConnectorContext, act: (visit: Visit) => Promise<T>): Promise<T>;
}

export function createVisits(): Visits {
  const open = new WeakMap<ConnectorContext, { entered: Promise<Entered>; visit: Promise<Visit> }>();
  const shelf = createShelf();

  const end = async (context: ConnectorContext, isLost: boolean): Promise<void> => {
    const known = open.get(context);
    open.delete(context);
    const entered = await known?.entered.catch(() => null);
    if (!entered) return;
    if (entered.kept && !isLost) await shelf.put(context, entered);
    else await closeAll(entered);
  };
  const enter = (context: ConnectorContext): Promise<Visit> => {
    const known = open.get(context);
    if (known) return known.visit;
    const entered = enterPortal(context, shelf);
    const visit = entered.then((one) => visitOf(one, context));
    open.set(context, { entered, visit });
    return visit;
  };
  const steadily = async <T>(context: ConnectorContext, act: (visit: Visit) => Promise<T>): Promise<T> => {
    try {
      return await act(await enter(context));
    } catch (error) {
      if (!(error instanceof LostPlace)) throw error;
      await end(context, true);
    }
    try {
      return await act(await enter(context));
    } catch (error) {
      throw lostAsFailure(error);
    }
  };
  return {
    enter,
    steadily,
    leave: (context) => end(context, false),
    abandon: (context) => end(context, true),
  };
}

/** By what was kept, by the password, or by the person's hand: the first that there is. */
async function enterPortal(context: ConnectorContext, shelf: Shelf): Promise<Entered> {
  const kept = await shelf.take(context);
  const again = kept && (await enterAgain(kept, context));
  if (again) return again;
  if (doorOf(context) === 'agencia') return enterByHand(context, 'signedIn');
  const session = openPortalSession({
    origins: [selOf(context.endpoints)],
    trustedCa: context.trustedCa,
    signal: context.signal,
  });
  try {
    const home = await signIn(openWebForms(session, context.clock), context);
    return { session, home, kept: null, shown: null };
  } catch (error) {
    // Two sessions of one user would fight each other.
    await session.close();
    if (!isForPerson(error) || !context.openWindow) throw parkedFor(error, context);
    return enterByHand(context, 'signedIn');
  }
}

/** What was kept, with its page as it stands now; null when the portal has ended the session meanwhile. */
async function enterAgain(kept: Entered, context: ConnectorContext): Promise<Entered | null> {
  const forms = openWebForms(kept.session, context.clock);
  const home = await forms
    .get(kept.home.url)
    .then((answer) => forms.page(answer))
    .then((page) => inFrames(forms, page))
    .catch(() => null);
  if (home && !isSignedOut(home)) return { ...kept, home, shown: null };
  await closeAll(kept);
  return null;
}

async function enterByHand(
  context: ConnectorContext,
  until: Until,
  before: Entered | null = null,
): Promise<Entered> {
  if (!context.isInteractive) throw new FailureError('personNeeded', { action: 'signInByHand' });
  // What a window left can be shown in a window again; what the password opened cannot.
  const isLeft = before?.kept != null;
  const kept = before?.kept ?? new AbortController();
  const continues = isLeft ? { session: before.session, url: before.home.url } : undefined;
  return { ...(await signInByHand(context, { until, kept: kept.signal, continues })), kept };
}

/** Whatever stands in the way of a sign-in except what the portal has said no to. */
function isForPerson(error: unknown): boolean {
  const { code, details } = failureOf(error);
  if (code === 'personNeeded' || code === 'portal.refusedRobot') return true;
  const { expected } = details;
  return code === 'portal.changed' && typeof expected === 'string' && /^(?:signIn|noticeList)/.test(expected);
}

/** Nobody is there to look at what stands in the way: the run waits for the person, and the page is kept for them. */
function parkedFor(error: unknown, { isInteractive }: ConnectorContext): unknown {
  const { code, details } = failureOf(error);
  if (isInteractive || code !== 'portal.changed' || !isForPerson(error)) return error;
  const page = error instanceof Error ? error.cause : undefined;
  return new FailureError('personNeeded', { ...details, action: 'unexpectedPage' }, page);
}

function visitOf(entered: Entered, context: ConnectorContext): Visit {
  let forms = openWebForms(entered.session, context.clock);
  let list: Promise<OpenPage> | null = null;
  const lead = async (): Promise<OpenPage> => {
    try {
      return await goToList(forms, entered.home);
    } catch (error) {
      if (!isForPerson(error) || !context.openWindow || !context.isInteractive)
        throw parkedFor(error, context);
      const isDrawn = failureOf(error).details['action'] === drawnList;
      const until = isDrawn || failureOf(error).code === 'portal.changed' ? 'list' : 'signedIn';
      if (entered.kept === null) await closeAll(entered);
      Object.assign(entered, await enterByHand(context, until, entered));
      forms = openWebForms(entered.session, context.clock);
      return entered.shown?.[0] ?? goToList(forms, entered.home);
    }
  };
  return {
    get forms() {
      return forms;
    },
    get home() {
      return entered.home;
    },
    list: () => (list ??= lead()),
    isFinal: (page) => entered.shown?.includes(page) === true || !mayBeFilledLater(page),
    next: async (page) => {
      const at = entered.shown?.indexOf(page) ?? -1;
      const further = at === -1 ? undefined : entered.shown?.[at + 1];
      if (further) return further;
      const next = page.reading.page === 'noticeList' ? page.reading.pages?.next : undefined;
      if (!next || !(next.href ?? next.postback ?? next.submit)) return null;
      return inFrames(forms, await forms.page(await forms.press(page, next)));
    },
  };
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
