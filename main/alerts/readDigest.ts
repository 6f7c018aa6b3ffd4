// Reads what today and this week are made of: near days and news from the store, and how the sources are.
import type { DigestView } from '../contract/digestViews.ts';
import type { Clock, WallTime, ZoneName } from '../model/day.ts';
import type { AlertMemory } from '../store/alertStore.ts';
import type { Store } from '../store/store.ts';
import type { AlertAccount } from './accountAlerts.ts';
import { readMemory } from './decisionDates.ts';
import { digestOf, digestSince } from './digest.ts';

export interface DigestDeps {
  store: Pick<Store, 'alerts' | 'cases' | 'persons'>;
  clock: Clock;
  zone: ZoneName;
  /** At what hour the person is told; without one what came since nine o'clock yesterday is new. */
  digestAt: WallTime | null;
  accounts: () => Promise<AlertAccount[]>;
}

const usualAt = '09:00';
/** More are told by their number. */
const mostArrived = 20;

/** `memory` is given where it was read already, decisions of cases included. */
export async function readDigest(deps: DigestDeps, memory?: AlertMemory): Promise<DigestView> {
  const { store, clock, zone } = deps;
  const now = clock.now();
  const at = now.toISOString();
  const { notices, alerts } = memory ?? (await readMemory(store, { now: at, unreadBefore: at }));
  const since = digestSince(alerts, deps.digestAt ?? usualAt, now, zone);
  const [arrivals, accounts, persons, cases] = await Promise.all([
    store.alerts.arrivals(since, at, mostArrived),
    deps.accounts(),
    store.persons.list(),
    store.cases.watched(),
  ]);
  return digestOf({ notices, arrivals, since, accounts, persons, cases }, now, zone);
}
