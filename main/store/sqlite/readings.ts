// Keeps what was read from documents, puts their text into the search, and adds confirmed terms to a notice's deadlines.
import type { Deadline } from '../../model/deadline.ts';
import type { NoticeDocument } from '../../model/document.ts';
import type { DocumentReading } from '../../model/documentReading.ts';
import type { CertificateStanding, RevocationCheck } from '../../model/documentSignature.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { ConfirmedTerm, KeptRevocation, SavedReading, Verification } from '../readingStore.ts';
import { keepAlertDays } from './alertDays.ts';
import { withConfirmedTerms } from './confirmedTerms.ts';
import type { Database } from './database.ts';
import { getDocument } from './documents.ts';
import { openDueDays } from './paidMarks.ts';
import type { SearchIndex } from './searchIndex.ts';
import { shelveDays } from './shelfDays.ts';
import { StoreFailure } from './storeFailure.ts';

export function getReading(db: Database, documentId: string, version: number): DocumentReading | null {
  const row = db
    .sql(
      `SELECT r.reading FROM document_readings r JOIN documents d ON d.id = r.document_id
       WHERE r.document_id = ? AND r.version = ? AND r.sha256 = d.sha256`,
    )
    .get(documentId, version) as { reading: string } | undefined;
  return row ? (JSON.parse(row.reading) as DocumentReading) : null;
}

export function unreadDocuments(db: Database, version: number, limit: number): NoticeDocument[] {
  const rows = db
    .sql(
      `SELECT d.id FROM documents d LEFT JOIN document_readings r ON r.document_id = d.id
       WHERE d.state = 'stored' AND (d.type = 'application/pdf' OR lower(d.name) LIKE '%.pdf')
         AND (r.document_id IS NULL OR r.version <> ? OR r.sha256 <> d.sha256)
       ORDER BY d.rowid DESC LIMIT ?`,
    )
    .all(version, limit) as { id: string }[];
  return rows.map(({ id }) => getDocument(db, id)).filter((document) => document !== null);
}

export function saveReading(db: Database, index: SearchIndex, saved: SavedReading): void {
  db.transaction(() => {
    const document = getDocument(db, saved.documentId);
    if (document?.sha256 !== saved.sha256) return;
    db.sql(
      `INSERT OR REPLACE INTO document_readings (document_id, sha256, version, reading, text) VALUES (?, ?, ?, ?, ?)`,
    ).run(saved.documentId, saved.sha256, saved.version, JSON.stringify(saved.reading), saved.text);
    const row = db
      .sql(
        `SELECT n.seq, n.account, f.facts, f.text FROM notices n JOIN notice_facts f ON f.seq = n.seq WHERE n.id = ?`,
      )
      .get(document.noticeId) as { seq: number; account: number; facts: string; text: string | null };
    const facts = { ...(JSON.parse(row.facts) as ListedNotice), text: row.text };
    index.remove(row.seq);
    index.add(row.seq, row.account, facts);
  });
}

export function addVerification(db: Database, { documentId, sha256, at, host, result }: Verification): void {
  db.sql(
    'INSERT INTO document_verifications (document_id, sha256, at, host, result) VALUES (?, ?, ?, ?, ?)',
  ).run(documentId, sha256, at, host, result);
}

export const verificationsOf = (db: Database, documentId: string): Verification[] =>
  db
    .sql(
      `SELECT v.document_id AS documentId, v.sha256, v.at, v.host, v.result FROM document_verifications v
       JOIN documents d ON d.id = v.document_id AND d.sha256 = v.sha256
       WHERE v.document_id = ? ORDER BY v.at DESC, v.rowid DESC LIMIT 20`,
    )
    .all(documentId) as unknown as Verification[];

export function addRevocation(db: Database, { documentId, sha256, at, standings }: KeptRevocation): void {
  db.sql('INSERT INTO document_revocations (document_id, sha256, at, standings) VALUES (?, ?, ?, ?)').run(
    documentId,
    sha256,
    at,
    JSON.stringify(standings),
  );
}

export const revocationsOf = (db: Database, documentId: string): RevocationCheck[] =>
  (
    db
      .sql(
        `SELECT r.at, r.standings FROM document_revocations r
         JOIN documents d ON d.id = r.document_id AND d.sha256 = r.sha256
         WHERE r.document_id = ? ORDER BY r.at DESC, r.rowid DESC LIMIT 20`,
      )
      .all(documentId) as { at: string; standings: string }[]
  ).map(({ at, standings }) => ({ at, standings: JSON.parse(standings) as CertificateStanding[][] }));

export const confirmedTerms = (db: Database, noticeId: string): ConfirmedTerm[] =>
  (
    db
      .sql(
        'SELECT fact_id AS factId, deadline FROM confirmed_terms WHERE notice_id = ? ORDER BY confirmed_at',
      )
      .all(noticeId) as { factId: string; deadline: string }[]
  ).map(({ factId, deadline }) => ({ noticeId, factId, deadline: JSON.parse(deadline) as Deadline }));

export function confirmTerm(
  db: Database,
  noticeId: string,
  factId: string,
  deadline: Deadline | null,
  at: string,
): ConfirmedTerm | null {
  return db.transaction(() => {
    const row = db
      .sql('SELECT n.seq, f.facts FROM notices n JOIN notice_facts f ON f.seq = n.seq WHERE n.id = ?')
      .get(noticeId) as { seq: number; facts: string } | undefined;
    if (!row) throw new StoreFailure('input.notFound', { what: 'notice' });
    const before = confirmedTerms(db, noticeId);
    db.sql('DELETE FROM confirmed_terms WHERE notice_id = ? AND fact_id = ?').run(noticeId, factId);
    if (deadline) {
      db.sql(
        'INSERT INTO confirmed_terms (notice_id, fact_id, deadline, confirmed_at) VALUES (?, ?, ?, ?)',
      ).run(noticeId, factId, JSON.stringify(deadline), at);
    }
    const old = before.find((one) => one.factId === factId) ?? null;
    const facts = JSON.parse(row.facts) as ListedNotice;
    const plain = facts.deadlines.filter((one) => old === null || !isSame(one, old.deadline));
    const now = withConfirmedTerms(db, noticeId, { ...facts, deadlines: plain });
    db.sql('UPDATE notice_facts SET facts = ? WHERE seq = ?').run(JSON.stringify(now), row.seq);
    keepAlertDays(db, row.seq, now);
    db.sql('UPDATE notices SET due_days = ? WHERE seq = ?').run(openDueDays(db, noticeId, now), row.seq);
    shelveDays(db, row.seq);
    return old;
  });
}

const isSame = (one: Deadline, other: Deadline): boolean =>
  one.what === other.what && one.on === other.on && one.basis === other.basis;
