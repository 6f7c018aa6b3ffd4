// Cases over time: what counts as news, what is due when, and that no entry is ever lost.
import { describe, expect, it, test } from 'vitest';
import { statusEntryIn } from '../../main/app/joinStatuses.ts';
import {
  addStatus,
  type Case,
  casesWithNumber,
  compareStatus,
  latestStatus,
  type StatusEntry,
} from '../../main/model/case.ts';
import type { CaseNotice } from '../../main/model/caseFacts.ts';
import { belongsTo, timelineOf } from '../../main/model/caseTimeline.ts';
import { type StatusVisit, statusCheckPlan } from '../../main/model/statusCheckPlan.ts';
import { listedNotice } from './sync/listedNotice.ts';

const known = (change: Partial<Case> = {}): Case => ({
  id: 'caso-1',
  personId: 'persona-1',
  country: 'ES',
  title: null,
  numbers: ['280020260123456'],
  nie: null,
  filedOn: '2026-03-12',
  birthYear: 1990,
  cadenceDays: null,
  isWatched: true,
  history: [],
  entries: [],
  ...change,
});
const entry = (change: Partial<StatusEntry> = {}): StatusEntry => ({
  at: '2026-11-01T10:00:00.000Z',
  source: 'form',
  status: 'EN_TRAMITE',
  raw: 'EN TRAMITE',
  resolvedOn: null,
  nie: null,
  ...change,
});

describe('news', () => {
  test('is a status, a day of resolution, a NIE that appears', () => {
    const after = entry({
      status: 'RESUELTO_FAVORABLE',
      raw: 'Resuelto – Favorable',
      resolvedOn: '2026-11-10',
      nie: 'X1234567L',
    });
    expect(compareStatus(entry(), after)).toEqual([
      { what: 'status', before: entry(), after },
      { what: 'resolvedOn', before: null, after: '2026-11-10' },
      { what: 'nie', before: null, after: 'X1234567L' },
    ]);
  });

  test('is not another spelling, not the first reading, not what a source does not tell', () => {
    expect(compareStatus(entry(), entry({ raw: 'En trámite' }))).toEqual([]);
    expect(compareStatus(null, entry())).toEqual([]);
    const { resolvedOn: _day, nie: _nie, ...sms } = entry({ source: 'sms' });
    expect(compareStatus(entry({ resolvedOn: '2026-11-10', nie: 'X1234567L' }), sms)).toEqual([]);
    expect(compareStatus(entry({ nie: 'X1234567L' }), entry())).toEqual([]);
  });

  test('is an unknown wording that changed', () => {
    const one = entry({ status: 'UNKNOWN', raw: 'Elevado a consulta' });
    expect(compareStatus(one, entry({ status: 'UNKNOWN', raw: 'ELEVADO A CONSULTA' }))).toEqual([]);
    expect(compareStatus(one, entry({ status: 'UNKNOWN', raw: 'Pendiente de firma' }))).toHaveLength(1);
  });

  test('survives a source between that tells less', () => {
    const { nie: _nie, resolvedOn: _day, ...sms } = entry({ at: '2026-11-05T10:00:00.000Z', source: 'sms' });
    const first = addStatus(
      known({ history: [entry({ nie: 'X1234567L' }), sms] }),
      entry({ at: '2026-11-09T10:00:00.000Z', nie: 'X1234567L' }),
    );
    expect(first.news).toEqual([]);
    expect(latestStatus(first.case.history)).toMatchObject({
      nie: 'X1234567L',
      at: '2026-11-09T10:00:00.000Z',
    });
  });
});

test('what a list behind the sign-in tells is a status, and a NIE only where it is one', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const evidence = { section: 'cases', statusRaw: 'Resuelto – Favorable', resolvedOn: '2026-11-12' };
  const told = (person: string | null) => statusEntryIn({ portal: 'sede', evidence, person }, now);
  expect(told('x-1234567-l')).toEqual({
    at: now.toISOString(),
    source: 'clave',
    status: 'RESUELTO_FAVORABLE',
    raw: 'Resuelto – Favorable',
    resolvedOn: '2026-11-12',
    nie: 'X1234567L',
  });
  for (const person of ['EJEMPLO PRUEBA, ANA', '12345678Z', null])
    expect(told(person)).not.toHaveProperty('nie');
  expect(statusEntryIn({ portal: 'sede', evidence: { section: 'cases' }, person: null }, now)).toBeNull();
});

describe('the history', () => {
  test('never loses an entry, and a failed check leaves it as it was', () => {
    const before = known({ history: [entry()] });
    expect(addStatus(before, null)).toEqual({ case: before, news: [] });
    const late = addStatus(before, entry({ at: '2026-10-01T10:00:00.000Z', source: 'sms' }));
    expect(late.case.history.map(({ at }) => at)).toEqual([
      '2026-10-01T10:00:00.000Z',
      '2026-11-01T10:00:00.000Z',
    ]);
    const again = addStatus(late.case, entry({ at: '2026-11-08T10:00:00.000Z' }));
    expect(again.case.history).toHaveLength(3);
  });

  test('two cases with one number are both told', () => {
    const cases = [known(), known({ id: 'caso-2', personId: 'persona-2', numbers: ['28-00-2026-0123456'] })];
    expect(casesWithNumber(cases, '280020260123456').map(({ id }) => id)).toEqual(['caso-1', 'caso-2']);
    expect(casesWithNumber(cases, '')).toEqual([]);
  });
});

describe('the timeline', () => {
  const notice = (change: Partial<CaseNotice>): CaseNotice => {
    const { documents: _documents, ...facts } = listedNotice();
    return {
      ...facts,
      isDone: false,
      isRead: false,
      isByHand: false,
      id: 'n1',
      accountId: 'cuenta-1',
      portal: 'dehu',
      caseNumber: '280020260123456',
      firstSeenAt: '2026-11-15T10:00:00.000Z',
      appointment: null,
      ...change,
    };
  };

  test('joins filing, statuses, notices and appointments by number and time', () => {
    const denied = entry({
      at: '2026-11-18T10:00:00.000Z',
      status: 'RESUELTO_NO_FAVORABLE',
      raw: 'Denegado',
    });
    const same = entry({ at: '2026-11-08T10:00:00.000Z' });
    const the = known({ history: [entry(), same, denied] });
    const told = [
      notice({ id: 'n1', madeAvailableAt: '2026-11-09T23:30:00.000Z' }),
      notice({ id: 'n2', madeAvailableAt: null }),
      notice({ id: 'other', caseNumber: '990020260123456' }),
      notice({ id: 'none', caseNumber: null }),
      notice({
        id: 'n3',
        madeAvailableAt: '2026-11-19T10:00:00.000Z',
        appointment: {
          on: '2026-12-03',
          at: '09:30',
          zone: 'Europe/Madrid',
          isZoneCertain: true,
          office: null,
          address: null,
          procedure: null,
          code: null,
          person: null,
        },
      }),
    ];
    const notices = told.filter((one) => belongsTo(the, one));
    const timeline = timelineOf({ case: the, notices, payments: [], waitingLists: [] });
    expect(timeline.map((one) => [one.on, one.what, 'isNews' in one ? one.isNews : one.certainty])).toEqual([
      ['2026-03-12', 'filed', 'stated'],
      ['2026-11-01', 'status', true],
      ['2026-11-08', 'status', false],
      ['2026-11-10', 'notice', 'stated'],
      ['2026-11-15', 'notice', 'seen'],
      ['2026-11-18', 'status', true],
      ['2026-11-19', 'notice', 'stated'],
      ['2026-12-03', 'appointment', 'stated'],
    ]);
  });

  test('takes numbers for the same whatever their separators', () => {
    expect(belongsTo({ numbers: ['28 00 2026 0123456'] }, { caseNumber: '280020260123456' })).toBe(true);
    expect(belongsTo({ numbers: [] }, { caseNumber: '280020260123456' })).toBe(false);
  });
});

describe('the plan of checks', () => {
  const host = 'infoext2.delegaciondelgobierno.gob.es';
  const now = new Date('2026-11-22T10:00:00.000Z');
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const day = 86_400_000;
  const visit = (change: Partial<StatusVisit>): StatusVisit => ({
    host,
    caseId: null,
    at: ago(5 * day),
    outcome: 'read',
    ...change,
  });
  const plan = (
    cases: Case[],
    visits: StatusVisit[] = [],
    options: { asked?: string[]; apartMs?: number } = {},
  ) => {
    const restsMs = { refused: 3_600_000, challenge: day };
    return statusCheckPlan(cases, visits, now, { host, apartMs: 60_000, restsMs, ...options });
  };

  test('puts the never checked first, then the longest waiting, a minute apart', () => {
    const cases = [
      known({ id: 'week', history: [entry({ at: ago(7 * day) })] }),
      known({ id: 'fresh', history: [entry({ at: ago(6 * day) })] }),
      known({ id: 'month', history: [entry({ at: ago(30 * day) })] }),
      known({ id: 'never' }),
    ];
    expect(plan(cases)).toEqual({
      queue: [
        { caseId: 'never', beginAt: '2026-11-22T10:00:00.000Z' },
        { caseId: 'month', beginAt: '2026-11-22T10:01:00.000Z' },
        { caseId: 'week', beginAt: '2026-11-22T10:02:00.000Z' },
      ],
      tooSoon: [],
      tryAgainAt: null,
    });
  });

  test('keeps away from the last visit of the host, even one that was only begun', () => {
    const visits = [visit({ at: ago(20_000), outcome: 'begun', caseId: 'another' })];
    expect(plan([known()], visits).queue).toEqual([
      { caseId: 'caso-1', beginAt: '2026-11-22T10:00:40.000Z' },
    ]);
    expect(
      plan(
        [known()],
        visits.map((one) => ({ ...one, host: 'other' })),
      ).queue[0]?.beginAt,
    ).toBe(now.toISOString());
  });

  test('counts from the end of a visit: the captcha may have taken minutes', () => {
    const visits = [visit({ at: ago(5 * 60_000), endedAt: ago(10_000), caseId: 'another' })];
    expect(plan([known()], visits).queue).toEqual([
      { caseId: 'caso-1', beginAt: '2026-11-22T10:00:50.000Z' },
    ]);
  });

  test('leaves a case alone for an hour after a check or a try, and one that nobody watches for good', () => {
    const eager = known({ cadenceDays: 0, history: [entry({ at: ago(50 * 60_000) })] });
    expect(plan([eager]).queue).toEqual([]);
    expect(plan([{ ...eager, history: [entry({ at: ago(61 * 60_000) })] }]).queue).toHaveLength(1);
    expect(
      plan([known()], [visit({ caseId: 'caso-1', at: ago(30 * 60_000), outcome: 'failed' })]).queue,
    ).toEqual([]);
    expect(plan([known({ isWatched: false })]).queue).toEqual([]);
  });

  test('an SMS is no check of the form', () => {
    expect(plan([known({ history: [entry({ at: ago(60_000), source: 'sms' })] })]).queue).toHaveLength(1);
  });

  test('does what the person asks for, still a minute apart', () => {
    const cases = [
      known({ id: 'a', history: [entry({ at: ago(day) })] }),
      known({ id: 'b', isWatched: false }),
    ];
    const { queue } = plan(cases, [visit({ at: ago(10_000), caseId: 'a' })], { asked: ['b', 'a'] });
    expect(queue.map(({ caseId }) => caseId).toSorted()).toEqual(['a', 'b']);
    expect(queue[0]?.beginAt).toBe('2026-11-22T10:00:50.000Z');
  });

  test('says when a case that was just read can be asked for again', () => {
    const cases = [known({ history: [entry({ at: ago(20 * 60_000) })] })];
    expect(plan(cases, [], { asked: ['caso-1'] })).toMatchObject({
      queue: [],
      tooSoon: [{ caseId: 'caso-1', notBefore: '2026-11-22T10:40:00.000Z' }],
    });
  });

  it.each<[StatusVisit['outcome'], string]>([
    ['refused', '2026-11-22T10:50:00.000Z'],
    ['challenge', '2026-11-23T09:50:00.000Z'],
  ])('stops after the firewall said %s and tells until when', (outcome, tryAgainAt) => {
    const visits = [visit({ at: ago(10 * 60_000), outcome })];
    expect(plan([known()], visits, { asked: ['caso-1'] })).toEqual({ queue: [], tooSoon: [], tryAgainAt });
  });

  test('goes on when the rest is over, or when a later visit was let in', () => {
    expect(plan([known()], [visit({ at: ago(61 * 60_000), outcome: 'refused' })]).queue).toHaveLength(1);
    const visits = [
      visit({ at: ago(10 * 60_000), outcome: 'refused' }),
      visit({ at: ago(5 * 60_000), outcome: 'read' }),
    ];
    expect(plan([known()], visits)).toMatchObject({ tryAgainAt: null, queue: [{ caseId: 'caso-1' }] });
  });
});
