// Takes an account away with all that only it told; what another account tells of too stays.
import { rmSync } from 'node:fs';
import { casesOfNotices, dropEmptyCases, joinNotice } from './caseJoining.ts';
import type { Database } from './database.ts';
import { remerge, updateSearch } from './listings.ts';
import { ofNotice, ofNoticeRange } from './paidMarks.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Notices of the account, called `n`, that no other account tells of. */
const isOnlyHere =
  'NOT EXISTS (SELECT 1 FROM notice_sources s WHERE s.notice_id = n.id AND s.account <> n.account)';

/** What would go with the account; a notice that another account tells of stays. */
export const accountHoldings = (db: Database, accountId: string): { notices: number; documents: number } =>
  db
    .sql(
      `SELECT (SELECT count(*) FROM notices n WHERE n.account = a.no AND ${isOnlyHere}) AS notices,
         (SELECT count(*) FROM documents d WHERE d.account = a.no) AS documents
       FROM (SELECT (SELECT no FROM accounts WHERE id = ?) AS no) a`,
    )
    .get(accountId) as { notices: number; documents: number };

/**
 * Removes an account and all that only it told, and says how much; nothing when it is not here. What another account
 * tells of too stays with its marks, as that one tells it. The audit keeps its lines.
 */
export function removeAccount(
  db: Database,
  index: SearchIndex,
  accountId: string,
): { notices: number; documents: number } {
  // Overwrites what is freed, so that names and case numbers do not stay behind in unused pages.
  db.exec('PRAGMA secure_delete = ON');
  const gone = db.transaction(() => {
    const account = db.sql('SELECT no FROM accounts WHERE id = ?').get(accountId) as
      | { no: number }
      | undefined;
    if (!account) return { notices: 0, documents: 0 };
    const notices = db
      .sql(`SELECT n.seq, n.id FROM notices n WHERE n.account = ? AND ${isOnlyHere}`)
      .all(account.no) as { seq: number; id: string }[];
    const shared = db
      .sql('DELETE FROM notice_sources WHERE account = ? RETURNING notice_id AS id')
      .all(account.no) as { id: string }[];
    const documents = db
      .sql('DELETE FROM documents WHERE account = ? RETURNING 1 AS one')
      .all(account.no).length;
    const cases = casesOfNotices(
      db,
      notices.map(({ seq }) => seq),
    );
    for (const { seq, id } of notices) {
      db.sql('DELETE FROM marks WHERE notice_id = ?').run(id);
      db.sql('DELETE FROM case_choices WHERE notice_id = ?').run(id);
      db.sql(`DELETE FROM payment_marks WHERE ${ofNotice}`).run(...ofNoticeRange(id));
      db.sql('DELETE FROM notices WHERE seq = ?').run(seq);
    }
    const goneIds = new Set(notices.map(({ id }) => id));
    const changes = { left: new Set(notices.map(({ seq }) => seq)), taken: new Map() };
    for (const { id } of shared) if (!goneIds.has(id)) remerge(db, id, changes);
    for (const { seq } of changes.taken.values()) joinNotice(db, seq);
    dropEmptyCases(db, cases);
    updateSearch(index, changes);
    db.sql('DELETE FROM accounts WHERE no = ?').run(account.no);
    index.purge();
    return { notices: notices.length, documents };
  });
  db.exec('PRAGMA secure_delete = OFF');
  // The journal and the copies from before a migration hold the same lines.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  rmSync(db.backupDir, { recursive: true, force: true });
  return gone;
}
