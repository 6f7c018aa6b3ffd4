// Plans the checks of one sitting: who is due, in which order, and when each may begin. Pure; nothing is asked here.
import type { Case } from '../../model/case.ts';
import type { Instant } from '../../model/day.ts';
import { restsMs } from './statusAnswer.ts';

/** A visit of the status service; noted BEFORE the page is opened, so that a crash cannot come back too early. */
export interface StatusVisit {
  host: string;
  /** Null for a visit that was for no case (the landing). */
  caseId: string | null;
  at: Instant;
  /** `begun` until its end is known. */
  outcome: 'begun' | 'read' | 'failed' | 'refused' | 'challenge';
}

export interface StatusCheckPlan {
  /** In order; the first may begin at once when its time is now. */
  queue: { caseId: string; beginAt: Instant }[];
  /** Set while the firewall's refusal is respected: the queue is empty until then. */
  tryAgainAt: Instant | null;
}

export interface StatusCheckOptions {
  host: string;
  /** Cases that the person wants to check now, whatever their cadence. */
  asked?: readonly string[];
  /** Between two visits of one host; the firewall was seen to refuse less (2026). */
  apartMs?: number;
}

export const apartMs = 60_000;
/** No reminder while the last check of a case is younger. */
const restOfCaseMs = 3_600_000;
const dayMs = 86_400_000;
export const usualCadenceDays = 7;

type PlannedCase = Pick<Case, 'id' | 'history' | 'cadenceDays' | 'isWatched'>;

/** Cases never checked come first, then those that have waited longest. */
export function statusCheckPlan(
  cases: readonly PlannedCase[],
  lastVisits: readonly StatusVisit[],
  now: Date,
  { host, asked = [], apartMs: apart = apartMs }: StatusCheckOptions,
): StatusCheckPlan {
  const visits = lastVisits.filter((visit) => visit.host === host);
  const rest = restingUntil(visits);
  if (rest > now.getTime()) return { queue: [], tryAgainAt: new Date(rest).toISOString() };
  const due = cases
    .map((known) => ({ id: known.id, dueAt: dueAt(known, visits), isAsked: asked.includes(known.id) }))
    .filter((one) => one.isAsked || one.dueAt <= now.getTime())
    .toSorted((one, other) => Number(other.isAsked) - Number(one.isAsked) || one.dueAt - other.dueAt);
  const last = Math.max(...visits.map(({ at }) => Date.parse(at)), Number.NEGATIVE_INFINITY);
  const begin = Math.max(now.getTime(), last + apart);
  return {
    queue: due.map(({ id }, index) => ({
      caseId: id,
      beginAt: new Date(begin + index * apart).toISOString(),
    })),
    tryAgainAt: null,
  };
}

/** When a reminder for the case is due, in milliseconds; infinity for never. */
function dueAt({ id, history, cadenceDays, isWatched }: PlannedCase, visits: readonly StatusVisit[]): number {
  if (!isWatched) return Number.POSITIVE_INFINITY;
  const checks = history.filter(({ source }) => source !== 'sms').map(({ at }) => Date.parse(at));
  const tries = visits.filter(({ caseId }) => caseId === id).map(({ at }) => Date.parse(at));
  const checkedAt = Math.max(...checks, Number.NEGATIVE_INFINITY);
  const triedAt = Math.max(...tries, checkedAt);
  const cadence = Math.max((cadenceDays ?? usualCadenceDays) * dayMs, restOfCaseMs);
  return Math.max(checkedAt + cadence, triedAt + restOfCaseMs);
}

/** The end of the longest rest that a refusal asks for; a later visit that was answered ends it. */
function restingUntil(visits: readonly StatusVisit[]): number {
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
