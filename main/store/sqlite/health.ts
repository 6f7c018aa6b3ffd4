// Looks whether the database is whole: SQLite's own check of the file and the chain of the audit.
import { statSync } from 'node:fs';
import type { StoreHealth } from '../store.ts';
import { auditProblems } from './audit.ts';
import { type Database, integrityProblems } from './database.ts';

export function readHealth(db: Database): StoreHealth {
  const problems = [...integrityProblems({ prepare: (text) => db.sql(text) }), ...auditProblems(db)];
  const { user_version: schemaVersion } = db.sql('PRAGMA user_version').get() as { user_version: number };
  const { journal_mode: journalMode } = db.sql('PRAGMA journal_mode').get() as { journal_mode: string };
  return {
    isIntact: problems.length === 0,
    problems,
    schemaVersion,
    sizeBytes: statSync(db.path).size,
    journalMode,
  };
}
