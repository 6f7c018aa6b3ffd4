// Kills a writing process at fifty moments: everything that it was told is kept must be there, whole and once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import type { Store } from '../../main/store/store.ts';
import { openTestStore, seededRandom, temporaryProfile } from '../support/storeFixtures.ts';

const kills = 50;
const writer = join(import.meta.dirname, '../support/writeUntilKilled.ts');

/** Lets it acknowledge `count` pages, then kills it a moment later, in the midst of the next; returns the last page told. */
async function writeAndKill(
  profileDir: string,
  first: number,
  count: number,
  afterMs: number,
): Promise<number> {
  const child = spawn(process.execPath, [writer, profileDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let last = first - 1;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === first + count - 1) setTimeout(() => child.kill('SIGKILL'), afterMs);
  }
  const [, signal] = (await exited) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return last;
}

async function idsOf(store: Store): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await store.notices.list({ box: 'all' }, after, 500);
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null);
  return ids;
}

it('loses nothing that was acknowledged and keeps nothing by halves', { timeout: 300_000 }, async () => {
  const profile = await temporaryProfile();
  const random = seededRandom(50);
  const acknowledged: number[] = [];
  let first = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const last = await writeAndKill(profile.profileDir, first, 1 + Math.floor(random() * 2), random() * 12);
    for (let page = first; page <= last; page += 1) acknowledged.push(page);
    // The page that was under way may be there or not: the next process leaves its number out.
    first = last + 2;
  }

  const store = await openTestStore(profile.profileDir);
  expect(await store.health()).toMatchObject({ isIntact: true, problems: [] });
  const ids = await idsOf(store);
  expect(new Set(ids).size).toBe(ids.length);
  const here = new Set(ids);
  const lost = acknowledged.filter((page) => !here.has(`n-${page}-0`) || !here.has(`n-${page}-7`));
  expect(lost).toEqual([]);
  // A page is there with all its eight notices, documents and words, or not at all.
  expect(ids.length % 8).toBe(0);
  expect(await store.documents.pending('account-1')).toHaveLength(ids.length);
  const flagged = await store.notices.list({ box: 'flagged' }, null, 5_000);
  const flaggedIds = new Set(flagged.rows.map((row) => row.id));
  expect(acknowledged.filter((page) => !flaggedIds.has(`n-${page}-0`))).toEqual([]);
  for (const page of acknowledged.slice(-20)) {
    const { rows } = await store.notices.search(`"pagina ${page} aviso"`, { box: 'all' }, null, 50);
    expect(rows).toHaveLength(8);
  }
  expect((await store.accounts.cursor('account-1'))?.['page']).toBeGreaterThanOrEqual(
    acknowledged.at(-1) as number,
  );
  await store.close();
  await profile.remove();
});
