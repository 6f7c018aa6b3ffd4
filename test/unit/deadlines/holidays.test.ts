// Our holidays against date-holidays over all years we cover, with every difference named, and against the yearly lists.
import DateHolidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { makeCalendar, parseRegions } from '../../../main/deadlines/calendar.ts';
import { type Country, easterSunday } from '../../../main/deadlines/holidays/holiday.ts';
import {
  spainRegionDays,
  spainRegionSources,
  spainRegions,
} from '../../../main/deadlines/holidays/spainRegions.ts';
import { addDays, weekdayOf } from '../../../main/model/zonedTime.ts';

const years = Array.from({ length: 24 }, (_, index) => 2017 + index);

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day);
  return days;
};
const ours = (country: Country, year: number, regions: Parameters<typeof makeCalendar>[1] = []): string[] => {
  const calendar = makeCalendar(country, regions);
  return daysOf(year).filter((day) => calendar.holidayOn(day) !== null);
};
/** Public holidays of the library, without Sundays: they never count anyway and the lists differ in naming them. */
const theirs = (country: Country, year: number, state?: string): string[] => {
  const library = state === undefined ? new DateHolidays(country) : new DateHolidays(country, state);
  const days = library.getHolidays(year).filter(({ type }) => type === 'public');
  return [...new Set(days.map(({ date }) => date.slice(0, 10)))]
    .filter((day) => weekdayOf(day) !== 7)
    .toSorted();
};
const withoutSundays = (days: string[]) => days.filter((day) => weekdayOf(day) !== 7);

describe('national holidays agree with date-holidays, 2017 to 2040', () => {
  it.each(years)('Spain %i, without the Monday after Christmas, which communities choose', (year) => {
    const expected = theirs('ES', year).filter((day) => !day.endsWith('-12-26'));
    expect(withoutSundays(ours('ES', year))).toEqual(expected);
  });

  it.each(years)('Peru %i', (year) => {
    expect(withoutSundays(ours('PE', year))).toEqual(theirs('PE', year));
  });

  it.each(years)('Chile %i, which the library has without Holy Saturday and the census', (year) => {
    const expected = [...theirs('CL', year), addDays(easterSunday(year), -1)];
    if (year === 2017) expected.push('2017-04-19');
    expect(withoutSundays(ours('CL', year))).toEqual(expected.toSorted());
  });
});

describe('holidays of the facts', () => {
  it('Peru has sixteen in 2026', () => {
    expect(ours('PE', 2026)).toHaveLength(16);
    expect(ours('PE', 2026)).toEqual(
      '01-01 04-02 04-03 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25'
        .split(' ')
        .map((day) => `2026-${day}`),
    );
  });

  it('Chile 2026 and the moved days of 2027', () => {
    expect(ours('CL', 2026)).toEqual(
      '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25'
        .split(' ')
        .map((day) => `2026-${day}`),
    );
    expect(ours('CL', 2027)).toEqual(
      expect.arrayContaining([
        '2027-03-26',
        '2027-03-27',
        '2027-06-21',
        '2027-06-28',
        '2027-09-17',
        '2027-10-11',
      ]),
    );
    expect(ours('CL', 2027)).not.toContain('2027-06-29');
  });

  it('Easter', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });
});

/** What date-holidays lacks (+) or has too many (-), Monday to Friday, against the BOE's list of the year. */
const libraryErrors: Record<number, string[]> = {
  2023: [
    'AN +01-02',
    'AR +01-02',
    'AS +01-02',
    'CB +07-28 -06-28',
    'CE +06-29 -06-27',
    'CL +01-02 +07-25 -04-24',
    'EX +02-21',
    'MC +01-02 +06-09',
    'MD +03-20',
    'ML +03-13 +06-29 -06-28',
    'NC +07-25',
    'VC +10-09',
  ],
  2024: [
    'AN +12-09',
    'AR +12-09',
    'AS +12-09',
    'CB +04-01 +07-25 -06-28 -09-16',
    'CE +06-17',
    'CL +12-09',
    'EX +02-13 +12-09 -09-09',
    'GA -03-19',
    'MC +12-09',
    'MD +07-25',
    'ML +06-17 +12-09',
    'NC +07-25 -03-19',
    'PV -03-19',
    'RI +06-10',
    'VC +10-09',
  ],
  2025: [
    'AN +10-13',
    'AR +10-13',
    'AS +10-13',
    'CB +07-28',
    'CE +06-06 -06-05 -09-02',
    'CL +10-13',
    'EX +10-13',
    'GA -03-19',
    'IB +12-26 -04-21',
    'MC +06-09',
    'MD +07-25',
    'ML +03-31',
    'NC +07-25 -03-19',
    'PV -03-19',
    'VC +10-09',
  ],
  2026: ['CB +07-28', 'CE +05-27 -05-26', 'CM +04-06', 'GA +06-24', 'MC +06-09', 'VC +10-09'],
};

describe('communities of Spain', () => {
  it.each(Object.keys(spainRegionDays).map(Number))(
    '%i: every difference to date-holidays is a known one',
    (year) => {
      const national = new Set(ours('ES', year));
      const workdays = (days: string[]) => days.filter((day) => weekdayOf(day) < 6 && !national.has(day));
      const differences = spainRegions.flatMap((region) => {
        const here = workdays(ours('ES', year, [region]));
        const there = workdays(theirs('ES', year, region));
        const lacks = here.filter((day) => !there.includes(day)).map((day) => `+${day.slice(5)}`);
        const invents = there.filter((day) => !here.includes(day)).map((day) => `-${day.slice(5)}`);
        return lacks.length + invents.length === 0 ? [] : [[region, ...lacks, ...invents].join(' ')];
      });
      expect(differences).toEqual(libraryErrors[year]);
    },
  );

  it.each([
    ['2025-02-28', 'AN'],
    ['2025-03-19', 'MC VC'],
    ['2025-03-31', 'ML'],
    ['2025-04-17', 'AN AR AS CB CE CL CM CN EX GA IB MC MD ML NC PV RI'],
    ['2025-04-21', 'CT NC PV RI VC'],
    ['2025-04-23', 'AR CL'],
    ['2025-05-02', 'MD'],
    ['2025-05-30', 'CN'],
    ['2025-06-06', 'CE ML'],
    ['2026-04-02', 'AN AR AS CB CE CL CM CN EX GA IB MC MD ML NC PV RI'],
    ['2026-11-02', 'AN AR AS CL CM CN EX MD NC'],
  ])(
    '%s is off in %s (calendars of non-working days, Resolución of 16 December 2024 and lists of 2026)',
    (day, regions) => {
      expect(spainRegions.filter((region) => !makeCalendar('ES', [region]).isWorkingDay(day)).join(' ')).toBe(
        regions,
      );
    },
  );

  it('names a source for each published year, and only real days in order', () => {
    expect(Object.keys(spainRegionSources)).toEqual(Object.keys(spainRegionDays));
    for (const [year, regions] of Object.entries(spainRegionDays)) {
      for (const list of Object.values(regions)) {
        const days = list.split(' ').map((day) => `${year}-${day}`);
        expect(days).toEqual([...new Set(days)].toSorted());
        for (const day of days) expect(weekdayOf(day)).toBeLessThan(6);
      }
    }
  });

  it('takes only the usual days in a year without a list, and says so', () => {
    const calendar = makeCalendar('ES', ['MD']);
    expect([calendar.isPublished(2026), calendar.isPublished(2027)]).toEqual([true, false]);
    expect(makeCalendar('ES').isPublished(2027)).toBe(true);
    expect(calendar.holidayOn('2027-03-25')).toBe('regional.MD');
    expect(calendar.holidayOn('2027-05-03')).toBeNull();
  });

  it('reads community codes', () => {
    expect(parseRegions('MD')).toEqual(['MD']);
    expect(parseRegions('es-ct, md')).toEqual(['CT', 'MD']);
    expect(parseRegions('MD,MD')).toEqual(['MD']);
    expect([parseRegions(''), parseRegions('XX'), parseRegions('MD,XX')]).toEqual([null, null, null]);
  });
});
