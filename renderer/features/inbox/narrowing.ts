// What the list is narrowed to beside its source: whom, which portal, which kind, which case, which period; pure.
import type { Day } from '../../../main/model/day.ts';
import type { NoticeKind } from '../../../main/model/notice.ts';
import type { PortalId } from '../../../main/model/portal.ts';

export const periods = ['week', 'month', 'year', 'own'] as const;
export type Period = (typeof periods)[number];

export interface Narrowing {
  personId?: string;
  portal?: PortalId;
  kind?: NoticeKind;
  caseId?: string;
  period?: Period;
  /** First day of the period; `until` is its last one. */
  since?: Day;
  until?: Day;
}

const daysBack: Record<Exclude<Period, 'own'>, number> = { week: 7, month: 30, year: 365 };

/** The narrowing with another period, counted back from the person's own day; `undefined` takes it out. */
export function withPeriod(narrowing: Narrowing, period: Period | undefined, today: Day): Narrowing {
  const { period: _period, since: _since, until: _until, ...others } = narrowing;
  if (period === undefined) return others;
  return period === 'own'
    ? { ...narrowing, period }
    : { ...others, period, since: addDays(today, -daysBack[period]) };
}

/** As the core's filter says it: there `before` is the first day that is not meant any more. */
export function narrowingFilter({ personId, portal, kind, caseId, since, until }: Narrowing) {
  return {
    ...(personId !== undefined && { personId }),
    ...(portal !== undefined && { portal }),
    ...(kind !== undefined && { kinds: [kind] }),
    ...(caseId !== undefined && { caseId }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { before: addDays(until, 1) }),
  };
}

export const isNarrowed = (narrowing: Narrowing): boolean => Object.keys(narrowing).length > 0;

function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
