// What a bundle's cover tells in order, what was checked and when included, and that Arabic stands on it as it is read.
import { expect, test } from 'vitest';
import { coverPdf } from '../../main/app/evidence/coverPdf.ts';
import { indexPage } from '../../main/app/evidence/indexPage.ts';
import { timelineOf } from '../../main/app/evidence/timelineOf.ts';
import { evidenceWords } from '../../main/cli/evidenceWords.ts';
import type { BundledNotice, EvidenceIndex, EvidenceWords } from '../../main/contract/evidenceViews.ts';
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
};
const index: EvidenceIndex = {
  format: 'recado-evidence',
  version: 1,
  madeAt: '2026-11-22T10:00:00.000Z',
  about: { what: 'notice', id: 'n-1' },
  persons: [{ id: 'p-1', name: 'أنا إخيمبلو', nie: 'X1234567L', passport: null }],
  notices: [notice],
  cases: [],
  files: { [document.sha256 ?? '']: document.path ?? '' },
};
const row = (at: string, what: string, details: Record<string, unknown>): AuditRow => ({
  at,
  what,
  accountId: 'a-1',
  noticeId: 'n-1',
  details: { documentId: 'd-1', ...details },
});
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
  row('2026-11-19T10:00:00.000Z', 'document.verified', { host: 'sede.ejemplo.es', result: 'same' }),
  row('2026-11-20T10:00:00.000Z', 'document.revocationAsked', { certificates: [certificate, certificate] }),
  row('2026-11-21T10:00:00.000Z', 'secret.copied', { name: 'verificationCode' }),
];

test('what was checked of a document stands in the timeline with its day', () => {
  expect(timelineOf(index, audit, evidenceWords).map(({ at: _at, ...line }) => line)).toEqual([
    {
      day: 'November 2, 2026',
      what: 'Made available',
      text: 'Resolución favorable',
      details: ['Oficina de Extranjería', '280020261234567', 'resolución.pdf'],
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
      details: ['Oficina de Extranjería · not revoked · ocsp.ejemplo.es'],
    },
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
