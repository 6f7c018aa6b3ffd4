// Whose a notice is: a representative's list holds the notices of others, and each is filed under its own person, once.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ListedNotice } from '../../main/model/notice.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleAccount,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  await addAccount(store, { id: 'ana', subject: 'X0000000T' });
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const of = (nif: string, change: Partial<ListedNotice> = {}) =>
  sampleNotice({
    portalNoticeId: `${nif}-${change.title ?? ''}`,
    titular: { nif, name: null },
    person: nif,
    ...change,
  });
const tell = (accountId: string, ...notices: ListedNotice[]) =>
  store.notices.applyListing(planOf(notices, { accountId }));
const persons = async () =>
  (await store.persons.list())
    .map(({ name, nie }) => [name, nie] as const)
    .toSorted(([a], [b]) => a.localeCompare(b));
const titlesOf = async (nie: string) => {
  const person = (await store.persons.list()).find((one) => one.nie === nie);
  const { rows } = await store.notices.list({ box: 'all', personId: person?.id }, null, 50);
  return rows.map(({ title }) => title).toSorted();
};

it('tells the titular and the represented persons apart, and makes each person once', async () => {
  await tell('ana', of('X0000000T', { title: 'own' }), of('Y1234567X', { title: 'first' }));
  await tell(
    'ana',
    of('y-1234567-x', { title: 'second' }),
    sampleNotice({ portalNoticeId: 'n', title: 'none' }),
  );
  expect(await persons()).toEqual([
    ['Ana Ejemplo', 'X0000000T'],
    ['Y1234567X', 'Y1234567X'],
  ]);
  expect(await titlesOf('X0000000T')).toEqual(['none', 'own']);
  expect(await titlesOf('Y1234567X')).toEqual(['first', 'second']);
  // What the account tells is still found under the account, all of it.
  const told = await store.notices.list({ box: 'all', accountId: 'ana' }, null, 50);
  expect(told.rows).toHaveLength(4);
});

it('searches and narrows by person as by anything else', async () => {
  await tell(
    'ana',
    of('Y1234567X', { title: 'Requerimiento de Boris' }),
    of('X0000000T', { title: 'Requerimiento de Ana' }),
  );
  const boris = (await store.persons.list()).find(({ nie }) => nie === 'Y1234567X');
  const found = await store.notices.search('requerimiento', { box: 'inbox', personId: boris?.id }, null, 10);
  expect(found.rows.map(({ title, personId }) => [title, personId])).toEqual([
    ['Requerimiento de Boris', boris?.id],
  ]);
  expect((await store.notices.list({ box: 'all', personId: 'nobody' }, null, 10)).rows).toEqual([]);
});

it('uses the person who is here already: of another account, of the same number', async () => {
  await store.persons.save({ id: 'boris', name: 'Boris Muestra', nie: null, passport: null });
  await store.accounts.save(sampleAccount({ id: 'boris', personId: 'boris', subject: 'Y1234567X' }));
  await tell('ana', of('Y1234567X', { title: 'told by Ana' }));
  await tell('boris', of('Y1234567X', { portalNoticeId: 'b', title: 'told by Boris' }));
  expect(await persons()).toEqual([
    ['Ana Ejemplo', 'X0000000T'],
    ['Boris Muestra', null],
  ]);
  const { rows } = await store.notices.list({ box: 'all', personId: 'boris' }, null, 10);
  expect(rows.map(({ title }) => title).toSorted()).toEqual(['told by Ana', 'told by Boris']);
});

it('files a notice that several tell of under whom it concerns, not under who told it', async () => {
  await addAccount(store, { id: 'mail', portal: 'chile', personId: 'person-2', subject: 'g@example.com' });
  const key = 'dehu:5f3a1c9b7e2d40861a2b';
  const aviso = of('****4567*', {
    portalNoticeId: 'mail-id',
    mergeKey: key,
    titular: { nif: '****4567*', name: 'BORIS MUESTRA' },
    person: 'BORIS MUESTRA',
  });
  await tell('mail', aviso);
  // A masked number that fits nobody yet stays with the person of the mailbox.
  expect((await store.notices.list({ box: 'all' }, null, 5)).rows[0]?.personId).toBe('person-2');
  await tell('ana', of('Y1234567X', { portalNoticeId: 'portal-id', mergeKey: key, title: 'whole' }));
  const { rows } = await store.notices.list({ box: 'all' }, null, 5);
  expect(rows).toMatchObject([{ title: 'whole', accountId: 'ana', person: 'BORIS MUESTRA' }]);
  // The name that the mail told makes the number a person with a name.
  expect(await persons()).toContainEqual(['BORIS MUESTRA', 'Y1234567X']);
  expect(await titlesOf('Y1234567X')).toEqual(['whole']);
  // From now on the masked number of a mail leads to them by itself.
  await tell('mail', { ...aviso, portalNoticeId: 'next', mergeKey: 'dehu:next', title: 'next' });
  expect(await titlesOf('Y1234567X')).toEqual(['next', 'whole']);
});

it('believes a masked number only where it fits one person', async () => {
  for (const [id, nie] of [
    ['one', 'Y1234567X'],
    ['two', 'Z1234567R'],
  ] as const)
    await store.persons.save({ id, name: id, nie, passport: null });
  await tell('ana', of('***4567**', { title: 'two fit' }), of('****0000*', { title: 'own fits' }));
  expect(await titlesOf('X0000000T')).toEqual(['own fits', 'two fit']);
});

it('leads what is stored over: numbers told before become persons, rows get their act and their state', async () => {
  await store.close();
  const path = join(profile.profileDir, 'old.db');
  const db = new DatabaseSync(path);
  const before = migrations.findIndex((step) => step.includes('person_no'));
  migrate(db, migrations.slice(0, before), join(profile.profileDir, 'b'));
  db.exec("INSERT INTO persons (id, name) VALUES ('p', 'Ana')");
  db.prepare(
    `INSERT INTO accounts (no, id, portal, person_id, label, method, fields, subject, state, created_at)
     VALUES (1, 'ana', 'dehu', 'p', '', 'pkcs12', '{}', 'X0000000T', 'active', ?)`,
  ).run(now);
  const facts = (nif: string, change: object) =>
    JSON.stringify({
      state: 'pending',
      deadlines: [],
      expiresOn: null,
      evidence: { nifTitular: nif },
      ...change,
    });
  const deadline = (what: string, on: string | null) => ({ what, on });
  const stored = [
    facts('X0000000T', {
      state: 'accepted',
      deadlines: [deadline('respond', '2027-02-01'), deadline('open', '2027-01-01')],
    }),
    facts('Y1234567X', { expiresOn: '2027-03-01', deadlines: [deadline('open', null)] }),
    facts('Y1234567X', { deadlines: [deadline('pay', '2027-04-01'), deadline('open', '2027-04-01')] }),
  ];
  for (const [at, text] of stored.entries()) {
    db.prepare(
      `INSERT INTO notices (seq, id, account, portal_notice_id, portal, kind, title, sort_at, first_seen_at, due_days,
         is_in_junk, facts_hash) VALUES (?, ?, 1, ?, 'dehu', 'notification', ?, ?, ?, '2020-01-01', 0, 'h')`,
    ).run(at + 1, `n${at}`, `n${at}`, `n${at}`, now, now);
    db.prepare('INSERT INTO notice_facts (seq, facts, text) VALUES (?, ?, NULL)').run(at + 1, text);
    db.prepare(
      `INSERT INTO shelf (seq, account, portal, kind, is_in_junk, is_read, is_flagged, is_done, is_archived)
       VALUES (?, 1, 'dehu', 'notification', 0, 0, 0, 0, 0)`,
    ).run(at + 1);
  }
  migrate(db, migrations, join(profile.profileDir, 'b'));
  db.close();
  const { rename } = await import('node:fs/promises');
  const { profileDir } = await temporaryProfile();
  await rename(path, join(profileDir, 'recado.db'));
  store = await openTestStore(profileDir, { workerUrl: null });
  expect(await store.health()).toMatchObject({ isIntact: true, schemaVersion: migrations.length });
  expect(await persons()).toEqual([
    ['Ana', 'X0000000T'],
    ['Y1234567X', 'Y1234567X'],
  ]);
  expect([await titlesOf('X0000000T'), await titlesOf('Y1234567X')]).toEqual([['n0'], ['n1', 'n2']]);
  const { rows } = await store.notices.list({ box: 'all' }, null, 5);
  expect(rows.map(({ title, state, dueOn, dueWhat }) => [title, state, dueOn, dueWhat]).toReversed()).toEqual(
    [
      ['n0', 'accepted', '2027-01-01', 'open'],
      ['n1', 'pending', '2027-03-01', null],
      ['n2', 'pending', '2027-04-01', 'open'],
    ],
  );
});
