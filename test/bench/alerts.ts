// What alerts cost: a page of new notices written with all that alerts keep of them, and one decision over many dated notices.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextOnAgenda } from '../../main/alerts/agenda.ts';
import { decideAlerts } from '../../main/alerts/decideAlerts.ts';
import { usualAlertSettings } from '../../main/model/alert.ts';
import { silentLogger } from '../../main/model/logger.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  planOf,
  sampleNotice,
  seededNotice,
  seededRandom,
  workerUrl,
} from '../support/storeFixtures.ts';
import type { Figure } from './figure.ts';

const page = 3_000;
const sizes = [2_000, 20_000, 100_000];
const rounds = 7;
const dayMs = 86_400_000;
const now = new Date('2026-11-21T10:00:00.000Z');

export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = [await inProfile(measureWriting)];
  for (const size of sizes) figures.push(...(await inProfile((store) => measureDecision(store, size))));
  return figures;
}

async function inProfile<T>(measure: (store: Store) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'recado-bench-'));
  const store = await openStore({ profileDir: join(dir, 'profile'), workerUrl, log: silentLogger });
  try {
    await addAccount(store);
    return await measure(store);
  } finally {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measureWriting(store: Store): Promise<Figure> {
  const random = seededRandom(7);
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const plan = planOf([]);
    for (let index = 0; index < page; index += 1) {
      const facts = seededNotice(round * page + index, rounds * page, random);
      plan.added.push({ id: `w-${round}-${index}`, factsHash: 'h1', facts });
    }
    taken.push(await timeOf(() => store.notices.applyListing(plan)));
  }
  return { what: 'a page of 3,000 new notices written', value: median(taken), unit: 'ms', atMost: 3_000 };
}

/** Days spread over a year, as of an office that opens nothing: the worst that a profile of this size can be. */
async function measureDecision(store: Store, size: number): Promise<Figure[]> {
  for (let from = 0; from < size; from += page) {
    const plan = planOf([]);
    for (let index = from; index < Math.min(size, from + page); index += 1) {
      const on = new Date(now.getTime() + (index % 365) * dayMs).toISOString().slice(0, 10);
      const facts = sampleNotice({ portalNoticeId: `d-${index}`, expiresOn: on, deadlines: [] });
      plan.added.push({ id: `d-${index}`, factsHash: 'h1', facts });
    }
    await store.notices.applyListing(plan);
  }
  const at = now.toISOString();
  const asked = { now: at, unreadBefore: new Date(now.getTime() - 7 * dayMs).toISOString() };
  const decide = async () => {
    const memory = await store.alerts.memory(asked);
    const settings = { ...usualAlertSettings, isOn: true };
    let nth = 0;
    const decision = decideAlerts(
      { memory, accounts: [], cases: [], digest: null },
      { settings, now, zone: 'Europe/Madrid', newId: () => `a-${(nth += 1)}` },
    );
    return { memory, decision };
  };
  const first = await decide();
  await store.alerts.apply({
    at,
    raised: first.decision.raised,
    moved: [],
    ended: [],
    freshUpTo: first.memory.freshUpTo,
    unreadToldBefore: asked.unreadBefore,
  });
  const decisions: number[] = [];
  const agendas: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    decisions.push(await timeOf(decide));
    agendas.push(await timeOf(async () => nextOnAgenda(await store.alerts.upcoming(at, 300), now, 5)));
  }
  const of = size.toLocaleString('en');
  return [
    {
      what: `one decision with ${of} dated notices`,
      value: median(decisions),
      unit: 'ms',
      atMost: size > 20_000 ? 1_500 : 400,
    },
    { what: `the five nearest of ${of} dated notices`, value: median(agendas), unit: 'ms', atMost: 150 },
  ];
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
