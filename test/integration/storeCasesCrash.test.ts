// Kills a process in the midst of joins and separations of cases and notices: every status that was acknowledged stays, every notice has one case.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openTestStore, seededRandom, temporaryProfile } from '../support/storeFixtures.ts';

const kills = 5;
const actor = join(import.meta.dirname, '../support/actUntilKilled.ts');

/** Lets it acknowledge some rounds, then kills it a moment later; returns what it told. */
async function actAndKill(profileDir: string, first: number, count: number, afterMs: number) {
  const child = spawn(process.execPath, [actor, profileDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const told: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(Number(line));
    if (told.length === count) setTimeout(() => child.kill('SIGKILL'), afterMs);
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return told;
}

it('loses no status and leaves no case by halves', { timeout: 120_000 }, async () => {
  const profile = await temporaryProfile();
  const random = seededRandom(5);
  const acknowledged: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const first = kill * 1_000;
    acknowledged.push(
      ...(await actAndKill(profile.profileDir, first, 3 + Math.floor(random() * 8), random() * 15)),
    );
  }
  const store = await openTestStore(profile.profileDir, { workerUrl: null });
  expect(await store.health()).toMatchObject({ isIntact: true, problems: [] });
  const { rows } = await store.cases.list({}, null, 100);
  const here = new Set(rows.flatMap((row) => row.case.history.map(({ raw }) => Number(raw))));
  expect(acknowledged.filter((round) => !here.has(round))).toEqual([]);
  // Each notice is in exactly one case, and each number leads to one.
  const notices = await store.notices.list({ box: 'all' }, null, 100);
  const joined = (await Promise.all(notices.rows.map(({ id }) => store.notices.get(id)))).flatMap(
    (record) => record?.joined ?? [],
  );
  // What went into another is there too, as the other's source, and parts whole.
  expect(notices.rows.length + joined.length).toBe(kills * 5);
  expect(rows.reduce((sum, row) => sum + row.noticeCount, 0)).toBe(notices.rows.length);
  for (const { id } of joined) await store.sameNotices.part(id, '2026-11-21T11:00:00.000Z');
  expect((await store.notices.list({ box: 'all' }, null, 100)).rows).toHaveLength(kills * 5);
  for (const number of ['280020260000001', '280020260000002'])
    expect(await store.cases.withNumber(number, null)).toHaveLength(1);
  await store.close();
  await profile.remove();
});
