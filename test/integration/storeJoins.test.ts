// Two notices that a person says are one: one with all that both had, fed by both accounts, and two as before when parted.
import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../../main/model/account.ts';
import { type ListedNotice, unmarked } from '../../main/model/notice.ts';
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

const later = '2026-11-22T10:00:00.000Z';
const identifier = '5f3a1c9b7e2d40861a2b';
const caseNumber = '330020261234567';
const accounts: Record<string, Partial<Account>> = {
  dehu: { id: 'dehu', portal: 'dehu' },
  sede: { id: 'sede', portal: 'sede' },
  mailbox: { id: 'mailbox', portal: 'chile', subject: 'ana@example.com' },
};
const byDehu = (change: Partial<ListedNotice> = {}) =>
  sampleNotice({
    portalNoticeId: identifier,
    mergeKey: `dehu:${identifier}`,
    title: `not_${caseNumber}_12345678_87654321`,
    caseNumber,
    text: null,
    madeAvailableAt: '2026-11-20T08:00:00.000Z',
    expiresOn: '2026-11-30',
    deadlines: [{ what: 'open', on: '2026-11-30', certainty: 'stated', basis: 'expirationDate' }],
    ...change,
  });
const bySede = (change: Partial<ListedNotice> = {}) =>
  sampleNotice({
    portalNoticeId: 'a'.repeat(20),
    portal: 'sede',
    title: 'Notificación de Extranjería',
    caseNumber: '33/00/2026/1234567',
    text: 'Texto de la sede',
    madeAvailableAt: '2026-11-19T23:00:00.000Z',
    expiresOn: '2026-11-29',
    deadlines: [{ what: 'open', on: '2026-11-29', certainty: 'stated', basis: 'Fecha de caducidad' }],
    ...change,
  });

let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let lastId = 0;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  for (const change of Object.values(accounts)) await addAccount(store, change);
});
afterEach(async () => {
  assert.deepEqual((await store.health()).problems, []);
  await store.close();
  await profile.remove();
});

/** What storePage does with the facts of one account. */
async function tell(accountId: string, listed: ListedNotice[], formerIds = new Map<string, string[]>()) {
  const ids = listed.flatMap(({ portalNoticeId: id }) => [id, ...(formerIds.get(id) ?? [])]);
  const known = await store.notices.findKnown(accountId, ids);
  const plan = reconcile(listed, known, () => `n${(lastId += 1)}`, { formerIds });
  return store.notices.applyListing(planOf([], { ...plan, accountId, listed: listed.length }));
}
const addBoth = async (): Promise<[string, string]> => {
  const [dehu = ''] = (await tell('dehu', [byDehu()])).added;
  const [sede = ''] = (await tell('sede', [bySede()])).added;
  return [dehu, sede];
};
const all = { box: 'all' } as const;
const rows = async () => (await store.notices.list(all, null, 100)).rows;
const only = async () => {
  const found = await rows();
  expect(found).toHaveLength(1);
  const record = await store.notices.get(found[0]?.id ?? '');
  if (!record) throw new Error('no record');
  return record;
};
const offered = async (id: string | null = null) =>
  (await store.sameNotices.offers(id)).map(({ notices, reasons }) => [
    ...notices.map((notice) => notice.id),
    ...reasons,
  ]);
/** Everything that the port tells of all there is. */
async function whole() {
  const listed = await rows();
  return {
    listed,
    records: await Promise.all(listed.map(({ id }) => store.notices.get(id))),
    counts: await store.notices.counts(),
    found: (await store.notices.search('extranjeria', all, null, 10)).rows.map(({ id }) => id),
    files: await store.documents.list({}, null, 10),
    cases: (await store.cases.list({}, null, 10)).rows.map(({ notices, payments }) => ({
      notices: notices.map(({ id }) => id),
      payments,
    })),
    dated: await store.calendar.dated({ from: '2026-11-01', to: null, personId: null, limit: 50 }),
    terms: await Promise.all(listed.map(({ id }) => store.readings.terms(id))),
  };
}

it('offers the pair to both, with why, and never what the person ruled out', async () => {
  const [dehu, sede] = await addBoth();
  await tell('dehu', [
    byDehu({ portalNoticeId: 'other', mergeKey: 'dehu:other', caseNumber: '330020267654321' }),
  ]);
  const why = ['caseNumber', 'day'];
  expect(await offered(dehu)).toEqual([[dehu, sede, ...why]]);
  expect(await offered(sede)).toEqual([[sede, dehu, ...why]]);
  expect(await offered()).toHaveLength(1);
  expect((await store.sameNotices.offers(dehu))[0]?.notices[1]).toMatchObject({
    portal: 'sede',
    via: 'portal',
    accountId: 'sede',
    title: 'Notificación de Extranjería',
    dueOn: '2026-11-29',
  });
  expect(await rows()).toHaveLength(3);

  // What the person says is not the same is never offered again, until they take that back.
  await store.sameNotices.refuse([sede, dehu], true, now);
  expect(await offered()).toEqual([]);
  expect(await offered(dehu)).toEqual([]);
  await store.sameNotices.refuse([dehu, sede], false, now);
  expect(await offered()).toHaveLength(1);
  expect((await store.audit.list({ limit: 9 })).map(({ what }) => what)).toEqual([
    'notice.perhapsTheSame',
    'notice.perhapsTheSame',
    'notice.notTheSame',
    'notice.notTheSame',
  ]);
});

it('is one with all that both had, and two as before when parted', async () => {
  const [dehu, sede] = await addBoth();
  const documents = [
    sampleDocument({
      id: 'd-sede',
      noticeId: sede,
      accountId: 'sede',
      name: 'sede.pdf',
      state: 'stored',
      sha256: 'b'.repeat(64),
    }),
    sampleDocument({ id: 'd-dehu', noticeId: dehu, accountId: 'dehu', name: 'dehu.pdf' }),
  ];
  for (const document of documents) await store.documents.save(document);
  await store.notices.mark([dehu], { isRead: true, note: 'call' }, now);
  await store.notices.mark([sede], { isFlagged: true, note: 'lawyer', snoozedUntil: later }, now);
  const term = { what: 'respond', on: '2026-12-15', certainty: 'derived', basis: 'diez días' } as const;
  await store.readings.confirmTerm(sede, 'term-1', term, now);
  const before = await whole();
  expect(before.cases).toEqual([{ notices: [sede, dehu], payments: {} }]);

  expect(await store.sameNotices.join([sede, dehu], now)).toEqual({ id: dehu, joinedId: sede });
  const { notice, mark, sources, joined, ...record } = await only();
  expect(notice).toMatchObject({
    id: dehu,
    portal: 'dehu',
    text: 'Notificación de Extranjería\n\nTexto de la sede',
    expiresOn: '2026-11-30',
  });
  expect((await store.notices.search('sede texto', all, null, 10)).rows.map(({ id }) => id)).toEqual([dehu]);
  expect(notice.deadlines.map(({ on }) => on)).toEqual(['2026-11-29', '2026-11-30', '2026-12-15']);
  expect((await rows())[0]?.dueOn).toBe('2026-11-29');
  expect(mark).toEqual({ ...unmarked, isFlagged: true, note: 'call\n\nlawyer' });
  expect(sources.map(({ accountId }) => accountId)).toEqual(['dehu', 'sede']);
  expect(joined).toEqual([{ id: sede, accountIds: ['sede'], at: now }]);
  expect(record.documents.map(({ id }) => id).toSorted()).toEqual(['d-dehu', 'd-sede']);
  // Whoever still knows the other's id finds the one, and its history is that of both.
  expect((await store.notices.get(sede))?.notice.id).toBe(dehu);
  const acts = (await store.notices.history(dehu)).map(({ what }) => what);
  expect(acts.toSorted()).toEqual(
    ['mark.flagged', 'mark.noted', 'mark.noted', 'mark.read', 'mark.snoozed', 'notice.joined'].toSorted(),
  );
  expect(await store.notices.counts()).toMatchObject({
    inbox: 1,
    unread: 1,
    byAccount: { dehu: { inbox: 1 } },
  });
  expect((await store.cases.list({}, null, 10)).rows.map(({ notices }) => notices.length)).toEqual([1]);
  expect(await offered()).toEqual([]);

  expect(await store.sameNotices.part(sede, later)).toEqual({ ids: [dehu, sede] });
  expect(await whole()).toEqual(before);
  expect(
    (await store.audit.list({ limit: 10 })).map(({ what, noticeId, details }) => [what, noticeId, details]),
  ).toEqual([
    ['notice.parted', sede, { otherId: dehu, why: 'person' }],
    ['notice.parted', dehu, { otherId: sede, why: 'person' }],
    ['notice.joined', dehu, { joinedId: sede, reasons: ['caseNumber', 'day'] }],
  ]);
  expect(await store.notices.history(sede)).toHaveLength(4);
  // And again: nothing of the first time stands in the way.
  await store.sameNotices.join([dehu, sede], now);
  await store.sameNotices.part(sede, later);
  expect(await whole()).toEqual(before);
});

it('is fed by both accounts, and what they told meanwhile parts with them', async () => {
  const [dehu, sede] = await addBoth();
  await store.sameNotices.join([dehu, sede], now);
  expect(await tell('sede', [bySede()])).toEqual({ added: [], changed: [] });
  expect(await tell('dehu', [byDehu()])).toEqual({ added: [], changed: [] });
  // Opened at the sede: that speaks now, and the day of DEHú stays until DEHú lets go of it.
  const opened = bySede({ state: 'opened', expiresOn: null, deadlines: [] });
  expect(await tell('sede', [opened])).toEqual({ added: [], changed: [dehu] });
  expect((await only()).notice).toMatchObject({
    state: 'opened',
    accountId: 'sede',
    mergeKey: `dehu:${identifier}`,
  });
  expect((await rows())[0]?.dueOn).toBe('2026-11-30');
  // What is done with the other's id, and was done with it before, is the one's.
  await store.audit.append({
    at: now,
    what: 'notice.opened',
    accountId: 'sede',
    noticeId: sede,
    details: {},
  });
  const caseId = (await store.cases.ofNotice(dehu)) ?? '';
  expect((await store.cases.get(caseId))?.openings).toEqual([{ noticeId: dehu, at: now }]);
  expect((await store.notices.mark([sede], { isFlagged: true }, now))[0]?.id).toBe(dehu);
  // A mail with DEHú's identifier is one more source of it.
  const mail = byDehu({ text: 'aviso', authenticity: { verdict: 'genuine', reasons: [] } });
  expect(await tell('mailbox', [mail])).toEqual({ added: [], changed: [dehu] });
  await store.notices.applyListing(
    planOf([], {
      accountId: 'sede',
      documents: [sampleDocument({ id: 'new', noticeId: dehu, accountId: 'sede' })],
    }),
  );
  const close = (accountId: string, presentIds: string[]) =>
    store.notices.closeListing({ accountId, at: later, isComplete: true, presentIds });
  await close('sede', []);
  expect((await only()).notice.noLongerListedAt).toBeNull();
  // The page brings another id for the same row: still one notice and one source of the sede.
  await tell('sede', [{ ...opened, portalNoticeId: 'NOT-1' }], new Map([['NOT-1', [opened.portalNoticeId]]]));
  expect((await only()).sources.map(({ accountId }) => accountId)).toEqual(['sede', 'dehu', 'mailbox']);
  await store.notices.mark([dehu], { isRead: true }, later);

  await store.sameNotices.part(sede, later);
  const [one, other] = [await store.notices.get(dehu), await store.notices.get(sede)];
  expect(one).toMatchObject({
    notice: { state: 'pending', accountId: 'dehu' },
    mark: { isRead: true },
    documents: [],
  });
  expect(one?.sources.map(({ accountId }) => accountId)).toEqual(['dehu', 'mailbox']);
  expect(other).toMatchObject({
    notice: { state: 'opened', portalNoticeId: 'NOT-1', deadlines: [] },
    mark: { isRead: true },
    documents: [{ id: 'new' }],
  });
  expect(await tell('sede', [{ ...opened, portalNoticeId: 'NOT-1' }])).toEqual({ added: [], changed: [] });
  expect(await rows()).toHaveLength(2);
});

it('takes a page that was read before the person joined or parted', async () => {
  const [dehu, sede] = await addBoth();
  const change = (id: string) =>
    planOf([], {
      accountId: 'sede',
      changed: [{ id, factsHash: id, facts: bySede({ title: `told of ${id}` }) }],
      documents: [sampleDocument({ id: `d-${id}`, noticeId: id, accountId: 'sede' })],
    });
  await store.sameNotices.join([dehu, sede], now);
  expect(await store.notices.applyListing(change(sede))).toEqual({ added: [], changed: [dehu] });
  expect((await only()).documents).toHaveLength(1);
  await store.sameNotices.part(sede, now);
  expect(await store.notices.applyListing(change(dehu))).toEqual({ added: [], changed: [sede] });
  expect((await store.notices.get(sede))?.notice.title).toBe(`told of ${dehu}`);
  expect((await store.notices.get(sede))?.documents).toHaveLength(2);
});

it('parts by itself what prints another identifier later or turns out to be two rows, and shows it as unread', async () => {
  const [dehu, sede] = await addBoth();
  await store.notices.mark([dehu, sede], { isRead: true }, now);
  await store.sameNotices.join([dehu, sede], now);
  const told = await tell('sede', [bySede({ mergeKey: 'dehu:0000000000aaaa000000' })]);
  expect([told.added, told.changed.toSorted()]).toEqual([[], [dehu, sede].toSorted()]);
  expect(await store.notices.get(sede)).toMatchObject({ mark: { isRead: false }, joined: [] });
  expect(await store.notices.get(dehu)).toMatchObject({ mark: { isRead: true }, joined: [] });
  expect(await offered()).toEqual([]);
  expect((await store.audit.list({ limit: 1 }))[0]?.details).toMatchObject({ why: 'contradicted' });

  const [other = ''] = (await tell('sede', [bySede({ portalNoticeId: 'c'.repeat(20), title: 'Otra' })]))
    .added;
  await store.sameNotices.join([dehu, other], now);
  // The list of the sede shows DEHú's own one beside the one that was taken for it.
  const own = bySede({ portalNoticeId: identifier.toUpperCase(), mergeKey: `dehu:${identifier}` });
  expect((await tell('sede', [own])).changed.toSorted()).toEqual([dehu, other].toSorted());
  const sourcesOf = async (id: string) => (await store.notices.get(id))?.sources.map(({ portal }) => portal);
  expect(await sourcesOf(dehu)).toEqual(['dehu', 'sede']);
  expect(await store.notices.get(other)).toMatchObject({
    notice: { title: 'Otra' },
    mark: { isRead: false },
  });
});

it('joins what nobody names by an identifier, and a third', async () => {
  const peru = (change: Partial<ListedNotice>) =>
    sampleNotice({
      portal: 'peru',
      caseNumber: 'LM-240001',
      madeAvailableAt: '2026-11-20T15:00:00.000Z',
      kind: 'fine',
      deadlines: [{ what: 'pay', on: '2026-12-09', certainty: 'stated', basis: 'hasta el 9' }],
      ...change,
    });
  await addAccount(store, { id: 'casilla', portal: 'peru', subject: '001' });
  const [box = ''] = (await tell('casilla', [peru({ portalNoticeId: 'c'.repeat(20) })])).added;
  const alert = peru({ portalNoticeId: `alert-${'d'.repeat(20)}`, madeAvailableAt: null, documents: [] });
  const [mail = ''] = (await tell('mailbox', [alert])).added;
  const second = { ...alert, portalNoticeId: `alert-${'e'.repeat(20)}` };
  await addAccount(store, { id: 'second', portal: 'chile', subject: 'ana@example.org' });
  const [other = ''] = (await tell('second', [second])).added;
  const paidIn = (await store.cases.ofNotice(mail)) ?? '';
  await store.cases.markPayment(paidIn, mail, { paidOn: '2026-11-20', receipt: null }, now);
  const before = await whole();
  await store.sameNotices.join([box, mail], now);
  expect(await store.notices.get(box)).toMatchObject({ paid: [box] });
  expect(await offered(other)).toEqual([[other, box, 'caseNumber', 'words', 'day', 'expiry']]);
  await store.sameNotices.join([other, box], now);
  expect((await only()).joined.map(({ id }) => id).toSorted()).toEqual([mail, other].toSorted());
  await store.sameNotices.part(mail, now);
  expect((await store.notices.get(box))?.sources.map(({ accountId }) => accountId)).toEqual([
    'casilla',
    'second',
  ]);
  await store.sameNotices.part(other, now);
  expect(await whole()).toEqual(before);
});

it('refuses what is not alike, not here, or has lost one side', async () => {
  const [dehu, sede] = await addBoth();
  const [far = ''] = (
    await tell('dehu', [byDehu({ portalNoticeId: 'far', mergeKey: 'dehu:far', caseNumber: '1' })])
  ).added;
  const failed = (code: string, details: object) => ({
    failure: { code, details: expect.objectContaining(details) },
  });
  const { join, part, refuse } = store.sameNotices;
  await expect(join([far, sede], now)).rejects.toMatchObject(failed('input.invalid', { reason: 'notAlike' }));
  await expect(join([dehu, 'gone'], now)).rejects.toMatchObject(failed('input.notFound', { what: 'notice' }));
  await expect(refuse([dehu, 'gone'], true, now)).rejects.toMatchObject(
    failed('input.notFound', { what: 'notice' }),
  );
  await expect(part('gone', now)).rejects.toMatchObject(failed('input.notFound', { what: 'join' }));
  await store.sameNotices.join([dehu, sede], now);
  await store.bin.remove('bin-1', 'account', 'sede', now);
  expect(await store.notices.get(dehu)).toMatchObject({
    joined: [{ id: sede, accountIds: [] }],
    sources: [{}],
  });
  await expect(part(sede, now)).rejects.toMatchObject(failed('input.invalid', { reason: 'oneSource' }));
  // Back from the bin, the account tells of the same one, which can be parted again.
  await store.bin.restore('bin-1', { code: 'vault.missing', details: {} });
  expect(await store.notices.get(dehu)).toMatchObject({ joined: [{ accountIds: ['sede'] }] });
  await removeAccount(store, 'sede');
  await store.bin.remove('bin-2', 'account', 'dehu', now);
  expect(await store.notices.get(sede)).toBeNull();
  await store.bin.restore('bin-2', { code: 'vault.missing', details: {} });
  expect((await store.notices.get(sede))?.notice.id).toBe(dehu);
});
