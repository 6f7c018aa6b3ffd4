// A hundred random moments of import, filing, backup, restore and the bin at which Recado may be killed: all that was acknowledged is there, nothing stands by halves.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { directArchives } from '../../main/app/backup/archives.ts';
import { swapRestored } from '../../main/app/backup/swapRestored.ts';
import { purgeOld } from '../../main/app/bin/emptyBin.ts';
import { createHub } from '../../main/app/createHub.ts';
import { createFiling } from '../../main/app/filing/createFiling.ts';
import { silentLogger as log } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { canHoldStill, lookAtThisMoment } from '../support/atMoments.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  seededRandom,
  temporaryProfile,
} from '../support/storeFixtures.ts';

/** Each process is held still and looked at so many times before it is killed: more than a hundred moments; `RECADO_KILLS=50` for a long look. */
const kills = Number(process.env['RECADO_KILLS'] ?? 5);
const moments = canHoldStill ? 20 : 0;
const longestMs = 12;
const acts = ['import', 'file', 'backup', 'restore', 'remove', 'purge'] as const;
const child = join(import.meta.dirname, '../support/keepUntilKilled.ts');
const passphrase = 'correct horse battery';

interface Told {
  /** Hash by number. */
  imported: Map<string, string>;
  backups: Set<string>;
  purged: Set<string>;
  /** Hashes of backups that were opened and found whole: the same bytes are so in every later look. */
  readable: Set<string>;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Opens what was left as a start does, and finds everything of it. */
async function expectWhole(dir: string, told: Told): Promise<void> {
  const profileDir = join(dir, 'profile');
  await swapRestored(profileDir, new Date());
  const store = await openTestStore(profileDir, { workerUrl: null });
  try {
    const files = openDocumentFiles({ profileDir });
    expect(await store.health()).toMatchObject({ isIntact: true, problems: [] });
    // What is in the bin comes back whole; what has been there for thirty days goes whole.
    await purgeOld({ store, files, clock: { now: () => new Date(now) } });
    for (const { id, subjectId } of await store.bin.list()) {
      expect(subjectId).toBe('removed');
      await store.bin.restore(id, { code: 'vault.missing', details: {} });
    }
    const lost: string[] = [];
    const owners = new Map(
      [...told.imported.keys()].map((id) => [id, id === 'own' ? 'removed' : 'account-1']),
    );
    for (const [id, sha256] of told.imported) {
      const record = await store.notices.get(`n-${id}`);
      const isHere = record?.documents[0]?.sha256 === sha256;
      if (!isHere || (await files.verify(owners.get(id) ?? '', sha256)) !== 'whole') lost.push(id);
    }
    expect(lost).toEqual([]);
    for (const { accountId, sha256 } of await store.documents.hashes())
      expect([sha256, await files.verify(accountId, sha256)]).toEqual([sha256, 'whole']);
    for (const id of told.purged) expect(await store.notices.get(`n-${id}`)).toBeNull();
    const folders = await readdir(join(profileDir, 'documents'));
    expect(folders.filter((name) => told.purged.has(name))).toEqual([]);

    const standing = (await readdir(join(dir, 'backups'))).filter((name) => name.endsWith('.age'));
    expect([...told.backups].filter((name) => !standing.includes(name))).toEqual([]);
    for (const name of standing) {
      const path = join(dir, 'backups', name);
      const bytes = hashOf(await readFile(path));
      if (told.readable.has(bytes)) continue;
      const order = { path, passphrase, into: null };
      await directArchives.read(order, () => undefined, new AbortController().signal);
      told.readable.add(bytes);
    }

    expect(await readFile(join(dir, 'filed', 'mío.pdf'), 'utf8')).toBe('the person’s own');
    const hashes = new Set((await store.documents.hashes()).map(({ sha256 }) => sha256));
    for (const name of await copiesIn(dir)) {
      const bytes = await readFile(join(dir, 'filed', name));
      expect([name, hashes.has(hashOf(bytes))]).toEqual([name, true]);
    }
  } finally {
    await store.close();
  }
}

const copiesIn = async (dir: string): Promise<string[]> =>
  (await readdir(join(dir, 'filed'))).filter((name) => /^[^.].*\.pdf$/.test(name) && name !== 'mío.pdf');

/** What a process says, and a way to wait for the next time that it says something. */
function listen(victim: ChildProcess, told: Told): (line: string) => Promise<unknown> {
  const waiting = new Map<string, () => void>();
  createInterface({ input: victim.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const [what = '', name = '', sha256 = ''] = line.split(' ');
    if (what === 'import') told.imported.set(name, sha256);
    if (what === 'backup') told.backups.add(name);
    if (what === 'dropped') told.backups.delete(name);
    if (what === 'purged') told.purged.add(name);
    waiting.get(line)?.();
    waiting.delete(line);
  });
  return (line) => new Promise<void>((resolve) => waiting.set(line, resolve));
}

/** A profile with something in it that is removed and put back, and a folder with a file of the person's. */
async function begin(live: string, told: Told): Promise<void> {
  const profileDir = join(live, 'profile');
  for (const folder of ['profile', 'backups', 'filed']) await mkdir(join(live, folder), { recursive: true });
  await writeFile(join(live, 'filed', 'mío.pdf'), 'the person’s own');
  const store = await openTestStore(profileDir, { workerUrl: null });
  await addAccount(store);
  await addAccount(store, { id: 'removed', subject: 'removed' });
  const { sha256 } = await openDocumentFiles({ profileDir }).write('removed', Buffer.from('%PDF own'));
  const document = sampleDocument({
    id: 'd-own',
    noticeId: 'n-own',
    accountId: 'removed',
    state: 'stored',
    sha256,
    storedAt: now,
  });
  const notice = sampleNotice({ portalNoticeId: 'own' });
  await store.notices.applyListing(planOf([notice], { accountId: 'removed', documents: [document] }));
  await store.close();
  told.imported.set('own', sha256);
}

/** The next round takes away what a copy left half-written, and files the rest. */
async function expectFiled(live: string, told: Told): Promise<void> {
  const profileDir = join(live, 'profile');
  const store = await openTestStore(profileDir, { workerUrl: null });
  const files = openDocumentFiles({ profileDir });
  const filing = createFiling({ store, files, hub: createHub(log), log, profileDir });
  await filing.setFolder(join(live, 'filed'));
  await filing.fileNow(true);
  await filing.close();
  await store.close();
  expect((await readdir(join(live, 'filed'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect((await copiesIn(live)).length).toBeGreaterThanOrEqual(told.imported.size);
}

it('loses nothing that was acknowledged and leaves nothing half-written', { timeout: 600_000 }, async () => {
  const { profileDir: dir, remove } = await temporaryProfile();
  const random = seededRandom(9);
  const aMoment = () => new Promise((resolve) => setTimeout(resolve, random() * longestMs));
  for (let kill = 0; kill < kills; kill += 1) {
    const told: Told = {
      imported: new Map(),
      backups: new Set(),
      purged: new Set(),
      readable: new Set(),
    };
    const [live, copy] = [join(dir, `live-${kill}`), join(dir, 'copy')];
    await begin(live, told);
    const victim = spawn(process.execPath, [child, live], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dir, 'code') },
    });
    const exited = once(victim, 'exit');
    const said = listen(victim, told);
    // Facts say when, never the clock: the moment after one of them is random.
    for (let moment = 0; moment < moments; moment += 1) {
      await said(`begin ${acts[(kill + moment) % acts.length]}`);
      await aMoment();
      const whole = () => expectWhole(copy, { ...structuredClone(told), readable: told.readable });
      await lookAtThisMoment(victim.pid ?? 0, live, copy, whole);
    }
    await said(`begin ${acts[kill % acts.length]}`);
    await aMoment();
    victim.kill('SIGKILL');
    expect((await exited)[1]).toBe('SIGKILL');
    await expectWhole(live, told);
    await expectFiled(live, told);
  }
  await remove();
});
