// One notice told by several accounts: in every order the same notice, with its marks, its documents and every day told.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assert as assertProperty, asyncProperty, shuffledSubarray } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../main/model/account.ts';
import type { Deadline } from '../../main/model/deadline.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { initial } from '../../main/store/sqlite/migrations/initial.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { Store } from '../../main/store/store.ts';
import { reconcile } from '../../main/sync/reconcile.ts';
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

const identifier = '5f3a1c9b7e2d40861a2b';
const key = `dehu:${identifier}`;
const all = { box: 'all' } as const;
const accounts: Record<string, Partial<Account>> = {
  portal: { id: 'portal', portal: 'dehu' },
  mailbox: { id: 'mailbox', portal: 'chile', subject: 'ana@example.com' },
  other: { id: 'other', portal: 'chile', personId: 'person-2', subject: 'gestoria@example.com' },
  sede: { id: 'sede', portal: 'sede' },
};
const opens = (on: string, basis: string): Deadline => ({ what: 'open', on, certainty: 'stated', basis });
const byPortal = (change: Partial<ListedNotice> = {}) =>
  sampleNotice({
    portalNoticeId: identifier,
    mergeKey: key,
    person: 'X0000000T',
    caseNumber: null,
    text: null,
    madeAvailableAt: '2026-11-13T08:00:00.000Z',
    expiresOn: '2026-11-23',
    deadlines: [opens('2026-11-23', 'expirationDate')],
    ...change,
  });
const byMail = (change: Partial<ListedNotice> = {}) =>
  byPortal({
    title: 'not_330020261234567_12345678_87654321',
    person: 'Ana Ejemplo',
    caseNumber: '330020261234567',
    text: 'Te informamos que está disponible una nueva notificación',
    madeAvailableAt: null,
    expiresOn: '2026-11-22',
    deadlines: [opens('2026-11-22', 'Con vencimiento el día: 22/11/2026')],
    authenticity: { verdict: 'unverified', reasons: ['senderKnownDomain'] },
    ...change,
  });

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let lastId = 0;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  for (const change of Object.values(accounts)) await addAccount(store, change);
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

/** What storePage does with the facts of one account. */
async function tell(accountId: string, ...listed: ListedNotice[]) {
  const known = await store.notices.findKnown(
    accountId,
    listed.map(({ portalNoticeId }) => portalNoticeId),
  );
  const via = accounts[accountId]?.portal === 'chile' ? 'mail' : 'portal';
  const { added, changed } = reconcile(listed, known, () => `n${(lastId += 1)}`, { via });
  return store.notices.applyListing(planOf([], { accountId, added, changed, listed: listed.length }));
}

const rows = async () => (await store.notices.list(all, null, 100)).rows;
const only = async () => {
  const [row, ...rest] = await rows();
  const record = row && (await store.notices.get(row.id));
  if (!record || rest.length > 0) throw new Error(`${rest.length + 1} notices`);
  return record;
};

describe('one notice told twice', () => {
  it('is added by the mail, then taken over by the portal, with its marks and its words', async () => {
    const { added } = await tell('mailbox', byMail());
    await store.notices.mark(added, { isFlagged: true, note: 'call the lawyer' }, now);
    expect(await tell('portal', byPortal())).toEqual({ added: [], changed: added });
    const { notice, mark, sources, personId } = await only();
    expect(notice).toMatchObject({
      id: added[0],
      accountId: 'portal',
      title: byPortal().title,
      caseNumber: '330020261234567',
      expiresOn: '2026-11-23',
      authenticity: null,
    });
    expect(mark).toMatchObject({ isFlagged: true, note: 'call the lawyer' });
    expect(personId).toBe('person-1');
    expect(sources.map(({ accountId, portal, via }) => [accountId, portal, via])).toEqual([
      ['portal', 'dehu', 'portal'],
      ['mailbox', 'dehu', 'mail'],
    ]);
  });

  it('is one source more when the mail comes second', async () => {
    const { added } = await tell('portal', byPortal());
    expect(await tell('mailbox', byMail())).toEqual({ added: [], changed: added });
    expect((await only()).notice).toMatchObject({ accountId: 'portal', title: byPortal().title });
    expect((await only()).sources).toHaveLength(2);
  });

  it('keeps both days with their basis, and the list shows the earlier one', async () => {
    await tell('portal', byPortal());
    await tell('mailbox', byMail());
    expect((await only()).notice.deadlines).toEqual([
      opens('2026-11-22', 'Con vencimiento el día: 22/11/2026'),
      opens('2026-11-23', 'expirationDate'),
    ]);
    expect((await rows())[0]?.dueOn).toBe('2026-11-22');
  });

  it('asks for nothing any more once the portal says that it is settled', async () => {
    await tell('mailbox', byMail());
    await tell(
      'portal',
      byPortal({ state: 'accepted', expiresOn: null, deadlines: [], legalEffectOnOpen: false }),
    );
    expect((await only()).notice).toMatchObject({ state: 'accepted', deadlines: [], expiresOn: null });
  });

  it('is found under the account that speaks for it, and counted once', async () => {
    await tell('mailbox', byMail());
    await tell('portal', byPortal());
    const search = (accountId: string) => store.notices.search('resolucion', { ...all, accountId }, null, 10);
    expect((await search('portal')).rows).toHaveLength(1);
    expect((await search('mailbox')).rows).toHaveLength(0);
    expect(await store.notices.counts()).toMatchObject({
      inbox: 1,
      byPortal: { dehu: { inbox: 1 } },
      byAccount: { portal: { inbox: 1 } },
    });
  });

  it('goes from the list only when no source has it any more', async () => {
    await tell('portal', byPortal());
    await tell('mailbox', byMail());
    const close = (accountId: string, presentIds: string[]) =>
      store.notices.closeListing({ accountId, at: now, isComplete: true, presentIds });
    await close('mailbox', []);
    expect((await only()).notice.noLongerListedAt).toBeNull();
    await close('portal', []);
    expect((await only()).notice.noLongerListedAt).toBe(now);
    await close('mailbox', [identifier]);
    expect((await only()).notice.noLongerListedAt).toBeNull();
  });
});

describe('three sources', () => {
  it('stay one notice, and the notice outlives each account until the last', async () => {
    const [id] = (await tell('other', byMail({ expiresOn: '2026-11-24' }))).added;
    await tell('mailbox', byMail());
    await tell('portal', byPortal());
    await tell('sede', byPortal({ portalNoticeId: 'sede-1', portal: 'sede', caseNumber: '330020261234567' }));
    expect((await only()).sources).toHaveLength(4);

    expect(await store.bin.holdings('account', 'portal')).toMatchObject({ notices: 0, documents: 0 });
    expect(await removeAccount(store, 'portal')).toEqual({ notices: 0, documents: 0 });
    expect((await only()).notice).toMatchObject({ id, accountId: 'sede', portal: 'sede' });
    await removeAccount(store, 'sede');
    expect((await only()).notice).toMatchObject({ id, accountId: 'mailbox', expiresOn: '2026-11-22' });
    await removeAccount(store, 'mailbox');
    expect(await store.bin.holdings('account', 'other')).toMatchObject({ notices: 1, documents: 0 });
    expect(await removeAccount(store, 'other')).toEqual({ notices: 1, documents: 0 });
    expect(await rows()).toEqual([]);
  });

  it('keep each its own documents, which go with their account', async () => {
    const { added } = await tell('mailbox', byMail());
    const noticeId = added[0] ?? '';
    const document = (accountId: string, portalDocumentId: string) =>
      sampleDocument({ id: `${accountId}-d`, accountId, noticeId, portalDocumentId, state: 'pending' });
    await store.notices.applyListing(
      planOf([], { accountId: 'mailbox', documents: [document('mailbox', 'evidence:mail.eml')] }),
    );
    const plan = planOf([byPortal()], { accountId: 'portal' });
    await store.notices.applyListing({
      ...plan,
      documents: [{ ...document('portal', 'document'), noticeId: plan.added[0]?.id ?? '' }],
    });
    expect((await only()).documents.map(({ id }) => id).toSorted()).toEqual(['mailbox-d', 'portal-d']);
    expect((await store.documents.pending('portal')).map(({ id }) => id)).toEqual(['portal-d']);
    expect(await removeAccount(store, 'mailbox')).toEqual({ notices: 0, documents: 1 });
    expect((await only()).documents.map(({ id }) => id)).toEqual(['portal-d']);
  });
});

it('is asked for at each portal by that portal’s own words', async () => {
  const [id = ''] = (await tell('portal', byPortal({ evidence: { sentReference: 'one' } }))).added;
  await tell(
    'sede',
    byPortal({ portalNoticeId: 's', portal: 'sede', evidence: { section: 'notifications' } }),
  );
  await tell('mailbox', byMail({ portalNoticeId: 'alone', mergeKey: 'dehu:alone' }));
  expect(await store.notices.toldBy(id, 'portal')).toMatchObject({ id, evidence: { sentReference: 'one' } });
  expect(await store.notices.toldBy(id, 'sede')).toMatchObject({
    id,
    accountId: 'sede',
    portalNoticeId: 's',
    evidence: { section: 'notifications' },
  });
  expect(await store.notices.toldBy(id, 'mailbox')).toBeNull();
  const { mergeKey: _key, ...plain } = byMail({ portalNoticeId: 'plain' });
  const [other = ''] = (await tell('mailbox', plain)).added;
  expect(await store.notices.toldBy(other, 'mailbox')).toMatchObject({ id: other, portalNoticeId: 'plain' });
});

describe('a mail that is not believed', () => {
  it('never joins a genuine notice, whatever key it carries', async () => {
    await tell('portal', byPortal());
    const forged = byMail({
      authenticity: { verdict: 'suspicious', reasons: ['knownForgery'] },
      expiresOn: '2026-11-01',
    });
    await tell('mailbox', forged);
    const notices = await rows();
    expect(notices).toHaveLength(2);
    expect(notices.find(({ accountId }) => accountId === 'portal')?.dueOn).toBe('2026-11-23');
  });

  it('is not joined by a genuine one that comes later', async () => {
    await tell('mailbox', byMail({ authenticity: { verdict: 'suspicious', reasons: ['lookAlikeDomain'] } }));
    expect((await tell('portal', byPortal())).added).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });
});

it('makes the same notice in whatever order its sources speak, and however often', async () => {
  /** Each order has notices of its own, so that none finds what one before it left. */
  const toldIn = (run: number): [string, ListedNotice][] => {
    const own = { portalNoticeId: `${identifier}r${run}r`, mergeKey: `${key}r${run}r` };
    return [
      ['portal', byPortal(own)],
      ['mailbox', byMail(own)],
      [
        'mailbox',
        byMail({
          ...own,
          text: 'A reminder',
          expiresOn: '2026-11-21',
          deadlines: [opens('2026-11-21', 'reminder')],
        }),
      ],
      [
        'mailbox',
        byMail({ ...own, authenticity: { verdict: 'genuine', reasons: ['dkimPass'] }, title: 'genuine' }),
      ],
      ['other', byMail({ ...own, isInJunk: true, issuer: null })],
      [
        'sede',
        byPortal({
          ...own,
          portalNoticeId: `seder${run}r`,
          portal: 'sede',
          state: 'accepted',
          deadlines: [],
        }),
      ],
      [
        'mailbox',
        byMail({ portalNoticeId: `anotherr${run}r`, mergeKey: `dehu:anotherr${run}r`, title: 'another' }),
      ],
    ];
  };
  const places = toldIn(0).map((_, place) => place);
  const outcomes = new Set<string>();
  let run = 0;
  await assertProperty(
    asyncProperty(
      shuffledSubarray([...places, ...places], { minLength: places.length * 2 }),
      async (order) => {
        run += 1;
        const told = toldIn(run);
        const ids = new Set<string>();
        for (const place of order) {
          const [accountId, facts] = told[place] ?? ['portal', byPortal()];
          const { added, changed } = await tell(accountId, facts);
          for (const id of [...added, ...changed]) ids.add(id);
        }
        const records = await Promise.all([...ids].map((id) => store.notices.get(id)));
        const seen = records
          .map((record) => {
            const { id: _id, firstSeenAt: _at, ...facts } = record?.notice ?? { id: '', firstSeenAt: '' };
            return { facts, sources: record?.sources.map(({ accountId, via }) => `${accountId} ${via}`) };
          })
          .map((one) => JSON.stringify(one).replaceAll(`r${run}r`, ''))
          .toSorted();
        expect(seen).toHaveLength(2);
        expect(await rows()).toHaveLength(run * 2);
        outcomes.add(seen.join('\n'));
      },
    ),
    { numRuns: 25 },
  );
  expect(outcomes.size).toBe(1);
});

it('leads a profile of schema 1 over, with a copy from before', async () => {
  await store.close();
  const path = join(profile.profileDir, 'old');
  const old = await temporaryProfile();
  const db = new DatabaseSync(join(old.profileDir, 'recado.db'));
  migrate(db, [initial], path);
  const { text, ...facts } = byPortal({ text: 'a text' });
  const { mergeKey: _key, ...stored } = facts;
  db.exec("INSERT INTO persons (id, name) VALUES ('p', 'Ana')");
  for (const [no, id, portal] of [
    [1, 'portal', 'dehu'],
    [2, 'second', 'dehu'],
    [3, 'mailbox', 'chile'],
  ] as const) {
    db.prepare(
      `INSERT INTO accounts (no, id, portal, person_id, label, method, fields, state, created_at)
       VALUES (?, ?, ?, 'p', '', 'imap', '{}', 'active', ?)`,
    ).run(no, id, portal, now);
    const seq = 1_000 + no;
    db.prepare(
      `INSERT INTO notices (seq, id, account, portal_notice_id, portal, kind, title, sort_at, first_seen_at, due_days,
         is_in_junk, facts_hash) VALUES (?, ?, ?, ?, ?, 'notification', 'old', ?, ?, '', 0, 'h')`,
    ).run(seq, `n-${id}`, no, identifier, portal, now, now);
    db.prepare('INSERT INTO notice_facts (seq, facts, text) VALUES (?, ?, ?)').run(
      seq,
      JSON.stringify({ ...stored, portal }),
      text,
    );
    db.prepare(
      'INSERT INTO shelf (seq, account, portal, kind, is_in_junk, is_read, is_flagged, is_done, is_archived) VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)',
    ).run(seq, no, portal, 'notification');
    db.prepare(
      `INSERT INTO documents (id, notice_id, portal_document_id, name, role, state, sha256)
       VALUES (?, ?, 'd', 'a.pdf', 'resolution', 'stored', ?)`,
    ).run(`d-${id}`, `n-${id}`, 'a'.repeat(64));
  }
  db.prepare("INSERT INTO marks VALUES ('n-portal', 1, 1, 0, 0, NULL, 'note', ?)").run(now);
  db.close();

  store = await openTestStore(old.profileDir, { workerUrl: null });
  expect(await store.health()).toMatchObject({ isIntact: true, schemaVersion: migrations.length });
  expect(readdirSync(join(old.profileDir, 'backups'))).toContain('000001-schema1.db');
  expect(existsSync(path)).toBe(false);
  const kept = await store.notices.get('n-portal');
  expect(kept).toMatchObject({
    notice: { text: 'a text', mergeKey: key },
    mark: { isFlagged: true, note: 'note' },
    documents: [{ id: 'd-portal', accountId: 'portal', attempts: 0 }],
    sources: [{ accountId: 'portal', via: 'portal' }],
  });
  expect(await store.notices.get('n-mailbox')).toMatchObject({
    notice: { text: 'a text' },
    sources: [{ accountId: 'mailbox', via: 'mail' }],
  });
  // What schema 1 held twice stays two notices with their marks, and a mail joins the older of them.
  expect((await tell('mailbox', byMail({ portalNoticeId: 'from-mail' }))).changed).toEqual(['n-portal']);
  expect((await tell('second', byPortal())).changed).toEqual(['n-second']);
  expect(await rows()).toHaveLength(3);
  await store.close();
  await old.remove();
});
