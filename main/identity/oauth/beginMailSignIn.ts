// One sign-in on a mail provider's page from its beginning to its grant: a door, an address to open, a wait.
import { randomBytes } from 'node:crypto';
import { FailureError } from '../../contract/failure.ts';
import { type GrantPort, type MailGrant, requestGrant } from './mailGrant.ts';
import { openReturnDoor } from './openReturnDoor.ts';

/** A person who also looks for a phone needs this long. */
export const signInTimeoutMs = 300_000;

export interface MailSignIn {
  /** The provider's page; it holds no secret, only the hash of one. */
  url: string;
  /** Fails with `cancelled {reason}`, `signIn.*`, `portal.*` or `network.*`; the door is closed by then. */
  grant: Promise<MailGrant>;
}

/** The caller opens `url` in the person's own browser; the signal ends the sign-in at once. */
export async function beginMailSignIn(
  port: GrantPort,
  address: string,
  signal: AbortSignal,
  timeoutMs = signInTimeoutMs,
): Promise<MailSignIn> {
  if (signal.aborted) throw new FailureError('cancelled', { reason: 'byPerson' });
  const state = randomBytes(32).toString('base64url');
  const door = await openReturnDoor({
    host: port.provider.redirectHost,
    state,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const request = await requestGrant(port, { redirectUri: door.redirectUri, state, address });
  const grant = door.answer.then((answer) => request.redeem(answer));
  // Whoever begins may look later; an end before that is no crash.
  grant.catch(() => undefined);
  return { url: request.url, grant };
}
