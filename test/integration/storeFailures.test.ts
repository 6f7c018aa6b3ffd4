// What the store says when the disk is full, the file is damaged, or somebody else has it; and that it never makes it worse.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Failure, failureOf } from '../../main/contract/failure.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleNotice,
  seededNotice,
  seededRandom,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let file: string;
let marker: string;

beforeEach(async () => {
  profile = await temporaryProfile();
  file = join(profile.profileDir, 'recado.db');
  marker = join(profile.profileDir, 'recado.open');
});
afterEach(() => profile.remove());

const failureOfOpening = (): Promise<Failure> =>
  openTestStore(profile.profileDir).then(() => expect.fail('opened'), failureOf);

const countOf = async (store: Store): Promise<number> => (await store.notices.counts()).inbox;

/** Adds pages of forty until the store refuses; returns the failure and how many notices were acknowledged. */
async function fill(store: Store): Promise<{ failure: Failure; kept: number }> {
  const random = seededRandom(3);
  for (let page = 0; page < 400; page += 1) {
    const notices = Array.from({ length: 40 }, (_, at) => seededNotice(page * 40 + at, 16_000, random));
    try {
      await store.notices.applyListing(planOf(notices));
    } catch (error) {
      return { failure: failureOf(error), kept: page * 40 };
    }
  }
  return expect.fail('never full');
}

describe('a full disk', () => {
  it('refuses a page whole and works again when there is room', async () => {
    let store = await openTestStore(profile.profileDir, { maxPageCount: 400 });
    await addAccount(store);
    const { failure, kept } = await fill(store);
    expect(failure.code).toBe('store.full');
    expect(await countOf(store)).toBe(kept);
    expect((await store.health()).problems).toEqual([]);
    await store.close();

    store = await openTestStore(profile.profileDir);
    await store.notices.applyListing(planOf([sampleNotice({ portalNoticeId: 'after' })]));
    expect(await countOf(store)).toBe(kept + 1);
    await store.close();
  });

  const isMountable = (): boolean => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt'], { stdio: 'ignore' });
      execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  it.skipIf(!isMountable())('of six megabytes: the same, in the same process', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'recado-small-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'none', disk]);
    let store: Store | null = null;
    try {
      const ballast = join(disk, 'ballast');
      await writeFile(ballast, Buffer.alloc(1_500_000));
      store = await openTestStore(join(disk, 'profile'));
      await addAccount(store);
      const { failure, kept } = await fill(store);
      expect(failure.code).toBe('store.full');
      expect(await countOf(store)).toBe(kept);
      await rm(ballast);
      await store.notices.applyListing(planOf([sampleNotice({ portalNoticeId: 'after' })]));
      expect(await countOf(store)).toBe(kept + 1);
      expect((await store.health()).problems).toEqual([]);
    } finally {
      await store?.close();
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  });
});

describe('a profile that is in use', () => {
  it('is refused with the process that has it', async () => {
    const store = await openTestStore(profile.profileDir);
    expect(await failureOfOpening()).toEqual({ code: 'store.busy', details: { pid: process.pid } });
    await addAccount(store);
    await store.notices.applyListing(planOf([sampleNotice({ portalNoticeId: 'after' })]));
    expect(await countOf(store)).toBe(1);
    await store.close();
    await (await openTestStore(profile.profileDir)).close();
  });

  it('by another process is refused, and free when that one is killed', async () => {
    const holder = spawn(
      process.execPath,
      [join(import.meta.dirname, '../support/holdStore.ts'), profile.profileDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    await once(holder.stdout, 'data');
    expect(await failureOfOpening()).toEqual({ code: 'store.busy', details: { pid: holder.pid } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await openTestStore(profile.profileDir);
    expect((await store.accounts.list()).map((account) => account.id)).toEqual(['account-1']);
    await store.close();
  });

  it('by any program that locks the file is refused', async () => {
    await (await openTestStore(profile.profileDir)).close();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    expect((await failureOfOpening()).code).toBe('store.busy');
    other.close();
    await (await openTestStore(profile.profileDir)).close();
  });
});

describe('a damaged file', () => {
  it('is said with its lines after an unclean stop, and left in place', async () => {
    const store = await openTestStore(profile.profileDir);
    await addAccount(store);
    const random = seededRandom(5);
    await store.notices.applyListing(
      planOf(Array.from({ length: 300 }, (_, at) => seededNotice(at, 300, random))),
    );
    await store.close();
    expect(existsSync(marker)).toBe(false);
    const bytes = await readFile(file);
    // One page in the middle of the tables, headers and schema left whole.
    bytes.fill(0x5a, 40 * 4096, 41 * 4096);
    await writeFile(file, bytes);
    await writeFile(marker, '1');

    const failure = await failureOfOpening();
    expect(failure.code).toBe('store.damaged');
    expect(failure.details['lines']).not.toEqual([]);
    expect(await readFile(file)).toEqual(bytes);
    // It is looked at again the next time: nothing has been repaired.
    expect((await failureOfOpening()).code).toBe('store.damaged');
  });

  it('that is no database is said, never made anew', async () => {
    await writeFile(file, 'these are the notes of somebody else '.repeat(300));
    expect(await failureOfOpening()).toMatchObject({
      code: 'store.damaged',
      details: { reason: 'notADatabase' },
    });
    expect(await readFile(file, 'utf8')).toContain('somebody else');
  });

  it('of a newer Recado is said', async () => {
    await (await openTestStore(profile.profileDir)).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(await failureOfOpening()).toEqual({
      code: 'store.damaged',
      details: { reason: 'newerSchema', found: 99, known: migrations.length },
    });
  });
});

describe('the audit', () => {
  const row = { at: now, what: 'notice.opened', accountId: 'a', noticeId: 'n', details: { portal: 'dehu' } };
  const change = (sql: string): void => {
    const db = new DatabaseSync(file);
    try {
      db.exec(sql);
    } finally {
      db.close();
    }
  };

  beforeEach(async () => {
    const store = await openTestStore(profile.profileDir);
    for (const what of ['one', 'two', 'three']) await store.audit.append({ ...row, what });
    await store.close();
  });

  async function problems(): Promise<string[]> {
    const store = await openTestStore(profile.profileDir);
    const health = await store.health();
    await store.close();
    expect(health.isIntact).toBe(health.problems.length === 0);
    return health.problems;
  }

  it('can be neither changed nor deleted', async () => {
    expect(() => change("UPDATE audit SET what = 'other' WHERE no = 2")).toThrow('append-only');
    expect(() => change('DELETE FROM audit')).toThrow('append-only');
    expect(() => change("REPLACE INTO audit VALUES (2, '', '', '', '', '', '', '')")).toThrow('append-only');
    expect(await problems()).toEqual([]);
  });

  it.each([
    ["UPDATE audit SET details = '{}' WHERE no = 2", 'audit: line 2 was changed'],
    ['DELETE FROM audit WHERE no = 2', 'audit: lines missing before 3'],
    ['DELETE FROM audit WHERE no = 3', 'audit: lines missing after 2'],
    ['DELETE FROM audit', 'audit: lines missing after 0'],
  ])('shows it when somebody takes the guard away: %s', async (sql, problem) => {
    change(`DROP TRIGGER audit_never_changed; DROP TRIGGER audit_never_deleted; ${sql}`);
    expect(await problems()).toContain(problem);
  });
});
