// Looks into another database of Recado, and says which files are here and whose they are.
import type { Counts, StorageLook, StoredFile } from '../storageStore.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';

/** Runs `work` with the database at `path` under the name `other`. */
export function withAttached<T>(db: Database, path: string, work: () => T): T {
  db.sql('ATTACH DATABASE ? AS other').run(path);
  try {
    return work();
  } finally {
    db.exec('DETACH DATABASE other');
  }
}

/** Of a file that an older Recado made, which may lack a table: then there are none. */
function countsOf(db: Database, schema: 'main' | 'other'): Counts {
  const tables = new Set(
    (db.sql(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table'`).all() as { name: string }[]).map(
      ({ name }) => name,
    ),
  );
  const count = (table: string, where = 'true'): number =>
    tables.has(table)
      ? (db.sql(`SELECT count(*) AS n FROM ${schema}.${table} WHERE ${where}`).get() as { n: number }).n
      : 0;
  return {
    notices: count('notices'),
    documents: count('documents', "state = 'stored'"),
    cases: count('cases', 'removed_at IS NULL AND part_of IS NULL'),
    accounts: count('accounts', "method <> 'import'"),
    persons: count('persons', "name <> ''"),
  };
}

const countMissing = (db: Database, table: string, from: string, inTable: string): number =>
  (
    db
      .sql(
        `SELECT count(*) AS n FROM ${from}.${table} a WHERE NOT EXISTS (SELECT 1 FROM ${inTable}.${table} b WHERE b.id = a.id)`,
      )
      .get() as { n: number }
  ).n;

export const lookInto = (db: Database, path: string): StorageLook =>
  withAttached(db, path, () => {
    const { user_version: version } = db.sql('PRAGMA other.user_version').get() as { user_version: number };
    const missing = (from: string, inTable: string) => ({
      notices: countMissing(db, 'notices', from, inTable),
      accounts: countMissing(db, 'accounts', from, inTable),
    });
    return {
      isNewer: version > migrations.length,
      there: countsOf(db, 'other'),
      here: countsOf(db, 'main'),
      onlyThere: missing('other', 'main'),
      onlyHere: missing('main', 'other'),
    };
  });

export const storedFiles = (db: Database): StoredFile[] =>
  db
    .sql(
      `SELECT a.id AS ownerId, d.sha256, n.portal, d.role, CAST(substr(n.sort_at, 1, 4) AS INTEGER) AS year
       FROM documents d JOIN accounts a ON a.no = d.account JOIN notices n ON n.id = d.notice_id
       WHERE d.state = 'stored' AND d.sha256 IS NOT NULL
       UNION ALL SELECT c.id, d.sha256, NULL, 'attachment', CAST(substr(d.stored_at, 1, 4) AS INTEGER)
       FROM case_documents d JOIN cases c ON c.no = d.case_no
       UNION ALL SELECT p.folder, p.sha256, NULL, 'attachment', CAST(substr(p.added_at, 1, 4) AS INTEGER) FROM papers p`,
    )
    .all() as unknown as StoredFile[];

export const secretNames = (db: Database): { noticeId: string; name: string }[] =>
  db
    .sql(
      `SELECT n.id AS noticeId, e.value AS name FROM notices n JOIN notice_facts f ON f.seq = n.seq,
         json_each(f.facts, '$.secretNames') e`,
    )
    .all() as { noticeId: string; name: string }[];
