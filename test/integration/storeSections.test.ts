// The inbox in its parts on a real store: which notice stands where, page by page, counts, what stays where it was read.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Section } from '../../main/model/section.ts';
import { sections } from '../../main/model/section.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { NoticeFilter, NoticeRow, Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

// The store's clock stands at 2026-11-21.
const inbox: NoticeFilter = { box: 'inbox' };
const all = { shown: [...sections], newSince: null };
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;

const notice = (id: string, change: Parameters<typeof sampleNotice>[0] = {}) =>
  sampleNotice({
    portalNoticeId: id,
    expiresOn: null,
    state: 'received',
    madeAvailableAt: `2026-11-0${(id.length % 8) + 1}T08:00:00.000Z`,
    ...change,
  });
const due = (on: string, what: 'open' | 'respond' | 'attend' = 'respond') => [
  { what, on, certainty: 'stated' as const, basis: 'x' },
];
const visit = (on: string) => ({
  on,
  at: null,
  zone: 'Europe/Madrid',
  isZoneCertain: true,
  office: null,
  address: null,
  procedure: null,
  code: null,
  person: null,
});

async function listed(asked: Parameters<Store['notices']['listSections']>[1], filter = inbox, limit = 100) {
  const rows: NoticeRow[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['notices']['listSections']>> = await store.notices.listSections(
      filter,
      asked,
      after,
      limit,
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
const told = (rows: NoticeRow[], section: Section): string[] =>
  rows.filter((row) => row.section === section).map(({ id }) => id.slice(2));

beforeAll(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  await addAccount(store);
  await store.notices.applyListing(
    planOf([
      notice('soon', { deadlines: due('2026-11-25') }),
      notice('sooner', { deadlines: due('2026-11-22') }),
      notice('far', { deadlines: due('2026-12-20') }),
      notice('missed', { deadlines: due('2026-11-18') }),
      notice('longAgo', { deadlines: due('2026-11-01') }),
      notice('visitToCome', { appointment: visit('2026-11-30') }),
      notice('visitOver', { appointment: visit('2026-11-18') }),
      notice('opened', { deadlines: due('2026-11-24', 'open'), state: 'accepted' }),
      notice('toOpen', { deadlines: due('2026-11-24', 'open'), state: 'pending' }),
      notice('outcome', { state: 'outcomeUnknown' }),
      notice('plain'),
      notice('readOne'),
      notice('readTwo'),
      notice('finished', { deadlines: due('2026-11-22') }),
      notice('finishedAndAway'),
      notice('later', { deadlines: due('2026-11-23') }),
    ]),
  );
  const mark = (id: string, change: Parameters<Store['notices']['mark']>[1], at = now) =>
    store.notices.mark([`n-${id}`], change, at);
  await mark('readOne', { isRead: true }, '2026-11-20T10:00:00.000Z');
  await mark('readTwo', { isRead: true }, '2026-11-21T09:59:00.000Z');
  await mark('longAgo', { isRead: true }, '2026-11-19T10:00:00.000Z');
  await mark('finished', { isDone: true });
  await mark('finishedAndAway', { isDone: true, isArchived: true });
  await mark('later', { snoozedUntil: '2026-11-22T08:00:00.000Z' });
});
afterAll(async () => {
  await store.close();
  await profile.remove();
});

describe('the parts of the inbox', () => {
  it('holds each notice once, what is to be acted on by its day, and counts the same', async () => {
    const rows = await listed(all);
    expect(told(rows, 'act')).toEqual(['sooner', 'toOpen', 'soon', 'visitToCome', 'missed', 'outcome']);
    expect(told(rows, 'new').toSorted()).toEqual(['far', 'opened', 'plain', 'visitOver']);
    expect(told(rows, 'waiting').toSorted()).toEqual(['longAgo', 'readOne', 'readTwo']);
    expect(told(rows, 'done')).toEqual(['finished']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(await store.notices.countSections(inbox, null)).toEqual({ act: 6, new: 4, waiting: 3, done: 1 });
  });

  it('is the same page by page, whatever the size of a page', async () => {
    const whole = (await listed(all)).map(({ id }) => id);
    for (const limit of [1, 2, 3, 5])
      expect((await listed(all, inbox, limit)).map(({ id }) => id)).toEqual(whole);
  });

  it('passes over the parts that are folded, and begins anew for a cursor of something else', async () => {
    const rows = await listed({ shown: ['new', 'done'], newSince: null });
    expect(told(rows, 'act')).toEqual([]);
    expect(rows).toHaveLength(5);
    expect(await listed({ shown: [], newSince: null })).toEqual([]);
    const page = await store.notices.listSections(inbox, all, '1760000000000', 1);
    expect(page.rows[0]?.id).toBe('n-sooner');
  });

  it('keeps among the new ones what is read while the person looks', async () => {
    const looking = { shown: [...sections], newSince: '2026-11-21T09:00:00.000Z' };
    expect(told(await listed(looking), 'new')).toContain('readTwo');
    expect(told(await listed(looking, inbox, 1), 'waiting').toSorted()).toEqual(['longAgo', 'readOne']);
    expect(await store.notices.countSections(inbox, looking.newSince)).toMatchObject({ new: 5, waiting: 2 });
  });

  it('is narrowed like any list', async () => {
    const rows = await listed(all, { box: 'inbox', kinds: ['fine'] });
    expect(rows).toEqual([]);
    expect(await store.notices.countSections({ box: 'inbox', since: '2026-12-01' }, null)).toEqual({
      act: 0,
      new: 0,
      waiting: 0,
      done: 0,
    });
    const none: NoticeFilter = { box: 'inbox', accountId: 'nobody' };
    expect(await listed(all, none)).toEqual([]);
    expect(await store.notices.countSections(none, null)).toMatchObject({ act: 0 });
  });

  it('moves with a corrected day, and with a mark and its undo', async () => {
    const plan = planOf([], {});
    await store.notices.applyListing({
      ...plan,
      changed: [{ id: 'n-far', factsHash: 'h2', facts: notice('far', { deadlines: due('2026-11-23') }) }],
    });
    expect(told(await listed(all), 'act')).toContain('far');
    const before = await store.notices.mark(['n-far'], { isDone: true, isRead: true }, now);
    expect(told(await listed(all), 'done').toSorted()).toEqual(['far', 'finished']);
    await store.notices.restoreMarks(before, now);
    expect(told(await listed(all), 'act')).toContain('far');
  });
});

it('tells what was done with a notice, the newest first, and nothing for marks that stayed', async () => {
  await store.notices.mark(['n-plain'], { isFlagged: true, note: 'llamar' }, '2026-11-21T08:00:00.000Z');
  await store.notices.mark(['n-plain'], { isFlagged: true }, '2026-11-21T08:30:00.000Z');
  await store.notices.mark(['n-plain'], { isFlagged: false }, '2026-11-21T09:00:00.000Z');
  await store.audit.append({
    at: '2026-11-21T08:45:00.000Z',
    what: 'notice.opened',
    accountId: 'account-1',
    noticeId: 'n-plain',
    details: {},
  });
  expect((await store.notices.history('n-plain')).map(({ what }) => what)).toEqual([
    'mark.unflagged',
    'notice.opened',
    'mark.noted',
    'mark.flagged',
  ]);
  expect(await store.notices.history('nothing')).toEqual([]);
  const noted = await store.notices.list({ box: 'all', hasNote: true }, null, 10);
  expect(noted.rows.map(({ id }) => id)).toEqual(['n-plain']);
});

it('keeps views by name, replaces one by its id, and forgets one', async () => {
  const view = {
    id: 'v1',
    name: 'Huellas',
    text: 'huellas',
    source: { box: 'all' as const },
    isUnreadOnly: false,
    narrowing: { period: 'month' as const },
  };
  await store.views.save(view);
  await store.views.save({ ...view, id: 'v2', name: 'alzada' });
  await store.views.save({ ...view, name: 'Huellas de Ana' });
  expect((await store.views.list()).map(({ name }) => name)).toEqual(['alzada', 'Huellas de Ana']);
  expect((await store.views.list())[1]).toEqual({ ...view, name: 'Huellas de Ana' });
  await store.views.remove('v2');
  await store.views.remove('v2');
  expect(await store.views.list()).toHaveLength(1);
});

it('makes the same days of a store from before the parts as it makes of new notices', async () => {
  const path = join(profile.profileDir, 'copy.db');
  await store.copyTo(path);
  const db = new DatabaseSync(path, { readOnly: true });
  const days = (from: DatabaseSync): unknown[] =>
    from.prepare('SELECT seq, on_day, from_day, until_day FROM shelf_days ORDER BY seq, on_day').all();
  const written = days(db);
  const copy = new DatabaseSync(':memory:');
  copy.exec('CREATE TABLE notices (seq INTEGER PRIMARY KEY, state TEXT, appointment_on TEXT, due_days TEXT)');
  copy.exec('CREATE TABLE marks (a); CREATE TABLE shelf (seq, is_done, is_archived, is_read)');
  const insert = copy.prepare('INSERT INTO notices VALUES (?, ?, ?, ?)');
  for (const row of db.prepare('SELECT seq, state, appointment_on, due_days FROM notices').all())
    insert.run(row.seq ?? null, row.state ?? null, row.appointment_on ?? null, row.due_days ?? null);
  copy.exec(migrations.find((step) => step.includes('CREATE TABLE shelf_days')) ?? '');
  expect(days(copy)).toEqual(written);
  expect(written.length).toBeGreaterThan(8);
  db.close();
  copy.close();
});
