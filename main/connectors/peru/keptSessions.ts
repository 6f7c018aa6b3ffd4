// Keeps sessions that a person signed in between two acts: in memory only, each for whom and by what it was opened.
import { createHmac, randomBytes } from 'node:crypto';
import type { PortalSession } from '../../net/portalSession.ts';
import type { ConnectorContext } from '../connector.ts';
import { doorOf, selOf, subjectOf } from './doors.ts';
import type { OpenPage } from './webForms.ts';

/** What is open at the portal; `kept` where a person signed in, so that the next act does not ask them again. */
export interface Entered {
  session: PortalSession;
  home: OpenPage;
  kept: AbortController | null;
  /** The list as a window showed it, for this act alone; null where it is read by asking the portal. */
  shown: OpenPage[] | null;
}

/** ASP.NET ends a session after twenty idle minutes. */
const keptMs = 15 * 60_000;

export async function closeAll({ session, kept }: Entered): Promise<void> {
  await session.close();
  kept?.abort();
}

export interface Shelf {
  put(context: ConnectorContext, entered: Entered): Promise<void>;
  take(context: ConnectorContext): Promise<Entered | null>;
}

export function createShelf(): Shelf {
  const salt = randomBytes(32);
  const lying = new Map<string, { entered: Entered; timer: NodeJS.Timeout }>();
  const keyOf = async (context: ConnectorContext): Promise<string> => {
    const password = doorOf(context) === 'sel' ? await context.secrets.read('password') : '';
    const parts = [doorOf(context), subjectOf(context), selOf(context.endpoints), password];
    return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('hex');
  };
  const take = async (context: ConnectorContext): Promise<Entered | null> => {
    const key = await keyOf(context);
    const found = lying.get(key);
    lying.delete(key);
    clearTimeout(found?.timer);
    return found?.entered ?? null;
  };
  return {
    take,
    put: async (context, entered) => {
      const before = await take(context);
      if (before) await closeAll(before);
      const key = await keyOf(context);
      const timer = setTimeout(() => {
        lying.delete(key);
        void closeAll(entered);
      }, keptMs);
      lying.set(key, { entered, timer: timer.unref() });
    },
  };
}
