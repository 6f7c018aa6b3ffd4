// Holidays put in by hand and a person's community move every period, row and alarm; nothing else is touched.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAlerts } from '../../main/alerts/runAlerts.ts';
import { deadlineHandlers } from '../../main/app/handlers/deadlineHandlers.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { storePage } from '../../main/sync/storePage.ts';
import { openSyncBench, page, type SyncBench } from '../support/syncBench.ts';
import { listedNotice } from '../unit/sync/listedNotice.ts';

/** Opened on Friday 4 December 2026: 6 and 8 December are holidays everywhere, 7 December in Madrid. */
const requirement = (change: Partial<ListedNotice> = {}): ListedNotice =>
  listedNotice({
    portal: 'dehu',
    kind: 'requirement',
    state: 'accepted',
    legalEffectOnOpen: true,
    evidence: { responseDays: '10', responseDaysKind: 'business', notifiedOn: '2026-12-04' },
    ...change,
  });

describe('holidays put in by hand', () => {
  let bench: SyncBench;
  let ids: string[];

  beforeEach(async () => {
    bench = await openSyncBench();
    bench.play({ pages: [] });
    const stored = await storePage(
      bench.deps,
      bench.account.id,
      'run',
      page([
        requirement(),
        requirement({ portalNoticeId: 'n2', mergeKey: 'dehu:n2' }),
        requirement({ portalNoticeId: 'n3', titular: { nif: 'Y7654321G', name: 'Otra Persona' } }),
        listedNotice({ portalNoticeId: 'n4' }),
      ]),
    );
    ids = stored.added;
  });
  afterEach(() => bench.close());

  const handlers = () => deadlineHandlers(bench.deps);
  const daysOf = async () =>
    Promise.all(ids.map(async (id) => (await bench.deps.store.notices.get(id))?.notice.deadlines[0]?.on));

  test('a community moves the days of its person, and of nobody else', async () => {
    expect(await daysOf()).toEqual(['2026-12-21', '2026-12-21', '2026-12-21', undefined]);
    expect(await handlers()['deadlines.setRegion']({ personId: 'p1', region: 'MD' })).toEqual({ moved: 2 });
    expect(await daysOf()).toEqual(['2026-12-22', '2026-12-22', '2026-12-21', undefined]);
    const rows = (await bench.deps.store.notices.list({ box: 'inbox' }, null, 10)).rows;
    expect(rows.filter(({ dueOn }) => dueOn === '2026-12-22')).toHaveLength(2);
    expect((await bench.deps.store.persons.list())[0]?.region).toBe('MD');
    await expect(handlers()['deadlines.setRegion']({ personId: 'p1', region: 'XX' })).rejects.toMatchObject({
      failure: { code: 'input.invalid' },
    });
  });

  test('a local day is added and taken away; the same listing later changes nothing', async () => {
    const local = {
      id: 'h1',
      country: 'ES',
      region: null,
      on: '2026-12-11',
      name: 'Feria',
      isHoliday: true,
    } as const;
    await handlers()['deadlines.saveHoliday'](local);
    expect(await daysOf()).toEqual(['2026-12-22', '2026-12-22', '2026-12-22', undefined]);
    const again = await storePage(bench.deps, bench.account.id, 'run', page([requirement()]));
    expect(again).toMatchObject({ added: [], changed: [] });
    const { explanations } = await handlers()['deadlines.explain']({ noticeId: ids[0] ?? '' });
    expect(explanations[0]?.count?.skipped).toContainEqual({
      on: '2026-12-11',
      why: 'correction',
      name: 'Feria',
    });
    expect(explanations[0]).toMatchObject({
      what: 'respond',
      from: { field: 'notifiedOn', on: '2026-12-04' },
      rule: { name: 'es.businessDays', article: '30.2, 30.3, 30.6' },
      days: 10,
    });
    await handlers()['deadlines.saveHoliday']({ ...local, on: '2026-12-08', isHoliday: false });
    expect(await daysOf()).toEqual(['2026-12-18', '2026-12-18', '2026-12-18', undefined]);
    await handlers()['deadlines.removeHoliday']({ id: 'h1' });
    expect(await daysOf()).toEqual(['2026-12-21', '2026-12-21', '2026-12-21', undefined]);
    expect(await handlers()['deadlines.holidays']({})).toEqual([]);
  });

  test('marks stay, and an alarm follows the day', async () => {
    const { store, hub, clock, log, newId } = bench.deps;
    bench.clock.at = new Date('2026-12-20T11:00:00.000Z');
    await store.notices.mark(ids.slice(0, 1), { note: 'llamar' }, bench.clock.at.toISOString());
    const alerts = createAlerts({
      store,
      hub,
      clock,
      log,
      newId,
      zone: () => 'Europe/Madrid',
      settings: () => Promise.resolve({ ...usualAlertSettings, quietHours: null, isOn: true }),
      manifestOf: () => undefined,
      certificateEndsAt: () => null,
      hasSystemAlerts: true,
    });
    const openDays = async () =>
      (await store.alerts.list({ isOpen: true, limit: 50 }))
        .filter(({ kind, noticeId }) => kind === 'deadline' && noticeId === ids[0])
        .map(({ on }) => on);
    await alerts.start();
    await alerts.decide();
    expect(await openDays()).toEqual(['2026-12-21']);
    await handlers()['deadlines.setRegion']({ personId: 'p1', region: 'MD' });
    await alerts.decide();
    expect(await openDays()).toEqual(['2026-12-22']);
    expect((await store.notices.get(ids[0] ?? ''))?.mark.note).toBe('llamar');
    await alerts.close();
  });

  test('what would follow an opening: today, on Friday, on a chosen day, never', async () => {
    bench.clock.at = new Date('2026-11-24T10:00:00.000Z');
    const stored = await storePage(
      bench.deps,
      bench.account.id,
      'run',
      page([
        requirement({
          portalNoticeId: 'n5',
          state: 'pending',
          madeAvailableAt: '2026-11-21T09:00:00.000Z',
          evidence: {},
        }),
      ]),
    );
    const noticeId = stored.added[0] ?? '';
    const asked = await handlers()['deadlines.whatIf']({ noticeId, term: null, chosenOn: '2026-11-30' });
    expect(asked).toMatchObject({
      lastDayToOpen: '2026-12-01',
      term: { workingDays: 10 },
      isTermAssumed: true,
    });
    expect(asked?.scenarios.map(({ when, openedOn, count }) => [when, openedOn, count.result])).toEqual([
      ['today', '2026-11-24', '2026-12-09'],
      ['friday', '2026-11-27', '2026-12-14'],
      ['chosen', '2026-11-30', '2026-12-15'],
      ['never', '2026-12-01', '2026-12-16'],
    ]);
    const month = await handlers()['deadlines.whatIf']({ noticeId, term: { months: 1 }, chosenOn: null });
    expect(month?.scenarios[0]?.count.result).toBe('2026-12-24');
    expect(
      await handlers()['deadlines.whatIf']({ noticeId: ids[0] ?? '', term: null, chosenOn: null }),
    ).toBeNull();
  });
});
