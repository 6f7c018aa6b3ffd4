// The record of what was done: lines are only ever added, and each holds a hash over the one before, so that a change shows.

import type { Instant } from '../../model/day.ts';
import { startSha256 } from '../sha256.ts';
import type { AuditExtract, AuditRow } from '../store.ts';
import type { Database } from './database.ts';

interface StoredRow {
  no: number;
  at: string;
  what: string;
  accountId: string | null;
  noticeId: string | null;
  details: string;
  previousHash: string;
  hash: string;
}

const columns = `no, at, what, account_id AS accountId, notice_id AS noticeId, details,
  previous_hash AS previousHash, hash`;
const firstHash = '0'.repeat(64);

type Content = Pick<StoredRow, 'at' | 'what' | 'accountId' | 'noticeId' | 'details'>;

const textOf = ({ at, what, accountId, noticeId, details }: Content): string =>
  JSON.stringify([at, what, accountId, noticeId, details]);

const hashOf = (previousHash: string, row: Content): string =>
  startSha256().update(previousHash).update(textOf(row)).digest('hex');

export const appendAudit = (db: Database, row: AuditRow): void => db.transaction(() => writeAudit(db, row));

/** Part of the transaction of what it tells of: the line is there exactly when that was done. */
export function writeAudit(db: Database, row: AuditRow): void {
  const last = db.sql('SELECT hash FROM audit ORDER BY no DESC LIMIT 1').get() as
    | { hash: string }
    | undefined;
  const previousHash = last?.hash ?? firstHash;
  const details = JSON.stringify(row.details);
  db.sql(
    `INSERT INTO audit (at, what, account_id, notice_id, details, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.at,
    row.what,
    row.accountId,
    row.noticeId,
    details,
    previousHash,
    hashOf(previousHash, { ...row, details }),
  );
}

/** Newest first. */
export function listAudit(db: Database, filter: { before?: Instant | undefined; limit: number }): AuditRow[] {
  const rows = db
    .sql(`SELECT ${columns} FROM audit WHERE at < coalesce(?, '~') ORDER BY no DESC LIMIT ?`)
    .all(filter.before ?? null, filter.limit) as unknown as StoredRow[];
  return rows.map(toRow);
}

const toRow = ({ at, what, accountId, noticeId, details }: StoredRow): AuditRow => ({
  at,
  what,
  accountId,
  noticeId,
  details: JSON.parse(details) as Record<string, unknown>,
});

/** From the first line that is told to the last one the chain has no gap. */
export function extractAudit(db: Database, noticeIds: string[], accountIds: string[]): AuditExtract {
  const isTold = `CASE WHEN notice_id IS NULL THEN account_id IN (SELECT value FROM json_each(?2))
    ELSE notice_id IN (SELECT value FROM json_each(?1)) END`;
  const about = [JSON.stringify(noticeIds), JSON.stringify(accountIds)];
  const { first, last } = db
    .sql(`SELECT min(no) AS first, max(no) AS last FROM audit WHERE ${isTold}`)
    .get(...about) as { first: number | null; last: number | null };
  const lines = db
    .sql(`SELECT ${columns}, ${isTold} AS isTold FROM audit WHERE no BETWEEN ?3 AND ?4 ORDER BY no`)
    .all(...about, first, last) as unknown as (StoredRow & { isTold: number | null })[];
  const head = db.sql('SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1').get();
  return {
    rows: lines.filter((line) => line.isTold === 1).map(toRow),
    chain: lines.map((line) => {
      const { no, previousHash, hash } = line;
      return line.isTold === 1 ? { no, text: textOf(line), previousHash, hash } : { no, hash };
    }),
    head: (head as AuditExtract['head'] | undefined) ?? null,
  };
}

/** Lines that no longer fit the chain: changed, taken out from the middle, or cut off at the end. */
export function auditProblems(db: Database): string[] {
  const problems: string[] = [];
  let previousHash = firstHash;
  let previousNo = 0;
  for (const found of db.sql(`SELECT ${columns} FROM audit ORDER BY no`).iterate()) {
    const row = found as unknown as StoredRow;
    if (row.no !== previousNo + 1) problems.push(`audit: lines missing before ${row.no}`);
    if (row.previousHash !== previousHash || row.hash !== hashOf(row.previousHash, row)) {
      problems.push(`audit: line ${row.no} was changed`);
    }
    previousHash = row.hash;
    previousNo = row.no;
  }
  const given = db.sql("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get() as
    | { seq: number }
    | undefined;
  if ((given?.seq ?? 0) !== previousNo) problems.push(`audit: lines missing after ${previousNo}`);
  return problems;
}
