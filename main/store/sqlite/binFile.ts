// Which rows go into the bin's own database, found by their columns, so that a table that comes later is not forgotten.
import type { Database } from './database.ts';

/** Made again from the rest, or never taken back: the audit only grows, an alert is of its day. */
const derived = new Set([
  'audit',
  'alerts',
  'alert_fresh',
  'alert_days',
  'bin',
  'case_links',
  'shelf',
  'shelf_days',
]);
const goingAccounts = '(SELECT no FROM temp.going_accounts)';
const goingIds = '(SELECT id FROM temp.going_notices)';
const goingSeqs = '(SELECT seq FROM temp.going_notices)';

/** Those whose rows are found by something else than the three columns below. */
const byHand: Record<string, string> = {
  accounts: `no IN ${goingAccounts}`,
  cursors: `account IN ${goingAccounts}`,
  notices: `seq IN ${goingSeqs}`,
  notice_facts: `seq IN ${goingSeqs}`,
  notice_sources: `account IN ${goingAccounts}`,
  documents: `account IN ${goingAccounts}`,
  payment_marks: `EXISTS (SELECT 1 FROM temp.going_notices t WHERE payment_id >= t.id AND payment_id < t.id || '$')`,
};

export type BinTies = 'notice_id' | 'document_id' | 'account_id';

/** Tables that hang on a notice, a document or an account by a column of that name. */
export function tablesTiedBy(db: Database, column: BinTies): string[] {
  const rows = db
    .sql(
      `SELECT m.name FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.name = ? ORDER BY m.name`,
    )
    .all(column) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => !derived.has(name) && byHand[name] === undefined);
}

/** Writes them into the attached, empty database `other` in one transaction. */
export function writeBinFile(db: Database, personId: string | null): void {
  const tied: [string, string][] = [
    ...tablesTiedBy(db, 'notice_id').map((name): [string, string] => [name, `notice_id IN ${goingIds}`]),
    ...tablesTiedBy(db, 'document_id').map((name): [string, string] => [
      name,
      `document_id IN (SELECT id FROM main.documents WHERE account IN ${goingAccounts})`,
    ]),
    ...tablesTiedBy(db, 'account_id').map((name): [string, string] => [
      name,
      `account_id IN (SELECT id FROM temp.going_accounts)`,
    ]),
  ];
  db.transaction(() => {
    for (const [table, where] of [...Object.entries(byHand), ...tied])
      db.exec(`CREATE TABLE other."${table}" AS SELECT * FROM main."${table}" WHERE ${where}`);
    db.exec(`CREATE TABLE other.persons AS SELECT * FROM main.persons
        WHERE id IN (SELECT person_id FROM main.accounts WHERE no IN ${goingAccounts});
      CREATE TABLE other.cases (id TEXT PRIMARY KEY)`);
    if (personId === null) return;
    db.sql(
      'INSERT INTO other.persons SELECT * FROM main.persons WHERE id = ? AND id NOT IN (SELECT id FROM other.persons)',
    ).run(personId);
    db.sql(
      `INSERT INTO other.cases SELECT id FROM main.cases
       WHERE person = (SELECT no FROM main.persons WHERE id = ?) AND removed_at IS NULL`,
    ).run(personId);
  });
}
