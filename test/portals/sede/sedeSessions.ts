// Who is signed in at the sample sede, by cookie; a session can end after so many pages.
import { randomBytes } from 'node:crypto';
import type { ClaveHolder } from '../clave/startSampleClave.ts';

export interface SedeSessions {
  open(holder: ClaveHolder): string;
  of(cookie: string | undefined): ClaveHolder | null;
  /** Counts one page; true when the session is over by that. */
  countPage(cookie: string, most: number | null): boolean;
  endAll(): void;
}

export function createSedeSessions(): SedeSessions {
  const open = new Map<string, { holder: ClaveHolder; pages: number }>();
  return {
    open: (holder) => {
      const cookie = randomBytes(16).toString('hex');
      open.set(cookie, { holder, pages: 0 });
      return cookie;
    },
    of: (cookie) => open.get(cookie ?? '')?.holder ?? null,
    countPage: (cookie, most) => {
      const session = open.get(cookie);
      if (!session || most === null) return false;
      session.pages += 1;
      if (session.pages <= most) return false;
      open.delete(cookie);
      return true;
    },
    endAll: () => open.clear(),
  };
}
