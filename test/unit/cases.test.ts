// What a case says by itself: the one next step, what it owes and waits for, its line of time, and where a notice belongs.
import { describe, expect, it, test } from 'vitest';
import { checkDetails, checkNie, checkNumbers } from '../../main/app/checkCase.ts';
import { type Case, noDetails, type StatusEntry } from '../../main/model/case.ts';
import {
  type CaseFacts,
  type CaseNotice,
  paymentsOf,
  presentWaiting,
  waitingListsOf,
} from '../../main/model/caseFacts.ts';
import { timelineOf } from '../../main/model/caseTimeline.ts';
import type { Deadline } from '../../main/model/deadline.ts';
import { nextCheckOn } from '../../main/model/nextCheck.ts';
import { nextStepOf } from '../../main/model/nextStep.ts';
import { withoutPaid } from '../../main/model/payments.ts';
import { suggestCase } from '../../main/model/suggestCase.ts';
import { listedNotice } from './sync/listedNotice.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const known = (change: Partial<Case> = {}): Case => ({
  ...noDetails,
  id: 'c',
  personId: 'p',
  country: 'ES',
  numbers: [],
  history: [],
  entries: [],
  ...change,
});
const notice = (change: Partial<CaseNotice> = {}): CaseNotice => {
  const { documents: _documents, ...facts } = listedNotice();
  return {
    ...facts,
    id: 'n',
    accountId: 'a',
    portal: 'dehu',
    kind: 'notification',
    firstSeenAt: '2026-11-10T10:00:00.000Z',
    madeAvailableAt: '2026-11-10T09:00:00.000Z',
    appointment: null,
    authenticity: null,
    amount: null,
    deadlines: [],
    isDone: false,
    isRead: false,
    isByHand: false,
    ...change,
  };
};
const due = (what: Deadline['what'], on: string | null): Deadline => ({
  what,
  on,
  certainty: on === null ? 'unknown' : 'stated',
  basis: 'printed',
});
const status = (change: Partial<StatusEntry> = {}): StatusEntry => ({
  at: '2026-11-18T10:00:00.000Z',
  source: 'form',
  status: 'EN_TRAMITE',
  raw: 'EN TRAMITE',
  ...change,
});
const appointment = (on: string | null) => ({
  on,
  at: '09:30',
  zone: 'America/Santiago',
  isZoneCertain: true,
  office: null,
  address: null,
  procedure: 'Cédula',
  code: null,
  person: null,
});
const facts = (
  notices: CaseNotice[],
  change: Partial<Case> = {},
  marks: Parameters<typeof paymentsOf>[2] = {},
): CaseFacts => {
  const one = known(change);
  return {
    case: one,
    notices,
    payments: paymentsOf(notices, one.entries, marks),
    waitingLists: waitingListsOf(notices, one.entries),
  };
};
const step = (...args: Parameters<typeof facts>) => {
  const found = nextStepOf(facts(...args), now);
  return found && [found.code, found.on, found.isOver, found.noticeId ?? found.entryId];
};

describe('the next step', () => {
  test('is the act with the earliest day that is not over', () => {
    const notices = [
      notice({ id: 'late', kind: 'requirement', deadlines: [due('respond', '2026-12-20')] }),
      notice({ id: 'past', kind: 'fine', deadlines: [due('pay', '2026-11-20')] }),
      notice({ id: 'first', deadlines: [due('open', '2026-12-01'), due('respond', '2026-12-09')] }),
    ];
    expect(step(notices)).toEqual(['open', '2026-12-01', false, 'first']);
  });

  test('counts today as not over, in the zone of the authority', () => {
    const peru = notice({ portal: 'peru', kind: 'fine', deadlines: [due('pay', '2026-11-21')] });
    const night = nextStepOf(facts([peru], { country: 'PE' }), new Date('2026-11-22T04:30:00.000Z'));
    expect(night).toMatchObject({ code: 'pay', on: '2026-11-21', isOver: false });
    const morning = nextStepOf(facts([peru], { country: 'PE' }), new Date('2026-11-22T05:30:00.000Z'));
    expect(morning).toMatchObject({ isOver: true });
  });

  test('puts an act without a known day after what is near and before what is far', () => {
    const unknown = notice({ id: 'unknown', kind: 'requirement', deadlines: [due('respond', null)] });
    const far = notice({ id: 'far', deadlines: [due('open', '2026-11-27')] });
    const near = notice({ id: 'near', deadlines: [due('open', '2026-11-26')] });
    expect(step([far, unknown])).toEqual(['answer', null, false, 'unknown']);
    expect(step([far, unknown, near])).toEqual(['open', '2026-11-26', false, 'near']);
  });

  test('shows a missed day for a month, and only when nothing else is to be done', () => {
    const missed = notice({ kind: 'requirement', deadlines: [due('respond', '2026-11-10')] });
    expect(step([missed])).toEqual(['answer', '2026-11-10', true, 'n']);
    expect(step([missed, notice({ id: 'x', deadlines: [due('open', '2027-01-10')] })])?.[3]).toBe('x');
    expect(step([{ ...missed, deadlines: [due('respond', '2026-10-20')] }])).toBeNull();
  });

  test('leaves out what is done, paid, or not believed', () => {
    const fine = notice({ kind: 'fine', deadlines: [due('pay', '2026-12-01')] });
    expect(step([fine])).toEqual(['pay', '2026-12-01', false, 'n']);
    expect(step([fine], {}, { n: { paidOn: '2026-11-20', receipt: null } })).toBeNull();
    expect(step([{ ...fine, isDone: true }])).toBeNull();
    expect(step([{ ...fine, authenticity: { verdict: 'suspicious', reasons: [] } }])).toBeNull();
  });

  test('of a refusal is the appeal, of an appointment its hour in the office’s zone', () => {
    expect(step([notice({ kind: 'denial', deadlines: [due('respond', '2026-12-22')] })])?.[0]).toBe('appeal');
    const hour = notice({
      portal: 'chile',
      kind: 'appointment',
      appointment: appointment('2026-12-03'),
      deadlines: [due('attend', '2026-12-03')],
    });
    expect(nextStepOf(facts([hour]), now)).toMatchObject({ code: 'attend', on: '2026-12-03', at: '09:30' });
  });

  test('of a decision that only the status tells is counted from its day, with the article', () => {
    const refused = status({ status: 'RESUELTO_NO_FAVORABLE', raw: 'Denegado', resolvedOn: '2026-11-12' });
    const act = { code: 'appeal', on: '2026-12-12', basis: 'es.months 1: art. 124' } as const;
    const decision = { ...act, name: 'RESUELTO_NO_FAVORABLE 2026-11-12', isDone: false };
    const court = { ...decision, code: 'court', on: '2027-01-12', basis: 'es.months 2: art. 46.1' } as const;
    const asked = (notices: CaseNotice[]) =>
      nextStepOf({ ...facts(notices, { history: [refused] }), decisions: [decision, court] }, now);
    expect(asked([])).toEqual({
      ...act,
      decision: decision.name,
      at: null,
      certainty: 'derived',
      isOver: false,
      noticeId: null,
      entryId: null,
    });
    // The row of the status service that told of it is no requirement, and whoever has done with it has done with both.
    const told = notice({
      kind: 'statusChange',
      evidence: { status: 'RESUELTO_NO_FAVORABLE' },
      deadlines: [due('respond', '2026-12-11')],
    });
    expect(asked([told])).toMatchObject({ code: 'appeal', on: '2026-12-11', noticeId: 'n' });
    expect(asked([{ ...told, isDone: true }])).toMatchObject({ code: 'appeal', on: null });
    // The person's own word ends it, with the day and without.
    const done = { ...decision, isDone: true };
    for (const on of [act.on, null])
      expect(
        nextStepOf({ ...facts([], { history: [refused] }), decisions: [{ ...done, on }] }, now),
      ).toBeNull();
    // When the first period is over the court's is next, not what was due.
    const over = { ...decision, on: '2026-11-20' };
    expect(nextStepOf({ ...facts([], { history: [refused] }), decisions: [over, court] }, now)).toMatchObject(
      { code: 'appeal', on: court.on, basis: court.basis, isOver: false },
    );
  });

  test('comes from what the person wrote, too', () => {
    const entry = { id: 'e', addedAt: '2026-11-20T10:00:00.000Z', documents: [], text: '' };
    const payment = { title: 'Tasa', amount: null, dueOn: '2026-11-30', payCode: null };
    expect(step([], { entries: [{ ...entry, what: 'payment', payment }] })).toEqual([
      'pay',
      '2026-11-30',
      false,
      'e',
    ]);
    expect(
      step([], { entries: [{ ...entry, what: 'appointment', appointment: appointment('2026-12-03') }] }),
    ).toEqual(['attend', '2026-12-03', false, 'e']);
  });

  it.each<[Partial<Case>, ReturnType<typeof step>]>([
    [{ isWatched: true, history: [status()] }, ['checkStatus', '2026-11-25', false, null]],
    [{ isWatched: true, cadenceDays: 2, history: [status()] }, ['checkStatus', '2026-11-22', false, null]],
    [{ isWatched: true }, ['checkStatus', '2026-11-22', false, null]],
    [{ isWatched: true, country: 'CL' }, null],
    [{ history: [status({ status: 'REQUERIDO', raw: 'Requerido' })] }, ['answer', null, false, null]],
    [
      { isWatched: true, history: [status({ status: 'RESUELTO_FAVORABLE', raw: 'F' })] },
      ['goOn', null, false, null],
    ],
    [{ history: [status({ status: 'RESUELTO_NO_FAVORABLE', raw: 'N' })] }, ['appeal', null, false, null]],
    [{}, null],
  ])('when no act is due: %o', (change, expected) => {
    expect(step([], change)).toEqual(expected);
  });
});

test('the next look is a cadence after the last, and none once it is settled', () => {
  const watched = known({ isWatched: true, history: [status()] });
  expect(nextCheckOn(watched, '2026-11-22')).toBe('2026-11-25');
  expect(nextCheckOn({ ...watched, isWatched: false }, '2026-11-22')).toBeNull();
  expect(
    nextCheckOn({ ...watched, history: [status({ status: 'ARCHIVADO', raw: 'A' })] }, '2026-11-22'),
  ).toBeNull();
});

describe('a waiting list', () => {
  const joined = notice({
    id: 'w',
    portal: 'chile',
    kind: 'waitlist',
    evidence: { procedure: 'Cedula' },
    madeAvailableAt: '2026-10-01T15:00:00.000Z',
  });
  const assigned = notice({
    id: 'a',
    portal: 'chile',
    kind: 'appointment',
    appointment: appointment('2026-12-03'),
    madeAvailableAt: '2026-11-15T15:00:00.000Z',
  });

  test('begins with its mail and ends with the appointment for the same procedure', () => {
    expect(waitingListsOf([assigned, joined], [])).toMatchObject([
      { joinedOn: '2026-10-01', state: 'assigned', since: '2026-11-15', noticeId: 'w' },
    ]);
    expect(presentWaiting(waitingListsOf([joined], []))).toMatchObject({ noticeId: 'w', state: 'waiting' });
    const other = { ...assigned, appointment: { ...appointment('2026-12-03'), procedure: 'Visa' } };
    expect(waitingListsOf([joined, other], [])).toMatchObject([{ state: 'waiting' }]);
    expect(waitingListsOf([joined, { ...joined, id: 'again' }], [])).toHaveLength(1);
  });

  test('is what the person says where the person says something', () => {
    const waitingList = {
      joinedOn: null,
      procedure: null,
      office: null,
      state: 'left',
      since: null,
    } as const;
    const entry = {
      id: 'e',
      addedAt: now.toISOString(),
      documents: [],
      text: '',
      what: 'waitingList' as const,
      waitingList,
    };
    expect(presentWaiting(waitingListsOf([joined], [entry]))).toBeNull();
    expect(step([joined], { country: 'CL' })).toEqual(['wait', null, false, 'w']);
  });
});

test('the last day of a refusal stands in the timeline as one for an appeal', () => {
  const acts = (kind: CaseNotice['kind']) =>
    timelineOf(facts([notice({ kind, deadlines: [due('respond', '2026-12-22')] })])).flatMap((entry) =>
      entry.what === 'deadline' ? [entry.act] : [],
    );
  expect(acts('denial')).toEqual(['appeal']);
  expect(acts('requirement')).toEqual(['respond']);
});

test('payments stand by day, notices and own words alike, with the mark and the way to pay', () => {
  const fine = notice({
    id: 'f',
    kind: 'fine',
    title: 'Multa',
    amount: { value: '515.00', currency: 'PEN' },
    deadlines: [due('pay', '2026-12-05')],
    evidence: { payCode: '1814' },
  });
  const unknown = notice({ id: 'u', kind: 'instalment', title: 'Cuota' });
  expect(paymentsOf([unknown, fine], [], { f: { paidOn: '2026-11-20', receipt: null } })).toMatchObject([
    { id: 'f', dueOn: '2026-12-05', certainty: 'stated', payCode: '1814', paidOn: '2026-11-20' },
    { id: 'u', dueOn: null, certainty: 'unknown', paidOn: null },
  ]);
});

test('each day of a payment plan is a payment of its own, with its own amount and mark', () => {
  const [first, second] = ['2026-12-05', '2027-01-05'].map((on, at) => ({
    ...due('pay', on),
    amount: { value: `${at + 1}00.00`, currency: 'PEN' },
  }));
  if (!first || !second) throw new Error('no days');
  const plan = notice({
    id: 'p',
    kind: 'instalment',
    amount: { value: '300.00', currency: 'PEN' },
    deadlines: [first, second],
  });
  const paid = { 'p#2026-12-05': { paidOn: '2026-12-01', receipt: null } };
  expect(
    paymentsOf([plan], [], paid).map(({ id, amount, dueOn, paidOn }) => [id, amount?.value, dueOn, paidOn]),
  ).toEqual([
    ['p#2026-12-05', '100.00', '2026-12-05', '2026-12-01'],
    ['p#2027-01-05', '200.00', '2027-01-05', null],
  ]);
  const whole = { p: { paidOn: '2026-12-01', receipt: null } };
  expect(paymentsOf([plan], [], whole).map(({ paidOn }) => paidOn)).toEqual(['2026-12-01', '2026-12-01']);
  expect(
    withoutPaid('p', { deadlines: [first, second], expiresOn: '2026-12-05' }, new Set(Object.keys(paid))),
  ).toEqual({
    deadlines: [second],
    expiresOn: null,
  });
});

test('the line of time says how sure each day is and puts what has none last', () => {
  const lines = timelineOf(
    facts(
      [
        notice({ id: 'seen', madeAvailableAt: null, deadlines: [due('respond', null)], kind: 'requirement' }),
        notice({ id: 'told', deadlines: [{ ...due('open', '2026-11-20'), certainty: 'derived' }] }),
      ],
      { filedOn: '2026-01-02' },
    ),
    [{ noticeId: 'told', at: '2026-11-15T23:30:00.000Z' }],
  );
  expect(lines.map(({ what, on, certainty }) => [what, on, certainty])).toEqual([
    ['filed', '2026-01-02', 'stated'],
    ['notice', '2026-11-10', 'stated'],
    ['notice', '2026-11-10', 'seen'],
    ['opening', '2026-11-16', 'stated'],
    ['deadline', '2026-11-20', 'derived'],
    ['deadline', null, 'unknown'],
  ]);
});

describe('a case for a notice that names none', () => {
  const told = { portal: 'dehu' as const, person: null, text: null, authenticity: null };
  const spain = known({ id: 'es', nie: 'X1234567L' });

  test('is the only one of the person in that country', () => {
    expect(suggestCase(told, [spain, known({ id: 'pe', country: 'PE' })], null)?.id).toBe('es');
    expect(suggestCase(told, [spain, known({ id: 'es-2' })], null)).toBeNull();
    expect(suggestCase({ ...told, portal: 'chile' }, [spain], null)).toBeNull();
  });

  test('is not that of somebody else, nor for a mail that is not believed', () => {
    expect(suggestCase({ ...told, text: 'NIE Y1234567X, titular' }, [spain], null)).toBeNull();
    expect(suggestCase({ ...told, text: 'NIE X-1234567-L' }, [spain], null)?.id).toBe('es');
    expect(suggestCase({ ...told, person: 'X1234567L' }, [spain], null)?.id).toBe('es');
    const forged = { ...told, authenticity: { verdict: 'suspicious' as const, reasons: [] } };
    expect(suggestCase(forged, [spain], null)).toBeNull();
  });
});

describe('what is typed', () => {
  test('a NIE is corrected, not guessed', () => {
    expect(checkNie(' x-1234567-l ', 'ES')).toBe('X1234567L');
    expect(checkNie('  ', 'ES')).toBeNull();
    expect(checkNie('AB 12', 'PE')).toBe('AB 12');
    expect(() => checkNie('X1234567A', 'ES')).toThrow(
      expect.objectContaining({
        failure: {
          code: 'input.invalid',
          details: { badFields: ['nie'], reason: 'letter', suggestion: 'X1234567L' },
        },
      }),
    );
  });

  test('both shapes of an expediente and a registry number pass, odd ones with a warning', () => {
    const { numbers, warnings } = checkNumbers(
      ['280020260123456', 'E28202600000000', 'REGAGE26e00012345678', '28-00-2026 0123456', 'BA/12345/2026'],
      'ES',
      [],
      2026,
    );
    expect(numbers).toEqual(['280020260123456', 'E28202600000000', 'REGAGE26e00012345678', 'BA/12345/2026']);
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([['shape', 'BA/12345/2026']]);
    expect(checkNumbers(['990020260123456'], 'ES', [], 2026).warnings).toMatchObject([{ code: 'province' }]);
    expect(checkNumbers(['LM-1'], 'PE', [], 2026).warnings).toEqual([]);
    expect(() => checkNumbers(['abc'], 'ES', [], 2026)).toThrow('input.invalid');
  });

  test('a day to come is said', () => {
    expect(checkDetails({ filedOn: '2027-01-01', birthYear: 1990 }, '2026-11-22')).toMatchObject([
      { field: 'filedOn', code: 'future' },
    ]);
  });
});
