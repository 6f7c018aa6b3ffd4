// Keeps what each sync did, and closes runs that a crash left open.
import type { Failure } from '../../contract/failure.ts';
import type { Instant } from '../../model/day.ts';
import type { Run, RunTrigger } from '../../model/run.ts';
import type { Database } from './database.ts';

function toRun(row: Record<string, unknown>): Run {
  const result = row['result'] as string | null;
  return {
    id: row['id'] as string,
    accountId: row['account_id'] as string,
    trigger: row['trigger_name'] as RunTrigger,
    startedAt: row['started_at'] as string,
    endedAt: row['ended_at'] as string | null,
    result: result === null ? null : (JSON.parse(result) as 'ok' | Failure),
    isComplete: row['is_complete'] === 1,
    listed: row['listed'] as number,
    added: row['added'] as number,
    updated: row['updated'] as number,
    documents: row['documents'] as number,
  };
}

export function saveRun(db: Database, run: Run): void {
  db.sql(
    `INSERT INTO runs (id, account_id, trigger_name, started_at, ended_at, result, is_complete, listed, added, updated, documents)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, result = excluded.result,
       is_complete = excluded.is_complete, listed = excluded.listed, added = excluded.added,
       updated = excluded.updated, documents = excluded.documents`,
  ).run(
    run.id,
    run.accountId,
    run.trigger,
    run.startedAt,
    run.endedAt,
    run.result && JSON.stringify(run.result),
    Number(run.isComplete),
    run.listed,
    run.added,
    run.updated,
    run.documents,
  );
}

/** Newest first. */
export function listRuns(
  db: Database,
  filter: { accountId?: string | undefined; before?: Instant | undefined; limit: number },
): Run[] {
  const conditions = ['TRUE'];
  const values: string[] = [];
  if (filter.accountId !== undefined) {
    conditions.push('account_id = ?');
    values.push(filter.accountId);
  }
  if (filter.before !== undefined) {
    conditions.push('started_at < ?');
    values.push(filter.before);
  }
  return db
    .sql(`SELECT * FROM runs WHERE ${conditions.join(' AND ')} ORDER BY started_at DESC, rowid DESC LIMIT ?`)
    .all(...values, filter.limit)
    .map(toRun);
}

export function closeInterrupted(db: Database, at: Instant): number {
  const result: Failure = { code: 'bug', details: { error: 'interrupted' } };
  const done = db
    .sql('UPDATE runs SET ended_at = ?, result = ? WHERE ended_at IS NULL')
    .run(at, JSON.stringify(result));
  return Number(done.changes);
}

/** Pages that were kept because no reader understood them. */
export const keptPages = (db: Database): { accountId: string; sha256: string }[] =>
  db
    .sql(
      `SELECT DISTINCT account_id AS accountId, result ->> '$.details.sha256' AS sha256 FROM runs
       WHERE result ->> '$.code' = 'portal.changed' AND sha256 IS NOT NULL`,
    )
    .all() as { accountId: string; sha256: string }[];
