// Removes accounts and persons so that they can be put back: their rows move to a database of their own, whole.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '../../model/day.ts';
import type { BinEntry, Removed } from '../storageStore.ts';
import { writeBinFile } from './binFile.ts';
import type { Database } from './database.ts';
import { takeAwayAccount } from './removeAccount.ts';
import type { SearchIndex } from './searchIndex.ts';
import { withAttached } from './storage.ts';
import { StoreFailure } from './storeFailure.ts';

interface Subject {
  name: string;
  portal: BinEntry['portal'];
  personNo: number | null;
}

export const binFileOf = (db: Database, id: string): string => {
  // Ids become names of files: nothing may lead out of the folder.
  if (!/^[\w-]{1,100}$/.test(id)) throw new StoreFailure('input.invalid', { badFields: ['id'] });
  return join(dirname(db.path), 'bin', `${id}.db`);
};

export function listBin(db: Database): BinEntry[] {
  const rows = db
    .sql(
      `SELECT id, what, subject_id AS subjectId, name, portal, removed_at AS removedAt, account_ids AS accountIds, holdings
       FROM bin ORDER BY removed_at DESC, id`,
    )
    .all() as unknown as (Omit<BinEntry, 'accountIds' | 'holdings'> &
    Record<'accountIds' | 'holdings', string>)[];
  return rows.map((row) => ({
    ...row,
    accountIds: JSON.parse(row.accountIds) as string[],
    holdings: JSON.parse(row.holdings) as Removed,
  }));
}

export function binEntry(db: Database, id: string): BinEntry {
  const entry = listBin(db).find((one) => one.id === id);
  if (!entry) throw new StoreFailure('input.notFound', { what: 'bin' });
  return entry;
}

function subjectOf(db: Database, what: BinEntry['what'], id: string): Subject {
  const row = db
    .sql(
      what === 'account'
        ? 'SELECT label AS name, portal, NULL AS personNo FROM accounts WHERE id = ?'
        : 'SELECT name, NULL AS portal, no AS personNo FROM persons WHERE id = ?',
    )
    .get(id) as unknown as Subject | undefined;
  if (!row) throw new StoreFailure('input.notFound', { what });
  return row;
}

/** `going_accounts` are those that go, `going_notices` all that they tell of; `is_only` where nobody else does. */
function markGoing(db: Database, what: BinEntry['what'], id: string): void {
  db.exec(`DROP TABLE IF EXISTS temp.going_accounts; DROP TABLE IF EXISTS temp.going_notices;
    CREATE TEMP TABLE going_accounts (no INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE TEMP TABLE going_notices (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, is_only INTEGER NOT NULL);`);
  db.sql(
    `INSERT INTO temp.going_accounts SELECT no, id FROM accounts WHERE ${what === 'account' ? 'id' : 'person_id'} = ?`,
  ).run(id);
  db.exec(`INSERT INTO temp.going_notices SELECT n.seq, n.id,
      NOT EXISTS (SELECT 1 FROM notice_sources s WHERE s.notice_id = n.id AND s.account NOT IN (SELECT no FROM temp.going_accounts))
    FROM notices n WHERE n.account IN (SELECT no FROM temp.going_accounts)
      OR n.id IN (SELECT notice_id FROM notice_sources WHERE account IN (SELECT no FROM temp.going_accounts))`);
}

function countGoing(db: Database, { personNo }: Subject): Removed {
  return db
    .sql(
      `SELECT (SELECT count(*) FROM temp.going_accounts) AS accounts,
         (SELECT count(*) FROM temp.going_notices WHERE is_only) AS notices,
         (SELECT count(*) FROM documents WHERE account IN (SELECT no FROM temp.going_accounts)) AS documents,
         (SELECT count(*) FROM cases WHERE person = ? AND removed_at IS NULL AND part_of IS NULL) AS cases,
         (SELECT count(*) FROM notices n WHERE (n.person_no = ? OR n.id IN (SELECT id FROM temp.going_notices))
            AND n.id NOT IN (SELECT id FROM temp.going_notices WHERE is_only)) AS staying`,
    )
    .get(personNo, personNo) as unknown as Removed;
}

export function goingHoldings(db: Database, what: BinEntry['what'], id: string): Removed {
  const subject = subjectOf(db, what, id);
  markGoing(db, what, id);
  return countGoing(db, subject);
}

/**
 * First the rows are in the bin's file and on the disk; then one transaction takes them away and names the file. Cut off
 * in between, the file is a stray that `sweepBin` removes.
 */
export function removeToBin(
  db: Database,
  index: SearchIndex,
  id: string,
  what: BinEntry['what'],
  subjectId: string,
  at: Instant,
): BinEntry {
  const subject = subjectOf(db, what, subjectId);
  markGoing(db, what, subjectId);
  const holdings = countGoing(db, subject);
  const accounts = db.sql('SELECT no, id FROM temp.going_accounts ORDER BY no').all() as {
    no: number;
    id: string;
  }[];
  const path = binFileOf(db, id);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  withAttached(db, path, () => writeBinFile(db, what === 'person' ? subjectId : null));
  const { name, portal, personNo } = subject;
  const accountIds = accounts.map((account) => account.id);
  // Overwrites what is freed, so that names and case numbers do not stay behind in unused pages.
  db.exec('PRAGMA secure_delete = ON');
  try {
    db.transaction(() => {
      for (const { no } of accounts) takeAwayAccount(db, index, no);
      if (personNo !== null) takeAwayPerson(db, subjectId, personNo, at);
      db.sql(
        `INSERT INTO bin (id, what, subject_id, name, portal, removed_at, account_ids, person_no, holdings)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        what,
        subjectId,
        name,
        portal,
        at,
        JSON.stringify(accountIds),
        personNo,
        JSON.stringify(holdings),
      );
      index.purge();
    });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
  // The journal holds the same lines.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return { id, what, subjectId, name, portal, removedAt: at, accountIds, holdings };
}

/** Cases go as removed ones do. The person stays where accounts of others still tell of notices that concern them. */
function takeAwayPerson(db: Database, id: string, no: number, at: Instant): void {
  db.sql('UPDATE cases SET removed_at = ? WHERE person = ? AND removed_at IS NULL').run(at, no);
  db.sql('DELETE FROM persons WHERE id = ? AND NOT EXISTS (SELECT 1 FROM notices WHERE person_no = ?)').run(
    id,
    no,
  );
}

export function purgeFromBin(db: Database, id: string): void {
  const path = binFileOf(db, id);
  db.sql('DELETE FROM bin WHERE id = ?').run(id);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  rmSync(path, { force: true });
  // Copies from before a migration hold the same lines.
  rmSync(db.backupDir, { recursive: true, force: true });
}

/** Removes files that no entry names: a crash left them. */
export function sweepBin(db: Database): void {
  const folder = join(dirname(db.path), 'bin');
  if (!existsSync(folder)) return;
  const known = new Set(listBin(db).map(({ id }) => `${id}.db`));
  for (const name of readdirSync(folder))
    if (!known.has(name.replace(/-journal$/, ''))) rmSync(join(folder, name), { force: true });
}
