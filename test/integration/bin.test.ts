// What is removed goes whole into the bin and comes back whole, into whatever became of the profile meanwhile.
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOf, purgeOld } from '../../main/app/bin/emptyBin.ts';
import { measureStorage } from '../../main/app/measureStorage.ts';
import { openDocumentFiles } from '../../main/store/openDocumentFiles.ts';
import type { DocumentFiles, Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  sampleRun,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const missing = { code: 'vault.missing', details: {} } as const;

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let files: DocumentFiles;
beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  files = openDocumentFiles({ profileDir: profile.profileDir });
  await addAccount(store);
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const binFile = (id: string) => join(profile.profileDir, 'bin', `${id}.db`);
const rows = async (text?: string) => {
  const page = text
    ? await store.notices.search(text, { box: 'all' }, null, 50)
    : await store.notices.list({ box: 'all' }, null, 50);
  return page.rows.map(({ id }) => id).toSorted();
};

/** Two notices with marks, a file that was read, a case with a choice, an own word and a paid mark, a run and a cursor. */
async function fill(): Promise<void> {
  const { sha256 } = await files.write('account-1', Buffer.from('%PDF-1.7 resolution'));
  const notices = [
    sampleNotice({ portalNoticeId: 'a', text: 'Xilofonista en Getafe' }),
    sampleNotice({ portalNoticeId: 'b', caseNumber: 'EXP-2024/0002' }),
  ];
  await store.notices.applyListing(
    planOf(notices, {
      documents: [sampleDocument({ noticeId: 'n-a', state: 'stored', sha256, storedAt: now })],
      cursor: { page: 7 },
    }),
  );
  await store.runs.save(sampleRun({ endedAt: now }));
  await store.notices.mark(['n-a'], { isFlagged: true, note: 'llevar pasaporte' }, now);
  await store.readings.save({
    documentId: 'document-1',
    sha256,
    version: 1,
    reading: { readAt: now } as never,
    text: 'texto del documento zanahoria',
  });
  await store.readings.addRevocation({ documentId: 'document-1', sha256, at: now, standings: [[]] });
  const [known] = await store.cases.withNumber('EXP-2024/0001', null);
  await store.cases.saveEntry(
    known?.id ?? '',
    'e-1',
    { id: 'e-1', what: 'note', text: 'hablé con la oficina', addedAt: now, documents: [] } as never,
    now,
  );
  await store.cases.place(['n-b'], known?.id ?? '', now);
}

const everything = async () => ({
  notices: await Promise.all((await rows()).map((id) => store.notices.get(id))),
  found: [await rows('xilofonista'), await rows('zanahoria')],
  cases: (await store.cases.list({}, null, 10)).rows.map(({ case: one, notices }) => ({
    entries: one.entries,
    numbers: one.numbers,
    notices: notices.map(({ id }) => id).toSorted(),
  })),
  runs: await store.runs.list({ limit: 5 }),
  cursor: await store.accounts.cursor('account-1'),
  reading: await store.readings.get('document-1', 1),
  revocations: await store.readings.revocations('document-1'),
  counts: (await store.notices.counts()).inbox,
});

describe('an account', () => {
  it('comes back as it was, only that its password is gone', async () => {
    await fill();
    const before = await everything();
    expect(await store.bin.holdings('account', 'account-1')).toEqual({
      accounts: 1,
      notices: 2,
      documents: 1,
      cases: 0,
      staying: 0,
    });
    await store.bin.remove('bin-1', 'account', 'account-1', now);
    expect(await rows()).toEqual([]);
    expect(await rows('zanahoria')).toEqual([]);
    expect(await store.accounts.list()).toEqual([]);
    // Nothing of it is left between the pages of the database.
    const bytes = await readFile(join(profile.profileDir, 'recado.db'));
    expect(bytes.includes('Xilofonista')).toBe(false);
    await store.close();
    store = await openTestStore(profile.profileDir, { workerUrl: null });
    expect(await store.bin.list()).toMatchObject([
      { id: 'bin-1', name: 'Ana, DEHú', accountIds: ['account-1'] },
    ]);

    await store.bin.restore('bin-1', missing);
    expect(await everything()).toEqual(before);
    expect(await store.accounts.get('account-1')).toMatchObject({ state: 'parked', parkedFor: missing });
    expect(await store.bin.list()).toEqual([]);
    expect(existsSync(binFile('bin-1'))).toBe(false);
    expect((await store.health()).problems).toEqual([]);
    const { freshUpTo: _no, ...memory } = await store.alerts.memory({ now, unreadBefore: now });
    expect(JSON.stringify(memory)).not.toContain('n-a');
  });

  it('keeps what others tell of too; what they told meanwhile, places in time and sources fit together again', async () => {
    const told = (portal: 'dehu' | 'sede', id: string) =>
      sampleNotice({ portalNoticeId: id, portal, mergeKey: 'dehu:shared', text: `dicho por ${portal}` });
    await addAccount(store, { id: 'account-2', portal: 'sede', subject: 'b' });
    await store.notices.applyListing(planOf([told('dehu', 's1'), sampleNotice({ portalNoticeId: 'own' })]));
    await store.notices.applyListing({ ...planOf([told('sede', 's2')]), accountId: 'account-2' });
    const whole = await store.notices.get('n-s1');
    expect(whole?.sources).toHaveLength(2);
    expect(await store.bin.holdings('account', 'account-1')).toMatchObject({ notices: 1, staying: 1 });
    await store.bin.remove('bin-1', 'account', 'account-1', now);
    expect((await store.notices.get('n-s1'))?.sources).toHaveLength(1);
    // Another notice takes the place in time that the removed one had.
    await store.notices.applyListing({
      ...planOf([sampleNotice({ portalNoticeId: 'late', portal: 'sede' })]),
      accountId: 'account-2',
    });
    await store.bin.remove('bin-2', 'account', 'account-2', now);
    expect(await rows()).toEqual([]);

    await store.bin.restore('bin-1', missing);
    expect(await rows()).toEqual(['n-own', 'n-s1']);
    expect((await store.notices.get('n-s1'))?.sources).toHaveLength(1);
    await store.bin.restore('bin-2', missing);
    expect(await rows()).toEqual(['n-late', 'n-own', 'n-s1']);
    expect((await store.notices.get('n-s1'))?.notice.text).toBe(whole?.notice.text);
    expect((await store.notices.get('n-s1'))?.sources).toHaveLength(2);
    expect((await store.health()).problems).toEqual([]);
  });

  it('does not come back beside the same one added anew, nor without its database', async () => {
    await fill();
    await store.bin.remove('bin-1', 'account', 'account-1', now);
    await addAccount(store, { id: 'account-9' });
    await expect(store.bin.restore('bin-1', missing)).rejects.toMatchObject({
      failure: { code: 'signIn.sameSubject' },
    });
    expect(await rows()).toEqual([]);
    await store.bin.remove('bin-9', 'account', 'account-9', now);
    await store.bin.restore('bin-1', missing);
    expect(await rows()).toEqual(['n-a', 'n-b']);
    await rm(binFile('bin-9'));
    await expect(store.bin.restore('bin-9', missing)).rejects.toMatchObject({
      failure: { code: 'file.damaged' },
    });
  });
});

describe('a person', () => {
  it('goes with accounts and cases, and comes back; the number is given to nobody else', async () => {
    await fill();
    await addAccount(store, { id: 'account-2', subject: 'b', portal: 'chile', method: 'imap' });
    const before = await everything();
    expect(await store.bin.holdings('person', 'person-1')).toMatchObject({
      accounts: 2,
      notices: 2,
      cases: 2,
    });
    await store.bin.remove('bin-1', 'person', 'person-1', now);
    expect(await store.persons.list()).toEqual([]);
    expect((await store.cases.list({}, null, 10)).rows).toEqual([]);
    await store.persons.save({ id: 'person-2', name: 'Berta', nie: null, passport: null });
    expect((await store.cases.list({ personId: 'person-2' }, null, 10)).rows).toEqual([]);
    await store.bin.restore('bin-1', missing);
    expect(await everything()).toEqual(before);
    expect((await store.persons.list()).map(({ name }) => name)).toEqual(['Ana Ejemplo', 'Berta']);
  });

  it('stays where somebody else’s account tells of notices for them', async () => {
    await store.persons.save({ id: 'person-2', name: 'Gestora', nie: null, passport: null });
    await store.accounts.save({
      ...(await addAccount(store)),
      id: 'office',
      personId: 'person-2',
      subject: 'g',
    });
    await store.notices.applyListing({
      ...planOf([sampleNotice({ portalNoticeId: 'q', titular: { nif: 'X0000000T', name: 'Ana' } })]),
      accountId: 'office',
    });
    expect(await store.bin.holdings('person', 'person-1')).toMatchObject({ notices: 0, staying: 1 });
    await store.bin.remove('bin-1', 'person', 'person-1', now);
    expect(await rows()).toEqual(['n-q']);
    expect((await store.notices.get('n-q'))?.personId).toBe('person-1');
  });
});

describe('after thirty days', () => {
  it('all goes for good with its files, and the audit says so', async () => {
    await fill();
    await store.bin.remove('bin-1', 'account', 'account-1', now);
    const [entry] = await store.bin.list();
    if (!entry) throw new Error('no entry');
    const at = { moment: new Date(Date.parse(endOf(entry)) - 1) };
    const deps = { store, files, clock: { now: () => at.moment } };
    expect(await purgeOld(deps)).toBe(0);
    expect(await files.list()).toHaveLength(1);
    at.moment = new Date(endOf(entry));
    expect(await purgeOld(deps)).toBe(1);
    expect(await files.list()).toEqual([]);
    expect(existsSync(binFile('bin-1'))).toBe(false);
    expect(await store.bin.list()).toEqual([]);
    expect(await store.audit.list({ limit: 1 })).toMatchObject([
      { what: 'account.purged', accountId: 'account-1', details: { notices: 2, documents: 1 } },
    ]);
    expect((await store.health()).isIntact).toBe(true);
  });
});

describe('what takes space', () => {
  it('is told by part, portal, account and year; the same bytes count once; what is removed counts as such', async () => {
    await addAccount(store, { id: 'account-2', subject: 'b', portal: 'sede', label: 'Sede' });
    const same = Buffer.alloc(4_000, 'a');
    const hashes = [
      await files.write('account-1', same),
      await files.write('account-1', Buffer.alloc(900, 'b')),
      await files.write('account-2', same),
      await files.write('stray', Buffer.alloc(50, 'c')),
    ];
    const stored = (at: number, change: object) =>
      sampleDocument({
        id: `d-${at}`,
        state: 'stored',
        storedAt: now,
        sha256: hashes[at]?.sha256 ?? null,
        ...change,
      });
    await store.notices.applyListing(
      planOf([sampleNotice({ portalNoticeId: 'a' })], {
        documents: [stored(0, { noticeId: 'n-a' }), stored(1, { noticeId: 'n-a', role: 'evidence' })],
      }),
    );
    const old = sampleNotice({
      portalNoticeId: 'b',
      portal: 'sede',
      madeAvailableAt: '2024-03-01T08:00:00.000Z',
    });
    await store.notices.applyListing({
      ...planOf([old], { documents: [stored(2, { noticeId: 'n-b', accountId: 'account-2' })] }),
      accountId: 'account-2',
    });
    const { profileDir } = profile;
    const sizes = await measureStorage({ store, files, profileDir });
    expect(sizes.parts).toMatchObject({ documents: 4_000, evidence: 900, strays: 50, bin: 0, setAside: 0 });
    expect(sizes.parts.database).toBeGreaterThan(100_000);
    expect(sizes.duplicates).toEqual({ files: 1, bytes: 4_000 });
    expect(sizes.byPortal).toEqual([
      { portal: 'dehu', files: 2, bytes: 4_900 },
      { portal: 'sede', files: 1, bytes: 4_000 },
    ]);
    expect(sizes.byYear.map(({ year, bytes }) => [year, bytes])).toEqual([
      [2026, 4_900],
      [2024, 4_000],
    ]);
    expect(sizes.byAccount).toContainEqual({ accountId: 'account-2', label: 'Sede', files: 1, bytes: 4_000 });

    await store.bin.remove('bin-1', 'account', 'account-1', now);
    const after = await measureStorage({ store, files, profileDir });
    expect(after.parts).toMatchObject({ documents: 4_000, evidence: 0, strays: 50 });
    expect(after.parts.bin).toBeGreaterThan(900);
  });
});
