// Which days count: weekends, national and regional holidays and the user's corrections, for one country.
import type { Day } from '../model/day.ts';
import { weekdayOf } from '../model/zonedTime.ts';
import { chileHolidays } from './holidays/chile.ts';
import { type Country, dayOfHoliday, type HolidayRule } from './holidays/holiday.ts';
import { peruHolidays } from './holidays/peru.ts';
import { spainHolidays } from './holidays/spain.ts';
import {
  type SpainRegion,
  spainRegionDays,
  spainRegions,
  spainRegionUsual,
} from './holidays/spainRegions.ts';

/** A day that the built-in list has wrong or cannot know: a decree, a local holiday, an election. */
export interface HolidayCorrection {
  country: Country;
  /** Only for this community of Spain; null for the whole country. */
  region: SpainRegion | null;
  on: Day;
  /** False takes a day out of the list. */
  isHoliday: boolean;
  /** Where it is published and when that was checked; shown, not read. */
  source: string;
}

export interface Calendar {
  readonly country: Country;
  readonly regions: readonly SpainRegion[];
  /** False for days of years whose holidays are not known here: nothing may be counted across them. */
  covers(day: Day): boolean;
  /** Code of the holiday, null when the day is none. Weekends are no holidays by themselves. */
  holidayOn(day: Day): string | null;
  isWorkingDay(day: Day): boolean;
  /** False when a community's list of that year is not published here and only its usual days are taken. */
  isPublished(year: number): boolean;
}

/** Before 2017 other laws and holidays applied; Chile's solstice is worked out to 2040. */
const coveredYears = { first: 2017, last: 2040 };
const national: Record<Country, HolidayRule[]> = { ES: spainHolidays, PE: peruHolidays, CL: chileHolidays };
const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Reads `MD`, `ES-MD` or several (`MD,CT`); null when one of them is no community of Spain. */
export function parseRegions(text: string): SpainRegion[] | null {
  const names = text.split(',').map((name) => name.trim().toUpperCase().replace(/^ES-/, ''));
  const regions = spainRegions.filter((region) => names.includes(region));
  return regions.length === new Set(names).size ? regions : null;
}

function regionalDays(region: SpainRegion, year: number): Day[] {
  const published = spainRegionDays[year]?.[region];
  return published === undefined
    ? spainRegionUsual[region].flatMap((rule) => dayOfHoliday(rule, year) ?? [])
    : published.split(' ').map((monthDay) => `${year}-${monthDay}`);
}

function holidaysOfYear(
  country: Country,
  regions: readonly SpainRegion[],
  corrections: readonly HolidayCorrection[],
  year: number,
): Map<Day, string> {
  const holidays = new Map<Day, string>();
  for (const region of regions) {
    for (const day of regionalDays(region, year)) holidays.set(day, `regional.${region}`);
  }
  for (const rule of national[country]) {
    const day = dayOfHoliday(rule, year);
    if (day !== null) holidays.set(day, rule.code);
  }
  for (const { region, on, isHoliday, country: where } of corrections) {
    if (where !== country || (region !== null && !regions.includes(region))) continue;
    if (isHoliday) holidays.set(on, 'correction');
    else holidays.delete(on);
  }
  return holidays;
}

/**
 * The calendar of a country, joined with those of communities of Spain: a day off in the person's place or at the
 * body's seat is off (L39 30.6). Corrections have the last word. Each year is worked out once, when first asked.
 */
export function makeCalendar(
  country: Country,
  regions: readonly SpainRegion[] = [],
  corrections: readonly HolidayCorrection[] = [],
): Calendar {
  const years = new Map<number, Map<Day, string>>();
  const holidayOn = (day: Day): string | null => {
    const year = yearOf(day);
    const known = years.get(year) ?? holidaysOfYear(country, regions, corrections, year);
    years.set(year, known);
    return known.get(day) ?? null;
  };
  return {
    country,
    regions,
    covers: (day) => yearOf(day) >= coveredYears.first && yearOf(day) <= coveredYears.last,
    holidayOn,
    isWorkingDay: (day) => weekdayOf(day) < 6 && holidayOn(day) === null,
    isPublished: (year) => regions.length === 0 || spainRegionDays[year] !== undefined,
  };
}
