// Cases in the store: they arise from numbers, obey the person's hand, and give everything back.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noDetails, type StatusEntry } from '../../main/model/case.ts';
import type { CaseEntry } from '../../main/model/caseEntry.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { cases as casesSchema } from '../../main/store/sqlite/migrations/cases.ts';
import { migrations } from '../../main/store/sqlite/migrations/migrations.ts';
import type { Store } from '../../main/store/store.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  removeAccount,
  sampleNotice,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const number = '280020260123456';
const later = '2026-12-30T10:00:00.000Z';
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;

beforeEach(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir, { workerUrl: null });
  await addAccount(store);
  await addAccount(store, { id: 'account-2', personId: 'person-2', subject: 'Y0000000Z' });
});
afterEach(async () => {
  await store.close();
  await profile.remove();
});

const notice = (id: string, change: Partial<ListedNotice> = {}) =>
  sampleNotice({ portalNoticeId: id, caseNumber: number, ...change });
const tell = (notices: ListedNotice[], accountId = 'account-1') =>
  store.notices.applyListing(planOf(notices, { accountId }));
const list = async () => (await store.cases.list({}, null, 100)).rows;
const only = async () => {
  const [row, ...rest] = await list();
  if (!row || rest.length > 0) throw new Error(`${rest.length + (row ? 1 : 0)} cases`);
  return row;
};
const entry = (change: Partial<StatusEntry> = {}): StatusEntry => ({
  at: '2026-11-20T10:00:00.000Z',
  source: 'form',
  status: 'EN_TRAMITE',
  raw: 'EN TRAMITE',
  ...change,
});
const note = (id: string): CaseEntry => ({
  id,
  addedAt: now,
  documents: [],
  what: 'note',
  on: '2026-11-20',
  text: 'Llamé a la oficina',
});
/** All that is told of every case, to compare before and after. */
const picture = async () => {
  const rows = await list();
  return Promise.all(
    rows.map(async (row) => {
      const { lastAt: _moved, ...record } = (await store.cases.get(row.case.id)) ?? row;
      return record;
    }),
  ).then((records) => records.toSorted((a, b) => (a.case.id < b.case.id ? -1 : 1)));
};

describe('a case arises', () => {
  it('from a number, once, whatever its separators, and keeps its id', async () => {
    await tell([notice('1'), notice('2', { caseNumber: '28-00-2026 0123456', madeAvailableAt: null })]);
    const before = await only();
    await tell([notice('3')]);
    await store.notices.applyListing(
      planOf([], { changed: [{ id: 'n-1', factsHash: 'h2', facts: notice('1', { title: 'Otra' }) }] }),
    );
    const row = await only();
    expect(row).toMatchObject({
      case: {
        id: before.case.id,
        personId: 'person-1',
        country: 'ES',
        ...noDetails,
        history: [],
        entries: [],
      },
      noticeCount: 3,
    });
    expect(row.notices.map(({ id }) => id).toSorted()).toEqual(['n-1', 'n-2', 'n-3']);
    expect(await store.cases.ofNotice('n-2')).toBe(row.case.id);
  });

  it('for each person and country apart, and never from a mail that is not believed', async () => {
    await tell([notice('1')]);
    await tell([notice('2')], 'account-2');
    await tell([
      notice('3', { portal: 'peru' }),
      notice('4', { caseNumber: '990020260000001', authenticity: { verdict: 'suspicious', reasons: [] } }),
      notice('5', { caseNumber: null }),
      notice('6', { caseNumber: ' - ' }),
    ]);
    const rows = await list();
    expect(rows.map(({ case: { personId, country } }) => `${personId} ${country}`).toSorted()).toEqual([
      'person-1 ES',
      'person-1 PE',
      'person-2 ES',
    ]);
    expect(await store.cases.ofNotice('n-4')).toBeNull();
    expect((await store.cases.withNumber('28 00 2026 0123456', null)).length).toBe(3);
    expect((await store.cases.withNumber(number, 'person-2')).map(({ personId }) => personId)).toEqual([
      'person-2',
    ]);
  });

  it('follows a number that the portal corrects', async () => {
    await tell([notice('1'), notice('2')]);
    const first = await only();
    const facts = notice('1', { caseNumber: '290020260000002' });
    await store.notices.applyListing(planOf([], { changed: [{ id: 'n-1', factsHash: 'h2', facts }] }));
    expect((await list()).length).toBe(2);
    expect((await store.cases.get(first.case.id))?.noticeCount).toBe(1);
    expect(await store.cases.ofNotice('n-1')).not.toBe(first.case.id);
  });

  it('for what was here before cases were, the same as it would today', async () => {
    await tell([
      notice('1'),
      notice('2', { caseNumber: '28.0020260123456/' }),
      notice('5', { caseNumber: 'N.º ñ' }),
    ]);
    await tell([notice('3')], 'account-2');
    await tell([notice('4', { authenticity: { verdict: 'suspicious', reasons: [] } })]);
    const today = await picture();
    await store.close();
    const db = new DatabaseSync(join(profile.profileDir, 'recado.db'));
    const place = migrations.indexOf(casesSchema);
    db.exec('PRAGMA foreign_keys = OFF');
    for (const table of ['links', 'choices', 'details', 'statuses', 'entries', 'documents', 'numbers'])
      db.exec(`DROP TABLE case_${table}`);
    db.exec(
      `DROP TABLE payment_marks; DROP TABLE cases; DROP INDEX audit_notice; PRAGMA user_version = ${place}`,
    );
    migrate(db, migrations.slice(0, place + 1), join(profile.profileDir, 'backups'));
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.close();
    store = await openTestStore(profile.profileDir, { workerUrl: null });
    const withoutId = (all: Awaited<ReturnType<typeof picture>>) =>
      all.map(({ case: { id: _id, ...known }, ...rest }) => ({ ...rest, case: known }));
    const sorted = (all: ReturnType<typeof withoutId>) =>
      all.toSorted((a, b) => (JSON.stringify(a.case) < JSON.stringify(b.case) ? -1 : 1));
    expect(sorted(withoutId(await picture()))).toEqual(sorted(withoutId(today)));
  });

  it('by hand, with notices that name no number', async () => {
    await tell([notice('1', { caseNumber: null, portal: 'chile', kind: 'waitlist' })]);
    const made = await store.cases.save(
      {
        id: 'case-1',
        personId: 'person-1',
        country: 'CL',
        details: { title: 'Cédula', filedOn: '2026-10-01' },
        numbers: ['A-77'],
        noticeIds: ['n-1'],
      },
      now,
    );
    expect(made).toMatchObject({ isNew: true, case: { title: 'Cédula', numbers: ['A-77'] } });
    expect((await store.cases.get('case-1'))?.notices).toMatchObject([{ id: 'n-1', isByHand: true }]);
    await tell([notice('2', { caseNumber: 'a77', portal: 'chile' })]);
    expect((await store.cases.get('case-1'))?.noticeCount).toBe(2);
    await expect(
      store.cases.save({ id: 'x', personId: 'nobody', country: 'ES', details: {} }, now),
    ).rejects.toMatchObject({ failure: { code: 'input.notFound' } });
  });
});

describe('the history', () => {
  it('only grows: the same entry once, nothing changed, nothing dropped', async () => {
    await tell([notice('1')]);
    const { case: known } = await only();
    await store.cases.addStatus(known.id, entry());
    await store.cases.addStatus(known.id, entry());
    const after = await store.cases.addStatus(known.id, entry({ at: '2026-11-10T10:00:00.000Z', nie: null }));
    expect(after.history).toEqual([entry({ at: '2026-11-10T10:00:00.000Z', nie: null }), entry()]);
    await store.close();
    const db = new DatabaseSync(join(profile.profileDir, 'recado.db'));
    expect(() => db.exec("UPDATE case_statuses SET raw = 'x'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM case_statuses')).toThrow('append-only');
    db.close();
    store = await openTestStore(profile.profileDir, { workerUrl: null });
    expect((await only()).case.history).toHaveLength(2);
  });
});

describe('taking back', () => {
  const expectTakenBack = async (work: () => Promise<import('../../main/store/caseStore.ts').CaseUndo>) => {
    const before = await picture();
    const undo = await work();
    expect(await picture()).not.toEqual(before);
    await store.cases.restore(structuredClone(undo), later);
    expect(await picture()).toEqual(before);
  };

  beforeEach(async () => {
    await tell([
      notice('1'),
      notice('2'),
      notice('3', { caseNumber: '290020260000002' }),
      notice('4', { caseNumber: null }),
    ]);
    const [one, other] = (await store.cases.withNumber(number, null)).concat(
      await store.cases.withNumber('290020260000002', null),
    );
    await store.cases.addStatus(one?.id ?? '', entry());
    await store.cases.addStatus(other?.id ?? '', entry({ status: 'REQUERIDO', raw: 'Requerido' }));
    await store.cases.save(
      {
        id: other?.id ?? '',
        personId: 'person-1',
        country: 'ES',
        details: { nie: 'X1234567L', isWatched: true },
      },
      now,
    );
  });
  const idOf = async (wanted: string) => (await store.cases.withNumber(wanted, null))[0]?.id ?? '';

  it('a join: nothing of either is lost, and both come back whole', async () => {
    const one = await idOf(number);
    const other = await idOf('290020260000002');
    await expectTakenBack(() => store.cases.join(one, [other], now));
    await store.cases.join(one, [other], now);
    const joined = await store.cases.get(other);
    expect(joined).toMatchObject({ case: { id: one, nie: 'X1234567L', isWatched: true }, noticeCount: 3 });
    expect(joined?.case.history).toHaveLength(2);
    expect(joined?.case.numbers).toHaveLength(2);
    expect((await store.cases.watched()).map(({ id }) => id)).toEqual([one]);
    await tell([notice('9', { caseNumber: '290020260000002' })]);
    expect((await only()).noticeCount).toBe(4);
    await expect(store.cases.join(one, [other], now)).rejects.toMatchObject({
      failure: { code: 'input.invalid' },
    });
  });

  it('a split of a joined number gives its case back with its own history', async () => {
    const one = await idOf(number);
    const other = await idOf('290020260000002');
    await store.cases.join(one, [other], now);
    await expectTakenBack(
      async () =>
        (await store.cases.split(one, { numbers: ['29 0020260000002'], noticeIds: [] }, 'new', now)).undo,
    );
    const { caseId } = await store.cases.split(
      one,
      { numbers: ['290020260000002'], noticeIds: [] },
      'new',
      now,
    );
    expect(caseId).toBe(other);
    expect((await store.cases.get(other))?.case.history).toMatchObject([{ status: 'REQUERIDO' }]);
  });

  it('a split of notices, a number of its own, a place by hand, a removal, new details', async () => {
    const one = await idOf(number);
    await expectTakenBack(
      async () => (await store.cases.split(one, { numbers: [], noticeIds: ['n-2'] }, 'new-1', now)).undo,
    );
    await expectTakenBack(() => store.cases.place(['n-4'], one, now));
    await expectTakenBack(() => store.cases.place(['n-1'], null, now));
    await expectTakenBack(() => store.cases.remove(one, now));
    await expectTakenBack(() => store.cases.saveEntry(one, 'e-1', note('e-1'), now));
    await expectTakenBack(() =>
      store.cases.markPayment(one, 'n-1', { paidOn: '2026-11-20', receipt: null }, now),
    );
    await expectTakenBack(async () => {
      const change = { details: { title: 'Arraigo' }, numbers: [number, 'REGAGE26e00012345678'] };
      return (await store.cases.save({ id: one, personId: 'person-1', country: 'ES', ...change }, now)).undo;
    });
    await expectTakenBack(
      async () =>
        (await store.cases.save({ id: 'c-9', personId: 'person-2', country: 'PE', details: {} }, now)).undo,
    );
    expect(await list()).toHaveLength(2);
  });

  it('a number taken out makes a case of its own, and what came since stays with whoever has the number', async () => {
    const one = await idOf(number);
    const undo = await store.cases.join(one, [await idOf('290020260000002')], now);
    await store.cases.addStatus(one, entry({ at: '2026-11-21T09:00:00.000Z' }));
    await tell([notice('7', { caseNumber: '290020260000002' })]);
    await store.cases.restore(undo, later);
    expect((await store.cases.get(one))?.case.history).toHaveLength(2);
    expect((await store.cases.get(await idOf('290020260000002')))?.noticeCount).toBe(2);
  });

  it('out of order leaves no part of a part', async () => {
    const one = await idOf(number);
    const other = await idOf('290020260000002');
    await store.cases.save({ id: 'third', personId: 'person-1', country: 'ES', details: {} }, now);
    const first = await store.cases.join(one, [other], now);
    const second = await store.cases.join('third', [one], now);
    expect(await list()).toHaveLength(1);
    await store.cases.restore(first, later);
    await store.cases.restore(second, later);
    const seen = (await Promise.all([one, other, 'third'].map((id) => store.cases.get(id)))).map(
      (record) => record?.case.id,
    );
    expect(new Set((await list()).map((row) => row.case.id))).toEqual(new Set(seen));
    expect((await list()).reduce((sum, row) => sum + row.noticeCount, 0)).toBe(3);
  });
});

describe('a removed case', () => {
  it('does not come back by its number, and its content goes for good after thirty days', async () => {
    await tell([notice('1')]);
    const { case: known } = await only();
    await store.cases.addStatus(known.id, entry());
    expect(await store.cases.holdings(known.id)).toEqual({
      notices: 1,
      statuses: 1,
      entries: 0,
      documents: 0,
    });
    await store.cases.remove(known.id, now);
    await tell([notice('2')]);
    expect(await list()).toEqual([]);
    expect(await store.cases.ofNotice('n-2')).toBeNull();
    expect((await store.notices.get('n-1'))?.notice.caseNumber).toBe(number);
    expect(await store.cases.purge('2026-12-01T00:00:00.000Z')).toEqual([]);
    expect(await store.cases.purge(later)).toEqual([known.id]);
    expect(await store.health()).toMatchObject({ isIntact: true });
  });

  it('goes with its account when nothing in it is anybody’s own', async () => {
    await tell([notice('1'), notice('3', { caseNumber: '290020260000002' })]);
    const kept = (await store.cases.withNumber('290020260000002', null))[0]?.id ?? '';
    await store.cases.saveEntry(kept, 'e-1', note('e-1'), now);
    await store.cases.place(['n-3'], kept, now);
    await removeAccount(store, 'account-1');
    expect((await only()).case).toMatchObject({ id: kept, entries: [{ id: 'e-1' }] });
    expect(await store.cases.withNumber(number, null)).toEqual([]);
  });
});

describe('the list', () => {
  it('goes by the latest event, in pages, by person and country', async () => {
    const notices = Array.from({ length: 25 }, (_, at) =>
      notice(`${at}`, {
        caseNumber: `28002026${String(at).padStart(7, '0')}`,
        madeAvailableAt: `2026-10-${String(at + 1).padStart(2, '0')}T08:00:00.000Z`,
      }),
    );
    await tell(notices);
    await tell(
      [notice('p', { portal: 'peru', caseNumber: 'LM26-1', madeAvailableAt: '2026-09-01T08:00:00.000Z' })],
      'account-2',
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await store.cases.list({}, after, 10);
      seen.push(...page.rows.map(({ lastAt }) => lastAt));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(26);
    expect(seen).toEqual(seen.toSorted().toReversed());
    expect((await store.cases.list({ personId: 'person-2' }, null, 10)).rows).toHaveLength(1);
    expect((await store.cases.list({ country: 'PE' }, null, 10)).rows).toHaveLength(1);
    expect((await store.cases.list({ personId: 'person-2', country: 'ES' }, null, 10)).rows).toEqual([]);
    const oldest = (await store.cases.withNumber('280020260000000', null))[0]?.id ?? '';
    await store.cases.addStatus(oldest, entry({ at: '2026-11-21T09:30:00.000Z' }));
    expect((await list())[0]?.case.id).toBe(oldest);
  });

  it('tells when notices were opened, and gives a file by its id', async () => {
    await tell([notice('1')]);
    const { case: known } = await only();
    await store.audit.append({
      at: now,
      what: 'notice.opened',
      accountId: 'account-1',
      noticeId: 'n-1',
      details: {},
    });
    expect((await store.cases.get(known.id))?.openings).toEqual([{ noticeId: 'n-1', at: now }]);
    const document = {
      id: 'd-1',
      name: 'recibo.pdf',
      type: 'application/pdf',
      size: 9,
      sha256: 'a'.repeat(64),
      storedAt: now,
    };
    await store.cases.markPayment(known.id, 'n-1', { paidOn: '2026-11-20', receipt: document }, now);
    expect(await store.cases.document('d-1')).toEqual({ document, caseId: known.id });
    expect(await store.documents.hashes()).toEqual([
      { accountId: known.id, sha256: 'a'.repeat(64), documentId: 'd-1' },
    ]);
    expect((await only()).payments).toEqual({ 'n-1': { paidOn: '2026-11-20', receipt: document } });
  });

  it('stops telling of days that are paid: in the row, to the alerts, after a new listing, until it is taken back', async () => {
    const pay = (on: string) => ({ what: 'pay' as const, on, certainty: 'stated' as const, basis: 'cuota' });
    const plan = notice('plan', {
      kind: 'instalment',
      expiresOn: null,
      deadlines: [pay('2026-12-05'), pay('2027-01-05')],
    });
    await tell([plan]);
    const { case: known } = await only();
    const [row] = (await store.notices.list({ box: 'all' }, null, 1)).rows;
    const id = row?.id ?? '';
    const due = async () => {
      const [shown] = (await store.notices.list({ box: 'all' }, null, 1)).rows;
      const [told] = (await store.alerts.memory({ now, unreadBefore: now })).notices;
      return [shown?.dueOn, told?.deadlines.map(({ on }) => on)];
    };
    expect((await due())[0]).toBe('2026-12-05');
    const mark = (day: string) =>
      store.cases.markPayment(known.id, `${id}#${day}`, { paidOn: '2026-11-20', receipt: null }, now);
    const undo = await mark('2026-12-05');
    expect((await due())[0]).toBe('2027-01-05');
    const again = { id, factsHash: 'h2', facts: { ...plan, title: 'Cronograma' } };
    await store.notices.applyListing(planOf([], { changed: [again] }));
    expect((await due())[0]).toBe('2027-01-05');
    await mark('2027-01-05');
    expect(await due()).toEqual([null, []]);
    await store.cases.restore(undo, now);
    expect((await due())[0]).toBe('2026-12-05');
  });
});
