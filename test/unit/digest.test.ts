// Today and this week: told once a day at the person's hour, and what stands on the page.
import { describe, expect, it } from 'vitest';
import type { AlertAccount } from '../../main/alerts/accountAlerts.ts';
import { countsOf, type DigestFacts, digestOf, digestSince } from '../../main/alerts/digest.ts';
import { digestDueOn } from '../../main/alerts/digestAlert.ts';
import { describeDigest } from '../../main/cli/commands/digest.ts';
import { digestSchema } from '../../main/contract/digestViews.ts';
import type { Alert } from '../../main/model/alert.ts';
import { noSubject } from '../../main/model/alert.ts';
import { noDetails } from '../../main/model/case.ts';
import { sourceHealth } from '../../main/model/quietSource.ts';
import { appointment, due, madrid, notice, world } from '../support/alertWorld.ts';
import { sampleAccount } from '../support/storeFixtures.ts';

const counts = { today: 1, week: 3, arrived: 2, sources: 0 };

describe('the morning digest', () => {
  it('is off until somebody wishes it', () => {
    const here = world();
    here.facts.digest = counts;
    expect(here.decide('2026-12-01T08:00:00.000Z')).toMatchObject({ raised: [], nextAt: null });
  });

  it('is told once a day at its hour, holds for the day, and waits for the next', () => {
    const here = world({ settings: { digestAt: '08:30' } });
    expect(here.decide('2026-12-01T06:00:00.000Z')).toMatchObject({
      raised: [],
      nextAt: Date.parse('2026-12-01T07:30:00.000Z'),
    });
    here.facts.digest = counts;
    const told = here.decide('2026-12-01T07:30:00.000Z');
    expect(told.raised).toMatchObject([
      {
        key: 'digest:2026-12-01',
        kind: 'digest',
        urgency: 'normal',
        on: '2026-12-01',
        digest: counts,
        count: 1,
      },
    ]);
    here.facts.digest = null;
    expect(here.decide('2026-12-01T15:00:00.000Z')).toMatchObject({ raised: [], ended: [] });
    here.facts.digest = counts;
    const next = here.decide('2026-12-02T07:30:00.000Z');
    expect(next.raised.map(({ key }) => key)).toEqual(['digest:2026-12-02']);
    expect(next.ended.map(({ key }) => key)).toEqual(['digest:2026-12-01']);
  });

  it('comes later on a day on which the computer slept at its hour, and ends with its day', () => {
    const here = world({ settings: { digestAt: '08:00', quietHours: null } });
    here.facts.digest = counts;
    expect(here.raised('2026-12-01T16:00:00.000Z')).toEqual(['digest:2026-12-01']);
    here.facts.digest = null;
    expect(here.decide('2026-12-02T00:30:00.000Z').ended.map(({ key }) => key)).toEqual([
      'digest:2026-12-01',
    ]);
  });

  it('waits for the end of quiet hours, and is silent where alerts are switched off', () => {
    const early = world({ settings: { digestAt: '06:00' } });
    early.facts.digest = counts;
    expect(early.decide('2026-12-01T05:00:00.000Z').raised[0]?.soundAt).toBe('2026-12-01T07:00:00.000Z');
    const off = world({ settings: { digestAt: '08:00', isOn: false } });
    off.facts.digest = counts;
    expect(off.decide('2026-12-01T09:00:00.000Z').raised[0]?.silentFor).toBe('switchedOff');
  });

  it('is made once, whatever is switched in between', () => {
    const at = new Date('2026-12-01T09:00:00.000Z');
    const told: Alert = { ...noSubject, key: 'digest:2026-12-01', state: 'over' } as Alert;
    expect(digestDueOn({ digestAt: '08:00' }, [], at, madrid)).toBe('2026-12-01');
    expect(digestDueOn({ digestAt: '08:00' }, [told], at, madrid)).toBeNull();
    expect(digestDueOn({ digestAt: '10:30' }, [], at, madrid)).toBeNull();
    expect(digestDueOn({ digestAt: null }, [], at, madrid)).toBeNull();
  });

  it('calls new what came since the digest of an earlier day, over a night, a weekend off, never over a fortnight', () => {
    const told = (on: string, raisedAt: string): Alert =>
      ({ ...noSubject, kind: 'digest', key: `digest:${on}`, raisedAt }) as Alert;
    const now = new Date('2026-12-07T07:00:00.000Z');
    const since = (...alerts: Alert[]) => digestSince(alerts, '08:00', now, madrid);
    expect(since()).toBe('2026-12-06T07:00:00.000Z');
    // Told late yesterday: what came between eight o'clock and then is shown twice rather than never.
    expect(since(told('2026-12-06', '2026-12-06T15:00:00.000Z'))).toBe('2026-12-06T07:00:00.000Z');
    expect(since(told('2026-12-04', '2026-12-04T07:00:00.000Z'))).toBe('2026-12-04T07:00:00.000Z');
    // Today's own does not make the page empty.
    expect(since(told('2026-12-07', '2026-12-07T07:00:00.000Z'))).toBe('2026-12-06T07:00:00.000Z');
    expect(since(told('2026-10-01', '2026-10-01T07:00:00.000Z'))).toBe('2026-11-23T07:00:00.000Z');
  });
});

describe('the page', () => {
  const now = new Date('2026-12-01T09:00:00.000Z');
  const account = (known: Parameters<typeof sampleAccount>[0]): AlertAccount => {
    const made = sampleAccount({ lastCompleteListingAt: '2026-12-01T06:00:00.000Z', ...known });
    return { account: made, runs: [], health: sourceHealth(made, undefined, now), certificateEndsAt: null };
  };
  const facts = (known: Partial<DigestFacts>): DigestFacts => ({
    notices: [],
    arrivals: { count: 0, notices: [] },
    since: '2026-11-30T08:00:00.000Z',
    accounts: [],
    persons: [{ id: 'p1', name: 'Ana' }],
    cases: [],
    ...known,
  });

  it('has what is due today and in the seven days that follow, in the zone of each authority, without what is put away', () => {
    const made = digestOf(
      facts({
        notices: [
          notice('week', { deadlines: [due('2026-12-08')] }),
          notice('beyond', { deadlines: [due('2026-12-09')] }),
          notice('today', { deadlines: [due('2026-12-01', { what: 'open', certainty: 'derived' })] }),
          notice('over', { deadlines: [due('2026-11-30')] }),
          notice('done', { deadlines: [due('2026-12-01')], isAway: true }),
          notice('forged', {
            deadlines: [due('2026-12-01')],
            authenticity: { verdict: 'suspicious', reasons: [] },
          }),
          notice('own', { caseId: 'c1', deadlines: [due('2026-12-03', { what: 'pay' })] }),
          // What a decision opens is no answer, whether a case or a notice tells of it.
          notice('card', { caseId: 'c2', decision: 'goOn', deadlines: [due('2026-12-04')] }),
          notice('court', { caseId: 'c3', decision: 'court', deadlines: [due('2026-12-05')] }),
          notice('refusal', {
            kind: 'statusChange',
            evidence: { status: 'INADMITIDO' },
            deadlines: [due('2026-12-06')],
          }),
        ],
      }),
      now,
      madrid,
    );
    expect(
      made.due.map(({ noticeId, caseId, what, daysLeft, certainty, personName }) => [
        noticeId ?? caseId,
        what,
        daysLeft,
        certainty,
        personName,
      ]),
    ).toEqual([
      ['today', 'open', 0, 'derived', 'Ana'],
      ['c1', 'pay', 2, 'stated', 'Ana'],
      ['c2', 'goOn', 3, 'stated', 'Ana'],
      ['c3', 'court', 4, 'stated', 'Ana'],
      ['refusal', 'appeal', 5, 'stated', 'Ana'],
      ['week', 'respond', 7, 'stated', 'Ana'],
    ]);
    expect(describeDigest(made, null)).toMatch(
      /Ask for the card \(TIE\): Aviso card[\s\S]+Appeal to the court \(contencioso\): Aviso court[\s\S]+Appeal: Aviso refusal[\s\S]+Answer: Aviso week/,
    );
    expect(digestSchema.parse(made)).toEqual(made);
    expect([made.today, made.weekEndsOn]).toEqual(['2026-12-01', '2026-12-08']);
    // Half past midnight in Madrid is still the day before in Lima.
    const late = digestOf(
      facts({ notices: [notice('lima', { portal: 'peru', deadlines: [due('2026-12-01')] })] }),
      new Date('2026-12-01T23:30:00.000Z'),
      madrid,
    );
    expect(late.today).toBe('2026-12-02');
    expect(late.due.map(({ daysLeft }) => daysLeft)).toEqual([0]);
  });

  it('has each appointment once, also one whose hour has passed today', () => {
    const at = (on: string, hour: string | null) => ({ appointment: appointment(on, hour, madrid) });
    const made = digestOf(
      facts({
        notices: [
          notice('later', at('2026-12-04', '12:00')),
          notice('mail', at('2026-12-01', '08:30')),
          notice('sameAgain', at('2026-12-01', '08:30')),
          notice('past', at('2026-11-30', '12:00')),
          notice('far', at('2026-12-20', '12:00')),
        ],
      }),
      now,
      madrid,
    );
    expect(made.appointments.map(({ noticeId, daysLeft, at: hour }) => [noticeId, daysLeft, hour])).toEqual([
      ['mail', 0, '08:30'],
      ['later', 3, '12:00'],
    ]);
    expect(countsOf(made)).toEqual({ today: 1, week: 2, arrived: 0, sources: 0 });
  });

  it('names the sources that are parked, quiet or failing, and the cases to look up', () => {
    const made = digestOf(
      facts({
        accounts: [
          account({ id: 'well' }),
          account({ id: 'parked', state: 'parked', parkedFor: { code: 'signIn.rejected', details: {} } }),
          account({ id: 'quiet', lastCompleteListingAt: '2026-11-20T06:00:00.000Z' }),
          account({ id: 'never', lastCompleteListingAt: null, createdAt: '2026-11-01T00:00:00.000Z' }),
          account({ id: 'gone', state: 'removed' }),
        ],
        arrivals: { count: 30, notices: [notice('n1', { isRead: true })] },
        cases: [
          {
            ...noDetails,
            id: 'c1',
            personId: 'p1',
            country: 'ES',
            numbers: ['280020260001234'],
            isWatched: true,
            history: [{ at: '2026-10-01T00:00:00.000Z', source: 'form', status: 'EN_TRAMITE', raw: '' }],
            entries: [],
          },
        ],
      }),
      now,
      madrid,
    );
    expect(
      made.sources.map(({ accountId, why, code, lastWholeAt }) => [accountId, why, code, lastWholeAt]),
    ).toEqual([
      ['parked', 'parked', 'signIn.rejected', '2026-12-01T06:00:00.000Z'],
      ['quiet', 'quiet', null, '2026-11-20T06:00:00.000Z'],
      ['never', 'quiet', null, null],
    ]);
    expect(made).toMatchObject({
      checksDue: 1,
      arrivedCount: 30,
      arrived: [{ noticeId: 'n1', personName: 'Ana', isRead: true }],
    });
    expect(digestSchema.parse(made)).toEqual(made);

    const text = describeDigest(made, null);
    expect(text).toContain('Today, 2026-12-01\n  Nothing is due.');
    expect(text).toContain('New since 2026-11-30T08:00:00.000Z: 30');
    expect(text).toContain('and 29 more');
    expect(text).toContain('The portal rejected the sign-in.');
    expect(text).toContain('never');
    expect(text).toContain('Cases to look up: 1');
  });
});
