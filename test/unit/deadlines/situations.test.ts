// Which situations the table of cases covers, worked out from each row by another library than ours; a country without rows for one of its own is a gap.
import DateHolidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { spainRegionDays, spainRegionUsual } from '../../../main/deadlines/holidays/spainRegions.ts';
import { cases } from './cases.ts';

const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const countries = {
  es: { code: 'ES', zone: 'Europe/Madrid' },
  pe: { code: 'PE', zone: 'America/Lima' },
  cl: { code: 'CL', zone: 'America/Santiago' },
} as const;
type Country = keyof typeof countries;

interface Row {
  country: Country;
  source: string;
  region: string | null;
  /** All days from the start to the result, both included. */
  days: string[];
}

/** The rows of the table that count days and have a result. */
const rows: Row[] = cases.flatMap(([source, rule, input, result]) => {
  const country = (Object.keys(countries) as Country[]).find((name) => rule.startsWith(`${name}.`));
  if (country === undefined || result === 'unknown') return [];
  const fields = input as Record<string, unknown>;
  const start = ['madeAvailableAt', 'notifiedOn', 'depositedAt', 'notifiedAt', 'sentAt']
    .map((name) => fields[name])
    .find((value) => typeof value === 'string');
  const from = Date.parse(String(start).slice(0, 10));
  const to = Date.parse(result.slice(0, 10));
  const days = Array.from({ length: (to - from) / dayMs + 1 }, (_, nth) => dayOf(from + nth * dayMs));
  return [{ country, source, days, region: typeof fields['region'] === 'string' ? fields['region'] : null }];
});

/** Of the library, not ours. */
const holidays = new Map<string, Map<string, string>>();
function holidayOn(country: Country, day: string): string | null {
  const { code } = countries[country];
  const year = Number(day.slice(0, 4));
  const key = `${code} ${year}`;
  const known =
    holidays.get(key) ??
    new Map(
      new DateHolidays(code)
        .getHolidays(year, 'en')
        .filter(({ type }) => type === 'public')
        .map(({ date, name }) => [date.slice(0, 10), name]),
    );
  holidays.set(key, known);
  return known.get(day) ?? null;
}
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

const formats = new Map(
  Object.values(countries).map(({ zone }) => [
    zone,
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }),
  ]),
);
const offsetAtNoon = (zone: string, day: string): string =>
  formats
    .get(zone as never)
    ?.formatToParts(new Date(`${day}T16:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

function isRegionalDay(region: string, day: string): boolean {
  const published = spainRegionDays[Number(day.slice(0, 4))];
  return region
    .split(',')
    .some((name) =>
      published === undefined
        ? spainRegionUsual[name as keyof typeof spainRegionUsual].some(({ when }) => when === day.slice(5))
        : published[name as keyof typeof published].split(' ').includes(day.slice(5)),
    );
}

const situations = {
  'leap day': ({ days }) => days.some((day) => day.endsWith('-02-29')),
  'no leap day': ({ days }) =>
    days.some((day, at) => day.endsWith('-02-28') && days[at + 1]?.endsWith('-03-01') === true),
  'night of a clock change': ({ country, days }) => {
    const ends = [days[0] ?? '', days[days.length >> 1] ?? '', days.at(-1) ?? ''];
    const offsets = ends.map((day) => offsetAtNoon(countries[country].zone, day));
    return new Set(offsets).size > 1;
  },
  'year end': ({ days }) => days[0]?.slice(0, 4) !== days.at(-1)?.slice(0, 4),
  August: ({ days }) => days.some((day) => day.slice(5, 7) === '08'),
  'long weekend': ({ country, days }) => {
    let run: string[] = [];
    return days.some((day) => {
      run = isWeekend(day) || holidayOn(country, day) !== null ? [...run, day] : [];
      return run.length > 2 && run.some((one) => !isWeekend(one));
    });
  },
  Easter: ({ country, days }) => days.some((day) => holidayOn(country, day) === 'Good Friday'),
  'holiday of a community': ({ region, days }) =>
    region !== null && days.slice(1).some((day) => isRegionalDay(region, day)),
} satisfies Record<string, (row: Row) => boolean>;
type Situation = keyof typeof situations;

/** Peru has one clock all year; its and Chile's holidays are those of the whole country; August is nobody's rule but counts. */
const ofCountry: Record<Country, readonly Situation[]> = {
  es: Object.keys(situations) as Situation[],
  pe: ['leap day', 'no leap day', 'year end', 'August', 'long weekend', 'Easter'],
  cl: ['leap day', 'no leap day', 'night of a clock change', 'year end', 'August', 'long weekend', 'Easter'],
};

describe('the table of cases', () => {
  const counted = (country: Country, name: Situation): number =>
    rows.filter((row) => row.country === country && situations[name](row)).length;

  it.each(
    (Object.keys(ofCountry) as Country[]).flatMap((country) =>
      ofCountry[country].map((name) => [country, name] as const),
    ),
  )('%s: %s', (country, name) => {
    expect(counted(country, name)).toBeGreaterThanOrEqual(3);
  });

  it('has at least 150 rows that count days, and each says from where its result is', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    const without = rows.filter(
      ({ source }) => !/^vector|L39|LPAG|Ley \d|BOE-A|decides the day/.test(source),
    );
    expect(without.map(({ source }) => source)).toEqual([]);
  });

  it('reads years that a list of the BOE covers and years that none does', () => {
    const years = rows
      .filter(({ region }) => region !== null)
      .map(({ days }) => Number(days.at(-1)?.slice(0, 4)) in spainRegionDays);
    expect(new Set(years)).toEqual(new Set([true, false]));
  });
});
