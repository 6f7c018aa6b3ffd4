// Reads and writes what a person taught Recado about mails.
import type { LearnedSign } from '../../model/learnedSign.ts';
import type { Database } from './database.ts';

interface LearnedRow extends Omit<LearnedSign, 'isOurs'> {
  isOurs: number;
}

const columns = 'id, portal, kind, value, is_ours AS isOurs, example, learned_at AS learnedAt';
const signOf = (row: LearnedRow): LearnedSign => ({ ...row, isOurs: row.isOurs === 1 });

export const listLearned = (db: Database): LearnedSign[] =>
  (
    db
      .sql(`SELECT ${columns} FROM learned_signs ORDER BY learned_at DESC, id`)
      .all() as unknown as LearnedRow[]
  ).map(signOf);

/** Of the same portal, kind and value the newest word counts; returns what it replaced. */
export function addLearned(db: Database, signs: LearnedSign[]): LearnedSign[] {
  return db.transaction(() => {
    const replaced: LearnedSign[] = [];
    for (const { id, portal, kind, value, isOurs, example, learnedAt } of signs) {
      const before = db
        .sql(`SELECT ${columns} FROM learned_signs WHERE portal = ? AND kind = ? AND value = ?`)
        .get(portal, kind, value) as unknown as LearnedRow | undefined;
      if (before) replaced.push(signOf(before));
      db.sql(
        `INSERT OR REPLACE INTO learned_signs (id, portal, kind, value, is_ours, example, learned_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, portal, kind, value, Number(isOurs), example, learnedAt);
    }
    return replaced;
  });
}

export function removeLearned(db: Database, ids: string[]): void {
  db.sql('DELETE FROM learned_signs WHERE id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids));
}
