// What a list is narrowed to beside its source: whom, which portal, which kind, which case, which period; pure, for screens too.
import type { Day } from '../model/day.ts';
import type { NoticeKind } from '../model/notice.ts';
import type { PortalId } from '../model/portal.ts';
import type { MethodInput } from './methods.ts';
import type { SavedViewShape } from './viewMethods.ts';

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

/** As a saved view keeps it: a period that is counted back has only its name there, its days are those of today. */
export function narrowingOfView({ narrowing }: Pick<SavedViewShape, 'narrowing'>, today: Day): Narrowing {
  const known = Object.fromEntries(
    Object.entries(narrowing).filter(([, value]) => value !== undefined),
  ) as Narrowing;
  return known.period === undefined || known.period === 'own'
    ? known
    : withPeriod(known, known.period, today);
}

export interface Viewed extends Pick<SavedViewShape, 'text' | 'isUnreadOnly'> {
  source: {
    box: SavedViewShape['source']['box'];
    portal?: PortalId;
    accountId?: string;
    personId?: string;
  };
  narrowing: Narrowing;
}

/** What the core is asked for. A search looks everywhere in the chosen source, also among what is done or archived. */
export function filterOf({
  source,
  text,
  isUnreadOnly,
  narrowing,
}: Viewed): MethodInput<'notices.list'>['filter'] {
  const box = text !== '' && source.box === 'inbox' ? 'all' : source.box;
  return {
    ...source,
    box,
    ...(isUnreadOnly && { isUnread: true }),
    ...(isNarrowed(narrowing) && narrowingFilter(narrowing)),
  };
}

export const isNarrowed = (narrowing: Narrowing): boolean => Object.keys(narrowing).length > 0;

function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
