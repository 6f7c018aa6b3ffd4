// Takes cases away: says first what goes, keeps them for thirty days, then only that they were there.
import type { CaseUndo } from '../caseStore.ts';
import { groupOf, whole } from './caseReading.ts';
import { beforeOf, nothingBefore } from './caseUndo.ts';
import type { Database } from './database.ts';

const daysRemovedIsKept = 30;

export function caseHoldings(
  db: Database,
  caseId: string,
): { notices: number; statuses: number; entries: number; documents: number } {
  const parts = JSON.stringify(groupOf(db, whole(db, caseId).no));
  const count = (table: string): number => {
    const row = db
      .sql(`SELECT count(*) AS n FROM ${table} WHERE case_no IN (SELECT value FROM json_each(?))`)
      .get(parts) as { n: number };
    return row.n;
  };
  return {
    notices: count('case_links'),
    statuses: count('case_statuses'),
    entries: count('case_entries'),
    documents: count('case_documents'),
  };
}

export function removeCase(db: Database, caseId: string, at: string): CaseUndo {
  return db.transaction(() => {
    const group = groupOf(db, whole(db, caseId).no);
    const undo = { ...nothingBefore(), cases: group.map((no) => beforeOf(db, no)) };
    for (const no of group) db.sql('UPDATE cases SET removed_at = ? WHERE no = ?').run(at, no);
    return undo;
  });
}

/** Content of cases that were removed long ago goes for good; id and numbers stay, so that they do not come back. */
export function purgeCases(db: Database, at: string): string[] {
  const before = new Date(Date.parse(at) - daysRemovedIsKept * 86_400_000).toISOString();
  const gone = db.sql('SELECT no, id FROM cases WHERE removed_at < ?').all(before) as {
    no: number;
    id: string;
  }[];
  if (gone.length === 0) return [];
  const tables = [
    'case_details',
    'case_decisions',
    'case_statuses',
    'case_entries',
    'case_documents',
    'case_choices',
    'payment_marks',
  ];
  db.exec('PRAGMA secure_delete = ON');
  try {
    return db.transaction(() => {
      const nos = JSON.stringify(gone.map(({ no }) => no));
      for (const table of tables)
        db.sql(`DELETE FROM ${table} WHERE case_no IN (SELECT value FROM json_each(?))`).run(nos);
      return gone.map(({ id }) => id);
    });
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
}
