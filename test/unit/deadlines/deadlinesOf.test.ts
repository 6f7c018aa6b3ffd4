// Which deadlines a notice gets: what it states, what the rules derive, and nothing that neither says.
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../main/deadlines/deadlinesOf.ts';
import {
  type CountingContext,
  type DatedNotice,
  plainContext,
} from '../../../main/deadlines/deriveDeadlines.ts';
import { explainDeadline } from '../../../main/deadlines/explainDeadline.ts';
import type { Deadline } from '../../../main/model/deadline.ts';
import { dueDaysOf } from '../../../main/model/nearestDue.ts';
import { noticeKinds } from '../../../main/model/notice.ts';

const notice = (facts: Partial<DatedNotice>): DatedNotice => ({
  portal: 'dehu',
  kind: 'notification',
  state: 'pending',
  madeAvailableAt: '2026-06-12T22:39:58.000Z',
  expiresOn: null,
  legalEffectOnOpen: null,
  appointment: null,
  evidence: {},
  deadlines: [],
  ...facts,
});
const peru = (facts: Partial<DatedNotice>) =>
  notice({ portal: 'peru', madeAvailableAt: '2026-07-16T15:00:00.000Z', kind: 'requirement', ...facts });
const chile = (facts: Partial<DatedNotice>) =>
  notice({
    portal: 'chile',
    state: 'received',
    madeAvailableAt: '2026-09-07T15:00:00.000Z',
    kind: 'requirement',
    ...facts,
  });
const printed = (days: string, kind?: string) =>
  kind === undefined ? { responseDays: days } : { responseDays: days, responseDaysKind: kind };
const santiago = {
  on: '2026-12-03',
  at: '09:30',
  zone: 'America/Santiago',
  isZoneCertain: true,
  office: null,
  address: null,
  procedure: null,
  code: null,
  person: null,
};
const open = (on: string | null, certainty: Deadline['certainty'], basis: string): Deadline => ({
  what: 'open',
  on,
  certainty,
  basis,
});

describe('Spain: to open', () => {
  it('derives ten days from the day in Madrid, also for the sede', () => {
    const expected = [open('2026-06-23', 'derived', 'es.open10')];
    expect(deadlinesOf(notice({}))).toEqual(expected);
    expect(deadlinesOf(notice({ portal: 'sede' }))).toEqual(expected);
  });

  it('lets the day of the portal win (R2)', () => {
    expect(deadlinesOf(notice({ expiresOn: '2026-06-24' }))).toEqual([
      open('2026-06-24', 'stated', 'stated.expiresOn'),
    ]);
    expect(
      deadlinesOf(notice({ expiresOn: '2026-06-24', evidence: { expiresOn: 'antes del 24/06/2026' } })),
    ).toEqual([open('2026-06-24', 'stated', 'antes del 24/06/2026')]);
  });

  it('says unknown when nothing tells the day', () => {
    expect(deadlinesOf(notice({ madeAvailableAt: null }))).toEqual([open(null, 'unknown', 'es.open10')]);
    expect(deadlinesOf(notice({ madeAvailableAt: 'last week' }))).toEqual([
      open(null, 'unknown', 'es.open10'),
    ]);
  });

  it.each(['opened', 'accepted', 'rejected', 'expired'] as const)('has none when %s', (state) => {
    expect(deadlinesOf(notice({ state, expiresOn: '2026-06-24' }))).toEqual([]);
  });

  it.each(['pending', 'unknown', 'received'] as const)('runs when %s', (state) => {
    expect(deadlinesOf(notice({ state }))).toHaveLength(1);
  });

  it('has none for communications and facts of a case; every other kind counts as a notification (R13, R15)', () => {
    const free = noticeKinds.filter((kind) => deadlinesOf(notice({ kind })).length === 0);
    expect(free).toEqual([
      'communication',
      'appointment',
      'waitlist',
      'registration',
      'statusChange',
      'receipt',
    ]);
  });

  it('believes "no legal effect" unless an expiry is stated', () => {
    expect(deadlinesOf(notice({ legalEffectOnOpen: false }))).toEqual([]);
    expect(deadlinesOf(notice({ legalEffectOnOpen: false, expiresOn: '2026-06-24' }))).toHaveLength(1);
  });

  it('applies no law to days before it was in force', () => {
    expect(deadlinesOf(notice({ madeAvailableAt: '2016-09-30T10:00:00.000Z' }))).toEqual([
      open(null, 'unknown', 'es.open10'),
    ]);
  });
});

describe('Spain: to answer', () => {
  const respond = (on: string | null): Deadline => ({
    what: 'respond',
    on,
    certainty: on === null ? 'unknown' : 'derived',
    basis: 'es.businessDays',
  });

  it('does not run before the notice is opened', () => {
    expect(deadlinesOf(notice({ evidence: printed('10') })).map(({ what }) => what)).toEqual(['open']);
  });

  it('runs from the access, in the calendar of the person’s community', () => {
    const accepted = notice({ state: 'accepted', evidence: { ...printed('10'), notifiedOn: '2026-12-01' } });
    expect(deadlinesOf(accepted)).toEqual([respond('2026-12-16')]);
    expect(deadlinesOf(accepted, { regions: ['MD'], corrections: [] })).toEqual([respond('2026-12-17')]);
  });

  it('is unknown where the access is', () => {
    expect(deadlinesOf(notice({ state: 'opened', evidence: printed('10') }))).toEqual([respond(null)]);
  });

  it('runs from the last day to open of an expired notice', () => {
    expect(deadlinesOf(notice({ state: 'expired', evidence: printed('10', 'business') }))).toEqual([
      respond('2026-07-07'),
    ]);
    expect(
      deadlinesOf(notice({ state: 'expired', expiresOn: '2026-06-24', evidence: printed('1') })),
    ).toEqual([respond('2026-06-25')]);
  });

  it('knows no rule of its own for natural days', () => {
    const evidence = { ...printed('10', 'calendar'), notifiedOn: '2026-12-01' };
    expect(deadlinesOf(notice({ state: 'accepted', evidence }))).toEqual([]);
  });
});

describe('Peru and Chile: to answer', () => {
  const respond = (on: string, basis: string, later?: string): Deadline[] => [
    {
      what: 'respond',
      on,
      certainty: 'derived',
      basis,
      ...(later === undefined ? {} : { later: { on: later, basis: 'pe.laterDate' } }),
    },
  ];
  const unread = [{ what: 'respond', on: null, certainty: 'unknown', basis: 'unknown.period' }];

  it('counts what is printed from the deposit: the safe date', () => {
    expect(deadlinesOf(peru({ evidence: printed('5', 'business') }))).toEqual(
      respond('2026-07-24', 'pe.businessDays', '2026-08-05'),
    );
    expect(deadlinesOf(peru({ evidence: printed('5', 'calendar') }))).toEqual(
      respond('2026-07-21', 'pe.calendarDays', '2026-08-03'),
    );
    expect(deadlinesOf(chile({ evidence: printed('5', 'business') }))).toEqual(
      respond('2026-09-14', 'cl.businessDays'),
    );
  });

  it('takes the earlier reading where the kind of days is not printed', () => {
    for (const kind of [undefined, 'unknown']) {
      expect(deadlinesOf(peru({ evidence: printed('5', kind) }))).toEqual(
        respond('2026-07-21', 'pe.calendarDays', '2026-08-05'),
      );
      expect(deadlinesOf(chile({ evidence: printed('5', kind) }))).toEqual(
        respond('2026-09-14', 'cl.calendarDays'),
      );
    }
  });

  it('tells the later reading of a deposit beside the safe day, and sorts and alarms by the safe one alone', () => {
    const laterOf = (facts: Partial<DatedNotice>) => deadlinesOf(peru(facts)).map(({ later }) => later?.on);
    const evidence = printed('5', 'business');
    // Acknowledged in time, it takes effect that day; acknowledged after the five days, as if it had not been.
    expect(laterOf({ evidence: { ...evidence, acknowledgedOn: '2026-07-17' } })).toEqual(['2026-07-27']);
    expect(laterOf({ evidence: { ...evidence, acknowledgedOn: '2026-08-20' } })).toEqual(['2026-08-05']);
    // An acknowledgement on the day of the deposit leaves one reading.
    expect(laterOf({ evidence: { ...evidence, acknowledgedOn: '2026-07-16' } })).toEqual([undefined]);
    expect(laterOf({ evidence, expiresOn: '2026-07-30' })).toEqual([undefined]);
    const safe = deadlinesOf(peru({ evidence }));
    expect(dueDaysOf({ deadlines: safe, expiresOn: null })).toEqual([{ on: '2026-07-24', what: 'respond' }]);
    expect(deadlinesOf(peru({ evidence, deadlines: safe }))).toEqual(safe);
  });

  it('makes up no number', () => {
    for (const days of ['cinco', '0', '-5', '5.5', '', '5 o 10', '99999']) {
      expect(deadlinesOf(peru({ evidence: printed(days, 'business') }))).toEqual(unread);
    }
    expect(deadlinesOf(chile({}))).toEqual(unread);
    expect(deadlinesOf(chile({ kind: 'resolution' }))).toEqual([]);
    expect(deadlinesOf(peru({ madeAvailableAt: null, evidence: printed('5', 'business') }))).toEqual([
      { what: 'respond', on: null, certainty: 'unknown', basis: 'pe.businessDays' },
    ]);
  });

  it('has a fine paid, and lets a printed day win', () => {
    expect(deadlinesOf(peru({ kind: 'fine', evidence: printed('15', 'business') }))[0]?.what).toBe('pay');
    expect(
      deadlinesOf(peru({ kind: 'instalment', expiresOn: '2026-08-31', evidence: printed('15') })),
    ).toEqual([{ what: 'pay', on: '2026-08-31', certainty: 'stated', basis: 'stated.expiresOn' }]);
  });
});

describe('appointments', () => {
  it('are to be attended on the stated day', () => {
    expect(deadlinesOf(chile({ kind: 'appointment', appointment: santiago }))).toEqual([
      { what: 'attend', on: '2026-12-03', certainty: 'stated', basis: 'stated.appointment' },
    ]);
    expect(deadlinesOf(chile({ kind: 'appointment', appointment: { ...santiago, on: null } }))).toEqual([
      { what: 'attend', on: null, certainty: 'unknown', basis: 'stated.appointment' },
    ]);
  });
});

describe('what the notice already holds', () => {
  const stated: Deadline = {
    what: 'respond',
    on: '2026-07-22',
    certainty: 'stated',
    basis: 'hasta el 22/07/2026',
  };
  const evidence = printed('5', 'business');

  it('keeps stated days and derives nothing beside them', () => {
    expect(deadlinesOf(peru({ deadlines: [stated], evidence }))).toEqual([stated]);
  });

  it('keeps several stated days of one act', () => {
    const dues = ['2026-08-31', '2026-09-30'].map((on): Deadline => ({ ...stated, what: 'pay', on }));
    expect(deadlinesOf(peru({ kind: 'instalment', deadlines: dues, expiresOn: '2026-10-30' }))).toEqual(dues);
  });

  it('puts a counted day in the place of an unknown one, and keeps the unknown where none can be counted', () => {
    const unknown: Deadline = {
      what: 'respond',
      on: null,
      certainty: 'unknown',
      basis: 'en el plazo señalado',
    };
    expect(deadlinesOf(peru({ deadlines: [unknown], evidence })).map(({ on }) => on)).toEqual(['2026-07-24']);
    expect(deadlinesOf(peru({ deadlines: [unknown] }))).toEqual([unknown]);
    expect(deadlinesOf(peru({ deadlines: [unknown], madeAvailableAt: null, evidence }))).toEqual([unknown]);
  });

  it('loses no day that a connector derived in its own way', () => {
    const own: Deadline = {
      what: 'respond',
      on: '2026-07-20',
      certainty: 'derived',
      basis: 'tres días después',
    };
    expect(deadlinesOf(peru({ deadlines: [own], evidence })).map(({ on }) => on)).toEqual([
      '2026-07-24',
      '2026-07-20',
    ]);
    const ruled: Deadline = { ...own, basis: 'pe.businessDays' };
    expect(deadlinesOf(peru({ deadlines: [ruled] }))).toEqual([ruled]);
    expect(deadlinesOf(peru({ deadlines: [ruled], evidence })).map(({ on }) => on)).toEqual(['2026-07-24']);
  });

  it('drops its own day to open when the notice is open', () => {
    const deadlines = deadlinesOf(notice({}));
    expect(deadlinesOf(notice({ deadlines, state: 'opened' }))).toEqual([]);
  });

  it('gives the same when applied to its own result', () => {
    const notices = [
      notice({}),
      notice({ expiresOn: '2026-06-24' }),
      notice({ madeAvailableAt: null }),
      notice({ state: 'opened', evidence }),
      peru({ evidence }),
      peru({}),
      peru({ madeAvailableAt: null, evidence }),
      chile({ appointment: { ...santiago, on: null } }),
      chile({ appointment: santiago, evidence: printed('10') }),
    ];
    for (const each of notices) {
      const once = deadlinesOf(each);
      expect(deadlinesOf({ ...each, deadlines: once })).toEqual(once);
    }
  });
});

describe('explainDeadline', () => {
  const explained = (each: DatedNotice, context: CountingContext = plainContext) =>
    deadlinesOf(each, context).map((deadline) => explainDeadline(deadline, each, context));

  it('tells fact, rule with article, and the days left out', () => {
    expect(explained(peru({ evidence: printed('5', 'business') }))).toEqual([
      {
        from: { field: 'madeAvailableAt', value: '2026-07-16T15:00:00.000Z' },
        by: {
          name: 'pe.businessDays',
          law: expect.stringContaining('27444') as string,
          article: expect.stringContaining('145.1') as string,
          standing: 'secondary',
          checkedOn: '2026-11-21',
        },
        calculation: {
          result: '2026-07-24',
          start: '2026-07-16',
          skipped: [
            { on: '2026-07-18', why: 'saturday' },
            { on: '2026-07-19', why: 'sunday' },
            { on: '2026-07-23', why: 'airForceDay' },
          ],
          regions: [],
          isRegionPublished: true,
        },
        otherReading: null,
      },
    ]);
  });

  it('shows the difference between the portal and the rule (R2)', () => {
    const [differs] = explained(notice({ expiresOn: '2026-06-30' }));
    expect(differs).toEqual({
      from: { field: 'expiresOn', value: '2026-06-30' },
      by: null,
      calculation: null,
      otherReading: open('2026-06-23', 'derived', 'es.open10'),
    });
    expect(explained(notice({ expiresOn: '2026-06-23' }))[0]?.otherReading).toBeNull();
  });

  it('says which community was left out, and when its list is not known', () => {
    const answered = (notifiedOn: string) =>
      explained(notice({ state: 'accepted', evidence: { ...printed('3'), notifiedOn } }), {
        regions: ['MD'],
        corrections: [],
      })[0]?.calculation;
    expect(answered('2026-12-04')).toEqual({
      result: '2026-12-11',
      start: '2026-12-04',
      skipped: [
        { on: '2026-12-05', why: 'saturday' },
        { on: '2026-12-06', why: 'constitution' },
        { on: '2026-12-07', why: 'regional.MD' },
        { on: '2026-12-08', why: 'immaculate' },
      ],
      regions: ['MD'],
      isRegionPublished: true,
    });
    expect(answered('2027-06-01')?.isRegionPublished).toBe(false);
  });

  it('names the appointment and printed sentences as their own source', () => {
    expect(explained(chile({ kind: 'appointment', appointment: santiago }))[0]?.from).toEqual({
      field: 'appointment',
      value: '2026-12-03',
    });
    const stated: Deadline = { what: 'respond', on: '2026-07-22', certainty: 'stated', basis: 'hasta el 22' };
    expect(explained(peru({ deadlines: [stated] }))[0]).toEqual({
      from: { field: 'printed', value: '2026-07-22' },
      by: null,
      calculation: null,
      otherReading: null,
    });
  });
});
