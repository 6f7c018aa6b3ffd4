// Walks the pages of one section, each row once, and knows whether all of it was seen; presses nothing but "next".
import { FailureError } from '../../contract/failure.ts';
import type { KnownMapping } from '../columnMappings.ts';
import { applyMapping } from '../kit/reader/columnMapping.ts';
import type { NoticeListPage, PageLink } from '../kit/reader/pageReading.ts';
import { sureEnough } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { noticeOfResult, type Ordinals, type RowNotice, readRowNotice } from './parse.ts';
import { readStatusPage } from './readStatusPage.ts';
import { pageChanged, type SedePage } from './sedePage.ts';
import type { SedeSession } from './sedeSession.ts';
import type { SectionName } from './words.ts';

export interface WalkedPage {
  page: SedePage;
  rows: RowNotice[];
  total: number | null;
  /** False where the reader guessed: the page is kept beside what it read. */
  isSure: boolean;
}

/** Far beyond anybody's list; one without end is not read for ever. */
const mostPages = 300;

/** Returns whether the whole section was seen. Fails with `portal.changed` for a page that is no list and does not say that it is empty. */
export async function* walkSection(
  session: SedeSession,
  section: SectionName,
  known: KnownMapping | null,
): AsyncGenerator<WalkedPage, boolean> {
  const ordinals: Ordinals = new Map();
  const guessed: Ordinals = new Map();
  const ids = new Set<string>();
  const seen = new Set<string>();
  let isSure = true;
  let page = await session.enter(section);
  for (let number = 1; number <= mostPages; number += 1) {
    const { reading } = page;
    if (reading.page === 'empty') {
      if (number === 1) yield { page, rows: [], total: 0, isSure: true };
      return number === 1;
    }
    if (reading.page !== 'noticeList') {
      const only = onlyRow(page, section, ordinals);
      if (!only) throw pageChanged(page, section, 'list');
      const isNew = !ids.has(only.notice.portalNoticeId);
      yield { page, rows: isNew ? [only] : [], total: null, isSure: true };
      return isSure;
    }
    const applied = known ? applyMapping(reading, known.mapping) : { reading, mapping: null };
    if (known && applied.mapping === null && number === 1) await known.forget();
    const read = applied.reading;
    const text = read.rows.map(({ rawText }) => normalWords(rawText)).join('\n');
    // The same page again: the portal does not turn it, and what stands behind is not known.
    if (seen.has(text)) return false;
    seen.add(text);
    const isSurePage = read.confidence >= sureEnough;
    isSure &&= isSurePage;
    const rows = read.rows
      .map((row, index) => {
        const notice = readRowNotice(row, section, ordinals);
        // Until the person said what the columns hold, the row stood under what the reader had guessed.
        const before = applied.mapping ? reading.rows[index] : undefined;
        return before ? withFormer(notice, readRowNotice(before, section, guessed)) : notice;
      })
      .filter(({ notice }) => !ids.has(notice.portalNoticeId));
    for (const { notice } of rows) ids.add(notice.portalNoticeId);
    yield { page, rows, total: read.pages?.total ?? null, isSure: isSurePage };
    const next = nextOf(read);
    if (!next) return isSure && isWhole(read, ids.size);
    page = session.page(await session.press(page, next));
  }
  return false;
}

const withFormer = (now: RowNotice, before: RowNotice): RowNotice => ({
  ...now,
  formerIds: [...now.formerIds, before.notice.portalNoticeId, ...before.formerIds].filter(
    (id) => id !== now.notice.portalNoticeId,
  ),
});

/** A link that opens a row is never "next", whatever it is called; neither is an act. A pager's line may count as a row's. */
function nextOf({ pages, rows }: NoticeListPage): PageLink | null {
  const next = pages?.next;
  if (!next || next.kind === 'act' || !(next.href ?? next.postback ?? next.submit)) return null;
  const isOfRow = rows.some(({ links }) =>
    links.some(
      ({ href, postback, kind }) =>
        kind !== 'other' &&
        ((href !== null && href === next.href) ||
          (postback !== undefined &&
            postback.target === next.postback?.target &&
            postback.argument === next.postback.argument)),
    ),
  );
  return isOfRow ? null : next;
}

function isWhole({ pages }: NoticeListPage, seen: number): boolean {
  if (pages?.next !== undefined) return false;
  if (pages?.total != null) return seen >= pages.total;
  return !(pages?.current != null && pages.last !== null && pages.current < pages.last);
}

/** A list of one may look like a page about one thing; so does the last page of a list. Null for anything else. */
function onlyRow(page: SedePage, section: SectionName, ordinals: Ordinals): RowNotice | null {
  const answer = section === 'statuses' ? readStatusPage(page.html) : null;
  if (answer?.answer === 'result') {
    const { caseNumber, nie, filedOn } = answer.result;
    const notice = noticeOfResult(answer.result, `status:${caseNumber ?? nie ?? filedOn ?? 'case'}`);
    return { notice, formerIds: [], isAccessed: false, opening: null, files: [] };
  }
  const { reading } = page;
  if ((reading.page !== 'notice' && reading.page !== 'caseStatus') || reading.confidence < sureEnough)
    return null;
  const { fields, links, text } = reading;
  return readRowNotice({ fields, links, rawText: text, cells: [], section: null }, section, ordinals);
}

/** The row of one notice with the page that it stands on. Fails with `input.notFound` where the portal does not list it. */
export async function findRow(
  session: SedeSession,
  section: SectionName,
  portalNoticeId: string,
  known: KnownMapping | null,
): Promise<{ page: SedePage; row: RowNotice }> {
  for await (const { page, rows } of walkSection(session, section, known)) {
    const row = rows.find(
      ({ notice, formerIds }) =>
        notice.portalNoticeId === portalNoticeId || formerIds.includes(portalNoticeId),
    );
    if (row) return { page, row };
  }
  throw new FailureError('input.notFound', { what: 'notice', where: 'portal' });
}
