// Who is signed in at the sample DEHú: bearers that name a person, that end, and that an acceptance spends.
import { randomBytes } from 'node:crypto';
import type { ClaveHolder } from '../clave/startSampleClave.ts';

export interface DehuSession {
  holder: ClaveHolder;
  /** Set for the bearer of one acceptance: the reference that it is good for. */
  acceptanceOf: string | null;
  isSpent: boolean;
  calls: number;
  /** The legal text has to be read before the appearance form is given. */
  legalTextId: string | null;
}

export interface DehuSessions {
  open(holder: ClaveHolder, acceptanceOf?: string): string;
  of(authorization: string | undefined): DehuSession | null;
  endAll(): void;
}

export function createDehuSessions(): DehuSessions {
  const sessions = new Map<string, DehuSession>();
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    open: (holder, acceptanceOf) => {
      const bearer = `${part({ typ: 'JWT', alg: 'RS256' })}.${part({ username: holder.nif, jti: randomBytes(8).toString('hex') })}.${randomBytes(64).toString('base64url')}`;
      sessions.set(bearer, {
        holder,
        acceptanceOf: acceptanceOf ?? null,
        isSpent: false,
        calls: 0,
        legalTextId: null,
      });
      return bearer;
    },
    of: (authorization) => sessions.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '') ?? null,
    endAll: () => sessions.clear(),
  };
}
