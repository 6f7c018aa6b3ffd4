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

/** Reckons the moments of one decision; each only once, since many notices end on one day and a zone takes long to look up. */
export interface Alarms {
  /** The first moment after a day, in its authority's zone. */
  endOfDay(zone: ZoneName, on: Day): number;
  /**
   * The alarm `days` days before a day that ends (or a moment that comes) at `end`. `on` is the day as the authority names
   * it; the hour is the person's. Where the authority's day is over before that hour, the alarm comes while there is time.
   */
  alarmAt(on: Day, days: number, end: number): number;
  /** `at` itself, or the end of the quiet hours it falls into; their beginning where waiting would leave too little time. */
  outsideQuiet(at: number, end: number | null): number;
  /** When something that happens now may sound: at once, or after the quiet hours where that is early enough. */
  soundAt(now: number, end: number | null): number;
}

/** Ends of days alone, which need nobody's hours. */
export function createEnds(): Pick<Alarms, 'endOfDay'> {
  const moment = remembered(momentIn);
  return { endOfDay: (authority, on) => moment(authority, addDays(on, 1), '00:00') };
}

/** `zone` is the computer's own. */
export function createAlarms(times: AlertTimes, zone: ZoneName): Alarms {
  const moment = remembered(momentIn);
  const today = remembered((at: number) => todayIn(zone, new Date(at)));
  const { quietHours } = times;

  const quietAround = remembered((at: number): { from: number; to: number } | null => {
    if (quietHours === null || quietHours.from === quietHours.to) return null;
    const isOverNight = quietHours.from > quietHours.to;
    for (const day of [addDays(today(at), -1), today(at)]) {
      const from = moment(zone, day, quietHours.from);
      const to = moment(zone, isOverNight ? addDays(day, 1) : day, quietHours.to);
      if (from <= at && at < to) return { from, to };
    }
    return null;
  });
  const outsideQuiet = (at: number, end: number | null): number => {
    const quiet = quietAround(at);
    if (quiet === null) return at;
    return end === null || quiet.to <= end - leastLeftMs ? quiet.to : quiet.from;
  };
  return {
    ...createEnds(),
    alarmAt: (on, days, end) => {
      const wished = moment(zone, addDays(on, -days), days === 0 ? times.morningTime : times.dayTime);
      const latest = end - days * 24 * hourMs - lastCallMs;
      return outsideQuiet(Math.min(wished, latest), end);
    },
    outsideQuiet,
    soundAt: (now, end) => Math.max(now, outsideQuiet(now, end)),
  };
}

function remembered<A extends (string | number)[], T>(reckon: (...asked: A) => T): (...asked: A) => T {
  const known = new Map<string, T>();
  return (...asked) => {
    const key = asked.join(' ');
    if (!known.has(key)) known.set(key, reckon(...asked));
    return known.get(key) as T;
  };
}
