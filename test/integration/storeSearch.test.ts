// Searches over the real store: accents, prefixes, phrases, paging, and text that looks like syntax.
import { array, assert, asyncProperty, constantFrom, oneof } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeDocument } from '../../main/model/document.ts';
import type { ListedNotice } from '../../main/model/notice.ts';
import { readSearchText } from '../../main/store/sqlite/searchQuery.ts';
import { hasTerms } from '../../main/store/sqlite/snippet.ts';
import type { NoticeFilter, Store } from '../../main/store/store.ts';
import { anyText } from '../support/anyText.ts';
import {
  addAccount,
  now,
  openTestStore,
  planOf,
  sampleDocument,
  sampleNotice,
  seededNotice,
  seededRandom,
  temporaryProfile,
} from '../support/storeFixtures.ts';

const count = 1_200;
const everything: NoticeFilter = { box: 'all' };
let profile: Awaited<ReturnType<typeof temporaryProfile>>;
let store: Store;
let notices: ListedNotice[];

beforeAll(async () => {
  profile = await temporaryProfile();
  store = await openTestStore(profile.profileDir);
  await addAccount(store);
  const random = seededRandom(7);
  notices = Array.from({ length: count }, (_, index) => seededNotice(index, count, random));
  notices.push(
    sampleNotice({
      portalNoticeId: 'special',
      title: 'Año NUEVO: señal',
      issuer: null,
      person: 'Íñigo Ñandú',
      text: 'AND OR NOT NEAR(a b) col:uno "entre comillas" * ^ + 100 % Ёлка',
      madeAvailableAt: '2026-11-20T08:00:00.000Z',
    }),
  );
  await store.notices.applyListing(planOf(notices));
});
afterAll(async () => {
  await store.close();
  await profile.remove();
});

async function found(text: string, filter = everything): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await store.notices.search(text, filter, after, 100);
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null);
  return ids;
}

/** The same question answered without an index, by reading every notice. */
function expected(text: string, keeps: (notice: ListedNotice) => boolean = () => true): string[] {
  const terms = readSearchText(text);
  return notices
    .filter(keeps)
    .filter((notice) =>
      hasTerms([notice.text, notice.title, notice.issuer, notice.person, notice.caseNumber], terms),
    )
    .map((notice) => `n-${notice.portalNoticeId}`)
    .toSorted();
}

describe('what is found', () => {
  it.each([
    'notificacion',
    'NOTIFICACIÓN',
    'notific',
    'not',
    'n',
    're',
    'multa plazo',
    '"plazo interesado"',
    '28002',
    '2800200000',
    'EXP-2024/0003',
    'exp-2024/0',
    'málaga resol',
    'xylofon',
    'plazo xylofon',
  ])('%s: the same as by reading every notice', async (text) => {
    const ids = await found(text);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(expected(text));
  });

  it('is narrowed in the same way', async () => {
    expect((await found('not', { box: 'all', portal: 'peru' })).toSorted()).toEqual(
      expected('not', (notice) => notice.portal === 'peru'),
    );
    expect((await found('plazo', { box: 'junk' })).toSorted()).toEqual(
      expected('plazo', (notice) => notice.isInJunk),
    );
    expect((await found('multa', { box: 'inbox', kinds: ['fine'] })).toSorted()).toEqual(
      expected('multa', (notice) => notice.kind === 'fine'),
    );
  });

  it('is the same in a box that holds few', async () => {
    const flagged = notices
      .filter((_, index) => index % 9 === 0)
      .map((notice) => `n-${notice.portalNoticeId}`);
    await store.notices.mark(flagged, { isFlagged: true }, now);
    for (const text of ['notific', '"de la"', '28002']) {
      expect((await found(text, { box: 'flagged' })).toSorted()).toEqual(
        expected(text).filter((id) => flagged.includes(id)),
      );
    }
  });

  it('comes newest first', async () => {
    const { rows } = await store.notices.search('notificacion', everything, null, 200);
    const moments = rows.map((row) => row.sortAt.slice(0, 16));
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('shows the words found', async () => {
    const { rows } = await store.notices.search('nandu', everything, null, 5);
    expect(rows.map((row) => row.snippet)).toEqual(['Íñigo \u0002Ñandú\u0003']);
    const [newest] = (await store.notices.search('notificacion', everything, null, 1)).rows;
    expect(newest?.snippet).toMatch(/\u0002notificaci/);
  });
});

describe('what operators narrow', () => {
  const ids = (keeps: (notice: ListedNotice) => boolean) =>
    notices
      .filter(keeps)
      .map((notice) => `n-${notice.portalNoticeId}`)
      .toSorted();
  const listed = async (filter: Partial<NoticeFilter>): Promise<string[]> =>
    (await store.notices.list({ ...everything, ...filter }, null, 2_000)).rows.map(({ id }) => id).toSorted();
  const hasIn = (text: string | null, words: string): boolean => hasTerms([text], readSearchText(words));

  it('is who sent it, not who is named in it', async () => {
    const wanted = ids((notice) => hasIn(notice.issuer, 'extranjeria madrid'));
    expect(wanted.length).toBeGreaterThan(3);
    expect(await listed({ from: ['extranjería', 'Madrid'] })).toEqual(wanted);
    const withWord = new Set(expected('plazo'));
    const both = wanted.filter((id) => withWord.has(id));
    expect((await found('plazo', { ...everything, from: ['extranjeria', 'madrid'] })).toSorted()).toEqual(
      both,
    );
    const [row] = (await store.notices.list({ ...everything, from: ['madrid'] }, null, 1)).rows;
    expect(row?.snippet).toContain('\u0002Madrid\u0003');
  });

  it('is the number of a case or its beginning', async () => {
    const number = notices.find((notice) => notice.caseNumber !== null)?.caseNumber ?? '';
    const own = (notice: ListedNotice): boolean => notice.caseNumber === number;
    expect(await listed({ caseNumbers: [number] })).toEqual(expect.arrayContaining(ids(own)));
    for (const id of await listed({ caseNumbers: [number] }))
      expect(
        hasIn(notices.find((notice) => `n-${notice.portalNoticeId}` === id)?.caseNumber ?? null, number),
      ).toBe(true);
  });

  it('is a period that begins and ends with days, in lists, searches and next pages', async () => {
    const [since, before] = ['2026-05-01', '2026-08-01'];
    const isMeant = (notice: ListedNotice): boolean => {
      const at = new Date(notice.madeAvailableAt ?? now).getTime();
      return at >= new Date(`${since}T00:00:00`).getTime() && at < new Date(`${before}T00:00:00`).getTime();
    };
    const wanted = ids(isMeant);
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.length).toBeLessThan(notices.length);
    expect(await listed({ since, before })).toEqual(wanted);
    expect((await found('plazo', { ...everything, since, before })).toSorted()).toEqual(
      expected('plazo', isMeant),
    );
    expect((await found('n', { ...everything, since, before })).toSorted()).toEqual(expected('n', isMeant));
    expect(await listed({ since: before, before: since })).toEqual([]);
  });

  it('is what has a PDF, and what is flagged in any box', async () => {
    const [pdf, named, mail] = ids(() => true);
    const document = (noticeId = '', change: Partial<NoticeDocument>) =>
      sampleDocument({ noticeId, id: `d-${noticeId}`, ...change });
    await store.notices.applyListing(
      planOf([], {
        documents: [
          document(pdf, {}),
          document(named, { name: 'ACUSE.PDF', type: 'application/octet-stream' }),
          document(mail, { name: 'original.pdf', role: 'evidence' }),
        ],
      }),
    );
    expect(await listed({ hasPdf: true })).toEqual(
      ids((notice) => [pdf, named].includes(`n-${notice.portalNoticeId}`)),
    );
    await store.notices.mark([pdf ?? ''], { isFlagged: false }, now);
    await store.notices.mark([named ?? ''], { isFlagged: true, isArchived: true }, now);
    expect(await listed({ hasPdf: true, isFlagged: true })).toEqual([named]);
  });
});

describe('text that looks like syntax', () => {
  it.each([
    ['AND', 1],
    ['NEAR(', 1],
    ['NEAR(a b)', 1],
    ['col:uno', 1],
    ['"entre comillas"', 1],
    ['"entre comillas', 1],
    ['100 %', 1],
    ['елка', 1],
    ['señal -nuevo', 1],
    ['*', 0],
    ['"', 0],
    ['""', 0],
    ['^', 0],
    ['AND NOT xylofon', 0],
  ])('%s is plain words', async (text, hits) => {
    const ids = await found(text);
    expect(ids.filter((id) => id === 'n-special')).toHaveLength(hits);
    expect(ids.toSorted()).toEqual(readSearchText(text).length === 0 ? [] : expected(text));
  });

  // A second alone; many times that beside other tests.
  it('never fails, whatever is typed, and finds what reading finds', { timeout: 180_000 }, async () => {
    const syntax = constantFrom(
      '"',
      '*',
      '(',
      ')',
      ' AND ',
      ' OR ',
      ' NOT ',
      'NEAR(',
      '^',
      ':',
      '-',
      '{',
      "'",
      ' ',
    );
    const words = constantFrom('plazo', 'not', 'é', 'EXP-2024', '0', 'señal');
    const typed = array(oneof(syntax, words, anyText({ maxLength: 8 })), {
      maxLength: 8,
    });
    // What is typed is what this is about: some two hundred notices say as much as all of them, and sooner.
    const since = '2026-01-01';
    const isNew = ({ madeAvailableAt }: ListedNotice): boolean =>
      new Date(madeAvailableAt ?? now) >= new Date(`${since}T00:00:00`);
    expect(notices.filter(isNew).length).toBeGreaterThan(200);
    await assert(
      asyncProperty(typed, async (parts) => {
        const text = parts.join('');
        const page = await store.notices.search(text, { ...everything, since }, null, notices.length);
        const wanted = readSearchText(text).length === 0 ? [] : expected(text, isNew);
        expect(page.rows.map((row) => row.id).toSorted()).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('begins at the newest when the place asked for is not one of ours', async () => {
    const { rows } = await store.notices.search('plazo', everything, "1' OR 1=1", 5);
    expect(rows).toHaveLength(5);
  });
});
