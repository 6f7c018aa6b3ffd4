// When the morning's digest is told: once a day at the hour that the person chose, later on a day on which the computer slept then.
import type { Alert, AlertSettings, DigestCounts } from '../model/alert.ts';
import type { Day, ZoneName } from '../model/day.ts';
import { addDays, todayIn } from '../model/zonedTime.ts';
import { momentIn } from './alarmTimes.ts';
import { digestKey } from './digest.ts';
import { subject, type WantedNow } from './wanted.ts';

/** The day whose digest has to be made now; null when it is off, told already, or not yet time. */
export function digestDueOn(
  { digestAt }: Pick<AlertSettings, 'digestAt'>,
  alerts: readonly Alert[],
  now: Date,
  zone: ZoneName,
): Day | null {
  const today = todayIn(zone, now);
  if (digestAt === null || momentIn(zone, today, digestAt) > now.getTime()) return null;
  return alerts.some(({ key }) => key === digestKey(today)) ? null : today;
}

/** `counts` are those of a digest that is due now; one that was told is held until its day is over. */
export function digestAlert(
  { digestAt }: Pick<AlertSettings, 'digestAt'>,
  counts: DigestCounts | null,
  now: number,
  zone: ZoneName,
): WantedNow {
  if (digestAt === null) return { wanted: [], nextAt: [] };
  const today = todayIn(zone, new Date(now));
  const at = momentIn(zone, today, digestAt);
  const tomorrow = addDays(today, 1);
  const nextAt = [at, momentIn(zone, tomorrow, '00:00'), momentIn(zone, tomorrow, digestAt)].filter(
    (moment) => moment > now,
  );
  if (at > now) return { wanted: [], nextAt };
  return {
    nextAt,
    wanted: [
      {
        key: digestKey(today),
        slot: 'digest',
        kind: 'digest',
        urgency: 'normal',
        endsAt: momentIn(zone, tomorrow, '00:00'),
        subject: subject({ on: today, digest: counts, count: counts?.today ?? 0 }),
      },
    ],
  };
}
