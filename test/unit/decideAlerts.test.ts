// What is worth interrupting for, decided from facts and memory alone: every step at its hour, once, and over with its reason.
import { describe, expect, it } from 'vitest';
import type { AlertAccount } from '../../main/alerts/accountAlerts.ts';
import { createAlarms, momentIn } from '../../main/alerts/alarmTimes.ts';
import { decisionDates } from '../../main/alerts/decisionDates.ts';
import type { AlertSettings } from '../../main/model/alert.ts';
import type { Case, StatusEntry } from '../../main/model/case.ts';
import { noDetails } from '../../main/model/case.ts';
import { sourceHealth } from '../../main/model/quietSource.ts';
import { appointment, due, madrid, notice, settings, world } from '../support/alertWorld.ts';
import { sampleAccount } from '../support/storeFixtures.ts';

describe('a deadline', () => {
  it('is told 7, 3 and 1 days before and on its morning, each once, at the hours that the person chose', () => {
    const here = world();
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    const told: [string, string[]][] = [];
    let now = Date.parse('2026-12-01T00:00:00Z');
    for (;;) {
      const decision = here.decide(new Date(now).toISOString());
      if (decision.raised.length > 0)
        told.push([
          new Date(now).toISOString(),
          decision.raised.map(({ key, urgency }) => `${key} ${urgency}`),
        ]);
      if (decision.nextAt === null) break;
      now = decision.nextAt;
    }
    // Winter in Madrid is an hour ahead of UTC: 9:00 and 8:00 there.
    expect(told).toEqual([
      ['2026-12-03T08:00:00.000Z', ['deadline:n:respond:2026-12-10:7 normal']],
      ['2026-12-07T08:00:00.000Z', ['deadline:n:respond:2026-12-10:3 normal']],
      ['2026-12-09T08:00:00.000Z', ['deadline:n:respond:2026-12-10:1 urgent']],
      ['2026-12-10T07:00:00.000Z', ['deadline:n:respond:2026-12-10:0 urgent']],
    ]);
    expect(here.open()).toEqual([]);
  });

  it('after an absence is told by its nearest step only', () => {
    const here = world();
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    expect(here.raised('2026-12-09T12:00:00Z')).toEqual(['deadline:n:respond:2026-12-10:1']);
  });

  it('takes the place of the step before, and is not raised again when the clock is set back', () => {
    const here = world();
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    here.decide('2026-12-03T08:00:00Z');
    const next = here.decide('2026-12-07T08:00:00Z');
    expect(next.ended.map(({ key }) => key)).toEqual(['deadline:n:respond:2026-12-10:7']);
    expect(here.decide('2026-12-05T08:00:00Z')).toMatchObject({ raised: [], ended: [] });
    expect(here.raised('2026-12-07T08:00:01Z')).toEqual([]);
  });

  it('is over when the notice is done, and back when it is not done after all', () => {
    const here = world();
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    here.decide('2026-12-09T12:00:00Z');
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')], isAway: true })];
    expect(here.decide('2026-12-09T13:00:00Z').ended).toHaveLength(1);
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    expect(here.raised('2026-12-09T14:00:00Z')).toHaveLength(1);
  });

  it('goes on though the notice was read, and sounds its last steps though it was put off', () => {
    const here = world();
    const snoozedUntil = '2026-12-20T08:00:00.000Z';
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')], isRead: true, snoozedUntil })];
    expect(here.raised('2026-12-07T12:00:00Z')).toEqual([]);
    expect(here.raised('2026-12-09T12:00:00Z')).toEqual(['deadline:n:respond:2026-12-10:1']);
  });

  it('that is uncertain is told by its earliest day, and by the later one when that is over', () => {
    const here = world();
    here.facts.notices = [
      notice('n', {
        portal: 'peru',
        deadlines: [due('2026-12-15', { certainty: 'unknown' }), due('2026-12-10', { certainty: 'derived' })],
      }),
    ];
    const first = here.decide('2026-12-10T14:00:00Z').raised;
    expect(first.map(({ key, certainty }) => [key, certainty])).toEqual([
      ['deadline:n:respond:2026-12-10:0', 'derived'],
    ]);
    // Peru's day ends five hours after that of UTC.
    expect(here.raised('2026-12-11T04:59:00Z')).toEqual([]);
    expect(here.raised('2026-12-13T12:00:00Z')).toEqual(['deadline:n:respond:2026-12-15:3']);
  });

  it('of a mail that lies about its sender, or without a day, is none', () => {
    const here = world();
    here.facts.notices = [
      notice('n', { deadlines: [due('2026-12-10')], authenticity: { verdict: 'suspicious', reasons: [] } }),
      notice('m', { deadlines: [due(null)] }),
    ];
    expect(here.decide('2026-12-09T12:00:00Z')).toMatchObject({ raised: [], nextAt: null });
  });

  it('whose day changes is another deadline', () => {
    const here = world();
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-10')] })];
    here.decide('2026-12-09T12:00:00Z');
    here.facts.notices = [notice('n', { deadlines: [due('2026-12-12')] })];
    const next = here.decide('2026-12-09T13:00:00Z');
    expect(next.raised.map(({ key }) => key)).toEqual(['deadline:n:respond:2026-12-12:3']);
    expect(next.ended).toHaveLength(1);
  });
});

describe('an appointment', () => {
  it('is told 7 days, 1 day and 3 hours before, by the office’s clock, though two mails tell of it', () => {
    const here = world({ settings: { quietHours: null } });
    const at = appointment('2026-12-09', '09:30');
    here.facts.notices = [notice('n', { appointment: at }), notice('m', { appointment: at })];
    const told: string[] = [];
    let now = Date.parse('2026-12-01T00:00:00Z');
    for (;;) {
      const { raised, nextAt } = here.decide(new Date(now).toISOString());
      told.push(...raised.map(({ urgency }) => `${new Date(now).toISOString()} ${urgency}`));
      if (nextAt === null) break;
      now = nextAt;
    }
    expect(told).toEqual([
      '2026-12-02T08:00:00.000Z normal',
      '2026-12-08T08:00:00.000Z urgent',
      '2026-12-09T09:30:00.000Z urgent',
    ]);
  });

  it('early in the morning is told before the night, since quiet hours would leave no time', () => {
    const here = world();
    here.facts.notices = [notice('n', { appointment: appointment('2026-12-09', '08:30', madrid) })];
    here.decide('2026-12-08T20:00:00Z');
    // 22:00 in Madrid: quiet hours begin.
    expect(here.raised('2026-12-08T20:59:00Z')).toEqual([]);
    expect(here.decide('2026-12-08T21:00:00Z').raised.map(({ soundAt: sound }) => sound)).toEqual([
      '2026-12-08T21:00:00.000Z',
    ]);
  });
});

describe('new notices', () => {
  it('are told one by one by their kind while they are few', () => {
    const here = world();
    here.facts.notices = [notice('n'), notice('r', { kind: 'requirement' }), notice('d', { kind: 'denial' })];
    here.facts.fresh = ['n', 'r', 'd'];
    const { raised } = here.decide('2026-11-21T10:00:00Z');
    expect(raised.map(({ kind, urgency }) => [kind, urgency])).toEqual([
      ['notice.new', 'normal'],
      ['notice.requirement', 'urgent'],
      ['notice.resolution', 'normal'],
    ]);
  });

  it('after an absence are one with how many are urgent, which grows until it is answered', () => {
    const here = world();
    const many = ['a', 'b', 'c', 'd'].map((id) => notice(id));
    here.facts.notices = [...many, notice('r', { kind: 'requirement' })];
    here.facts.fresh = ['a', 'b', 'c', 'd', 'r'];
    expect(here.decide('2026-11-21T10:00:00Z').raised).toMatchObject([
      { kind: 'notices.new', count: 5, urgentCount: 1, urgency: 'urgent' },
    ]);
    here.facts.notices.push(notice('e'));
    here.facts.fresh = ['e'];
    const next = here.decide('2026-11-21T10:05:00Z');
    expect(next.raised).toMatchObject([{ kind: 'notices.new', count: 6, urgentCount: 1 }]);
    expect(next.ended).toHaveLength(1);
  });

  it('are over when they were read, done, or put off', () => {
    const here = world();
    here.facts.notices = [notice('n'), notice('m')];
    here.facts.fresh = ['n', 'm'];
    here.decide('2026-11-21T10:00:00Z');
    here.facts.notices = [notice('n', { isRead: true }), notice('m')];
    expect(here.decide('2026-11-21T11:00:00Z').ended.map(({ noticeId }) => noticeId)).toEqual(['n']);
    here.facts.notices = [notice('n'), notice('m', { snoozedUntil: '2026-11-25T10:00:00.000Z' })];
    // Unread again is not new again.
    expect(here.decide('2026-11-21T12:00:00Z')).toMatchObject({ raised: [], ended: [{ noticeId: 'm' }] });
  });

  it('with a deadline are told once: as new, or by the deadline when that is urgent', () => {
    const here = world();
    here.facts.notices = [
      notice('n', { deadlines: [due('2026-11-26')] }),
      notice('m', { deadlines: [due('2026-11-22')] }),
    ];
    here.facts.fresh = ['n', 'm'];
    const { raised } = here.decide('2026-11-21T10:00:00Z');
    const sounding = raised.filter(({ silentFor }) => silentFor === null);
    expect(sounding.map(({ kind, noticeId }) => [kind, noticeId])).toEqual([
      ['deadline', 'm'],
      ['notice.new', 'n'],
    ]);
    expect(sounding[1]).toMatchObject({ on: '2026-11-26', what: 'respond' });
  });

  it('that nobody read for a week are told again', () => {
    const here = world();
    here.facts.notices = [notice('n')];
    here.facts.unread = ['n'];
    expect(here.raised('2026-11-28T10:00:00Z')).toEqual(['unread:n']);
  });
});

describe('an account', () => {
  const account = (known: Parameters<typeof sampleAccount>[0], at: string): AlertAccount => {
    const made = sampleAccount({ lastCompleteListingAt: '2026-11-20T08:00:00.000Z', ...known });
    return {
      account: made,
      runs: [],
      health: sourceHealth(made, undefined, new Date(at)),
      certificateEndsAt: null,
    };
  };

  it('that is parked is one alert until it is solved, and another one the next time', () => {
    const here = world();
    const parked = {
      state: 'parked',
      parkedFor: { code: 'signIn.rejected', details: {} },
    } as const;
    const at = '2026-11-21T10:00:00Z';
    here.facts.accounts = [account(parked, at)];
    expect(here.raised(at)).toEqual(['account.parked:account-1:signIn.rejected']);
    here.mark('alert-1', { state: 'answered' });
    expect(here.raised('2026-11-22T10:00:00Z')).toEqual([]);
    here.facts.accounts = [account({}, at)];
    expect(here.decide('2026-11-22T11:00:00Z').ended).toHaveLength(1);
    here.facts.accounts = [account(parked, at)];
    expect(here.raised('2026-11-22T12:00:00Z')).toHaveLength(1);
  });

  it('that was not seen whole for three days has gone quiet; the moment is known before', () => {
    const here = world();
    here.facts.accounts = [account({}, '2026-11-21T10:00:00Z')];
    expect(here.decide('2026-11-21T10:00:00Z').nextAt).toBe(Date.parse('2026-11-23T08:00:00Z'));
    here.facts.accounts = [account({}, '2026-11-23T08:00:00Z')];
    expect(here.decide('2026-11-23T08:00:00Z').raised).toMatchObject([
      { kind: 'source.quiet', urgency: 'urgent', since: '2026-11-20T08:00:00.000Z' },
    ]);
  });

  it('that somebody paused has a week, one whose portal forgets soon has less', () => {
    const at = new Date('2026-11-24T08:00:00Z');
    const whole = { lastCompleteListingAt: '2026-11-20T08:00:00.000Z' };
    expect(sourceHealth(sampleAccount({ ...whole, state: 'paused' }), undefined, at).isQuiet).toBe(false);
    const abilities = { historyDays: { value: 2, standing: 'assumed' } } as never;
    expect(sourceHealth(sampleAccount(whole), { abilities }, at)).toMatchObject({
      isQuiet: true,
      quietAt: '2026-11-21T20:00:00.000Z',
      mayHaveLostUntil: '2026-11-22T08:00:00.000Z',
    });
  });

  it('is told of its certificate 60, 30 and 7 days before the end', () => {
    const here = world({ settings: { quietHours: null } });
    const certificateEndsAt = '2027-03-01T12:00:00.000Z';
    const told: string[] = [];
    for (let day = 0; day < 100; day += 1) {
      const at = new Date(Date.parse('2026-12-01T12:00:00Z') + day * 86_400_000).toISOString();
      here.facts.accounts = [{ ...account({ lastCompleteListingAt: at }, at), certificateEndsAt }];
      for (const { key, urgency } of here.decide(at).raised)
        told.push(`${at.slice(0, 10)} ${key.slice(key.lastIndexOf(':') + 1)} ${urgency}`);
    }
    expect(told).toEqual(['2026-12-31 60 normal', '2027-01-30 30 normal', '2027-02-22 7 urgent']);
  });
});

describe('a case', () => {
  const known = (history: Case['history'], change: Partial<Case> = {}): Case => ({
    ...noDetails,
    id: 'c1',
    personId: 'p1',
    country: 'ES',
    numbers: ['280020260001234'],
    isWatched: true,
    history,
    entries: [],
    ...change,
  });
  const read = (at: string, status: 'EN_TRAMITE' | 'REQUERIDO') => ({
    at,
    source: 'form' as const,
    status,
    raw: status,
  });

  it('is due for a check a week after the last, at the person’s hour', () => {
    const here = world();
    here.facts.cases = [known([read('2026-11-12T10:00:00.000Z', 'EN_TRAMITE')])];
    const { raised, nextAt } = here.decide('2026-11-18T10:00:00Z');
    expect(raised).toEqual([]);
    expect(nextAt).toBe(momentIn(madrid, '2026-11-19', '09:00'));
    expect(here.decide('2026-11-19T08:00:00Z').raised).toMatchObject([{ kind: 'status.due', caseId: 'c1' }]);
  });

  it('that is decided reminds of the period that the decision opens, until the person has done with it', () => {
    const decided = (status: StatusEntry['status'], change: Partial<StatusEntry> = {}): StatusEntry => ({
      ...read('2026-11-12T10:00:00.000Z', 'EN_TRAMITE'),
      status,
      raw: 'Resuelto',
      resolvedOn: '2026-11-10',
      ...change,
    });
    const told = (history: Case['history'], change: Partial<Case> = {}, at = '2026-12-07T10:00:00Z') => {
      const here = world();
      here.facts.notices = decisionDates(known(history, { isWatched: false, ...change }));
      return here.decide(at).raised.map(({ kind, decision, on, caseId, title }) => ({
        kind,
        decision,
        on,
        caseId,
        title,
      }));
    };
    const alert = { kind: 'deadline', on: '2026-12-10', caseId: 'c1', title: '280020260001234 · Resuelto' };
    expect(told([decided('RESUELTO_FAVORABLE')])).toEqual([{ ...alert, decision: 'goOn' }]);
    const refused = decided('INADMITIDO');
    expect(told([refused])).toEqual([{ ...alert, decision: 'appeal' }]);
    expect(told([refused], { decisionDone: 'INADMITIDO 2026-11-10' })).toEqual([]);
    expect(told([refused], { decisionDone: 'INADMITIDO 2026-10-01' })).toHaveLength(1);
    // A list behind the sign-in has made a notice with the same deadline of it.
    expect(told([decided('INADMITIDO', { source: 'clave' }), refused])).toEqual([]);
    expect(told([decided('RESUELTO_FAVORABLE', { source: 'clave' })])).toHaveLength(1);
    expect(told([decided('INADMITIDO', { resolvedOn: null })])).toEqual([]);
    // The way to the court is open for a month longer: it is reminded of by itself, and one mark ends both.
    const later = '2027-01-06T10:00:00Z';
    expect(told([refused], {}, later)).toEqual([{ ...alert, decision: 'court', on: '2027-01-11' }]);
    expect(told([refused], { decisionDone: 'INADMITIDO 2026-11-10' }, later)).toEqual([]);
    expect(told([decided('RESUELTO_FAVORABLE')], {}, later)).toEqual([]);
  });

  it('with another status than before is news, urgent when the authority waits', () => {
    const here = world();
    const first = read('2026-11-12T10:00:00.000Z', 'EN_TRAMITE');
    here.facts.cases = [known([first, read('2026-11-18T10:00:00.000Z', 'REQUERIDO')])];
    expect(here.decide('2026-11-18T10:00:01Z').raised).toMatchObject([
      { kind: 'status.news', urgency: 'urgent', title: '280020260001234' },
    ]);
    here.facts.cases = [known([first, read('2026-11-18T10:00:00.000Z', 'EN_TRAMITE')])];
    expect(here.decide('2026-11-18T11:00:00Z').ended).toHaveLength(1);
  });

  it('of an office with many is one reminder a day', () => {
    const here = world();
    here.facts.cases = [1, 2, 3, 4, 5].map((nth) => known([], { id: `c${nth}` }));
    expect(here.decide('2026-11-19T08:00:00Z').raised).toMatchObject([{ kind: 'status.due', count: 5 }]);
  });
});

describe('quiet hours that change', () => {
  const night = '2026-12-01T21:30:00.000Z';
  const held = () => {
    const here = world();
    here.facts.notices = [notice('n')];
    here.facts.fresh = ['n'];
    expect(here.decide(night).raised[0]?.soundAt).toBe('2026-12-02T07:00:00.000Z');
    return here;
  };

  it('let go at once what they held back, shorter ones earlier, longer ones later', () => {
    const off = held();
    off.wish({ quietHours: null });
    expect(off.decide('2026-12-01T21:40:00.000Z').moved).toMatchObject([
      { soundAt: '2026-12-01T21:40:00.000Z' },
    ]);
    const shorter = held();
    shorter.wish({ quietHours: { from: '22:00', to: '06:30' } });
    expect(shorter.decide('2026-12-01T21:40:00.000Z')).toMatchObject({
      moved: [{ soundAt: '2026-12-02T05:30:00.000Z' }],
      nextAt: Date.parse('2026-12-02T05:30:00.000Z'),
    });
    expect(shorter.decide('2026-12-01T22:00:00.000Z').moved).toEqual([]);
    const longer = held();
    longer.wish({ quietHours: { from: '22:00', to: '10:00' } });
    expect(longer.decide('2026-12-01T21:40:00.000Z').moved).toMatchObject([
      { soundAt: '2026-12-02T09:00:00.000Z' },
    ]);
  });

  it('leave alone what the person put off, and what sounds already', () => {
    const here = held();
    const [alert] = here.open();
    here.mark(alert?.id ?? '', { isSnoozed: true, soundAt: '2026-12-03T08:00:00.000Z' });
    here.wish({ quietHours: null });
    expect(here.decide('2026-12-01T21:40:00.000Z').moved).toEqual([]);
    const later = held();
    later.wish({ quietHours: { from: '08:00', to: '12:00' } });
    expect(later.decide('2026-12-02T07:00:30.000Z').moved).toEqual([]);
  });
});

describe('silence', () => {
  it('by switches: of a portal, a person, or altogether; never that a source cannot be read', () => {
    const parked = sampleAccount({ state: 'parked', parkedFor: { code: 'signIn.rejected', details: {} } });
    const told = (change: Partial<AlertSettings>) => {
      const here = world({ settings: change });
      here.facts.notices = [notice('n')];
      here.facts.fresh = ['n'];
      const health = sourceHealth(parked, undefined, new Date('2026-01-01T10:00:00Z'));
      here.facts.accounts = [{ account: parked, runs: [], health, certificateEndsAt: null }];
      return here.decide('2026-11-21T10:00:00Z').raised.map(({ silentFor }) => silentFor);
    };
    expect(told({})).toEqual([null, null]);
    expect(told({ mutedPortals: ['dehu'] })).toEqual([null, 'portalSwitchedOff']);
    expect(told({ mutedPersons: ['p1'] })).toEqual([null, 'personSwitchedOff']);
    expect(told({ isOn: false })).toEqual(['switchedOff', 'switchedOff']);
  });

  it('in quiet hours lasts until their end, unless too little time would be left', () => {
    const night = Date.parse('2026-11-21T23:30:00Z');
    const morning = Date.parse('2026-11-22T07:00:00Z');
    const here = createAlarms(settings, madrid);
    expect(here.soundAt(night, null)).toBe(morning);
    expect(here.soundAt(night, Date.parse('2026-11-22T07:30:00Z'))).toBe(night);
    expect(here.soundAt(Date.parse('2026-11-21T12:00:00Z'), null)).toBe(Date.parse('2026-11-21T12:00:00Z'));
    const day = { ...settings, quietHours: { from: '13:00', to: '15:00' } };
    expect(createAlarms(day, madrid).soundAt(Date.parse('2026-11-21T12:30:00Z'), null)).toBe(
      Date.parse('2026-11-21T14:00:00Z'),
    );
  });

  it.each([
    ['Europe/Madrid', '2026-12-10T07:00:00.000Z'],
    ['America/Lima', '2026-12-10T13:00:00.000Z'],
    ['Pacific/Auckland', '2026-12-09T19:00:00.000Z'],
    // 8:00 there is 19:00 in Madrid: the day has five hours left, so it is told at the end of the quiet hours at the latest.
    ['Pacific/Honolulu', '2026-12-10T18:00:00.000Z'],
  ])('the morning of Madrid’s last day in %s', (zone, expected) => {
    const alarms = createAlarms(settings, zone);
    const end = alarms.endOfDay(madrid, '2026-12-10');
    const at = alarms.alarmAt('2026-12-10', 0, end);
    expect(new Date(at).toISOString()).toBe(expected);
    expect(at).toBeLessThan(end - 3_600_000);
  });

  it('keeps to the wall clock through the night in which it changes', () => {
    // 25 October 2026, 3:00 becomes 2:00.
    const alarms = createAlarms(settings, madrid);
    const at = alarms.alarmAt('2026-10-26', 1, alarms.endOfDay(madrid, '2026-10-26'));
    expect(new Date(at).toISOString()).toBe('2026-10-25T08:00:00.000Z');
  });
});
