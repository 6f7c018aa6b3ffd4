// Keeps the records of documents; their bytes lie in files (openDocumentFiles.ts).
import type { DocumentRole, DocumentState, NoticeDocument } from '../../model/document.ts';
import type { Database } from './database.ts';

/** The portal's answer may have been a bad moment: so often it is asked again. */
const mostAttempts = 3;

const columns = `d.id, d.notice_id AS noticeId, (SELECT a.id FROM accounts a WHERE a.no = d.account) AS accountId, d.portal_document_id AS portalDocumentId, d.name, d.type, d.size, d.role,
  d.state, d.sha256, d.stored_at AS storedAt, d.failure_code AS failureCode, d.attempts`;

function toDocument(row: Record<string, unknown>): NoticeDocument {
  return {
    id: row['id'] as string,
    noticeId: row['noticeId'] as string,
    accountId: row['accountId'] as string,
    portalDocumentId: row['portalDocumentId'] as string,
    name: row['name'] as string,
    type: row['type'] as string | null,
    size: row['size'] as number | null,
    role: row['role'] as DocumentRole,
    state: row['state'] as DocumentState,
    sha256: row['sha256'] as string | null,
    storedAt: row['storedAt'] as string | null,
    failureCode: row['failureCode'] as string | null,
    attempts: row['attempts'] as number,
  };
}

function write(db: Database, document: NoticeDocument, onlyWhen: string): void {
  db.sql(
    `INSERT INTO documents (id, notice_id, portal_document_id, name, type, size, role, state, sha256, stored_at, failure_code, attempts, account)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT no FROM accounts WHERE id = ?))
     ON CONFLICT (id) DO UPDATE SET portal_document_id = excluded.portal_document_id, name = excluded.name,
       type = excluded.type, size = excluded.size, role = excluded.role, state = excluded.state,
       sha256 = excluded.sha256, stored_at = excluded.stored_at, failure_code = excluded.failure_code,
       attempts = excluded.attempts ${onlyWhen}`,
  ).run(
    document.id,
    document.noticeId,
    document.portalDocumentId,
    document.name,
    document.type,
    document.size,
    document.role,
    document.state,
    document.sha256,
    document.storedAt,
    document.failureCode,
    document.attempts,
    document.accountId,
  );
}

/** A document as a listing has it: it never turns one whose bytes are here into one that is still to be fetched. */
export const keepListed = (db: Database, document: NoticeDocument): void =>
  write(db, document, "WHERE documents.state <> 'stored' OR excluded.state = 'stored'");

export const saveDocument = (db: Database, document: NoticeDocument): void => write(db, document, '');

export function getDocument(db: Database, id: string): NoticeDocument | null {
  const row = db.sql(`SELECT ${columns} FROM documents d WHERE d.id = ?`).get(id);
  return row ? toDocument(row) : null;
}

export const documentsOf = (db: Database, noticeId: string): NoticeDocument[] =>
  db
    .sql(`SELECT ${columns} FROM documents d WHERE d.notice_id = ? ORDER BY d.rowid`)
    .all(noticeId)
    .map(toDocument);

/** Still to fetch, those of the oldest notice first; what came empty or as something else is asked for again. */
export const pendingDocuments = (db: Database, accountId: string): NoticeDocument[] =>
  db
    .sql(
      `SELECT ${columns} FROM documents d INDEXED BY documents_to_fetch JOIN notices n ON n.id = d.notice_id
       WHERE d.account = (SELECT no FROM accounts WHERE id = ?) AND d.state <> 'stored' AND (d.state = 'pending'
         OR d.attempts < ${mostAttempts} AND d.failure_code IN ('document.empty', 'document.notPdf'))
       ORDER BY n.seq, d.rowid`,
    )
    .all(accountId)
    .map(toDocument);

export const documentHashes = (db: Database): { accountId: string; sha256: string; documentId: string }[] =>
  db
    .sql(
      `SELECT a.id AS accountId, d.sha256, d.id AS documentId FROM documents d
       JOIN accounts a ON a.no = d.account WHERE d.sha256 IS NOT NULL
       UNION ALL SELECT c.id, d.sha256, d.id FROM case_documents d JOIN cases c ON c.no = d.case_no
       UNION ALL SELECT folder, sha256, id FROM papers`,
    )
    .all() as { accountId: string; sha256: string; documentId: string }[];
