// Reads days and instants in the zone of the authority, so that no result depends on the computer's own zone.
import { Temporal } from 'temporal-polyfill';
import type { Day, WallTime, ZoneName } from './day.ts';
import type { PortalId } from './portal.ts';

/** The zone in which each portal's authority counts its days. */
export const authorityZone: Record<PortalId, ZoneName> = {
  dehu: 'Europe/Madrid',
  sede: 'Europe/Madrid',
  peru: 'America/Lima',
  chile: 'America/Santiago',
};

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const momentShape = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const wallTimeShape = /^(\d{1,2}):(\d{2})(:\d{2})?$/;

/** Aysén has its own zone since tz database 2025b; on 2025-03-20 it took the hours of Magallanes for good. */
const olderNames: Record<string, ZoneName> = { 'america/coyhaique': 'America/Punta_Arenas' };

const orNull = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** True for a day that exists: `2026-02-29` is none. */
export const isDay = (text: string): boolean =>
  dayShape.test(text) && orNull(() => Temporal.PlainDate.from(text)) !== null;

/**
 * The calendar day of `text` in `zone`; null when it is no date. A moment with `Z` or an offset is taken to the zone,
 * a date-time without an offset is the authority's own wall time, a plain day is itself.
 */
export function dayIn(zone: ZoneName, text: string): Day | null {
  if (dayShape.test(text)) return isDay(text) ? text : null;
  const moment = momentShape.exec(text);
  if (!moment) return null;
  return orNull(() =>
    moment[1] === undefined
      ? Temporal.PlainDateTime.from(text).toPlainDate().toString()
      : Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate().toString(),
  );
}

/** Today in `zone`, of the clock's reading. */
export const todayIn = (zone: ZoneName, now: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();

const dayMs = 86_400_000;
/** Days without a zone are plain arithmetic: through Temporal, counting a list of 10,000 took four times as long. */
const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** The day `days` later, or earlier when negative. Throws RangeError on what is no day. */
export const addDays = (day: Day, days: number): Day =>
  new Date(midnight(day) + days * dayMs).toISOString().slice(0, 10);

/** The same day number `months` later, else the last day of that month (31 January + 1 = 28 February). */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(midnight(day)).getUTCDay() || 7;

/** Whole days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number => (midnight(to) - midnight(from)) / dayMs;

/** Names that stood the test: asking costs the making of a formatter, and every alarm of every notice asks. */
const knownZones = new Set<string>();
function isKnownZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  const isKnown = orNull(() => new Intl.DateTimeFormat('en', { timeZone: zone })) !== null;
  if (isKnown) knownZones.add(zone);
  return isKnown;
}

/** The zone to count with, or null for a name that is no IANA zone. Falls back where the tz database is too old. */
export function resolveZone(zone: string, isKnown: (zone: string) => boolean = isKnownZone): ZoneName | null {
  if (/^[+-]/.test(zone)) return null;
  if (isKnown(zone)) return zone;
  const older = olderNames[zone.toLowerCase()];
  return older !== undefined && isKnown(older) ? older : null;
}

/**
 * The moment of a wall time in a zone, as ISO 8601 with the zone's offset; null when day, hour or zone do not exist.
 * Clock changes follow RFC 5545, 3.3.5, as calendars do: an hour that occurs twice is the first one, an hour that is
 * skipped is read with the offset before the change (02:30 becomes 03:30).
 */
export function instantIn(zone: string, on: Day, at: WallTime): string | null {
  const known = resolveZone(zone);
  const time = wallTimeShape.exec(at);
  if (known === null || time === null || !isDay(on)) return null;
  const wall = `${on}T${time[1]?.padStart(2, '0')}:${time[2]}${time[3] ?? ':00'}`;
  return orNull(() =>
    Temporal.PlainDateTime.from(wall)
      .toZonedDateTime(known, { disambiguation: 'compatible' })
      .toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  );
}
