// Visits of the status service behind a sign-in: they keep the same distance as those of its form, and respect the same refusals.
import { setTimeout } from 'node:timers/promises';
import { FailureError, failureOf } from '../../contract/failure.ts';
import { nextVisit } from '../../model/statusCheckPlan.ts';
import type { ConnectorContext } from '../connector.ts';
import { realOrigins } from './manifest.ts';
import { restsMs } from './statusAnswer.ts';

export const serviceHost = new URL(realOrigins.infoext2).host;

/** Its firewall refused visits that followed each other faster (seen 2026). */
const usualApartMs = 60_000;

/** Tests and the demo bring a service of their own, with a firewall that waits less. */
export const apartMsOf = (endpoints: Record<string, string>): number =>
  Number(endpoints['statusApartMs'] ?? usualApartMs);

/**
 * Waits until the service may be visited, and visits it. Fails with `portal.refusedRobot` while its refusal is respected, and as
 * the visit fails.
 */
export async function* visitService<T, R>(
  { visits, clock, signal, endpoints }: ConnectorContext,
  visit: () => AsyncGenerator<T, R>,
): AsyncGenerator<T, R> {
  if (!visits) return yield* visit();
  const options = { host: serviceHost, apartMs: apartMsOf(endpoints), restsMs };
  for (;;) {
    const { begin, tryAgainAt } = nextVisit(await visits.read(), clock.now(), options);
    if (tryAgainAt !== null)
      throw new FailureError('portal.refusedRobot', {
        host: serviceHost,
        what: 'statusRefused',
        retryAt: tryAgainAt,
        until: tryAgainAt,
      });
    const waitMs = begin - clock.now().getTime();
    if (waitMs <= 0) break;
    await setTimeout(waitMs, undefined, { signal });
  }
  const under = await visits.begin(serviceHost, null);
  try {
    const end = yield* visit();
    await under.end('read');
    return end;
  } catch (error) {
    const { code, details } = failureOf(error);
    const how = code === 'portal.refusedRobot' ? details['how'] : null;
    await under.end(how === 'refused' || how === 'challenge' ? how : 'failed');
    throw error;
  }
}
