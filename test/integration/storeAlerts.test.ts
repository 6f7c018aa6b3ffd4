// What the store keeps of alerts: new notices once, days that can still be missed, and how each alert was shown.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Alert, noSubject } from '../../main/model/alert.ts';
import type { Store } from '../../main/store/store.ts';
import { type OpenedStore, openOnDisk } from '../support/alertFixtures.ts';

let opened: OpenedStore;
let store: Store;
beforeAll(async () => {
  opened = await openOnDisk();
  store = opened.store;
});
afterAll(() => opened.remove());

const now = '2026-11-21T10:00:00.000Z';
const asked = { now, unreadBefore: '2026-11-14T10:00:00.000Z' };
const nothing = { at: now, raised: [], moved: [], ended: [], freshUpTo: 0, unreadToldBefore: '' };

const alert = (known: Partial<Alert>): Alert => ({
  ...noSubject,
  id: 'alert-1',
  key: 'new:n1',
  slot: 'new:n1',
  kind: 'notice.new',
  urgency: 'normal',
  raisedAt: now,
  soundAt: now,
  isSnoozed: false,
  state: 'open',
  silentFor: null,
  showing: 'waiting',
  shownAt: null,
  notShownFor: null,
  nativeId: null,
  endedAt: null,
  ...known,
});

test('a new notice is news until the decision about it is kept, and what comes meanwhile waits for the next', async () => {
  await opened.add([{ id: 'n1' }, { id: 'n2' }]);
  const first = await store.alerts.memory(asked);
  expect(first.freshIds).toEqual(['n1', 'n2']);
  expect(first.notices.map(({ id }) => id).toSorted()).toEqual(['n1', 'n2']);

  await opened.add([{ id: 'n3' }]);
  await store.alerts.apply({
    ...nothing,
    freshUpTo: first.freshUpTo,
    raised: [alert({ noticeId: 'n1', title: 'Uno' })],
  });
  const second = await store.alerts.memory(asked);
  expect(second.freshIds).toEqual(['n3']);
  expect(second.alerts).toMatchObject([{ id: 'alert-1', noticeId: 'n1', title: 'Uno', state: 'open' }]);

  // A notice that changes is no news.
  await store.alerts.apply({ ...nothing, freshUpTo: second.freshUpTo });
  await opened.change({ id: 'n3', title: 'Otro título' });
  expect((await store.alerts.memory(asked)).freshCount).toBe(0);
});

test('finds every notice with a near day, as its facts change, and says when the next day comes near', async () => {
  await opened.add([
    { id: 'd1', expiresOn: '2026-11-25' },
    { id: 'd2', deadlines: [{ what: 'respond', on: '2026-11-28', certainty: 'derived', basis: 'x' }] },
    { id: 'd3', expiresOn: '2026-01-05' },
    { id: 'd4', appointment: { on: '2026-11-30', at: '09:30', zone: 'America/Santiago' } },
  ]);
  const { freshUpTo } = await store.alerts.memory(asked);
  await store.alerts.apply({ ...nothing, freshUpTo });
  const dated = async () => {
    const { notices } = await store.alerts.memory(asked);
    return notices.map(({ id }) => id).filter((id) => id.startsWith('d'));
  };
  expect(await dated()).toEqual(['d1', 'd2', 'd4']);
  await opened.change({ id: 'd1', expiresOn: '2026-01-25' });
  await opened.change({ id: 'd3', expiresOn: '2026-12-01' });
  expect(await dated()).toEqual(['d2', 'd4', 'd3']);
  await store.notices.mark(['d2'], { isDone: true }, now);
  expect(await dated()).toEqual(['d4', 'd3']);

  // What is farther away is not read, but known: the next decision comes before its first alarm.
  await opened.change({ id: 'd3', expiresOn: '2027-01-05' });
  const later = await store.alerts.memory(asked);
  expect(later.nextDatedAt).toBe('2026-12-26T00:00:00.000Z');
  expect((await store.alerts.upcoming(now, 10)).map(({ id }) => id)).toEqual(['d4', 'd3']);
  expect((await store.alerts.upcoming(now, 1)).map(({ id }) => id)).toEqual(['d4']);
});

test('a near day is found though the same notice names a far one too, among more far days than anybody reads', async () => {
  const on = (day: number) => new Date(Date.UTC(2027, 0, 1 + (day % 300))).toISOString().slice(0, 10);
  await opened.add(Array.from({ length: 2_050 }, (_, n) => ({ id: `far-${n}`, expiresOn: on(n) })));
  await opened.add([
    {
      id: 'near',
      expiresOn: '2028-01-01',
      deadlines: [{ what: 'respond', on: '2026-11-22', certainty: 'derived', basis: 'x' }],
    },
  ]);
  const { freshUpTo } = await store.alerts.memory(asked);
  await store.alerts.apply({ ...nothing, freshUpTo });
  const { notices } = await store.alerts.memory(asked);
  expect(notices.map(({ id }) => id)).toContain('near');
  expect(notices.filter(({ id }) => id.startsWith('far'))).toEqual([]);
  await store.notices.mark(
    ['near', ...Array.from({ length: 2_050 }, (_, n) => `far-${n}`)],
    { isArchived: true },
    now,
  );
});

test('a term that the person confirmed has a day like any other', async () => {
  await opened.add([{ id: 't1' }]);
  const isDated = async () =>
    (await store.alerts.upcoming(now, 100)).some(({ id, deadlines }) => id === 't1' && deadlines.length > 0);
  expect(await isDated()).toBe(false);
  const term = { what: 'respond', on: '2026-11-27', certainty: 'derived', basis: 'confirmed' } as const;
  await store.readings.confirmTerm('t1', 'fact', term, now);
  expect(await isDated()).toBe(true);
  await store.readings.confirmTerm('t1', 'fact', null, now);
  expect(await isDated()).toBe(false);
});

test('what came since a moment is counted, the newest first, without what was put away or is a forgery', async () => {
  await opened.add([{ id: 'a1' }, { id: 'a2' }], '2026-11-21T09:50:00.000Z');
  await opened.add(
    [{ id: 'a3', authenticity: { verdict: 'suspicious', reasons: [] } }, { id: 'a4' }],
    '2026-11-21T09:55:00.000Z',
  );
  await store.notices.mark(['a1'], { isDone: true }, now);
  await store.notices.mark(['a2'], { isRead: true }, now);
  const arrivals = await store.alerts.arrivals('2026-11-21T09:45:00.000Z', now, 1);
  expect(arrivals.count).toBe(2);
  expect(arrivals.notices.map(({ id }) => id)).toEqual(['a4']);
});

test('an alert is handed over once, and again after a process that ended in between', async () => {
  expect(await store.alerts.markShowing('alert-1', now)).toBe(true);
  expect(await store.alerts.markShowing('alert-1', now)).toBe(false);
  await opened.reopen();
  store = opened.store;
  await store.alerts.resume('2026-11-20T00:00:00.000Z');
  expect(await store.alerts.markShowing('alert-1', now)).toBe(true);
  await store.alerts.markShown('alert-1', { isShown: true, nativeId: 7 }, now);
  await store.alerts.resume('2026-11-20T00:00:00.000Z');
  expect(await store.alerts.markShowing('alert-1', now)).toBe(false);
  expect(await store.alerts.get('alert-1')).toMatchObject({ showing: 'shown', nativeId: 7 });
  // After the computer was started anew the daemon has given its numbers to others.
  await store.alerts.resume('2026-11-22T00:00:00.000Z');
  expect(await store.alerts.get('alert-1')).toMatchObject({ showing: 'shown', nativeId: null });
});

test('answered is answered, snoozed sounds again, over may come back as another alert', async () => {
  const later = '2026-11-22T09:00:00.000Z';
  expect(await store.alerts.snooze(['alert-1'], later)).toMatchObject([
    { soundAt: later, isSnoozed: true, showing: 'waiting' },
  ]);
  expect(await store.alerts.answer(['alert-1', 'nobody'], now)).toMatchObject([{ id: 'alert-1' }]);
  expect(await store.alerts.answer(['alert-1'], now)).toEqual([]);
  await store.alerts.snooze(['alert-1'], later);
  const moved = [{ id: 'alert-1', soundAt: '2026-11-21T22:00:00.000Z' }];
  await store.alerts.apply({ ...nothing, moved });
  expect(await store.alerts.get('alert-1')).toMatchObject(moved[0] ?? {});
  await store.alerts.apply({ ...nothing, ended: ['alert-1'] });
  await store.alerts.apply({ ...nothing, raised: [alert({ id: 'alert-2' })] });
  const list = await store.alerts.list({ limit: 10 });
  expect(list.map(({ id, state }) => [id, state])).toEqual([
    ['alert-2', 'open'],
    ['alert-1', 'over'],
  ]);
  expect(await store.alerts.list({ limit: 10, isOpen: true })).toHaveLength(1);
  await expect(store.alerts.apply({ ...nothing, raised: [alert({ id: 'alert-3' })] })).rejects.toThrow('bug');
});

test('what waits unread is told once, though the clock is set back', async () => {
  const week = { now: '2026-12-01T10:00:00.000Z', unreadBefore: '2026-11-24T10:00:00.000Z' };
  const before = await store.alerts.memory(week);
  expect(before.unreadIds).toContain('n2');
  await store.alerts.apply({ ...nothing, unreadToldBefore: week.unreadBefore });
  expect((await store.alerts.memory(week)).unreadCount).toBe(0);
  await store.alerts.apply({ ...nothing, unreadToldBefore: '2026-11-01T00:00:00.000Z' });
  expect((await store.alerts.memory(week)).unreadCount).toBe(0);
});

test('what the person wrote into a case by hand has days like a notice, until it is paid', async () => {
  const entry = { id: 'e1', addedAt: now, documents: [] };
  const payment = { title: 'Tasa 790', amount: null, dueOn: '2026-12-05', payCode: null };
  await store.cases.save(
    { id: 'c1', personId: 'person-1', country: 'ES', details: { title: 'Arraigo' } },
    now,
  );
  await store.cases.saveEntry('c1', 'e1', { ...entry, what: 'payment', payment, text: '' }, now);
  const own = async () => (await store.alerts.memory(asked)).notices.filter(({ caseId }) => caseId === 'c1');
  expect(await own()).toMatchObject([
    { id: 'e1', title: 'Tasa 790', personId: 'person-1', deadlines: [{ what: 'pay', on: '2026-12-05' }] },
  ]);
  await store.cases.markPayment('c1', 'e1', { paidOn: '2026-11-30', receipt: null }, now);
  expect(await own()).toMatchObject([{ isAway: true }]);
});
