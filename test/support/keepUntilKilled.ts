// A process that imports, files, backs up, restores, removes and empties the bin until it is killed, and prints what was acknowledged: <folder>.
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { directArchives } from '../../main/app/backup/archives.ts';
import { makeBackup } from '../../main/app/backup/makeBackup.ts';
import { restoreBackup } from '../../main/app/backup/restoreBackup.ts';
import { asideDir, swapRestored, waitingDir, withdrawRestore } from '../../main/app/backup/swapRestored.ts';
import { purgeOld } from '../../main/app/bin/emptyBin.ts';
import { createHub } from '../../main/app/createHub.ts';
import { createFiling } from '../../main/app/filing/createFiling.ts';
import { silentLogger as log } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { addAccount, now, openTestStore, planOf, sampleDocument, sampleNotice } from './storeFixtures.ts';

const [, , dir = ''] = process.argv;
const profileDir = join(dir, 'profile');
const passphrase = 'correct horse battery';
/** More would only make each look at them longer. */
const mostBackups = 2;
const quietly = {
  archives: directArchives,
  onProgress: () => undefined,
  signal: new AbortController().signal,
};
const clock = { now: () => new Date(now) };
const longAgo = '2026-10-01T10:00:00.000Z';
const tell = (words: string): void => void process.stdout.write(`${words}\n`);

// As every start of Recado does before it opens anything.
await swapRestored(profileDir, new Date());
let store = await openTestStore(profileDir, { workerUrl: null });
const files = openDocumentFiles({ profileDir });
for (let number = 0; ; number += 1) {
  tell('begin import');
  tell(`import ${number} ${await importOne(`${number}`, 'account-1')}`);
  tell('begin file');
  await fileAll();
  tell('filed');
  tell('begin backup');
  tell(`backup ${await backUp(number)}`);
  // Nothing is imported between a backup and its restore: what is told stays true of both.
  tell('begin restore');
  await restore();
  tell('restored');
  tell('begin remove');
  await store.bin.remove(`bin-${number}`, 'account', 'removed', now);
  tell('removed');
  await store.bin.restore(`bin-${number}`, { code: 'vault.missing', details: {} });
  tell('putBack');
  tell('begin purge');
  const old = `old-${number}`;
  await addAccount(store, { id: old, subject: old });
  await importOne(old, old);
  await store.bin.remove(`bin-${old}`, 'account', old, longAgo);
  await purgeOld({ store, files, clock });
  tell(`purged ${old}`);
}

async function importOne(id: string, accountId: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.7 ${id} ${'x'.repeat(5_000)}`);
  const { sha256 } = await files.write(accountId, bytes);
  await store.notices.applyListing(
    planOf([sampleNotice({ portalNoticeId: id, title: `Resolución ${id}` })], {
      accountId,
      documents: [
        sampleDocument({
          id: `d-${id}`,
          noticeId: `n-${id}`,
          accountId,
          state: 'stored',
          sha256,
          storedAt: now,
        }),
      ],
    }),
  );
  return createHash('sha256').update(bytes).digest('hex');
}

async function fileAll(): Promise<void> {
  const filing = createFiling({ store, files, hub: createHub(log), log, profileDir });
  if ((await filing.state()).folder === null) await filing.setFolder(join(dir, 'filed'));
  await filing.fileNow(false);
  await filing.close();
}

async function backupNames(): Promise<string[]> {
  const names = await readdir(join(dir, 'backups'));
  return names.filter((name) => name.endsWith('.age')).toSorted();
}

async function backUp(number: number): Promise<string> {
  const name = `${String(number).padStart(8, '0')}.age`;
  await makeBackup(
    { store, files, profileDir, archives: directArchives },
    { out: join(dir, 'backups', name), passphrase, secrets: null, now: new Date(), workFactor: 1 },
    quietly.onProgress,
    quietly.signal,
  );
  for (const old of (await backupNames()).slice(0, -mostBackups)) {
    tell(`dropped ${old}`);
    await rm(join(dir, 'backups', old));
  }
  return name;
}

/** The latest backup in the place of the profile, as a start does it. */
async function restore(): Promise<void> {
  await withdrawRestore(profileDir);
  await restoreBackup(
    join(dir, 'backups', (await backupNames()).at(-1) ?? ''),
    passphrase,
    waitingDir(profileDir),
    quietly,
  );
  await store.close();
  await swapRestored(profileDir, new Date());
  await rm(join(profileDir, asideDir), { recursive: true, force: true });
  store = await openTestStore(profileDir, { workerUrl: null });
}
