// Access tokens of accounts: kept in memory, renewed in time, and never twice at once for one account.
import type { GrantPort, MailGrant } from './mailGrant.ts';

export interface AccessTokenAsk {
  accountId: string;
  /** A token that the server would not take, though its time is not over. */
  refused: string | null;
  port(): Promise<GrantPort>;
  readRefreshToken(): Promise<string>;
  /** Stores a refresh token that the provider changed. */
  keepRefreshToken(refreshToken: string): Promise<void>;
}

export interface AccessTokens {
  /** Fails with `signIn.consentEnded` when the person has to sign in again, and with what the wire says. */
  read(ask: AccessTokenAsk): Promise<string>;
  /** What a sign-in has just brought; its refresh token is stored already. */
  put(accountId: string, grant: MailGrant): void;
  forget(accountId: string): void;
}

type Held = MailGrant & { isKept: boolean };

/** Renewed this long before its end: a run must not lose its sign-in half way. */
const marginMs = 300_000;

export function createAccessTokens(now: () => Date): AccessTokens {
  const held = new Map<string, Held>();
  const underWay = new Map<string, Promise<string>>();

  /** The old refresh token may be dead from now on: what could not be stored stays here and is tried again. */
  const keep = async (ask: AccessTokenAsk, grant: Held): Promise<void> => {
    if (grant.isKept) return;
    await ask.keepRefreshToken(grant.refreshToken);
    grant.isKept = true;
  };
  const renew = async (ask: AccessTokenAsk): Promise<string> => {
    const { accountId } = ask;
    const before = held.get(accountId);
    if (before && before.accessToken !== ask.refused && isFresh(before, now())) {
      await keep(ask, before);
      return before.accessToken;
    }
    const known = before && !before.isKept ? before.refreshToken : await ask.readRefreshToken();
    // The protocol's library comes with the first renewal: the inbox must not wait for it.
    const { renewGrant } = await import('./mailGrant.ts');
    const grant = await renewGrant(await ask.port(), known);
    // A sign-in that came meanwhile is the newer word.
    if (held.get(accountId) !== before) return grant.accessToken;
    const renewed: Held = { ...grant, isKept: grant.refreshToken === known && (before?.isKept ?? true) };
    held.set(accountId, renewed);
    await keep(ask, renewed);
    return grant.accessToken;
  };

  return {
    read: (ask) => {
      const waiting = underWay.get(ask.accountId);
      if (waiting) return waiting;
      const next = renew(ask).finally(() => underWay.delete(ask.accountId));
      underWay.set(ask.accountId, next);
      return next;
    },
    put: (accountId, grant) => void held.set(accountId, { ...grant, isKept: true }),
    forget: (accountId) => void held.delete(accountId),
  };
}

/** A token that lives for less than the margin is renewed for each run. */
const isFresh = ({ expiresAt }: MailGrant, at: Date): boolean => expiresAt - at.getTime() > marginMs;
