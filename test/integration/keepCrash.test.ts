// Kills at random moments of import, filing, backup and restore: all that was acknowledged is there, nothing stands by halves.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { directArchives } from '../../main/app/backup/archives.ts';
import { swapRestored } from '../../main/app/backup/swapRestored.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { addAccount, openTestStore, seededRandom, temporaryProfile } from '../support/storeFixtures.ts';

/** With storeCrash and crash, which kill imports and syncs, a hundred in each run; `RECADO_KILLS=1000` for a long look. */
const kills = Number(process.env['RECADO_KILLS'] ?? 32);
const acts = ['import', 'file', 'backup', 'restore'] as const;
/** Which word is waited for: the earlier or the later. A restore needs a backup that is whole, a check something imported. */
const waits: Record<(typeof acts)[number], string[]> = {
  import: ['import'],
  file: ['import', 'filed'],
  backup: ['backup'],
  restore: ['unpacked', 'restored'],
};
const child = join(import.meta.dirname, '../support/keepUntilKilled.ts');

it('loses nothing that was acknowledged and leaves nothing half-written', { timeout: 600_000 }, async () => {
  const { profileDir: dir, remove } = await temporaryProfile();
  const profileDir = join(dir, 'profile');
  const [backups, filed] = [join(dir, 'backups'), join(dir, 'filed')];
  for (const folder of [backups, filed]) await mkdir(folder);
  await writeFile(join(filed, 'mío.pdf'), 'the person’s own');
  const random = seededRandom(9);
  const imported = new Map<string, string>();
  const made = new Set<string>();
  const seed = await openTestStore(profileDir, { workerUrl: null });
  await addAccount(seed);
  await seed.close();

  const start = (act: string, number: number) =>
    spawn(process.execPath, [child, dir, act, String(number)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dir, 'code') },
    });
  expect(await once(start('warm', 0), 'exit')).toEqual([0, null]);

  let wasRestored = false;
  for (let kill = 0; kill < kills; kill += 1) {
    // A restore brings back the latest backup: one that holds all is made before, and nothing is imported in between.
    const act = acts[kill % acts.length] ?? 'import';
    const victim = start(act, kill * 1_000 + 1_000);
    const exited = once(victim, 'exit');
    // Facts say when, never the clock: the moment after one of them is random.
    const [until = ''] = random() < 0.5 ? waits[act] : waits[act].toReversed();
    let isTimed = false;
    for await (const line of createInterface({ input: victim.stdout })) {
      const [what = '', number = '', sha256 = ''] = line.split(' ');
      if (what === 'import') imported.set(number, sha256);
      if (what === 'backup') made.add(`${number.padStart(6, '0')}.age`);
      wasRestored ||= what === 'restored';
      if (what !== until || isTimed) continue;
      isTimed = true;
      setTimeout(() => victim.kill('SIGKILL'), random() * 40);
    }
    const [, signal] = (await exited) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
  }

  await swapRestored(profileDir, new Date());
  const store = await openTestStore(profileDir);
  const files = openDocumentFiles({ profileDir });
  expect(await store.health()).toMatchObject({ isIntact: true, problems: [] });
  const lost: string[] = [];
  for (const [number, sha256] of imported) {
    const record = await store.notices.get(`n-${number}`);
    if (record?.documents[0]?.sha256 !== sha256 || (await files.verify('account-1', sha256)) !== 'whole')
      lost.push(number);
  }
  expect(imported.size).toBeGreaterThanOrEqual(kills / 4);
  expect(lost).toEqual([]);
  expect(wasRestored).toBe(true);
  for (const { documentId, sha256 } of await store.documents.hashes())
    expect([documentId, await files.verify('account-1', sha256)]).toEqual([documentId, 'whole']);

  const standing = (await readdir(backups)).filter((name) => name.endsWith('.age'));
  expect([...made].filter((name) => !standing.includes(name))).toEqual([]);
  for (const name of standing) {
    const order = { path: join(backups, name), passphrase: 'correct horse battery', into: null };
    await directArchives.read(order, () => undefined, new AbortController().signal);
  }

  expect(await readFile(join(filed, 'mío.pdf'), 'utf8')).toBe('the person’s own');
  const hashes = new Set((await store.documents.hashes()).map(({ sha256 }) => sha256));
  const copies = (await readdir(filed, { recursive: true })).filter((name) => name.endsWith('.pdf'));
  const foreign: string[] = [];
  for (const name of copies.filter((one) => one !== 'mío.pdf')) {
    const hash = createHash('sha256')
      .update(await readFile(join(filed, name)))
      .digest('hex');
    if (!hashes.has(hash)) foreign.push(name);
  }
  expect(copies.length).toBeGreaterThan(1);
  expect(foreign).toEqual([]);
  await store.close();
  await remove();
});
