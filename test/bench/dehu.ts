// Measures what reading DEHú's lists costs beside the bare requests, and whether memory grows over many runs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCore } from '../../main/app/createCore.ts';
import { noEndpoints } from '../../main/app/endpoints.ts';
import { signIn } from '../../main/connectors/dehu/dehuSession.ts';
import { dehuBench, listAll } from '../portals/dehu/dehuContext.ts';
import { madridTime, realisedNotice, sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';
import { aboutDirect } from '../support/aboutDirect.ts';
import type { Figure } from './figure.ts';

const perList = 500;
const rounds = 15;
const runs = 200;

export async function bench(): Promise<Figure[]> {
  const spain = await startSampleSpain();
  try {
    fill(spain);
    return [...(await listingFigures(spain)), ...(await memoryFigures(spain))];
  } finally {
    await spain.stop();
  }
}

function fill(spain: SampleSpain): void {
  const at = madridTime(new Date(Date.now() - 3 * 86_400_000));
  for (let row = 0; row < perList; row += 1)
    spain.notices.push(
      sampleNotice(),
      sampleNotice({ box: 'communication', availabilityDate: at }),
      realisedNotice('ACEPTADA', at),
    );
}

/** The same sign-in and the same requests each time: once with everything that a listing does, once thrown away unread. */
async function listingFigures(spain: SampleSpain): Promise<Figure[]> {
  const own = dehuBench(spain);
  const today = new Date().toISOString().slice(0, 10);
  const since = { version: 1, readFrom: '2000-01-01', readTo: today };
  const listing: number[] = [];
  const bare: number[] = [];
  let handshakes = 0;
  for (let round = 0; round < rounds; round += 1) {
    spain.log.length = 0;
    const before = spain.certificateHandshakes();
    let from = performance.now();
    const { notices } = await listAll(own, own.context(), since);
    listing.push(performance.now() - from);
    handshakes = Math.max(handshakes, spain.certificateHandshakes() - before);
    if (notices.length !== 3 * perList) throw new Error(`${notices.length} notices`);
    const asked = spain.log
      .filter(({ hop }) => hop.endsWith('List'))
      .map(({ path, query }) => `${path}${query}`);
    from = performance.now();
    const session = await signIn(own.context());
    for (const path of asked) await session.get(path, '/es/notifications');
    await session.close();
    bare.push(performance.now() - from);
  }
  return [
    { what: 'DEHú: 3 × 500 notices listed, fastest', value: Math.min(...listing), unit: 'ms' },
    { what: 'DEHú: the bare requests, fastest', value: Math.min(...bare), unit: 'ms' },
    {
      what: 'DEHú: listing against the bare requests',
      // Of each the fastest: what other programs take away meanwhile is no part of it.
      value: Math.min(...listing) / Math.min(...bare),
      unit: '×',
      atMost: 1.5,
    },
    { what: 'DEHú: certificate handshakes per sign-in', value: handshakes, unit: '', atMost: 1 },
  ];
}

async function memoryFigures(spain: SampleSpain): Promise<Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  spain.notices.splice(0, spain.notices.length, ...Array.from({ length: 20 }, () => sampleNotice()));
  const profileDir = await mkdtemp(join(tmpdir(), 'recado-bench-'));
  const core = await createCore({
    profileDir,
    host: { about: aboutDirect, desktop: null },
    storeWorkerUrl: new URL('../../main/store/sqlite/storeWorker.ts', import.meta.url),
    version: 'bench',
    endpoints: {
      ...noEndpoints,
      memorySecrets: {},
      trustedCa: [spain.caPem],
      portals: { dehu: spain.endpoints },
    },
  });
  try {
    const { p12, passphrase } = spain.certificates.ana;
    const added = await core.call('accounts.add', {
      portal: 'dehu',
      method: 'pkcs12',
      label: '',
      personId: null,
      personName: 'Ana',
      fields: {},
      secrets: { passphrase },
      certificate: { name: 'ana.p12', base64: p12.toString('base64') },
    });
    if (!added.ok) throw new Error(added.failure.code);
    await core.idle();
    const heap: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      // What the sample portal itself remembers is no part of the figure.
      spain.log.length = 0;
      spain.endSessions();
      await core.call('sync.now', {});
      await core.idle();
      collect();
      heap.push(process.memoryUsage().heapUsed);
    }
    const first = median(heap.slice(0, 50));
    const last = median(heap.slice(-50));
    return [
      { what: 'DEHú: heap after 50 runs', value: first / 2 ** 20, unit: 'MB' },
      {
        what: `DEHú: heap of the last 50 of ${runs} runs against the first 50`,
        value: (last / first - 1) * 100,
        unit: '%',
        atMost: 5,
      },
    ];
  } finally {
    await core.close();
    await rm(profileDir, { recursive: true, force: true });
  }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
