// A month of simulated time over the real engine and store: sleeps, clock changes, failures; every due check happened, none too early, none twice.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHub } from '../../main/app/createHub.ts';
import { type Connector, type ConnectorContext } from '../../main/connectors/connector.ts';
import { FailureError } from '../../main/contract/failure.ts';
import type { Account } from '../../main/model/account.ts';
import { systemClock } from '../../main/model/day.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import { createEngine, type Engine } from '../../main/sync/engine.ts';
import { createUpdateAccount } from '../../main/sync/updateAccount.ts';
import { createMemoryVault } from '../../main/vault/memory.ts';
import { sampleManifest } from '../unit/sync/sampleManifest.ts';
// What is loaded while time is held would never come.
import '../../main/sync/countingContext.ts';
import '../../main/sync/syncAccount.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const quiet = { from: 1, to: 6, zone: 'Europe/Madrid' };
const interval = 6 * hour;
const least = 30 * minute;

let profileDir: string;
let store: Store;
let engine: Engine;
let isBroken: (accountId: string, at: number) => boolean;
let isSparing: boolean;
let looks: Map<string, number[]>;
const zoneBefore = process.env['TZ'];

const account = (id: string, schedule: string | null): Account => ({
  id,
  portal: 'chile',
  personId: 'p1',
  label: id,
  method: 'imap',
  fields: { host: `${id}.example` },
  subject: id,
  state: 'active',
  parkedFor: null,
  schedule,
  nextCheckAt: new Date().toISOString(),
  lastCompleteListingAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
});

async function begin(at: string): Promise<void> {
  vi.useFakeTimers({
    now: new Date(at),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  store = await openStore({ profileDir, workerUrl: null, log: silentLogger });
  const hub = createHub(silentLogger);
  const connector: Connector = {
    manifest: sampleManifest({ leastIntervalMs: least, normalIntervalMs: interval, quietHours: quiet }),
    check: () => Promise.reject(new Error('not asked')),
    inspect: () => Promise.reject(new Error('not asked')),
    async *list(context) {
      const { id } = context.account;
      looks.set(id, [...(looks.get(id) ?? []), Date.now()]);
      if (isBroken(id, Date.now())) throw new FailureError('portal.down', { status: 503 });
      yield { notices: [], inlineDocuments: [], evidence: [], secrets: [], seen: 0, total: 0, cursor: null };
      return { isComplete: true, presentIds: null, unread: [] };
    },
  };
  engine = createEngine({
    store,
    hub,
    clock: systemClock,
    log: silentLogger,
    vault: createMemoryVault({}),
    files: openDocumentFiles({ profileDir }),
    registry: new Map([['chile', connector]]),
    updateAccount: createUpdateAccount(store.accounts, hub),
    newId: randomUUID,
    random: () => 0.5,
    contextOf: (of, { signal }) => ({ account: of, signal }) as ConnectorContext,
    isSparing: () => isSparing,
  });
  await store.persons.save({ id: 'p1', name: 'Ana', nie: null, passport: null });
}

beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'recado-month-'));
  process.env['TZ'] = 'Europe/Madrid';
  isBroken = () => false;
  isSparing = false;
  looks = new Map();
});
afterEach(async () => {
  await engine.close();
  await store.close();
  vi.useRealTimers();
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
  await rm(profileDir, { recursive: true });
});

const start = async () => {
  await engine.start();
  await vi.advanceTimersByTimeAsync(0);
};
/** The computer sleeps: the clock goes on and no timer runs; on waking the host says so. */
const sleep = async (ms: number) => {
  vi.setSystemTime(Date.now() + ms);
  engine.wake();
  await vi.advanceTimersByTimeAsync(0);
};
const of = (id: string): number[] => looks.get(id) ?? [];
const gaps = (at: readonly number[]): number[] => at.slice(1).map((one, index) => one - (at[index] ?? 0));
const hourIn = (at: number): number => new Date(at).getHours();
const isQuiet = (at: number): boolean => hourIn(at) >= quiet.from && hourIn(at) < quiet.to;

test('October with the end of summer time, nights asleep, a weekend off and a portal that is down', async () => {
  await begin('2026-10-08T06:30:00.000Z');
  await store.accounts.save(account('interval', null));
  await store.accounts.save(account('twice', '0 8,18 * * *'));
  await store.accounts.save(account('broken', null));
  const down = { from: Date.parse('2026-10-14T06:00:00Z'), to: Date.parse('2026-10-14T20:00:00Z') };
  isBroken = (id, at) => id === 'broken' && at >= down.from && at < down.to;
  const asleep: { from: number; to: number }[] = [];
  await start();
  const end = Date.parse('2026-11-07T06:30:00.000Z');
  while (Date.now() < end) {
    const date = new Date();
    const wakesAt = new Date(date);
    // Every other night the lid is closed from 23:00 to 7:30; one weekend it stays closed.
    const isAway = date.getDate() === 17 && date.getMonth() === 9 && date.getHours() === 9;
    if (isAway) wakesAt.setDate(date.getDate() + 2);
    else if (date.getHours() === 23 && date.getDate() % 2 === 0) wakesAt.setDate(date.getDate() + 1);
    if (wakesAt > date) {
      wakesAt.setHours(7, 30, 0, 0);
      asleep.push({ from: Date.now(), to: wakesAt.getTime() });
      await sleep(wakesAt.getTime() - Date.now());
    } else await vi.advanceTimersByTimeAsync(hour - (Date.now() % hour));
  }

  const sleptIn = (from: number, to: number) =>
    asleep.reduce((sum, nap) => sum + Math.max(0, Math.min(to, nap.to) - Math.max(from, nap.from)), 0);
  for (const id of ['interval', 'twice', 'broken']) {
    expect(Math.min(...gaps(of(id))), `${id} too early`).toBeGreaterThanOrEqual(least);
    // Only a waking computer may look in the quiet hours, and none of the wakings here falls into them.
    expect(of(id).slice(1).filter(isQuiet), `${id} in quiet hours`).toEqual([]);
  }

  // The interval with its jitter, the quiet hours and what was slept through: never longer.
  const at = of('interval');
  for (const [index, from] of at.entries()) {
    const to = at[index + 1];
    if (to === undefined) continue;
    const longest = interval * 1.2 + minute + sleptIn(from, to) + (quiet.to - quiet.from + 1) * hour;
    expect(to - from, new Date(from).toISOString()).toBeLessThanOrEqual(longest);
    expect(to - from).toBeGreaterThanOrEqual(interval);
  }

  // 8:00 and 18:00 on the clock on the wall, on both sides of 25 October; a slot slept through runs once, on waking.
  const expected: number[] = [];
  for (let on = new Date('2026-10-08T00:00:00'); on.getTime() < end; on.setDate(on.getDate() + 1))
    for (const slotHour of [8, 18]) {
      const slot = new Date(on).setHours(slotHour, 0, 0, 0);
      const nap = asleep.find(({ from, to }) => slot >= from && slot < to);
      const ran = nap?.to ?? slot;
      if (ran < end && ran > Date.parse('2026-10-08T06:31:00Z') && expected.at(-1) !== ran)
        expected.push(ran);
    }
  const atSlots = of('twice')
    .slice(1)
    .map((one) => one - (one % minute));
  expect(atSlots.map((one) => new Date(one).toISOString())).toEqual(
    expected.map((one) => new Date(one).toISOString()),
  );

  // Down for a working day: asked again at the portal's least interval, then after 30 minutes, 2 and 6 hours, each a tenth longer.
  const failed = of('broken').filter((one) => one >= down.from && one < down.to);
  expect(failed.length).toBeGreaterThanOrEqual(3);
  const waits = gaps(failed).map((gap) => Math.round(gap / minute));
  expect(waits).toEqual([30, 33, 132, 396].slice(0, waits.length));
  const [state] = (await store.accounts.list()).filter(({ id }) => id === 'broken');
  expect(state?.state).toBe('active');
  const runs = await store.runs.list({ accountId: 'broken', limit: 500 });
  expect(runs.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  expect(runs).toHaveLength(of('broken').length);
}, 200_000);

test('the hour that spring takes away costs no check and brings none twice', async () => {
  await begin('2026-03-28T08:00:00.000Z');
  await store.accounts.save(account('hourly', '30 * * * *'));
  await start();
  await vi.advanceTimersByTimeAsync(2 * day);
  const night = of('hourly').slice(1);
  expect(night.filter(isQuiet).length).toBe(0);
  // Every hour; from 0:30 to the end of the quiet hours, an hour less in the night that loses one; then the next half hour.
  const minutes = gaps(night).map((gap) => Math.round(gap / minute));
  expect(new Set(minutes)).toEqual(new Set([60, 270, 330, 30]));
}, 120_000);

test('a clock that ran a month ahead holds no account back once it is right', async () => {
  await begin('2026-11-01T09:00:00.000Z');
  await store.accounts.save(account('a', null));
  await start();
  vi.setSystemTime(Date.now() + 30 * day);
  engine.wake();
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(of('a')).toHaveLength(2);
  vi.setSystemTime(Date.now() - 30 * day);
  engine.wake();
  await vi.advanceTimersByTimeAsync(interval * 1.2 + 2 * minute);
  expect(of('a')).toHaveLength(3);
}, 120_000);

test('on the battery the interval counts twice, hours that the person chose are kept', async () => {
  await begin('2026-11-02T08:00:00.000Z');
  await store.accounts.save(account('interval', null));
  await store.accounts.save(account('twice', '0 12,18 * * *'));
  isSparing = true;
  await start();
  await vi.advanceTimersByTimeAsync(11 * hour);
  expect(of('interval')).toHaveLength(1);
  expect(of('twice')).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(3 * hour);
  expect(of('interval')).toHaveLength(2);
}, 120_000);
