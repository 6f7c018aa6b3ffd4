// Proves the lists and the files of DEHú against the sample portal: nothing is opened, nothing is lost, what does not add up is said.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ListingCursor, ListingPage } from '../../main/connectors/connector.ts';
import { failureOf } from '../../main/contract/failure.ts';
import type { NoticeDocument } from '../../main/model/document.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { asNotice, dehuAccount, dehuBench, listAll, paperClock } from '../portals/dehu/dehuContext.ts';
import { proveConsent } from '../portals/dehu/proveConsent.ts';
import { madridTime, realisedNotice, sampleNotice } from '../portals/dehu/sampleNotices.ts';
import { type SampleSpain, startSampleSpain } from '../portals/dehu/startSampleSpain.ts';

const clock = paperClock();
let spain: SampleSpain;
beforeAll(async () => {
  spain = await startSampleSpain({ now: clock.now });
});
afterAll(() => spain.stop());
afterEach(() => {
  proveConsent(spain);
  spain.reset();
  clock.waited.length = 0;
});

const list = (since: ListingCursor | null = null, pages: ListingPage[] = []) => {
  const bench = dehuBench(spain, clock);
  return listAll(bench, bench.context(), since, pages);
};
const failing = (since: ListingCursor | null = null, pages: ListingPage[] = []) =>
  list(since, pages).then(
    () => null,
    (error: unknown) => failureOf(error),
  );
const daysAgo = (days: number) => madridTime(new Date(clock.now().getTime() - days * 86_400_000));
const many = (count: number) => Array.from({ length: count }, () => sampleNotice());
const hops = (name: string) => spain.log.filter(({ hop }) => hop === name).length;
const titles = (notices: ListedNotice[]) => notices.map(({ title }) => title).toSorted();

describe('the three lists', () => {
  test('are read whole, back to a year, as the person who signed in', async () => {
    spain.notices.push(
      sampleNotice({ concept: 'pendiente' }),
      sampleNotice({ concept: 'postal', postalDelivery: true, expirationDate: null }),
      sampleNotice({ concept: 'de Boris', nif: 'Y1234567X', nifTitular: 'Y1234567X' }),
      sampleNotice({ concept: 'com', box: 'communication', availabilityDate: daysAgo(100) }),
      realisedNotice('ACEPTADA', daysAgo(1), { concept: 'ayer' }),
      realisedNotice('REALIZADA_TEU', daysAgo(359), { concept: 'hace casi un año' }),
      realisedNotice('ACEPTADA', daysAgo(400), { concept: 'antes del límite' }),
    );
    const { notices, end, cursor } = await list();
    expect(titles(notices)).toEqual(['ayer', 'com', 'hace casi un año', 'pendiente', 'postal']);
    expect(end).toEqual({ isComplete: true, presentIds: null, unread: [] });
    expect(cursor).toMatchObject({ version: 1 });
    expect(new Set(spain.log.map(({ status }) => status))).toEqual(new Set([200, 302]));
  });

  test('show how far the first time has come', async () => {
    const { pages } = await list();
    const steps = pages.map(({ seen, total }) => [seen, total]);
    expect(steps.at(-1)).toEqual([29, 29]);
    expect(steps.every(([, total]) => total === 29)).toBe(true);
  });

  test('take a later run a handful of requests', async () => {
    const { cursor } = await list();
    spain.log.length = 0;
    spain.notices.push(realisedNotice('ACEPTADA', daysAgo(3), { concept: 'tres días' }));
    const { notices } = await list(cursor);
    expect(titles(notices)).toEqual(['tres días']);
    expect(spain.log.map(({ hop }) => hop).slice(6)).toEqual([
      'pendingList',
      'communicationList',
      'realisedList',
    ]);
  });

  test('go on where a run broke off', async () => {
    spain.notices.push(
      realisedNotice('ACEPTADA', daysAgo(2), { concept: 'nueva' }),
      realisedNotice('ACEPTADA', daysAgo(200), { concept: 'vieja' }),
    );
    spain.set({ cut: { hop: 'realisedList', nth: 4, when: 'before' } });
    const pages: ListingPage[] = [];
    expect(await failing(null, pages)).toMatchObject({ code: 'portal.down' });
    const kept = pages.findLast(({ cursor }) => cursor !== null)?.cursor ?? null;
    spain.log.length = 0;
    const { notices, end } = await list(kept);
    expect([titles(notices), end.isComplete]).toEqual([['nueva', 'vieja'], true]);
    expect(hops('realisedList')).toBeLessThan(14);
  });

  test('of 230 notices come in three pages', async () => {
    spain.notices.push(...many(230));
    const { notices } = await list();
    expect(new Set(notices.map(({ portalNoticeId }) => portalNoticeId)).size).toBe(230);
    expect(hops('pendingList')).toBe(3);
  });

  test('of exactly one full page need no second', async () => {
    spain.notices.push(...many(100));
    expect((await list()).notices).toHaveLength(100);
    expect(hops('pendingList')).toBe(1);
  });

  test('follow the portal’s clock: what was not opened in time is expired, what goes by post is not', async () => {
    spain.notices.push(
      sampleNotice({ concept: 'vencida', availabilityDate: daysAgo(12) }),
      sampleNotice({ concept: 'postal', availabilityDate: daysAgo(12), postalDelivery: true }),
    );
    const { notices } = await list();
    expect(notices.map(({ title, state }) => `${title} ${state}`).toSorted()).toEqual([
      'postal pending',
      'vencida expired',
    ]);
  });

  test('are read with the same sign-in once more when it ended on the way, and no third time', async () => {
    spain.notices.push(sampleNotice({ concept: 'una' }));
    spain.set({ endsSessionAfter: 20 });
    expect(titles((await list()).notices)).toEqual(['una']);
    expect(hops('authenticateCitizen')).toBe(2);
    spain.set({ endsSessionAfter: 2 });
    const pages: ListingPage[] = [];
    expect(await failing(null, pages)).toEqual({ code: 'personNeeded', details: { action: 'signIn' } });
    expect(titles(pages.flatMap(({ notices }) => notices))).toEqual(['una']);
  });
});

describe('a list that does not add up', () => {
  test.each([
    ['endless', 'pending.endless', 10_000],
    ['repeats', 'pending.repeats', 100],
    ['totals', 'pending.totals', 150],
  ] as const)('(%s) is read as far as it goes and called incomplete', async (paging, what, least) => {
    spain.notices.push(...many(150));
    spain.set({ paging });
    const { notices, end } = await list({
      version: 1,
      readFrom: '2000-01-01',
      readTo: clock.now().toISOString().slice(0, 10),
    });
    expect(end.isComplete).toBe(false);
    expect(end.unread).toContainEqual({ what, code: 'portal.changed' });
    expect(notices.length).toBeGreaterThanOrEqual(least);
    expect(hops('pendingList')).toBeLessThanOrEqual(100);
  });

  test('because a row has no identifier keeps the others', async () => {
    spain.notices.push(sampleNotice({ concept: 'buena' }), sampleNotice({ identifier: '' }));
    const { notices, end } = await list();
    expect([titles(notices), end.isComplete]).toEqual([['buena'], false]);
    expect(end.unread).toEqual([{ what: 'pending.row', code: 'portal.changed' }]);
  });

  test('is no empty list', async () => {
    for (const hop of ['pendingList', 'communicationList', 'realisedList']) {
      spain.set({ htmlAt: hop });
      expect(await failing()).toMatchObject({ code: 'portal.changed', details: { what: 'html' } });
      spain.set({ htmlAt: null, changedAtService: hop });
      expect(await failing()).toMatchObject({ code: 'portal.changed', details: { what: 'shape' } });
      spain.set({ changedAtService: null });
    }
  });

  test('and one without rows and without a total is empty where the portal says zero', async () => {
    spain.set({ paging: 'noItems' });
    expect((await list()).end.isComplete).toBe(true);
  });

  test('because it redirects elsewhere takes the bearer nowhere', async () => {
    spain.set({ redirectsOutside: true });
    expect(await failing()).toMatchObject({ code: 'portal.changed', details: { status: 302 } });
    expect(hops('outside')).toBe(0);
  });

  test.each(['pendingList', 'communicationList', 'realisedList'])(
    'because the line was cut at %s keeps what was read',
    async (hop) => {
      spain.notices.push(sampleNotice({ concept: 'una' }));
      for (const when of ['before', 'after'] as const) {
        spain.set({ cut: { hop, when } });
        const pages: ListingPage[] = [];
        expect(await failing(null, pages)).toMatchObject({ code: 'portal.down' });
        expect(pages.flatMap(({ notices }) => notices)).toHaveLength(hop === 'pendingList' ? 0 : 1);
      }
    },
  );
});

test('a run with the certificate of somebody else reads nothing', async () => {
  const bench = dehuBench(spain, clock);
  const account = dehuAccount({ subject: 'X1234567L' });
  const outcome = listAll(bench, bench.context({ holder: 'boris', account })).catch(failureOf);
  expect(await outcome).toEqual({
    code: 'signIn.otherSubject',
    details: { expected: 'X1234567L', found: 'Y1234567X' },
  });
  expect(spain.log).toEqual([]);
});

describe('documents of what is settled', () => {
  const document = (which: string): NoticeDocument => ({
    id: which,
    noticeId: 'n',
    accountId: 'cuenta-1',
    attempts: 0,
    portalDocumentId: which,
    name: which,
    type: null,
    size: null,
    role: 'resolution',
    state: 'pending',
    sha256: null,
    storedAt: null,
    failureCode: null,
  });
  /** Downloads from each settled notice in one run, as a sync would. */
  const downloads = async (which: 'document' | 'voucher', notices: ListedNotice[]) => {
    const bench = dehuBench(spain, clock);
    const context = bench.context();
    const outcomes: unknown[] = [];
    for (const notice of notices)
      outcomes.push(
        await bench.connector.download?.(context, asNotice(notice), document(which)).then(
          (file) => (file instanceof Uint8Array ? file : file.name),
          (error: unknown) => failureOf(error).code,
        ),
      );
    await bench.connector.finished?.(context);
    return outcomes;
  };
  const settle = async (count: number, change = {}) => {
    spain.notices.push(
      ...Array.from({ length: count }, (_, at) => realisedNotice('ACEPTADA', daysAgo(1 + at), change)),
    );
    const { notices } = await list();
    spain.log.length = 0;
    return notices;
  };

  test('come with one sign-in, twenty in a row, waiting where the portal says too many', async () => {
    const notices = await settle(20);
    const outcomes = await downloads('document', notices);
    expect(outcomes.every((name) => typeof name === 'string' && name.endsWith('.pdf'))).toBe(true);
    expect(hops('authenticateCitizen')).toBe(1);
    expect(clock.waited).toEqual([3_000, 3_000]);
  });

  test('that never settle are left for later after all five tries', async () => {
    const notices = await settle(1);
    spain.set({ statusAt: { hop: 'document', status: 409 } });
    expect(await downloads('document', notices)).toEqual(['portal.rateLimited']);
    expect(clock.waited).toEqual([3_000, 8_000, 20_000, 45_000]);
  });

  test('that are gone are gone at once', async () => {
    const notices = await settle(1, { voucher: null });
    expect(await downloads('voucher', notices)).toEqual(['document.gone']);
    expect(clock.waited).toEqual([]);
  });

  test.each([
    ['html', 'document.notPdf'],
    ['text', 'document.notPdf'],
    ['empty', 'document.empty'],
  ] as const)('that are %s are refused', async (documents, code) => {
    const notices = await settle(1);
    spain.set({ documents });
    expect(await downloads('document', notices)).toEqual([code]);
  });

  test('that are too large are refused without filling the memory', async () => {
    const notices = await settle(1);
    spain.set({ documents: 'huge' });
    expect(await downloads('document', notices)).toEqual(['document.tooLarge']);
  });

  test('in a ZIP, or wrapped once more, are kept', async () => {
    const notices = await settle(1, { document: { name: 'varios.pdf', bytes: Buffer.from('%PDF-1.4') } });
    spain.set({ documents: 'zip' });
    expect(await downloads('document', notices)).toEqual(['varios.zip']);
    spain.set({ documents: 'wrapped' });
    expect(await downloads('document', notices)).toEqual(['varios.pdf']);
  });

  test('are never asked for while the notice is not settled', async () => {
    spain.notices.push(sampleNotice(), sampleNotice({ box: 'communication' }));
    const { notices } = await list();
    const unclear: ListedNotice[] = [
      ...notices,
      ...notices.map((one) => ({ ...one, state: 'outcomeUnknown' as const })),
    ];
    spain.log.length = 0;
    expect(new Set(await downloads('document', unclear))).toEqual(new Set(['consentNeeded']));
    expect(spain.log).toEqual([]);
  });
});
