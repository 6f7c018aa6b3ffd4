// Brings a database to the newest schema, one transaction a step, with a copy of the file as it was before the first.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StoreFailure } from './storeFailure.ts';

const keptBackups = 3;

/** `PRAGMA user_version`: 0 for a database that has never had a schema. */
export const schemaVersion = (db: DatabaseSync): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;

function backUp(db: DatabaseSync, version: number, backupDir: string): void {
  mkdirSync(backupDir, { recursive: true, mode: 0o700 });
  const names = readdirSync(backupDir).filter((name) => /^\d{6}-schema\d+\.db$/.test(name));
  const last = Math.max(0, ...names.map((name) => Number(name.slice(0, 6))));
  const name = `${String(last + 1).padStart(6, '0')}-schema${version}.db`;
  // VACUUM INTO writes a complete file of its own, also while the journal holds pages.
  db.prepare('VACUUM INTO ?').run(join(backupDir, name));
  for (const old of names.toSorted().slice(0, -(keptBackups - 1))) rmSync(join(backupDir, old));
}

/**
 * Runs what is missing. Fails with `store.damaged {reason: 'newerSchema', found, known}` when a newer Recado has been here;
 * a step that fails leaves the schema before it.
 */
export function migrate(db: DatabaseSync, steps: readonly string[], backupDir: string): void {
  const found = schemaVersion(db);
  if (found > steps.length) {
    throw new StoreFailure('store.damaged', { reason: 'newerSchema', found, known: steps.length });
  }
  for (let version = found; version < steps.length; version += 1) {
    // A database made just now has nothing to lose; copies from between the steps would push out the one from before them.
    if (found > 0 && version === found) backUp(db, version, backupDir);
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(steps[version] as string);
      db.exec(`PRAGMA user_version = ${version + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}
