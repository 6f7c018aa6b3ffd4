// What a bundle's cover tells in order, what was checked and when included, and that Arabic stands on it as it is read.
import { expect, test } from 'vitest';
import { coverPdf } from '../../main/app/evidence/coverPdf.ts';
import { indexPage } from '../../main/app/evidence/indexPage.ts';
import { timelineOf } from '../../main/app/evidence/timelineOf.ts';
import { evidenceWords } from '../../main/cli/evidenceWords.ts';
import type {
  BundledCase,
  BundledNotice,
  EvidenceIndex,
  EvidenceWords,
} from '../../main/contract/evidenceViews.ts';
import { createPdfReader } from '../../main/documents/createPdfReader.ts';
import type { AuditRow } from '../../main/store/store.ts';

const document: BundledNotice['documents'][number] = {
  id: 'd-1',
  portalDocumentId: 'p',
  name: 'resolución.pdf',
  type: 'application/pdf',
  size: 1,
  role: 'resolution',
  sha256: 'a'.repeat(64),
  storedAt: null,
  path: 'documents/resolución.pdf',
};
const notice: BundledNotice = {
  id: 'n-1',
  personId: 'p-1',
  portalNoticeId: 'x',
  portal: 'sede',
  kind: 'approval',
  title: 'Resolución favorable',
  issuer: 'Oficina de Extranjería',
  person: null,
  titular: null,
  caseNumber: '280020261234567',
  madeAvailableAt: '2026-11-02T09:00:00.000Z',
  expiresOn: null,
  state: 'opened',
  legalEffectOnOpen: false,
  amount: null,
  text: null,
  appointment: null,
  deadlines: [],
  authenticity: null,
  isInJunk: false,
  evidence: {},
  thread: [],
  firstSeenAt: '2026-11-02T10:00:00.000Z',
  noLongerListedAt: null,
  mark: { isRead: true, isFlagged: false, isDone: false, isArchived: false, snoozedUntil: null, note: '' },
  sources: [],
  documents: [document],
  joinedIds: ['n-0'],
};
const index: EvidenceIndex = {
  format: 'recado-evidence',
  version: 1,
  madeAt: '2026-11-22T10:00:00.000Z',
  about: { what: 'notice', id: 'n-1' },
  persons: [{ id: 'p-1', name: 'أنا إخيمبلو', nie: 'X1234567L', passport: null }],
  notices: [notice],
  cases: [],
  payments: [],
  files: { [document.sha256 ?? '']: document.path ?? '' },
};
const row = (
  at: string,
  what: string,
  details: Record<string, unknown>,
  noticeId: string | null = 'n-1',
): AuditRow => ({ at, what, accountId: 'a-1', noticeId, details: { documentId: 'd-1', ...details } });
const certificate = {
  name: 'Oficina de Extranjería',
  state: 'good',
  from: 'ocsp',
  host: 'ocsp.ejemplo.es',
  asOf: '2026-11-20T10:00:00.000Z',
  revokedAt: null,
  why: null,
};
const audit = [
  row('2026-11-18T10:00:00.000Z', 'run.finished', {}, null),
  row('2026-11-18T10:00:00.000Z', 'notice.opened', { documentId: null }, 'n-0'),
  row('2026-11-19T10:00:00.000Z', 'document.verified', { host: 'sede.ejemplo.es', result: 'same' }),
  row('2026-11-20T10:00:00.000Z', 'document.revocationAsked', {
    certificates: [certificate, certificate],
    copiedRoots: [{ name: 'ECERNEP PERU CA ROOT 3', comparedOn: '2026-11-22' }],
  }),
  row('2026-11-21T10:00:00.000Z', 'secret.copied', { name: 'verificationCode' }),
];

test('the last day of a refusal is one for an appeal, in the timeline and on the page', () => {
  const refused: BundledNotice = {
    ...notice,
    kind: 'denial',
    deadlines: [{ what: 'respond', on: '2026-12-09', certainty: 'derived', basis: 'es.appeal' }],
  };
  const told = timelineOf({ ...index, notices: [refused] }, [], evidenceWords);
  expect(told.map(({ what }) => what)).toEqual(['Made available', 'Last day to appeal']);
  const page = indexPage({ ...index, notices: [refused] }, evidenceWords);
  expect(page).toContain('Last day to appeal: <time>2026-12-09</time>');
  expect(page).not.toContain('Last day to respond');
});

test('what was done and checked stands in the timeline with its day, also of a notice that went into this one', () => {
  expect(timelineOf(index, audit, evidenceWords).map(({ at: _at, ...line }) => line)).toEqual([
    {
      day: 'November 2, 2026',
      what: 'Made available',
      text: 'Resolución favorable',
      details: ['Oficina de Extranjería', '280020261234567', 'resolución.pdf'],
    },
    {
      day: 'November 18, 2026',
      what: 'Opened with Recado',
      text: 'Resolución favorable',
      details: [],
    },
    {
      day: 'November 19, 2026',
      what: 'Checked on the office’s own page',
      text: 'resolución.pdf',
      details: ['sede.ejemplo.es: The same document was shown'],
    },
    {
      day: 'November 20, 2026',
      what: 'Authorities asked about the signers’ certificates',
      text: 'resolución.pdf',
      details: [
        'Oficina de Extranjería · not revoked · ocsp.ejemplo.es',
        'ECERNEP PERU CA ROOT 3 · certificate known from two public sources that agree, not compared with the authority itself · November 22, 2026',
      ],
    },
  ]);
});

test('what the person wrote into a case stands on the day that it speaks of, with what was paid and its receipt', () => {
  const file = { id: 'f', type: null, size: 1, sha256: 'b'.repeat(64), storedAt: notice.firstSeenAt };
  const base = { addedAt: '2026-11-01T08:00:00.000Z', documents: [], text: '' };
  const appointment = {
    on: '2026-11-12',
    at: '09:30',
    zone: 'Europe/Madrid',
    isZoneCertain: true,
    office: 'Aluche',
    address: null,
    procedure: 'Toma de huellas',
    code: null,
    person: null,
  };
  const waitingList = { joinedOn: '2026-11-03', procedure: 'Cita', office: null };
  const payment = { title: 'Tasa 052', amount: null, dueOn: '2026-11-20', payCode: null };
  const known: BundledCase = {
    id: 'c-1',
    personId: 'p-1',
    country: 'ES',
    title: 'Visa',
    nie: null,
    filedOn: null,
    birthYear: null,
    cadenceDays: null,
    isWatched: true,
    numbers: ['28/1'],
    history: [],
    placed: [],
    entries: [
      { ...base, id: 'e-1', what: 'appointment', appointment },
      {
        ...base,
        id: 'e-2',
        what: 'waitingList',
        waitingList: { ...waitingList, state: 'waiting', since: null },
      },
      { ...base, id: 'e-3', what: 'payment', payment, documents: [{ ...file, name: 'tasa.pdf' }] },
    ],
  };
  const payments = [{ id: 'e-3', paidOn: '2026-11-15', receipt: { ...file, name: 'recibo.pdf' } }];
  const told = timelineOf({ ...index, notices: [], cases: [known], payments }, [], evidenceWords);
  expect(told.map(({ day, what, text, details }) => [day, what, text, ...details])).toEqual([
    ['November 3, 2026', 'Noted by hand', 'Cita'],
    ['November 12, 2026', 'Appointment', 'Toma de huellas', 'Noted by hand', '09:30', 'Aluche'],
    ['November 15, 2026', 'Marked as paid', 'Tasa 052', 'recibo.pdf'],
    ['November 20, 2026', 'Last day to pay', 'Tasa 052', 'Noted by hand', 'tasa.pdf'],
  ]);
});

test('an Arabic cover keeps its letters in order and its numbers whole, and the page beside it runs from right to left', async () => {
  const words: EvidenceWords = { ...evidenceWords, language: 'ar', heading: 'إشعارات ووثائقها' };
  const files = [{ path: document.path ?? '', sha256: document.sha256 ?? '', folder: 'a-1' }];
  const cover = await coverPdf(
    { index, files, audit: { rows: audit, chain: [], head: null }, missing: [] },
    words,
  );
  const pdf = createPdfReader();
  const told = await pdf.read(cover);
  await pdf.close();
  const lines = 'pages' in told ? (told.pages[0] ?? '').split('\n') : [];
  expect(lines.slice(0, 2)).toEqual(['إشعارات ووثائقها', 'أنا إخيمبلو · X1234567L']);
  for (const whole of ['280020261234567', 'resolución.pdf']) expect(lines).toContain(whole);
  expect(indexPage(index, words)).toContain('<html lang="ar" dir="rtl">');
});
