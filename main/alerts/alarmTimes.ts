// When an alarm sounds: a number of days before at the hour that the person chose, never inside quiet hours, never too late.
import type { AlertTimes } from '../model/alert.ts';
import type { Day, WallTime, ZoneName } from '../model/day.ts';
import { addDays, instantIn, todayIn } from '../model/zonedTime.ts';

const hourMs = 3_600_000;
/** So much has to be left when a held alarm sounds; else it sounds before the quiet hours. */
const leastLeftMs = hourMs;
/** The last alarm comes so long before the end of a day that ends early where the person is. */
const lastCallMs = 6 * hourMs;

/** The moment of a wall time; NaN for what does not exist. */
export const momentIn = (zone: ZoneName, on: Day, at: WallTime): number =>
  Date.parse(instantIn(zone, on, at) ?? '');

/** The first moment after a day, in its authority's zone. */
export const endOfDay = (zone: ZoneName, on: Day): number => momentIn(zone, addDays(on, 1), '00:00');

/**
 * The alarm `days` days before a day that ends (or a moment that comes) at `end`. `on` is the day as the authority names
 * it; the hour is the person's. Where the authority's day is over before that hour, the alarm comes while there is time.
 */
export function alarmAt(on: Day, days: number, end: number, times: AlertTimes, zone: ZoneName): number {
  const wall = days === 0 ? times.morningTime : times.dayTime;
  const wished = momentIn(zone, addDays(on, -days), wall);
  const latest = end - days * 24 * hourMs - lastCallMs;
  return outsideQuiet(Math.min(wished, latest), end, times, zone);
}

/** `at` itself, or the end of the quiet hours it falls into; their beginning where waiting would leave too little time. */
export function outsideQuiet(at: number, end: number | null, times: AlertTimes, zone: ZoneName): number {
  const quiet = quietAround(at, times, zone);
  if (quiet === null) return at;
  return end === null || quiet.to <= end - leastLeftMs ? quiet.to : quiet.from;
}

/** When something that happens now may sound: at once, or after the quiet hours where that is early enough. */
export function soundAt(now: number, end: number | null, times: AlertTimes, zone: ZoneName): number {
  return Math.max(now, outsideQuiet(now, end, times, zone));
}

function quietAround(
  at: number,
  { quietHours }: AlertTimes,
  zone: ZoneName,
): { from: number; to: number } | null {
  if (quietHours === null || quietHours.from === quietHours.to) return null;
  const today = todayIn(zone, new Date(at));
  const isOverNight = quietHours.from > quietHours.to;
  for (const day of [addDays(today, -1), today]) {
    const from = momentIn(zone, day, quietHours.from);
    const to = momentIn(zone, isOverNight ? addDays(day, 1) : day, quietHours.to);
    if (from <= at && at < to) return { from, to };
  }
  return null;
}
