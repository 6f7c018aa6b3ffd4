// What was read from files, on a real store: found with its notice, made again for other bytes; confirmed terms outlive listings.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentReading } from '../../main/model/documentReading.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  removeAccount,
  sampleDocument,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
const reading: DocumentReading = {
  state: 'read',
  refusedFor: null,
  pageCount: 1,
  readPages: 1,
  traits: [],
  facts: [],
  readAt: now,
};
const stored = sampleDocument({ state: 'stored', sha256: 'a'.repeat(64), storedAt: now, noticeId: 'n-p-1' });
const saved = { documentId: stored.id, sha256: stored.sha256 ?? '', version: 1, reading };

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  await addAccount(store);
  const other = sampleNotice({ portalNoticeId: 'p-2', text: null });
  await store.notices.applyListing(planOf([sampleNotice(), other], { documents: [stored] }));
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const found = async (text: string) => (await store.notices.search(text, { box: 'all' }, null, 10)).rows;

describe('the text of a file', () => {
  const text = 'El peticionario acredita arraigo sociolaboral en Getafe';

  it('is found with its notice, shown around the match, and again after the notice changed', async () => {
    expect(await found('sociolaboral')).toEqual([]);
    await store.readings.save({ ...saved, text });
    const rows = await found('acred sociolaboral');
    expect(rows.map(({ id }) => id)).toEqual(['n-p-1']);
    expect(rows[0]?.snippet).toContain('\u0002sociolaboral\u0003');
    // Words of the notice and of the file together.
    expect((await found('notificación getafe')).map(({ id }) => id)).toEqual(['n-p-1']);
    const changed = { id: 'n-p-1', factsHash: 'h2', facts: sampleNotice({ title: 'Otro título' }) };
    await store.notices.applyListing(planOf([], { changed: [changed] }));
    expect(await found('getafe')).toHaveLength(1);
  });

  it('is asked for until it was read, and again when other bytes came or the reader got better', async () => {
    const unread = async (version: number) => (await store.readings.unread(version, 10)).map(({ id }) => id);
    expect(await unread(1)).toEqual([stored.id]);
    await store.readings.save({ ...saved, text });
    expect(await unread(1)).toEqual([]);
    expect(await store.readings.get(stored.id, 1)).toEqual(reading);
    expect(await unread(2)).toEqual([stored.id]);
    await store.documents.save({ ...stored, sha256: 'b'.repeat(64) });
    expect(await unread(1)).toEqual([stored.id]);
    expect(await store.readings.get(stored.id, 1)).toBeNull();
    // A reading that comes late belongs to bytes that are no longer there.
    await store.readings.save({ ...saved, text: 'tardío' });
    expect(await found('tardío')).toEqual([]);
  });

  it('goes with its account', async () => {
    await store.readings.save({ ...saved, text });
    await removeAccount(store, 'account-1');
    expect(await found('getafe')).toEqual([]);
  });
});

describe('a confirmed term', () => {
  const deadline = {
    what: 'respond',
    on: '2026-12-20',
    certainty: 'derived',
    basis: 'es.businessDays',
  } as const;
  const deadlines = async () => (await store.notices.get('n-p-2'))?.notice.deadlines;
  const dueOn = async () =>
    (await store.notices.list({ box: 'all' }, null, 10)).rows.find(({ id }) => id === 'n-p-2')?.dueOn;

  it('becomes a deadline, outlives a listing, and goes when it is taken back', async () => {
    const facts = sampleNotice({ portalNoticeId: 'p-2', text: null, expiresOn: null });
    const listed = (factsHash: string) =>
      store.notices.applyListing(planOf([], { changed: [{ id: 'n-p-2', factsHash, facts }] }));
    await listed('h2');
    expect(await store.readings.confirmTerm('n-p-2', 'f1', deadline, now)).toBeNull();
    expect([await deadlines(), await dueOn()]).toEqual([[deadline], '2026-12-20']);
    await listed('h3');
    expect([await deadlines(), await dueOn()]).toEqual([[deadline], '2026-12-20']);
    expect(await store.readings.terms('n-p-2')).toEqual([{ noticeId: 'n-p-2', factId: 'f1', deadline }]);
    expect(await store.readings.confirmTerm('n-p-2', 'f1', null, now)).toMatchObject({ deadline });
    expect([await deadlines(), await dueOn()]).toEqual([[], null]);
  });
});
