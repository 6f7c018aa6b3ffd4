// The folder of readable copies on a real disk: filed, renamed, numbered, and nothing of the person's touched.
import {
  chmod,
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHub } from '../../main/app/createHub.ts';
import { createFiling, type Filing } from '../../main/app/filing/createFiling.ts';
import { silentLogger } from '../../main/model/logger.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import type { DocumentFiles, Store } from '../../main/store/store.ts';
import { canMount, openSmallDisk } from '../support/smallDisk.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let files: DocumentFiles;
let folder: string;
let filing: Filing;
const hub = createHub(silentLogger);
const usual = '2026-11-01 Oficina de Extranjería de Madrid – Resolución – X0000000T.pdf';

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  files = openDocumentFiles({ profileDir: profile.profileDir });
  folder = await mkdtemp(join(tmpdir(), 'recado-filing-'));
  filing = createFiling({ store, files, hub, log: silentLogger, profileDir: profile.profileDir });
  await addAccount(store);
});
afterEach(async () => {
  await filing.close();
  await store.close();
  await chmod(folder, 0o700).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  await profile.remove();
});

/** A notice with stored PDFs of these texts. */
async function add(id: string, texts: string[], change: Partial<ListedNotice> = {}): Promise<void> {
  const documents = await Promise.all(
    texts.map(async (text, at) =>
      sampleDocument({
        id: `${id}-${at}`,
        portalDocumentId: `${at}`,
        noticeId: `n-${id}`,
        name: `anexo ${at}.pdf`,
        state: 'stored',
        storedAt: now,
        sha256: (await files.write('account-1', Buffer.from(`%PDF ${text}`))).sha256,
      }),
    ),
  );
  const facts = sampleNotice({ portalNoticeId: id, title: 'Resolución', ...change });
  await store.notices.applyListing(planOf([facts], { documents }));
}
const retitle = (id: string, title: string) =>
  store.notices.applyListing(
    planOf([], {
      changed: [{ id: `n-${id}`, factsHash: title, facts: sampleNotice({ portalNoticeId: id, title }) }],
    }),
  );
const names = async () => (await readdir(folder)).toSorted();
const text = (name: string) => readFile(join(folder, name), 'utf8');

it('files each PDF under its name, numbers what would collide, and writes nothing twice', async () => {
  await add('a', ['one']);
  await add('b', ['two']);
  await add('c', ['three', 'four'], { title: 'Acuerdo' });
  await writeFile(join(folder, usual), 'mine');
  const state = await filing.setFolder(folder).then(() => filing.fileNow(false));
  expect(state).toMatchObject({ folder, filed: 4, failure: null });
  const acuerdo = '2026-11-01 Oficina de Extranjería de Madrid – Acuerdo – X0000000T – anexo';
  expect(await names()).toEqual(
    [
      `${acuerdo} 0.pdf`,
      `${acuerdo} 1.pdf`,
      usual.replace('.pdf', ' (2).pdf'),
      usual.replace('.pdf', ' (3).pdf'),
      usual,
    ].toSorted(),
  );
  expect(await text(usual)).toBe('mine');
  await filing.fileNow(false);
  expect(await names()).toHaveLength(5);
});

it('follows facts that change, and lets be what the person changed, moved or threw away', async () => {
  for (const id of ['kept', 'edited', 'moved', 'gone']) await add(id, [id], { title: id });
  await filing.setFolder(folder);
  await filing.fileNow(false);
  const nameOf = (title: string) => usual.replace('Resolución', title);
  await writeFile(join(folder, nameOf('edited')), 'with my notes');
  await rename(join(folder, nameOf('moved')), join(folder, 'elsewhere.pdf'));
  await rm(join(folder, nameOf('gone')));
  for (const id of ['kept', 'edited', 'moved', 'gone']) await retitle(id, `${id} now`);
  filing.start();
  const filed = new Promise<void>((resolve) => hub.on('filing.changed', () => resolve()));
  hub.emit('notices.changed', { added: [], changed: ['n-kept', 'n-edited', 'n-moved', 'n-gone'] });
  await filed;
  await filing.fileNow(false);
  expect(await names()).toEqual([nameOf('edited'), nameOf('kept now'), 'elsewhere.pdf'].toSorted());
  expect(await text(nameOf('edited'))).toBe('with my notes');

  await filing.fileNow(true);
  expect(await names()).toEqual(
    [
      nameOf('edited'),
      'elsewhere.pdf',
      ...['kept', 'edited', 'moved', 'gone'].map((id) => nameOf(`${id} now`)),
    ].toSorted(),
  );
});

it('keeps both where other bytes came, and knows its copies again in a folder that it had before', async () => {
  await add('a', ['one']);
  await filing.setFolder(folder);
  await filing.fileNow(false);
  const document = await store.documents.get('a-0');
  if (!document) throw new Error('not there');
  const { sha256 } = await files.write('account-1', Buffer.from('%PDF second'));
  await store.documents.save({ ...document, sha256 });
  await filing.fileNow(false);
  expect(await text(usual)).toBe('%PDF one');
  expect(await text(usual.replace('.pdf', ' (2).pdf'))).toBe('%PDF second');
  await filing.setFolder(null);
  expect(await filing.state()).toMatchObject({ folder: null, filed: 0 });
  await filing.setFolder(folder);
  await filing.fileNow(false);
  expect(await names()).toHaveLength(2);
});

it('follows a new pattern, with folders in it', async () => {
  await add('a', ['one']);
  await filing.setFolder(folder);
  await filing.fileNow(false);
  await filing.setPattern('{person}/{case} {title}');
  await filing.fileNow(false);
  expect(await names()).toEqual(['Ana Ejemplo']);
  expect(await text(join('Ana Ejemplo', 'EXP-2024 0001 Resolución.pdf'))).toBe('%PDF one');
  await expect(filing.setPattern('{nobody}')).rejects.toMatchObject({ failure: { code: 'input.invalid' } });
});

/** What is forced to the disk and written down from now on, each with the copies that have their names at that moment. */
async function watchOrder(): Promise<{ told: string[]; own: Filing }> {
  const told: string[] = [];
  const tell = async (what: string): Promise<void> => {
    const copies = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.pdf'));
    told.push([what, ...copies.toSorted()].join(' | '));
  };
  const handle = await open(folder, 'r');
  const type = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const { sync } = type;
  vi.spyOn(type, 'sync').mockImplementation(async function forced(this: FileHandle) {
    const { ino } = await this.stat();
    const inside = await readdir(folder, { recursive: true });
    const isFolder = async (name: string) => (await stat(join(folder, name))).ino === ino;
    const places = await Promise.all(
      ['.', ...inside].map(async (name) => ((await isFolder(name)) ? name : '')),
    );
    await tell(`forced ${places.join('').replace(/^\.recado-.*\.part$/, 'bytes')}`);
    await sync.call(this);
  });
  const keep: Store['filing']['keep'] = async (filed) => {
    await tell('written down');
    await store.filing.keep(filed);
  };
  const watched = { settings: store.settings, filing: { ...store.filing, keep } };
  const { profileDir } = profile;
  return { told, own: createFiling({ store: watched, files, hub, log: silentLogger, profileDir }) };
}

it('forces bytes and then their name to the disk before it is written down that the copy is there', async () => {
  await add('a', ['one']);
  // As it was chosen before Recado was started: nothing is filed by itself meanwhile.
  await store.settings.write({ filing: { folder, pattern: '{person}/{title}' } });
  const { told, own } = await watchOrder();
  try {
    await own.fileNow(false);
    const copy = 'Ana Ejemplo/Resolución.pdf';
    expect(told).toEqual([
      'forced bytes',
      `forced Ana Ejemplo | ${copy}`,
      `forced . | ${copy}`,
      `written down | ${copy}`,
    ]);

    told.length = 0;
    await retitle('a', 'Otra');
    await own.fileNow(false);
    const renamed = 'Ana Ejemplo/Otra.pdf';
    expect(told).toEqual([`forced Ana Ejemplo | ${renamed} | ${copy}`, `written down | ${renamed}`]);
  } finally {
    vi.restoreAllMocks();
    await own.close();
  }
});

it('says when the folder is gone or closed, makes none, and goes on when it is back', async () => {
  await add('a', ['one']);
  await filing.setFolder(folder);
  await filing.fileNow(false);
  await add('b', ['two']);
  await rename(folder, `${folder}-away`);
  await expect(filing.fileNow(false)).rejects.toMatchObject({ failure: { code: 'folder.gone' } });
  expect((await filing.state()).failure).toMatchObject({ code: 'folder.gone' });
  await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  await rename(`${folder}-away`, folder);
  await writeFile(join(folder, '.recado-00000000-0000-4000-8000-000000000000.part'), 'half');
  expect(await filing.fileNow(false)).toMatchObject({ failure: null, filed: 2 });
  expect(await names()).toHaveLength(2);

  const inside = join(profile.profileDir, 'inside');
  await mkdir(inside);
  await expect(filing.setFolder(inside)).rejects.toMatchObject({ failure: { code: 'folder.refused' } });
});

it.skipIf(process.getuid?.() === 0)('says when nothing may be written there', async () => {
  await add('a', ['one']);
  await chmod(folder, 0o500);
  await filing.setFolder(folder);
  await expect(filing.fileNow(false)).rejects.toMatchObject({ failure: { code: 'folder.refused' } });
  expect(await names()).toEqual([]);
});

it.skipIf(!canMount())(
  'leaves nothing half-written on a full or read-only disk, and files the rest when it is mended',
  async () => {
    const disk = await openSmallDisk('1m');
    try {
      await add('a', ['one']);
      await filing.setFolder(disk.path);
      await filing.fileNow(false);
      await add('b', ['two']);
      const failing = async (code: string) => {
        await expect(filing.fileNow(false)).rejects.toMatchObject({ failure: { code } });
        expect(await filing.state()).toMatchObject({ filed: 1, failure: { code } });
        expect((await readdir(disk.path)).filter((name) => name !== '.ballast')).toEqual([usual]);
      };
      await disk.fill();
      await failing('folder.full');
      await disk.empty();
      disk.setReadOnly(true);
      await failing('folder.refused');
      disk.setReadOnly(false);
      expect(await filing.fileNow(false)).toMatchObject({ filed: 2, failure: null });
      expect((await readdir(disk.path)).toSorted()).toEqual(
        [usual.replace('.pdf', ' (2).pdf'), usual].toSorted(),
      );
    } finally {
      await disk.remove();
    }
  },
);
