// When an account is due by its own schedule: the person's cron expression or the portal's interval, outside quiet hours.
import { createTask } from 'node-cron';
import { Temporal } from 'temporal-polyfill';
import type { Manifest } from '../model/manifest.ts';
import { withJitter } from './backoff.ts';

export interface ScheduleOf {
  manifest: Manifest;
  /** node-cron expression in the computer's zone, or null for the manifest's interval. */
  schedule: string | null;
  now: Date;
  random: number;
}

/** The next regular look, never sooner than the portal's least interval and never inside its quiet hours. */
export function nextLook({ manifest, schedule, now, random }: ScheduleOf): Date {
  const { politeness } = manifest;
  const least = now.getTime() + politeness.leastIntervalMs;
  const wished =
    schedule === null
      ? now.getTime() + withJitter(politeness.normalIntervalMs, random)
      : cronAfter(schedule, least);
  return afterQuietHours(new Date(Math.max(wished, least)), politeness.quietHours);
}

/** The first moment at which a look is polite: the least interval after the last one, outside quiet hours. */
export function politeLook({
  manifest: { politeness },
  lastAt,
  now,
}: Pick<ScheduleOf, 'manifest' | 'now'> & { lastAt: Date | null }): Date {
  const least = lastAt === null ? 0 : lastAt.getTime() + politeness.leastIntervalMs;
  return afterQuietHours(new Date(Math.max(now.getTime(), least)), politeness.quietHours);
}

/** The looks that follow each other by this schedule, without jitter, for a person to read. */
export function nextLooks(of: Omit<ScheduleOf, 'random'>, count: number): Date[] {
  const looks: Date[] = [];
  for (let now = of.now; looks.length < count; now = looks.at(-1) ?? now) {
    const look = nextLook({ ...of, now, random: 0 });
    if (look <= now) break;
    looks.push(look);
  }
  return looks;
}

/** The expression's first slot at or after `least`; node-cron counts its slots from the system clock. */
function cronAfter(expression: string, least: number): number {
  const task = createTask(expression, () => undefined);
  try {
    // Nearly always one of the first fits, and each costs a walk over the calendar.
    for (const count of [4, 40, 500]) {
      const slot = task.getNextRuns(count).find((one) => one.getTime() >= least);
      if (slot !== undefined) return slot.getTime();
    }
    return least;
  } finally {
    void task.destroy();
  }
}

function afterQuietHours(at: Date, quiet: Manifest['politeness']['quietHours']): Date {
  if (!quiet) return at;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(quiet.zone);
  const isQuiet =
    quiet.from < quiet.to
      ? local.hour >= quiet.from && local.hour < quiet.to
      : local.hour >= quiet.from || local.hour < quiet.to;
  if (!isQuiet) return at;
  const endsToday = local.with({
    hour: quiet.to,
    minute: 0,
    second: 0,
    millisecond: 0,
    microsecond: 0,
    nanosecond: 0,
  });
  const ends = Temporal.ZonedDateTime.compare(endsToday, local) > 0 ? endsToday : endsToday.add({ days: 1 });
  return new Date(ends.epochMilliseconds);
}
