// Says what Recado reads from a saved page of the sede or of its status service; no network, no store.

import type { Failure } from '../../contract/failure.ts';
import { deadlinesOf } from '../../deadlines/deadlinesOf.ts';
import { decisionDeadlines } from '../../deadlines/decisionPeriods.ts';
import { readCaseStatus } from '../../model/caseStatus.ts';
import type { Deadline } from '../../model/deadline.ts';
import type { InspectedFile, PageKind } from '../../model/inspection.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { decodeText } from '../../net/decodeText.ts';
import type { InspectableFile } from '../connector.ts';
import { inspectedNotice } from '../kit/inspected.ts';
import type { DetailPage, ListRow } from '../kit/reader/pageReading.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { realOrigins } from './manifest.ts';
import { noticeOfResult, type Ordinals, readRowNotice } from './parse.ts';
import { readStatusPage } from './readStatusPage.ts';
import { asksForRelay, readSedePage } from './sedePage.ts';
import { type StatusAnswer, statusPageFailure } from './statusAnswer.ts';
import { sectionNames } from './words.ts';

interface Read {
  page: PageKind;
  notices: ListedNotice[];
  failure: Failure | null;
}

/** Never throws for a file's content. `now` dates the rest after a refusal. */
export function inspectSedeFile(file: InspectableFile, now = new Date()): InspectedFile {
  const { text } = decodeText(file.bytes, null);
  const read = readFile(text, now);
  return {
    file: file.name,
    portal: 'sede',
    page: read.page,
    notices: read.notices.map(inspectedNotice),
    deadlines: read.notices.flatMap(allDeadlines),
    appointments: [],
    authenticity: null,
    failure: read.failure,
  };
}

function readFile(html: string, now: Date): Read {
  const answer = readStatusPage(html);
  if (answer.answer === 'result')
    return { page: 'caseStatus', notices: [noticeOfAnswer(answer)], failure: null };
  const failure = statusPageFailure(answer, now)?.failure ?? null;
  switch (answer.answer) {
    case 'form':
    case 'wrongCaptcha':
    case 'invalidData':
      return { page: 'signIn', notices: [], failure };
    case 'notFound':
      return { page: 'empty', notices: [], failure };
    case 'refused':
    case 'challenge':
      return { page: 'unknown', notices: [], failure };
    case 'landing':
    case 'unknown':
      return readSection(html, answer);
  }
}

function readSection(html: string, answer: StatusAnswer): Read {
  const page = readSedePage(html, `${realOrigins.sede}/`);
  const { reading } = page;
  if (asksForRelay(page)) return { page: 'signIn', notices: [], failure: null };
  switch (reading.page) {
    case 'noticeList': {
      const ordinals: Ordinals = new Map();
      const section = isOfCases(page, reading.rows) ? 'cases' : 'notifications';
      const notices = reading.rows.map((row) => readRowNotice(row, section, ordinals).notice);
      return { page: 'noticeList', notices, failure: null };
    }
    case 'notice':
    case 'caseStatus':
      return { page: reading.page, notices: [noticeOfDetail(reading)], failure: null };
    case 'empty':
      return { page: 'empty', notices: [], failure: null };
    case 'signIn':
      return { page: 'signIn', notices: [], failure: null };
    case 'unknown':
      if (answer.answer === 'landing') return { page: 'signIn', notices: [], failure: null };
      return {
        page: 'unknown',
        notices: [],
        failure: { code: 'portal.changed', details: { at: 'file', what: reading.why } },
      };
  }
}

/** Which section a file is of: its heading, else the columns that only one of them has. */
function isOfCases({ html, reading }: ReturnType<typeof readSedePage>, rows: readonly ListRow[]): boolean {
  const heading = /<h[1-3][^>]*>\s*([^<]{3,60})</i.exec(html)?.[1] ?? reading.title;
  const plain = normalWords(heading);
  if (sectionNames.cases.has(plain)) return true;
  if (sectionNames.notifications.has(plain)) return false;
  return rows.every(({ fields }) => fields.caseState !== undefined || fields.filed !== undefined);
}

const noticeOfAnswer = ({ result }: Extract<StatusAnswer, { answer: 'result' }>): ListedNotice =>
  noticeOfResult(result, `status:${result.caseNumber ?? result.nie ?? result.filedOn ?? 'case'}`);

function noticeOfDetail(detail: DetailPage): ListedNotice {
  const row: ListRow = {
    fields: detail.fields,
    links: detail.links,
    rawText: detail.text,
    cells: [],
    section: null,
  };
  return readRowNotice(row, detail.page === 'caseStatus' ? 'cases' : 'notifications', new Map()).notice;
}

/** What the rules say of a notice, and what the decision of a case opens. */
function allDeadlines(notice: ListedNotice): Deadline[] {
  const { evidence } = notice;
  const words = evidence['statusRaw'];
  const known = deadlinesOf(notice);
  if (words === undefined) return known;
  const opened = decisionDeadlines(readCaseStatus(words).status, evidence['resolvedOn'] ?? null);
  return [...known, ...opened.filter(({ basis }) => !known.some((one) => one.basis === basis))];
}
