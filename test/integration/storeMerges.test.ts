// Two persons made one and taken apart again: all that was theirs moves, nothing is lost, and what comes later finds its way.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ListedNotice } from '../../main/model/notice.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  await addAccount(store, { id: 'ana', subject: 'X0000000T' });
  await tell(of('X0000000T', 'own'), of('Y1234567X', 'first'), of('Z1234567R', 'other'));
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const of = (nif: string, title: string, change: Partial<ListedNotice> = {}) =>
  sampleNotice({
    portalNoticeId: `${nif}-${title}`,
    titular: { nif, name: null },
    person: nif,
    title,
    caseNumber: `280020260${nif.slice(1, 7)}`,
    ...change,
  });
const tell = (...notices: ListedNotice[]) =>
  store.notices.applyListing(planOf(notices, { accountId: 'ana' }));
const idOf = async (nie: string) => (await store.persons.list()).find((one) => one.nie === nie)?.id ?? '';
const titles = async (personId: string) =>
  (await store.notices.list({ box: 'all', personId }, null, 50)).rows.map(({ title }) => title).toSorted();
const casesOf = async (personId: string) => (await store.cases.list({ personId }, null, 50)).rows.length;

it('moves notices, cases and the number, and says how much', async () => {
  const [ana, other] = [await idOf('X0000000T'), await idOf('Y1234567X')];
  expect(await store.persons.holdings(other)).toEqual({
    accounts: 0,
    notices: 1,
    cases: 1,
    noticesOfOthers: 1,
  });
  expect(await store.persons.merge('m1', ana, other, now)).toMatchObject({ notices: 1, cases: 1 });
  expect(await titles(ana)).toEqual(['first', 'own']);
  expect(await casesOf(ana)).toBe(2);
  expect((await store.persons.list()).find(({ id }) => id === ana)).toMatchObject({
    nie: 'X0000000T',
    otherNumbers: ['Y1234567X'],
  });
  expect(await store.persons.merges()).toEqual([
    {
      id: 'm1',
      intoId: ana,
      at: now,
      person: { id: other, name: 'Y1234567X', nie: 'Y1234567X', passport: null },
    },
  ]);
  // A kept filter and a later notice under the other's number both find the one person.
  expect(await titles(other)).toEqual(['first', 'own']);
  await tell(of('y-1234567-x', 'second'));
  expect(await titles(ana)).toEqual(['first', 'own', 'second']);
});

it('takes a merge back with what came meanwhile', async () => {
  const [ana, other] = [await idOf('X0000000T'), await idOf('Y1234567X')];
  await store.persons.merge('m1', ana, other, now);
  await tell(of('Y1234567X', 'second'));
  await store.persons.separate('m1');
  expect(await titles(ana)).toEqual(['own']);
  expect(await titles(other)).toEqual(['first', 'second']);
  expect([await casesOf(ana), await casesOf(other)]).toEqual([1, 1]);
  expect(await store.persons.merges()).toEqual([]);
  expect((await store.persons.list()).map(({ nie }) => nie)).toEqual(['X0000000T', 'Y1234567X', 'Z1234567R']);
});

it('takes chained merges apart in any order', async () => {
  const [ana, first, third] = [await idOf('X0000000T'), await idOf('Y1234567X'), await idOf('Z1234567R')];
  await store.persons.merge('m1', first, third, now);
  await store.persons.merge('m2', ana, first, now);
  expect(await titles(ana)).toEqual(['first', 'other', 'own']);
  await store.persons.separate('m1');
  expect(await titles(third)).toEqual(['other']);
  await store.persons.separate('m2');
  expect([await titles(ana), await titles(first), await titles(third)]).toEqual([
    ['own'],
    ['first'],
    ['other'],
  ]);
});

it('gives facts that the person did not have, and takes only those back', async () => {
  const first = await idOf('Y1234567X');
  await store.persons.save({ id: 'new', name: 'Luis', nie: null, passport: 'AB123456', colour: 'green' });
  await store.persons.save({ id: first, name: 'Luis E.', nie: 'Y1234567X', passport: null, region: 'MD' });
  await store.persons.merge('m1', 'new', first, now);
  expect((await store.persons.list()).find(({ id }) => id === 'new')).toEqual({
    id: 'new',
    name: 'Luis',
    nie: 'Y1234567X',
    passport: 'AB123456',
    region: 'MD',
    colour: 'green',
  });
  // A person who comes meanwhile never takes the place that is kept.
  await store.persons.save({ id: 'newer', name: 'Eva', nie: null, passport: null });
  await store.persons.separate('m1');
  expect((await store.persons.list()).find(({ id }) => id === 'new')).toMatchObject({
    nie: null,
    region: null,
  });
  expect((await store.persons.list()).find(({ id }) => id === first)).toMatchObject({ name: 'Luis E.' });
});

it('moves accounts, and refuses what is not there', async () => {
  const ana = await idOf('X0000000T');
  await store.persons.save({ id: 'new', name: 'Ana E.', nie: null, passport: null });
  await store.persons.merge('m1', 'new', ana, now);
  expect((await store.accounts.get('ana'))?.personId).toBe('new');
  await store.persons.separate('m1');
  expect((await store.accounts.get('ana'))?.personId).toBe(ana);
  const failure = (code: string) => ({ failure: expect.objectContaining({ code }) });
  await expect(store.persons.merge('m2', ana, 'gone', now)).rejects.toMatchObject(failure('input.notFound'));
  await expect(store.persons.merge('m2', ana, ana, now)).rejects.toMatchObject(failure('input.invalid'));
  await expect(store.persons.separate('gone')).rejects.toMatchObject(failure('input.notFound'));
});
