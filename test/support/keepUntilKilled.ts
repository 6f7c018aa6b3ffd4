// A process that imports, files, backs up or restores until it is killed, and prints what was acknowledged: <folder> <act> <first number>.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { directArchives } from '../../main/app/backup/archives.ts';
import { makeBackup } from '../../main/app/backup/makeBackup.ts';
import { restoreBackup } from '../../main/app/backup/restoreBackup.ts';
import { swapRestored, waitingDir, withdrawRestore } from '../../main/app/backup/swapRestored.ts';
import { createHub } from '../../main/app/createHub.ts';
import { createFiling } from '../../main/app/filing/createFiling.ts';
import { silentLogger as log } from '../../main/model/logger.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import { now, openTestStore, planOf, sampleDocument, sampleNotice } from './storeFixtures.ts';

const [, , dir = '', act = '', first = '0'] = process.argv;
const profileDir = join(dir, 'profile');
const passphrase = 'correct horse battery';
const quietly = {
  archives: directArchives,
  onProgress: () => undefined,
  signal: new AbortController().signal,
};
const tell = (words: string): void => void process.stdout.write(`${words}\n`);

// As every start of Recado does before it opens anything.
await swapRestored(profileDir, new Date());
let store = await openTestStore(profileDir, { workerUrl: null });
const files = openDocumentFiles({ profileDir });
tell('ready');
for (let number = Number(first); ; number += 1) {
  const round = {
    import: () => importOne(number),
    file: async () => {
      await importOne(number);
      await fileAll();
    },
    backup: async () => {
      await backUp(number);
      tell(`backup ${number}`);
    },
    restore: () => restore(),
    // Once through everything and to a clean end, so that the code is cached for those who get none.
    warm: async () => {
      await importOne(number);
      await fileAll();
      await backUp(number);
      await restore();
      await store.close();
      process.exit(0);
    },
  }[act];
  await round?.();
}

async function importOne(number: number): Promise<void> {
  const bytes = Buffer.from(`%PDF-1.7 ${number} ${'x'.repeat(20_000)}`);
  const { sha256 } = await files.write('account-1', bytes);
  await store.notices.applyListing(
    planOf([sampleNotice({ portalNoticeId: `${number}`, title: `Resolución ${number}` })], {
      documents: [
        sampleDocument({
          id: `d-${number}`,
          noticeId: `n-${number}`,
          state: 'stored',
          sha256,
          storedAt: now,
        }),
      ],
    }),
  );
  tell(`import ${number} ${createHash('sha256').update(bytes).digest('hex')}`);
}

async function fileAll(): Promise<void> {
  const filing = createFiling({ store, files, hub: createHub(log), log, profileDir });
  if ((await filing.state()).folder === null) await filing.setFolder(join(dir, 'filed'));
  await filing.fileNow(false);
  await filing.close();
  tell('filed');
}

async function backUp(number: number): Promise<void> {
  await makeBackup(
    { store, files, profileDir, archives: directArchives },
    {
      out: join(dir, 'backups', `${String(number).padStart(6, '0')}.age`),
      passphrase,
      secrets: null,
      now: new Date(),
      workFactor: 1,
    },
    quietly.onProgress,
    quietly.signal,
  );
}

/** The latest backup in the place of the profile, as a start does it, over and over. */
async function restore(): Promise<void> {
  const names = (await readdir(join(dir, 'backups'))).filter((name) => name.endsWith('.age'));
  await withdrawRestore(profileDir);
  await restoreBackup(
    join(dir, 'backups', names.toSorted().at(-1) ?? ''),
    passphrase,
    waitingDir(profileDir),
    quietly,
  );
  tell('unpacked');
  await store.close();
  await swapRestored(profileDir, new Date());
  store = await openTestStore(profileDir, { workerUrl: null });
  tell('restored');
}
