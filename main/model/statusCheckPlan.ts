// Plans the checks of one sitting: who is due, in which order, and when each may begin. Pure; nothing is asked here.
import type { Case } from './case.ts';
import type { Day, Instant } from './day.ts';
import { nextCheckOn } from './nextCheck.ts';
import { dayIn } from './zonedTime.ts';

/** A visit of the status service; noted BEFORE the page is opened, so that a crash cannot come back too early. */
export interface StatusVisit {
  host: string;
  /** Null for a visit that was for no case (the landing). */
  caseId: string | null;
  at: Instant;
  /** Its last request; left out until it has ended. */
  endedAt?: Instant;
  /** `begun` until its end is known. */
  outcome: 'begun' | 'read' | 'failed' | 'refused' | 'challenge';
}

export interface StatusCheckPlan {
  /** In order; the first may begin at once when its time is now. */
  queue: { caseId: string; beginAt: Instant }[];
  /** Asked for, but read less than an hour ago: not before then. */
  tooSoon: { caseId: string; notBefore: Instant }[];
  /** Set while the firewall's refusal is respected: the queue is empty until then. */
  tryAgainAt: Instant | null;
}

export interface StatusCheckOptions {
  host: string;
  /** Cases that the person wants to check now, whatever their cadence. */
  asked?: readonly string[];
  /** Between the end of one visit of a host and the next. */
  apartMs: number;
  /** How long the queue rests after a refusal, and after the challenge that follows repeated ones. */
  restsMs: { refused: number; challenge: number };
  /** A case that was read is not read again before this has passed. */
  restOfCaseMs?: number;
}

export const usualRestOfCaseMs = 3_600_000;

/** A case whose reminder to check has come. */
export interface DueCheck {
  caseId: string;
  personId: string;
  /** The day of the reminder. */
  dueOn: Day;
}

/**
 * Cases whose status should be checked by now: those never checked first, then the longest due. Never one that was read within
 * the last hour; what came by SMS is no check of the service.
 */
export function dueChecks(cases: readonly Case[], now: Date): DueCheck[] {
  const today = dayIn('Europe/Madrid', now.toISOString());
  if (today === null) return [];
  return cases
    .flatMap((known) => {
      const visited = { ...known, history: known.history.filter(({ source }) => source !== 'sms') };
      const dueOn = nextCheckOn(known, today) === null ? null : nextCheckOn(visited, today);
      const isFresh = readAt(known) + usualRestOfCaseMs > now.getTime();
      if (dueOn === null || dueOn > today || isFresh) return [];
      return [{ caseId: known.id, personId: known.personId, dueOn, at: readAt(known) }];
    })
    .toSorted((one, other) => (one.at === other.at ? 0 : one.at - other.at))
    .map(({ at: _at, ...due }) => due);
}

/** When the host may be visited next, in milliseconds; `tryAgainAt` while its refusal is respected. */
export function nextVisit(
  lastVisits: readonly StatusVisit[],
  now: Date,
  { host, apartMs, restsMs }: Pick<StatusCheckOptions, 'host' | 'apartMs' | 'restsMs'>,
): { begin: number; tryAgainAt: Instant | null } {
  const visits = lastVisits.filter((visit) => visit.host === host);
  const rest = restingUntil(visits, restsMs);
  const last = Math.max(
    ...visits.map(({ at, endedAt }) => Date.parse(endedAt ?? at)),
    Number.NEGATIVE_INFINITY,
  );
  return {
    begin: Math.max(now.getTime(), last + apartMs),
    tryAgainAt: rest > now.getTime() ? new Date(rest).toISOString() : null,
  };
}

/** Cases that the person asked for come first, then the longest due. */
export function statusCheckPlan(
  cases: readonly Case[],
  lastVisits: readonly StatusVisit[],
  now: Date,
  { host, asked = [], apartMs, restsMs, restOfCaseMs = usualRestOfCaseMs }: StatusCheckOptions,
): StatusCheckPlan {
  const { begin, tryAgainAt } = nextVisit(lastVisits, now, { host, apartMs, restsMs });
  if (tryAgainAt !== null) return { queue: [], tooSoon: [], tryAgainAt };
  const visits = lastVisits.filter((visit) => visit.host === host);
  const wanted = asked.flatMap((id) => cases.find((known) => known.id === id) ?? []);
  const notBefore = (known: Case): number => readAt(known) + restOfCaseMs;
  const ready = wanted.filter((known) => notBefore(known) <= now.getTime()).map(({ id }) => id);
  const due = dueChecks(cases, now)
    .map(({ caseId }) => caseId)
    .filter((id) => !asked.includes(id) && !wasTriedJustNow(id, visits, now));
  return {
    queue: [...ready, ...due].map((caseId, index) => ({
      caseId,
      beginAt: new Date(begin + index * apartMs).toISOString(),
    })),
    tooSoon: wanted
      .filter(({ id }) => !ready.includes(id))
      .map((known) => ({ caseId: known.id, notBefore: new Date(notBefore(known)).toISOString() })),
    tryAgainAt: null,
  };
}

/** When the service itself was last read, in milliseconds; what came by SMS costs it no visit. */
const readAt = ({ history }: Case): number =>
  Math.max(
    ...history.filter(({ source }) => source !== 'sms').map(({ at }) => Date.parse(at)),
    Number.NEGATIVE_INFINITY,
  );

/** Nobody is reminded of a case within the hour in which a check of it failed. */
const wasTriedJustNow = (id: string, visits: readonly StatusVisit[], now: Date): boolean =>
  visits.some(({ caseId, at }) => caseId === id && Date.parse(at) + usualRestOfCaseMs > now.getTime());

/** The end of the longest rest that a refusal asks for; a later visit that was answered ends it. */
function restingUntil(visits: readonly StatusVisit[], restsMs: StatusCheckOptions['restsMs']): number {
  const answeredAt = Math.max(
    ...visits.filter(({ outcome }) => outcome === 'read').map(({ at }) => Date.parse(at)),
    Number.NEGATIVE_INFINITY,
  );
  const ends = visits.flatMap(({ outcome, at }) =>
    (outcome === 'refused' || outcome === 'challenge') && Date.parse(at) > answeredAt
      ? [Date.parse(at) + restsMs[outcome]]
      : [],
  );
  return Math.max(...ends, Number.NEGATIVE_INFINITY);
}
