// The calculator against the table of cases, against hostile input, and against a naive count of single days.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HolidayCorrection } from '../../../main/deadlines/calendar.ts';
import { makeCalendar } from '../../../main/deadlines/calendar.ts';
import { countBatch, countOne, ruleNames } from '../../../main/deadlines/count.ts';
import type { Country } from '../../../main/deadlines/holidays/holiday.ts';
import { spainRegions } from '../../../main/deadlines/holidays/spainRegions.ts';
import { cases } from './cases.ts';

describe('cases of the laws', () => {
  it('has at least 150 different ones, for every rule', () => {
    expect(new Set(cases.map((each) => JSON.stringify(each))).size).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(([, rule]) => rule))).toEqual(new Set([...ruleNames, 'es.open11', 'toString']));
  });

  it.each(cases)('%s: %s %j', (_source, rule, input, result) => {
    expect(countOne({ rule, input })).toBe(result);
  });
});

describe('countBatch', () => {
  it('answers each request, in order and whatever it is', () => {
    const requests = [
      { rule: 'es.open10', input: { madeAvailableAt: '2026-06-13' } },
      null,
      'es.open10',
      {},
      { rule: 'es.open10' },
      { rule: 5, input: {} },
      { rule: 'cl.digitalDomicile', input: { sentAt: '2026-07-06' } },
    ];
    expect(countBatch(requests)).toEqual([
      '2026-06-23',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      '2026-07-09',
    ]);
    expect(countBatch([])).toEqual([]);
    expect(countBatch('no list')).toEqual([]);
  });

  it('never throws, whatever JSON it is given', () => {
    const anyInput = fc.record({
      rule: fc.oneof(fc.constantFrom(...ruleNames), fc.string()),
      input: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom(
            'madeAvailableAt',
            'notifiedOn',
            'depositedAt',
            'acknowledgedOn',
            'notifiedAt',
            'sentAt',
            'days',
            'months',
            'region',
            'on',
            'at',
            'zone',
          ),
          fc.oneof(
            fc.jsonValue(),
            fc.constantFrom('2026-06-13', '0000-01-01', '9999-12-31', '9999-12-31T23:59:59Z', '09:30'),
            fc.constantFrom('America/Lima', 'MD', 'CT,MD'),
            fc.nat(),
          ),
        ),
      ),
    });
    fc.assert(
      fc.property(anyInput, (request) => {
        expect(countOne(request)).toMatch(
          /^(unknown|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?)$/,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('corrections', () => {
  const strike: HolidayCorrection = {
    country: 'PE',
    region: null,
    on: '2026-07-27',
    isHoliday: true,
    source: 'decree of the test',
  };
  const deposit = { rule: 'pe.businessDays', input: { depositedAt: '2026-07-24', days: 1 } };

  it('adds a day off by decree to its own country only', () => {
    expect(countOne(deposit)).toBe('2026-07-27');
    expect(countOne(deposit, [strike])).toBe('2026-07-30');
    expect(countOne(deposit, [{ ...strike, country: 'CL' }])).toBe('2026-07-27');
  });

  it('takes a day out of the list', () => {
    expect(countOne(deposit, [strike, { ...strike, isHoliday: false }])).toBe('2026-07-27');
    const july28 = { ...strike, on: '2026-07-28', isHoliday: false };
    expect(countOne({ ...deposit, input: { depositedAt: '2026-07-27', days: 1 } }, [july28])).toBe(
      '2026-07-28',
    );
  });

  it('touches only its community', () => {
    const local: HolidayCorrection = { ...strike, country: 'ES', region: 'MD', on: '2026-11-09' };
    const input = { notifiedOn: '2026-11-06', days: 1 };
    const at = (region: string | null) =>
      countOne({ rule: 'es.businessDays', input: { ...input, region } }, [local]);
    expect([at('MD'), at('CT'), at('CT,MD'), at(null)]).toEqual([
      '2026-11-10',
      '2026-11-09',
      '2026-11-10',
      '2026-11-09',
    ]);
  });
});

describe('against a naive count', () => {
  const dayMs = 86_400_000;
  const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const start = fc
    .integer({ min: Date.UTC(2017, 0, 1) / dayMs, max: Date.UTC(2039, 5, 1) / dayMs })
    .map((days) => days * dayMs);
  const length = fc.integer({ min: 1, max: 90 });
  const isOff = (country: Country, region?: (typeof spainRegions)[number]) => {
    const calendar = makeCalendar(country, region ? [region] : []);
    return (ms: number) => [0, 6].includes(new Date(ms).getUTCDay()) || calendar.holidayOn(text(ms)) !== null;
  };

  const naiveDays = (ms: number, days: number, off: (ms: number) => boolean) => {
    const counted: number[] = [];
    for (let at = ms + dayMs; counted.length < days; at += dayMs) if (!off(at)) counted.push(at);
    return text(counted.at(-1) ?? Number.NaN);
  };
  const naiveEnd = (ms: number, days: number, off: (ms: number) => boolean) => {
    let at = ms + days * dayMs;
    while (off(at)) at += dayMs;
    return text(at);
  };

  it.each([
    ['pe.businessDays', 'PE', 'depositedAt', naiveDays],
    ['cl.businessDays', 'CL', 'notifiedAt', naiveDays],
    ['es.businessDays', 'ES', 'notifiedOn', naiveDays],
    ['pe.calendarDays', 'PE', 'depositedAt', naiveEnd],
    ['cl.calendarDays', 'CL', 'notifiedAt', naiveEnd],
  ] as const)('%s', (rule, country, field, naive) => {
    fc.assert(
      fc.property(start, length, (ms, days) => {
        expect(countOne({ rule, input: { [field]: text(ms), days } })).toBe(naive(ms, days, isOff(country)));
      }),
    );
  });

  it('es.businessDays in every community: never earlier than without one', () => {
    fc.assert(
      fc.property(start, length, fc.constantFrom(...spainRegions), (ms, days, region) => {
        const input = { notifiedOn: text(ms), days };
        const here = countOne({ rule: 'es.businessDays', input: { ...input, region } });
        expect(here).toBe(naiveDays(ms, days, isOff('ES', region)));
        expect(here >= countOne({ rule: 'es.businessDays', input })).toBe(true);
      }),
    );
  });

  it('es.months: the same day number, else the last of the month, and on to a working day', () => {
    const months = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(start, months, fc.constantFrom(undefined, ...spainRegions), (ms, count, region) => {
        const date = new Date(ms);
        const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0));
        const end = last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
        const input = { notifiedOn: text(ms), months: count, region: region ?? null };
        expect(countOne({ rule: 'es.months', input })).toBe(naiveEnd(end, 0, isOff('ES', region)));
      }),
    );
  });

  it('cl.digitalDomicile: the third working day; pe.deemedNotified: a timely acknowledgement, else the sixth', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 12 }), (ms, wait) => {
        const chile = countOne({ rule: 'cl.digitalDomicile', input: { sentAt: text(ms) } });
        expect(chile).toBe(naiveDays(ms, 3, isOff('CL')));
        const acknowledgedOn = text(ms + wait * dayMs);
        const isTimely = acknowledgedOn <= naiveDays(ms, 5, isOff('PE'));
        const peru = { depositedAt: text(ms), acknowledgedOn };
        expect(countOne({ rule: 'pe.deemedNotified', input: peru })).toBe(
          isTimely ? acknowledgedOn : naiveDays(ms, 6, isOff('PE')),
        );
      }),
    );
  });

  it('es.open10: ten days on, whatever the hour in Madrid', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 23 }), (ms, hour) => {
        const at = `${text(ms)}T${String(hour).padStart(2, '0')}:59:59`;
        const last = text(ms + 10 * dayMs);
        const input = { madeAvailableAt: at };
        expect(countOne({ rule: 'es.open10', input })).toBe(last);
        expect(countOne({ rule: 'es.open10.lastInstant', input })).toMatch(
          new RegExp(`^${last}T23:59:59\\+0[12]:00$`),
        );
      }),
    );
  });

  it('Peru: an acknowledgement never makes the later date later, and never earlier than the safe date', () => {
    fc.assert(
      fc.property(start, length, fc.integer({ min: 0, max: 20 }), (ms, days, wait) => {
        const depositedAt = text(ms);
        const acknowledgedOn = text(ms + wait * dayMs);
        const safe = countOne({ rule: 'pe.businessDays', input: { depositedAt, days } });
        const later = countOne({ rule: 'pe.laterDate', input: { depositedAt, acknowledgedOn, days } });
        const without = countOne({
          rule: 'pe.laterDate',
          input: { depositedAt, acknowledgedOn: null, days },
        });
        expect(safe <= later && later <= without).toBe(true);
      }),
    );
  });
});
