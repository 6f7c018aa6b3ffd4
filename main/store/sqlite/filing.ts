// Says what the copies in a person's folder are made of, and keeps which copy lies where.
import type { Instant } from '../../model/day.ts';
import type { FilableDocument, FiledCopy } from '../filingStore.ts';
import type { Database } from './database.ts';

interface Page {
  documents: FilableDocument[];
  next: number | null;
}

const isPdf = "(d.type = 'application/pdf' OR lower(d.name) LIKE '%.pdf')";
const filedColumns = 'f.sha256 AS filedSha256, f.wanted AS filedWanted, f.path AS filedPath';

/** Newest notices first would never end while new ones come: in the order in which they were written. */
function filableDocuments(db: Database, after: number, limit: number, noticeIds: string[] | null): Page {
  const rows = db
    .sql(
      `SELECT d.rowid AS place, d.id AS documentId, d.sha256, (SELECT a.id FROM accounts a WHERE a.no = d.account) AS folder, d.name,
         coalesce(n.made_available_at, n.first_seen_at) AS at, n.title, n.issuer,
         coalesce(nullif(p.name, ''), n.person, '') AS person, coalesce(p.nie, p.passport) AS personNumber,
         n.case_number AS caseNumber, n.portal, n.kind,
         (SELECT count(*) FROM documents o WHERE o.notice_id = d.notice_id AND o.state = 'stored'
            AND (o.type = 'application/pdf' OR lower(o.name) LIKE '%.pdf')) AS siblings, ${filedColumns}
       FROM documents d JOIN notices n ON n.id = d.notice_id LEFT JOIN persons p ON p.no = n.person_no
         LEFT JOIN filed_documents f ON f.document_id = d.id
       WHERE d.rowid > ?1 AND d.state = 'stored' AND d.sha256 IS NOT NULL AND d.role <> 'evidence' AND ${isPdf}
         AND (?3 IS NULL OR d.notice_id IN (SELECT value FROM json_each(?3)))
       ORDER BY d.rowid LIMIT ?2`,
    )
    .all(after, limit, noticeIds && JSON.stringify(noticeIds));
  return pageOf(rows, limit);
}

function filableCaseDocuments(db: Database, after: number, limit: number): Page {
  const rows = db
    .sql(
      `SELECT d.rowid AS place, d.id AS documentId, d.sha256, c.id AS folder, d.name, d.stored_at AS at,
         coalesce(t.title, d.name) AS title, NULL AS issuer, coalesce(p.name, '') AS person,
         coalesce(t.nie, p.nie, p.passport) AS personNumber,
         (SELECT number FROM case_numbers m WHERE m.case_no = c.no ORDER BY m.key LIMIT 1) AS caseNumber,
         NULL AS portal, NULL AS kind, 2 AS siblings, ${filedColumns}
       FROM case_documents d JOIN cases c ON c.no = d.case_no LEFT JOIN case_details t ON t.case_no = c.no
         LEFT JOIN persons p ON p.no = c.person LEFT JOIN filed_documents f ON f.document_id = d.id
       WHERE d.rowid > ?1 AND c.removed_at IS NULL AND ${isPdf} ORDER BY d.rowid LIMIT ?2`,
    )
    .all(after, limit);
  return pageOf(rows, limit);
}

function pageOf(rows: Record<string, unknown>[], limit: number): Page {
  const documents = rows.map(({ place: _p, filedSha256, filedWanted, filedPath, ...row }) => ({
    ...(row as unknown as FilableDocument),
    filed:
      filedPath === null
        ? null
        : ({
            documentId: row['documentId'],
            sha256: filedSha256,
            wanted: filedWanted,
            path: filedPath,
          } as FiledCopy),
  }));
  return { documents, next: rows.length < limit ? null : (rows.at(-1)?.['place'] as number) };
}

/** The first argument of each is the moment it was asked for. */
export const createFilingOperations = (db: Database) => ({
  'filing.documents': (_now: Instant, after: number, limit: number, noticeIds: string[] | null) =>
    filableDocuments(db, after, limit, noticeIds),
  'filing.caseDocuments': (_now: Instant, after: number, limit: number) =>
    filableCaseDocuments(db, after, limit),
  'filing.keep': (_now: Instant, { documentId, sha256, wanted, path }: FiledCopy): void => {
    db.sql(
      'INSERT OR REPLACE INTO filed_documents (document_id, sha256, wanted, path) VALUES (?, ?, ?, ?)',
    ).run(documentId, sha256, wanted, path);
  },
  'filing.isOurs': (_now: Instant, path: string): boolean =>
    db.sql('SELECT 1 FROM filed_documents WHERE path = ?').get(path) !== undefined,
  'filing.count': (): number =>
    (db.sql('SELECT count(*) AS count FROM filed_documents').get() as { count: number }).count,
  'filing.forget': (): void => {
    db.sql('DELETE FROM filed_documents').run();
  },
});
