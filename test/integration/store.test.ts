// Describes the store's port over the real worker and a real file: what each operation keeps and gives back.
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../main/contract/failure.ts';
import { unmarked } from '../../main/model/notice.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { Mailbox, Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  removeAccount,
  sampleAccount,
  sampleDocument,
  sampleNotice,
  sampleRun,
  temporaryProfile,
  workerUrl,
} from '../support/storeFixtures.ts';

describe.each([
  ['in a thread of its own', workerUrl],
  ['in this thread', null],
])('the store %s', (_where, url) => {
  let profile: Awaited<ReturnType<typeof temporaryProfile>>;
  let store: Store;

  beforeEach(async () => {
    profile = await temporaryProfile();
    store = await openTestStore(profile.profileDir, { workerUrl: url });
    await addAccount(store);
  });
  afterEach(async () => {
    await store.close();
    await profile.remove();
  });

  const reopen = async (): Promise<void> => {
    await store.close();
    store = await openTestStore(profile.profileDir, { workerUrl: url });
  };

  const dayNotice = (name: string, madeAvailableAt: string | null, change = {}) =>
    sampleNotice({ portalNoticeId: name, madeAvailableAt, ...change });

  const idsIn = async (box: Mailbox): Promise<string[]> =>
    (await store.notices.list({ box }, null, 50)).rows.map((row) => row.id);

  describe('the profile', () => {
    it.skipIf(process.platform === 'win32')('is readable by its owner only', async () => {
      expect((await stat(join(profile.profileDir, 'recado.db'))).mode & 0o777).toBe(0o600);
      const inner = join(profile.profileDir, 'inner', 'profile');
      const other = await openTestStore(inner, { workerUrl: url });
      expect((await stat(inner)).mode & 0o777).toBe(0o700);
      await other.close();
    });

    it('is whole and names its schema', async () => {
      expect(await store.health()).toMatchObject({
        isIntact: true,
        problems: [],
        schemaVersion: migrations.length,
        journalMode: 'wal',
      });
    });

    it('answers after its close with a failure, and closes twice alike', async () => {
      await store.close();
      await store.close();
      await expect(store.accounts.list()).rejects.toSatisfy((error) => failureOf(error).code === 'bug');
    });
  });

  describe('listings', () => {
    it('keeps facts, documents and cursor of a page, also after a restart', async () => {
      const facts = sampleNotice({
        deadlines: [{ what: 'open', on: '2026-11-30', certainty: 'derived', basis: 'es.open10' }],
        amount: { value: '515.00', currency: 'EUR' },
        evidence: { kind: 'resolución' },
        documents: [{ portalDocumentId: 'd-1', name: 'a.pdf', type: null, size: 3, role: 'resolution' }],
      });
      const document = sampleDocument({ noticeId: 'n-p-1' });
      await store.notices.applyListing(planOf([facts], { documents: [document], cursor: { page: 2 } }));
      await reopen();

      const { documents: _listed, ...kept } = facts;
      expect(await store.notices.get('n-p-1')).toEqual({
        notice: { ...kept, id: 'n-p-1', accountId: 'account-1', firstSeenAt: now, noLongerListedAt: null },
        personId: 'person-1',
        mark: unmarked,
        documents: [document],
        sources: [{ accountId: 'account-1', portal: 'dehu', via: 'portal', seenAt: now }],
        joined: [],
        paid: [],
      });
      expect(await store.accounts.cursor('account-1')).toEqual({ page: 2 });
      expect(await store.notices.findKnown('account-1', ['p-1', 'p-2', 'p-1'])).toEqual([
        { id: 'n-p-1', portalNoticeId: 'p-1', factsHash: 'h1', facts },
      ]);
      expect(await store.notices.findKnown('account-2', ['p-1'])).toEqual([]);
      expect(await store.notices.get('n-p-9')).toBeNull();
    });

    it('takes back a whole page of which one part does not fit', async () => {
      const page = planOf([dayNotice('a', null), dayNotice('b', null)], {
        documents: [sampleDocument({ noticeId: 'nobody' })],
        cursor: { page: 9 },
      });
      await expect(store.notices.applyListing(page)).rejects.toSatisfy(
        (error) => failureOf(error).code === 'bug',
      );
      expect(await idsIn('all')).toEqual([]);
      expect(await store.accounts.cursor('account-1')).toBeNull();
      expect((await store.notices.search('residencia', { box: 'all' }, null, 9)).rows).toEqual([]);
      await store.notices.applyListing({ ...page, documents: [] });
      expect((await store.notices.search('residencia', { box: 'all' }, null, 9)).rows).toHaveLength(2);
    });

    it('refuses a page of an account that is not here', async () => {
      const failure = store.notices.applyListing(planOf([], { accountId: 'nobody' })).catch(failureOf);
      expect(await failure).toEqual({ code: 'input.notFound', details: { accountId: 'nobody' } });
    });

    it('corrects facts and place of a notice and leaves its marks alone', async () => {
      await store.notices.applyListing(
        planOf([dayNotice('a', null), dayNotice('b', '2026-11-10T08:00:00.000Z')]),
      );
      await store.notices.mark(['n-a'], { isFlagged: true, note: 'mía' }, now);
      expect(await idsIn('all')).toEqual(['n-a', 'n-b']);
      const corrected = dayNotice('a', '2026-11-05T08:00:00.000Z', { title: 'Denegación', text: 'otra' });
      await store.notices.applyListing(
        planOf([], { changed: [{ id: 'n-a', factsHash: 'h2', facts: corrected }] }),
      );
      expect(await idsIn('all')).toEqual(['n-b', 'n-a']);
      const record = await store.notices.get('n-a');
      expect(record?.notice).toMatchObject({ title: 'Denegación', firstSeenAt: now });
      expect(record?.mark).toMatchObject({ isFlagged: true, note: 'mía' });
      expect(
        (await store.notices.search('residencia', { box: 'all' }, null, 9)).rows.map((row) => row.id),
      ).toEqual(['n-b']);
      expect((await store.notices.search('denegacion', { box: 'flagged' }, null, 9)).rows).toHaveLength(1);
      expect((await store.notices.findKnown('account-1', ['a']))[0]?.factsHash).toBe('h2');
    });

    it('marks what is gone after a complete listing only, and takes it back when it is listed again', async () => {
      await store.notices.applyListing(planOf([dayNotice('a', null), dayNotice('b', null)]));
      const gone = async () => (await store.notices.get('n-b'))?.notice.noLongerListedAt;
      const close = { accountId: 'account-1', at: now, isComplete: false, presentIds: ['a'] };
      await store.notices.closeListing(close);
      expect(await gone()).toBeNull();
      expect((await store.accounts.get('account-1'))?.lastCompleteListingAt).toBeNull();
      await store.notices.closeListing({ ...close, isComplete: true, presentIds: null });
      expect(await gone()).toBeNull();
      expect((await store.accounts.get('account-1'))?.lastCompleteListingAt).toBe(now);
      await store.notices.closeListing({ ...close, isComplete: true });
      expect(await gone()).toBe(now);
      expect(await idsIn('inbox')).toContain('n-b');
      await store.notices.closeListing({ ...close, isComplete: true, presentIds: ['a', 'b'] });
      expect(await gone()).toBeNull();
    });

    it('counts a page into its run, so that one that is cut off says how far it came', async () => {
      await store.runs.save(sampleRun());
      await store.notices.applyListing(planOf([dayNotice('a', null)], { listed: 7 }));
      expect(await store.runs.closeInterrupted(now)).toBe(1);
      expect(await store.runs.closeInterrupted(now)).toBe(0);
      expect(await store.runs.list({ limit: 5 })).toEqual([
        sampleRun({
          endedAt: now,
          result: { code: 'bug', details: { error: 'interrupted' } },
          listed: 7,
          added: 1,
        }),
      ]);
    });
  });

  describe('lists', () => {
    it('pages newest first without losing or repeating any, many of one moment among them', async () => {
      const moments = [
        '2026-11-03T00:00:00.000Z',
        '2026-11-02T00:00:00.000Z',
        null,
        '2026-11-02T00:00:00.001Z',
      ];
      const notices = Array.from({ length: 203 }, (_, at) => dayNotice(`x${at}`, moments[at % 4] ?? null));
      await store.notices.applyListing(planOf(notices));
      const seen: { id: string; sortAt: string }[] = [];
      let after: string | null = null;
      do {
        const page = await store.notices.list({ box: 'all' }, after, 10);
        seen.push(...page.rows);
        after = page.next;
      } while (after !== null);
      expect(new Set(seen.map((row) => row.id)).size).toBe(203);
      const days = seen.map((row) => row.sortAt.slice(0, 10));
      expect(days).toEqual(days.toSorted().toReversed());
      expect(seen[0]?.sortAt).toBe(now);
    });

    it('gives a page that does not shift when something newer comes in between', async () => {
      await store.notices.applyListing(
        planOf(['01', '02', '03', '04'].map((day) => dayNotice(day, `2026-11-${day}T08:00:00.000Z`))),
      );
      const first = await store.notices.list({ box: 'all' }, null, 2);
      await store.notices.applyListing(planOf([dayNotice('05', '2026-11-05T08:00:00.000Z')]));
      const second = await store.notices.list({ box: 'all' }, first.next, 2);
      expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(['n-04', 'n-03', 'n-02', 'n-01']);
      expect(second.next).toBeNull();
    });

    it('puts each notice in its boxes', async () => {
      const names = ['new', 'done', 'archived', 'snoozed', 'woken', 'flagged', 'junk'];
      await store.notices.applyListing(
        planOf(names.map((name) => dayNotice(name, null, { isInJunk: name === 'junk' }))),
      );
      await store.notices.mark(['n-done'], { isDone: true }, now);
      await store.notices.mark(['n-archived'], { isArchived: true }, now);
      await store.notices.mark(['n-snoozed'], { snoozedUntil: '2026-11-21T10:00:00.001Z' }, now);
      await store.notices.mark(['n-woken'], { snoozedUntil: now }, now);
      await store.notices.mark(['n-flagged'], { isFlagged: true }, now);
      const boxes: Record<Mailbox, string[]> = {
        inbox: ['flagged', 'junk', 'new', 'woken'],
        done: ['done'],
        archived: ['archived'],
        snoozed: ['snoozed'],
        flagged: ['flagged'],
        junk: ['junk'],
        all: names.toSorted(),
      };
      for (const [box, expected] of Object.entries(boxes)) {
        const wanted = expected.map((name) => `n-${name}`);
        expect((await idsIn(box as Mailbox)).toSorted(), box).toEqual(wanted);
        const found = await store.notices.search('residencia', { box: box as Mailbox }, null, 50);
        expect(found.rows.map((row) => row.id).toSorted(), `search in ${box}`).toEqual(wanted);
      }
      const junk = (await store.notices.list({ box: 'inbox' }, null, 50)).rows.find(
        (row) => row.id === 'n-junk',
      );
      expect(junk?.isInJunk).toBe(true);
    });

    it('narrows by portal, account, person, kind and unread, alone and together', async () => {
      await addAccount(store, { id: 'account-2', personId: 'person-2', portal: 'chile', subject: 'b' });
      await store.notices.applyListing(
        planOf([dayNotice('a', null), dayNotice('b', null, { kind: 'fine', portal: 'sede' })]),
      );
      await store.notices.applyListing(
        planOf([dayNotice('c', null, { portal: 'chile' })], { accountId: 'account-2' }),
      );
      await store.notices.mark(['n-a'], { isRead: true }, now);
      const cases = [
        [{ portal: 'sede' }, ['n-b']],
        [{ accountId: 'account-2' }, ['n-c']],
        [{ personId: 'person-1' }, ['n-a', 'n-b']],
        [{ personId: 'person-1', accountId: 'account-2' }, []],
        [{ accountId: 'nobody' }, []],
        [{ kinds: ['fine', 'notification'] }, ['n-a', 'n-b', 'n-c']],
        [{ kinds: ['fine'] }, ['n-b']],
        [{ kinds: [] }, []],
        [{ isUnread: true }, ['n-b', 'n-c']],
        [{ isUnread: false }, ['n-a']],
        [{ isUnread: true, personId: 'person-1', portal: 'sede', kinds: ['fine'] }, ['n-b']],
      ] as const;
      for (const [change, wanted] of cases) {
        const filter = {
          box: 'inbox',
          ...change,
          kinds: 'kinds' in change ? [...change.kinds] : undefined,
        } as const;
        const listed = await store.notices.list(filter, null, 50);
        expect(listed.rows.map((row) => row.id).toSorted(), JSON.stringify(change)).toEqual(wanted);
        const found = await store.notices.search('residencia', { ...filter, box: 'all' }, null, 50);
        expect(found.rows.map((row) => row.id).toSorted(), JSON.stringify(change)).toEqual(wanted);
      }
    });

    it('shows facts and marks side by side', async () => {
      const appointment = {
        on: '2026-12-03',
        at: '09:30',
        zone: 'America/Santiago',
        isZoneCertain: true,
        office: null,
        address: null,
        procedure: null,
        code: null,
        person: null,
      };
      await store.notices.applyListing(
        planOf(
          [
            sampleNotice({
              expiresOn: '2026-12-20',
              deadlines: [
                { what: 'open', on: '2026-11-01', certainty: 'derived', basis: 'es.open10' },
                { what: 'respond', on: '2026-12-10', certainty: 'stated', basis: 'plazo' },
              ],
              appointment,
              authenticity: { verdict: 'suspicious', reasons: ['lookAlikeDomain'] },
            }),
            dayNotice('raw', '2026-10-01T00:00:00.000Z', { expiresOn: null }),
          ],
          {
            documents: [
              sampleDocument({ noticeId: 'n-p-1' }),
              sampleDocument({ id: 'document-2', noticeId: 'n-raw', role: 'evidence' }),
            ],
          },
        ),
      );
      await store.notices.mark(['n-p-1'], { isRead: true }, now);
      const { rows } = await store.notices.list({ box: 'all' }, null, 5);
      expect(rows).toEqual([
        {
          id: 'n-p-1',
          portal: 'dehu',
          accountId: 'account-1',
          personId: 'person-1',
          kind: 'notification',
          title: 'Resolución de autorización de residencia',
          issuer: 'Oficina de Extranjería de Madrid',
          person: 'Ana Ejemplo',
          caseNumber: 'EXP-2024/0001',
          sortAt: '2026-11-01T08:00:00.000Z',
          madeAvailableAt: '2026-11-01T08:00:00.000Z',
          state: 'pending',
          dueOn: '2026-12-10',
          dueWhat: 'respond',
          appointmentOn: '2026-12-03',
          hasDocuments: true,
          isInJunk: false,
          verdict: 'suspicious',
          mark: { ...unmarked, isRead: true },
          conversationSize: 1,
          snippet: null,
        },
        expect.objectContaining({
          id: 'n-raw',
          hasDocuments: false,
          dueOn: null,
          appointmentOn: null,
          verdict: null,
        }),
      ]);
    });

    it('counts what is in the inbox and unread, by portal and account', async () => {
      await addAccount(store, { id: 'account-2', portal: 'chile', subject: 'b' });
      await store.notices.applyListing(
        planOf(['a', 'b', 'c', 'd', 'e'].map((name) => dayNotice(name, null))),
      );
      await store.notices.applyListing(
        planOf([dayNotice('f', null, { portal: 'chile' })], { accountId: 'account-2' }),
      );
      await store.notices.mark(['n-a'], { isRead: true }, now);
      await store.notices.mark(['n-b'], { isDone: true }, now);
      await store.notices.mark(['n-c'], { snoozedUntil: '2027-01-01T00:00:00.000Z' }, now);
      expect(await store.notices.counts()).toEqual({
        inbox: 4,
        unread: 3,
        byPortal: { dehu: { inbox: 3, unread: 2 }, chile: { inbox: 1, unread: 1 } },
        byAccount: { 'account-1': { inbox: 3, unread: 2 }, 'account-2': { inbox: 1, unread: 1 } },
      });
    });
  });

  describe('marks', () => {
    it('returns the marks before and puts them back', async () => {
      await store.notices.applyListing(planOf([dayNotice('a', null), dayNotice('b', null)]));
      await store.notices.mark(['n-b'], { isRead: true, note: 'llamar' }, now);
      const before = await store.notices.mark(['n-b', 'n-a', 'n-b'], { isRead: true, isDone: true }, now);
      expect(before).toEqual([
        { id: 'n-b', mark: { ...unmarked, isRead: true, note: 'llamar' } },
        { id: 'n-a', mark: unmarked },
      ]);
      expect(await idsIn('inbox')).toEqual([]);
      await store.notices.restoreMarks(before, now);
      expect((await idsIn('inbox')).toSorted()).toEqual(['n-a', 'n-b']);
      expect((await store.notices.get('n-b'))?.mark).toEqual({ ...unmarked, isRead: true, note: 'llamar' });
      expect((await store.notices.counts()).unread).toBe(1);
    });

    it('may come before their notice', async () => {
      await store.notices.mark(['n-late'], { isArchived: true, note: 'antes' }, now);
      await store.notices.applyListing(planOf([dayNotice('late', null)]));
      expect(await idsIn('inbox')).toEqual([]);
      expect(await idsIn('archived')).toEqual(['n-late']);
      expect((await store.notices.get('n-late'))?.mark.note).toBe('antes');
    });
  });

  describe('documents', () => {
    it('are pending until saved, those of the oldest notice first', async () => {
      await store.notices.applyListing(
        planOf([dayNotice('new', '2026-11-02T00:00:00.000Z'), dayNotice('old', '2026-11-01T00:00:00.000Z')], {
          documents: [
            sampleDocument({ id: 'd-new', noticeId: 'n-new' }),
            sampleDocument({ id: 'd-old', noticeId: 'n-old' }),
          ],
        }),
      );
      const pending = await store.documents.pending('account-1');
      expect(pending.map((document) => document.id)).toEqual(['d-old', 'd-new']);
      const stored = {
        ...sampleDocument({ id: 'd-old', noticeId: 'n-old' }),
        state: 'stored',
        sha256: 'ab',
      } as const;
      await store.documents.save(stored);
      expect(await store.documents.get('d-old')).toEqual(stored);
      expect(await store.documents.pending('account-1')).toHaveLength(1);
      expect(await store.documents.hashes()).toEqual([
        { accountId: 'account-1', sha256: 'ab', documentId: 'd-old' },
      ]);
      expect(await store.documents.get('nothing')).toBeNull();
    });

    it('that are stored are not made pending by a later listing', async () => {
      const stored = sampleDocument({ noticeId: 'n-a', state: 'stored', sha256: 'ab' });
      await store.notices.applyListing(planOf([dayNotice('a', null)], { documents: [stored] }));
      await store.notices.applyListing(
        planOf([], { documents: [sampleDocument({ noticeId: 'n-a', state: 'pending' })] }),
      );
      expect(await store.documents.get('document-1')).toEqual(stored);
    });
  });

  describe('accounts and persons', () => {
    it('are kept as given, and due by their moment', async () => {
      const parked = sampleAccount({
        id: 'account-2',
        subject: 'b',
        state: 'parked',
        parkedFor: { code: 'signIn.rejected', details: { badFields: ['password'] } },
        nextCheckAt: '2026-11-20T00:00:00.000Z',
      });
      await store.accounts.save(parked);
      await store.accounts.save(sampleAccount({ nextCheckAt: '2026-11-21T10:00:00.000Z', label: 'Otra' }));
      await store.accounts.save(sampleAccount({ id: 'account-3', nextCheckAt: '2026-11-21T09:00:00.000Z' }));
      await store.accounts.save(sampleAccount({ id: 'account-4', nextCheckAt: '2026-11-21T10:00:00.001Z' }));
      expect(await store.accounts.get('account-2')).toEqual(parked);
      expect((await store.accounts.list()).map((account) => account.label)).toContain('Otra');
      expect((await store.accounts.due(now)).map((account) => account.id)).toEqual([
        'account-3',
        'account-1',
      ]);
      expect(await store.accounts.get('nobody')).toBeNull();
      await store.persons.save({ id: 'person-1', name: 'Ana Nueva', nie: null, passport: 'P1' });
      expect(await store.persons.list()).toEqual([
        { id: 'person-1', name: 'Ana Nueva', nie: null, passport: 'P1', region: null, colour: null },
      ]);
    });

    it('go with all that came with them and nothing else', async () => {
      await addAccount(store, { id: 'account-2', subject: 'b' });
      await store.notices.applyListing(
        planOf([dayNotice('a', null, { text: 'Xilofonista' }), dayNotice('b', null)], {
          documents: [sampleDocument({ noticeId: 'n-a' })],
          cursor: { page: 1 },
        }),
      );
      await store.notices.applyListing(planOf([dayNotice('c', null)], { accountId: 'account-2' }));
      await store.notices.mark(['n-a', 'n-c'], { isFlagged: true }, now);
      await store.runs.save(sampleRun());
      await store.audit.append({
        at: now,
        what: 'account.added',
        accountId: 'account-1',
        noticeId: null,
        details: {},
      });
      expect(await store.bin.holdings('account', 'account-1')).toMatchObject({ notices: 2, documents: 1 });
      expect(await removeAccount(store, 'account-1')).toEqual({ notices: 2, documents: 1 });
      await expect(removeAccount(store, 'account-1')).rejects.toThrow('input.notFound');
      expect(await idsIn('all')).toEqual(['n-c']);
      expect(await idsIn('flagged')).toEqual(['n-c']);
      expect(await store.runs.list({ limit: 5 })).toEqual([]);
      expect(await store.documents.hashes()).toEqual([]);
      expect((await store.notices.search('xilo', { box: 'all' }, null, 5)).rows).toEqual([]);
      expect((await store.notices.search('residencia', { box: 'all' }, null, 5)).rows).toHaveLength(1);
      expect(await store.audit.list({ limit: 5 })).toHaveLength(1);
      expect((await store.health()).problems).toEqual([]);
      // Added again under the same id, nothing of the former one shows.
      await addAccount(store);
      expect(await store.accounts.cursor('account-1')).toBeNull();
      await store.notices.applyListing(planOf([dayNotice('a', null)]));
      expect((await store.notices.get('n-a'))?.mark).toEqual(unmarked);
    });
  });

  describe('runs, settings, audit', () => {
    it('lists runs newest first, by account and before a moment', async () => {
      await addAccount(store, { id: 'account-2', subject: 'b' });
      for (const [hour, accountId] of [
        ['08', 'account-1'],
        ['09', 'account-2'],
        ['10', 'account-1'],
      ] as const) {
        await store.runs.save(
          sampleRun({
            id: hour,
            accountId,
            startedAt: `2026-11-21T${hour}:00:00.000Z`,
            endedAt: now,
            result: 'ok',
            isComplete: true,
          }),
        );
      }
      const ids = async (filter: Parameters<Store['runs']['list']>[0]) =>
        (await store.runs.list(filter)).map((run) => run.id);
      expect(await ids({ limit: 2 })).toEqual(['10', '09']);
      expect(await ids({ limit: 9, accountId: 'account-1' })).toEqual(['10', '08']);
      expect(await ids({ limit: 9, before: '2026-11-21T10:00:00.000Z' })).toEqual(['09', '08']);
      expect((await store.runs.list({ limit: 1 }))[0]).toMatchObject({ result: 'ok', isComplete: true });
    });

    it('keeps settings by name', async () => {
      await store.settings.write({ language: 'es', closeToTray: true });
      await store.settings.write({ language: 'ru', alerts: { seen: ['a'] } });
      await reopen();
      expect(await store.settings.read()).toEqual({
        language: 'ru',
        closeToTray: true,
        alerts: { seen: ['a'] },
      });
    });

    it('appends to the audit and lists it newest first', async () => {
      const rows = ['07', '08', '09'].map((hour) => ({
        at: `2026-11-21T${hour}:00:00.000Z`,
        what: 'notice.opened',
        accountId: 'account-1',
        noticeId: randomUUID(),
        details: { portal: 'dehu', hour },
      }));
      for (const row of rows) await store.audit.append(row);
      expect(await store.audit.list({ limit: 2 })).toEqual([rows[2], rows[1]]);
      expect(await store.audit.list({ limit: 9, before: '2026-11-21T08:00:00.000Z' })).toEqual([rows[0]]);
      expect((await store.health()).problems).toEqual([]);
    });
  });
});
