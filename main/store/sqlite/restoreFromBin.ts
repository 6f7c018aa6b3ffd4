// Puts an entry of the bin back into the profile, into whatever has become of it meanwhile.
import { existsSync, rmSync } from 'node:fs';
import type { Failure } from '../../contract/failure.ts';
import { importMethod } from '../../model/account.ts';
import type { ListedNotice } from '../../model/notice.ts';
import type { BinEntry } from '../storageStore.ts';
import { binEntry, binFileOf } from './bin.ts';
import { tablesTiedBy } from './binFile.ts';
import { joinNotice } from './caseJoining.ts';
import type { Database } from './database.ts';
import { remerge, updateSearch } from './noticeWriting.ts';
import type { SearchIndex } from './searchIndex.ts';
import { shelveNotice } from './shelf.ts';
import { noticeOfKey } from './sources.ts';
import { withAttached } from './storage.ts';
import { StoreFailure } from './storeFailure.ts';

const backIds = '(SELECT id FROM temp.back WHERE is_new)';

export function restoreFromBin(db: Database, index: SearchIndex, id: string, parkedFor: Failure): BinEntry {
  const entry = binEntry(db, id);
  const path = binFileOf(db, id);
  if (!existsSync(path)) throw new StoreFailure('file.damaged', { name: `bin/${id}.db` });
  withAttached(db, path, () => {
    refuseSameSubject(db);
    db.transaction(() => {
      insertRows(db, 'persons', 'true');
      insertRows(db, 'accounts', 'true');
      db.sql(
        `UPDATE accounts SET state = CASE WHEN method = ? THEN 'active' ELSE 'parked' END,
           parked_for = CASE WHEN method = ? THEN NULL ELSE ? END, next_check_at = NULL
         WHERE no IN (SELECT no FROM other.accounts)`,
      ).run(importMethod, importMethod, JSON.stringify(parkedFor));
      insertRows(db, 'cursors', 'true');
      insertNotices(db);
      insertSources(db);
      insertTied(db);
      db.sql(
        'UPDATE cases SET removed_at = NULL WHERE removed_at = ? AND id IN (SELECT id FROM other.cases)',
      ).run(entry.removedAt);
      tellAnew(db, index);
      db.sql('DELETE FROM bin WHERE id = ?').run(id);
    });
  });
  rmSync(path, { force: true });
  return entry;
}

/** One subject is never here twice: whoever was added anew meanwhile goes first. */
function refuseSameSubject(db: Database): void {
  const row = db
    .sql(
      `SELECT o.subject FROM other.accounts o JOIN main.accounts a ON a.portal = o.portal AND a.subject = o.subject
       WHERE o.subject IS NOT NULL LIMIT 1`,
    )
    .get() as { subject: string } | undefined;
  if (row) throw new StoreFailure('signIn.sameSubject', { subject: row.subject });
}

/** Columns that both have: an update since then may have added some, whose usual value stands then. */
function commonColumns(db: Database, table: string): string[] {
  const rows = db
    .sql(
      `SELECT o.name FROM pragma_table_info(?, 'other') o JOIN pragma_table_info(?, 'main') m ON m.name = o.name`,
    )
    .all(table, table) as { name: string }[];
  return rows.map(({ name }) => name);
}

/** Rows whose other ends are here: a case that is gone for good takes the choices for it along. */
function insertRows(
  db: Database,
  table: string,
  where: string,
  instead: Readonly<Record<string, string>> = {},
): void {
  const columns = commonColumns(db, table);
  if (columns.length === 0) return;
  const valueOf = (column: string): string => instead[column] ?? `o."${column}"`;
  const ends = db.sql('SELECT "table" AS other, "from", "to" FROM pragma_foreign_key_list(?)').all(table) as {
    other: string;
    from: string;
    to: string;
  }[];
  const isTied = ends
    .filter(({ from }) => columns.includes(from))
    .map(
      ({ other, from, to }) =>
        `(${valueOf(from)} IS NULL OR EXISTS (SELECT 1 FROM main."${other}" e WHERE e."${to}" = ${valueOf(from)}))`,
    );
  db.exec(
    `INSERT OR IGNORE INTO main."${table}" (${columns.map((name) => `"${name}"`).join(', ')})
     SELECT ${columns.map(valueOf).join(', ')} FROM other."${table}" o WHERE ${[where, ...isTied].join(' AND ')}`,
  );
}

/** `back` says where each notice of the entry is now: put back, or there already under its own or another id. */
function insertNotices(db: Database): void {
  db.exec(`DROP TABLE IF EXISTS temp.back;
    CREATE TEMP TABLE back (id TEXT PRIMARY KEY, here TEXT NOT NULL, old_seq INTEGER NOT NULL, seq INTEGER NOT NULL, is_new INTEGER NOT NULL);
    CREATE INDEX temp.back_seq ON back (old_seq);`);
  const told = db.sql('SELECT id, seq, merge_key AS mergeKey FROM other.notices ORDER BY seq').all() as {
    id: string;
    seq: number;
    mergeKey: string | null;
  }[];
  const isHere = db.sql('SELECT 1 FROM main.notices WHERE id = ?');
  const isTaken = db.sql(
    'SELECT 1 FROM main.notices WHERE seq = ? UNION ALL SELECT 1 FROM temp.back WHERE is_new AND seq = ?',
  );
  const note = db.sql('INSERT INTO temp.back (id, here, old_seq, seq, is_new) VALUES (?, ?, ?, ?, ?)');
  for (const { id, seq, mergeKey } of told) {
    const here = isHere.get(id) === undefined ? mergeKey && noticeOfKey(db, mergeKey) : id;
    if (here !== null) {
      note.run(id, here, seq, seq, 0);
      continue;
    }
    let place = seq;
    while (isTaken.get(place, place) !== undefined) place += 1;
    note.run(id, id, seq, place, 1);
  }
  const account = `CASE WHEN EXISTS (SELECT 1 FROM main.accounts a WHERE a.no = o.account) THEN o.account
    ELSE (SELECT s.account FROM other.notice_sources s WHERE s.notice_id = o.id LIMIT 1) END`;
  const isNew = 'o.seq IN (SELECT old_seq FROM temp.back WHERE is_new)';
  const seq = '(SELECT b.seq FROM temp.back b WHERE b.old_seq = o.seq)';
  insertRows(db, 'notices', isNew, { seq, account });
  insertRows(db, 'notice_facts', isNew, { seq });
}

const here = '(SELECT b.here FROM temp.back b WHERE b.id = o.notice_id)';

function insertSources(db: Database): void {
  insertRows(db, 'notice_sources', 'true', { notice_id: here });
  insertRows(db, 'documents', 'true', { notice_id: here });
}

/** What belongs to a notice that never went is here already. */
function insertTied(db: Database): void {
  for (const table of tablesTiedBy(db, 'notice_id')) insertRows(db, table, `o.notice_id IN ${backIds}`);
  for (const table of tablesTiedBy(db, 'document_id')) insertRows(db, table, 'true');
  for (const table of tablesTiedBy(db, 'account_id')) insertRows(db, table, 'true');
  insertRows(
    db,
    'payment_marks',
    `EXISTS (SELECT 1 FROM temp.back t WHERE t.is_new AND o.payment_id >= t.id AND o.payment_id < t.id || '$')`,
  );
}

/** Shelf, cases and search are made again from what stands now; nothing of it is news. */
function tellAnew(db: Database, index: SearchIndex): void {
  db.exec(`DELETE FROM main.alert_fresh WHERE notice_id IN ${backIds}`);
  const rows = db
    .sql(
      `SELECT n.id, n.seq, n.account, f.facts, f.text FROM main.notices n JOIN main.notice_facts f ON f.seq = n.seq
       WHERE n.id IN ${backIds}`,
    )
    .all() as { id: string; seq: number; account: number; facts: string; text: string | null }[];
  const changes = {
    left: new Set<number>(),
    taken: new Map<string, { seq: number; account: number; facts: ListedNotice }>(),
  };
  for (const { id, seq, account, facts, text } of rows) {
    shelveNotice(db, seq);
    const told = { ...(JSON.parse(facts) as Omit<ListedNotice, 'text'>), text };
    changes.taken.set(id, { seq, account, facts: told });
  }
  const told = db.sql(
    'SELECT DISTINCT here FROM temp.back WHERE here IN (SELECT notice_id FROM main.notice_sources)',
  );
  for (const row of told.all()) remerge(db, row['here'] as string, changes);
  for (const { seq } of changes.taken.values()) joinNotice(db, seq);
  updateSearch(index, changes);
}
