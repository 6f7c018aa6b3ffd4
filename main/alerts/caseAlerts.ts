// Which cases should be asked about, and of which something new was read.
import type { AlertTimes } from '../model/alert.ts';
import { type Case, compareStatus, latestStatus } from '../model/case.ts';
import type { CaseStatus } from '../model/caseStatus.ts';
import type { ZoneName } from '../model/day.ts';
import { nextCheckOn } from '../model/nextCheck.ts';
import { dueChecks } from '../model/statusCheckPlan.ts';
import { todayIn } from '../model/zonedTime.ts';
import { momentIn } from './alarmTimes.ts';
import { subject, type Wanted, type WantedNow } from './wanted.ts';

/** An office with many clients is reminded once a day of all. */
const fewAtOnce = 3;
/** What was read so long ago is in the case, and no news. */
const newsMs = 7 * 86_400_000;

/** The authority waits for something, or has refused. */
const urgentStatuses: ReadonlySet<CaseStatus> = new Set(['REQUERIDO', 'RESUELTO_NO_FAVORABLE', 'INADMITIDO']);

const ofCase = ({ id, personId, title, numbers }: Case) => ({
  caseId: id,
  personId,
  title: title ?? numbers[0] ?? null,
});

export function caseAlerts(
  cases: readonly Case[],
  { now, zone, times }: { now: number; zone: ZoneName; times: AlertTimes },
): WantedNow {
  const today = todayIn('Europe/Madrid', new Date(now));
  const remindedAt = (known: Case): number | null => {
    const on = nextCheckOn(known, today);
    return on === null ? null : momentIn(zone, on, times.dayTime);
  };
  const moments = cases.map(remindedAt).filter((at) => at !== null);
  const dueIds = new Set(dueChecks(cases, new Date(now)).map(({ caseId }) => caseId));
  const due = cases.filter((known) => dueIds.has(known.id) && (remindedAt(known) ?? now) <= now);
  return {
    wanted: [...dueAlerts(due, today), ...cases.flatMap((known) => newsAlert(known, now))],
    nextAt: moments.filter((at) => at > now),
  };
}

function dueAlerts(due: readonly Case[], today: string): Wanted[] {
  const usual = { kind: 'status.due', urgency: 'normal', endsAt: null } as const;
  if (due.length > fewAtOnce) {
    const key = `status.due:many:${today}`;
    return [{ ...usual, key, slot: 'status.due:many', subject: subject({ count: due.length }) }];
  }
  return due.map((known) => {
    const last = known.history.at(-1)?.at ?? 'never';
    return {
      ...usual,
      key: `status.due:${known.id}:${last}`,
      slot: `status.due:${known.id}`,
      subject: subject(ofCase(known)),
    };
  });
}

/** The newest entry against all before it: the first reading has nothing to differ from. */
function newsAlert(known: Case, now: number): Wanted[] {
  const newest = known.history.at(-1);
  if (newest === undefined || now - Date.parse(newest.at) > newsMs) return [];
  const news = compareStatus(latestStatus(known.history.slice(0, -1)), newest);
  if (news.length === 0) return [];
  return [
    {
      key: `status.news:${known.id}:${newest.at}`,
      slot: `status.news:${known.id}`,
      kind: 'status.news',
      urgency: urgentStatuses.has(newest.status) ? 'urgent' : 'normal',
      endsAt: null,
      subject: subject({ ...ofCase(known), since: newest.at }),
    },
  ];
}
