// Applies one named rule to an input that nobody has checked yet; null whenever there is no honest answer.
import { z } from 'zod';
import type { Day, ZoneName } from '../model/day.ts';
import { addDays, addMonths, dayIn, instantIn, isDay, resolveZone } from '../model/zonedTime.ts';
import { type Calendar, type HolidayCorrection, makeCalendar, parseRegions } from './calendar.ts';
import { type Count, openingDays, orNextWorkingDay, type SkippedDay, workingDaysAfter } from './counting.ts';
import type { Country } from './holidays/holiday.ts';
import type { SpainRegion } from './holidays/spainRegions.ts';
import { type RuleName, rules } from './rules.ts';

/** What a rule gives, and what it passed over on the way. */
export interface Calculation {
  /** A day `YYYY-MM-DD` or an instant with the authority's offset. */
  result: string;
  /** The day, in the authority's zone, from whose next day on was counted. */
  start: Day;
  skipped: SkippedDay[];
  regions: readonly SpainRegion[];
  /** False when a year was counted whose regional list is not published here. */
  isRegionPublished: boolean;
}

type CalendarOf = (country: Country, regions?: readonly SpainRegion[]) => Calendar;
type Application = (input: unknown, calendarOf: CalendarOf) => Calculation | null;

/** Days within which the acknowledgement of a deposit in Peru counts as the notification. */
const acknowledgementDays = 5;
const digitalDomicileDays = 3;

/** A day, a date-time or a moment; read as the calendar day in the zone. */
const dayAt = (zone: ZoneName) =>
  z.string().transform((text, context) => {
    const day = dayIn(zone, text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: 'no day' });
    return z.NEVER;
  });

const regions = z
  .union([z.string(), z.array(z.string()).transform((names) => names.join(','))])
  .nullish()
  .transform((text, context) => {
    const known = text == null ? [] : parseRegions(text);
    if (known !== null) return known;
    context.addIssue({ code: 'custom', message: 'no community' });
    return z.NEVER;
  });

const spainDay = dayAt(rules['es.businessDays'].zone);
const peruDay = dayAt(rules['pe.businessDays'].zone);
const chileDay = dayAt(rules['cl.businessDays'].zone);
/** Ten years of anything is a misreading, not a term. */
const days = z.number().int().min(1).max(3660);
const months = z.number().int().min(1).max(120);
const opening = z.object({ madeAvailableAt: spainDay });
const deposit = z.object({ depositedAt: peruDay, days });
const acknowledged = z.object({ depositedAt: peruDay, acknowledgedOn: peruDay.nullish() });
const chileNotice = z.object({ notifiedAt: chileDay, days });

const reading =
  <S extends z.ZodType>(
    schema: S,
    apply: (fields: z.output<S>, calendarOf: CalendarOf) => Calculation | null,
  ): Application =>
  (input, calendarOf) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? apply(parsed.data, calendarOf) : null;
  };

function told(start: Day, count: Count | null, calendar?: Calendar): Calculation | null {
  if (count === null) return null;
  const years = [start, count.on].map((day) => Number(day.slice(0, 4)));
  return {
    result: count.on,
    start,
    skipped: count.skipped,
    regions: calendar?.regions ?? [],
    isRegionPublished: years.every((year) => calendar?.isPublished(year) ?? true),
  };
}

const workingDays = (start: Day, count: number, calendar: Calendar): Calculation | null =>
  told(start, workingDaysAfter(start, count, calendar), calendar);

/** An end on a day off goes on to the next working day. */
const until = (start: Day, end: Day, calendar: Calendar): Calculation | null =>
  told(start, orNextWorkingDay(end, calendar), calendar);

/** When a deposit takes effect: on a timely acknowledgement, else on the first working day after the five. */
function peruEffect(
  { depositedAt, acknowledgedOn = null }: { depositedAt: Day; acknowledgedOn?: Day | null | undefined },
  calendar: Calendar,
): Calculation | null {
  if (acknowledgedOn !== null && acknowledgedOn < depositedAt) return null;
  const window = workingDaysAfter(depositedAt, acknowledgementDays, calendar);
  if (window === null) return null;
  return acknowledgedOn !== null && acknowledgedOn <= window.on
    ? told(depositedAt, { on: acknowledgedOn, skipped: [] })
    : workingDays(depositedAt, acknowledgementDays + 1, calendar);
}

const applications: Record<RuleName, Application> = {
  'es.open10': reading(opening, ({ madeAvailableAt }) => {
    const last = addDays(madeAvailableAt, openingDays);
    return isDay(last) ? told(madeAvailableAt, { on: last, skipped: [] }) : null;
  }),
  'es.open10.lastInstant': reading(opening, ({ madeAvailableAt }) => {
    const zone = rules['es.open10.lastInstant'].zone;
    const last = instantIn(zone, addDays(madeAvailableAt, openingDays), '23:59:59');
    return last === null ? null : told(madeAvailableAt, { on: last, skipped: [] });
  }),
  'es.businessDays': reading(
    z.object({ notifiedOn: spainDay, days, region: regions }),
    (fields, calendarOf) => workingDays(fields.notifiedOn, fields.days, calendarOf('ES', fields.region)),
  ),
  'es.months': reading(z.object({ notifiedOn: spainDay, months, region: regions }), (fields, calendarOf) =>
    until(fields.notifiedOn, addMonths(fields.notifiedOn, fields.months), calendarOf('ES', fields.region)),
  ),
  'pe.businessDays': reading(deposit, (fields, calendarOf) =>
    workingDays(fields.depositedAt, fields.days, calendarOf('PE')),
  ),
  'pe.calendarDays': reading(deposit, (fields, calendarOf) =>
    until(fields.depositedAt, addDays(fields.depositedAt, fields.days), calendarOf('PE')),
  ),
  'pe.deemedNotified': reading(acknowledged, (fields, calendarOf) => peruEffect(fields, calendarOf('PE'))),
  'pe.laterDate': reading(acknowledged.extend({ days }), (fields, calendarOf) => {
    const calendar = calendarOf('PE');
    const effect = peruEffect(fields, calendar);
    return effect === null ? null : workingDays(effect.result, fields.days, calendar);
  }),
  'cl.businessDays': reading(chileNotice, (fields, calendarOf) =>
    workingDays(fields.notifiedAt, fields.days, calendarOf('CL')),
  ),
  'cl.calendarDays': reading(chileNotice, (fields, calendarOf) =>
    until(fields.notifiedAt, addDays(fields.notifiedAt, fields.days), calendarOf('CL')),
  ),
  'cl.digitalDomicile': reading(z.object({ sentAt: chileDay }), ({ sentAt }, calendarOf) =>
    workingDays(sentAt, digitalDomicileDays, calendarOf('CL')),
  ),
  'appointment.instant': reading(
    z.object({ on: z.string(), at: z.string(), zone: z.string() }),
    ({ on, at, zone }) => {
      const known = resolveZone(zone);
      const day = known === null ? null : dayIn(known, on);
      const instant = known === null || day === null ? null : instantIn(known, day, at);
      return day === null || instant === null ? null : told(day, { on: instant, skipped: [] });
    },
  ),
};

/**
 * Applies `rule` to `input` (fields as in `recado count`). Null for a missing or bad field, a day that does not exist,
 * and a count that leaves the years whose holidays are known. Never throws on a JSON value.
 */
export const calculate = (
  rule: RuleName,
  input: unknown,
  corrections: readonly HolidayCorrection[] = [],
): Calculation | null =>
  applications[rule](input, (country, communities) => makeCalendar(country, communities, corrections));
