// Opens the one database file of a profile, alone: lock, check after an unclean stop, migrate, and keep statements.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';
import { StoreFailure, storeFailureOf } from './storeFailure.ts';

const busyTimeoutMs = 250;
/** Some 4 MB: a few milliseconds in which nobody else is answered. */
const pagesAtOnce = 1_000;

export interface Database {
  /** The prepared statement for this SQL, made once. */
  sql(text: string): StatementSync;
  /** Everything that `work` does is kept together or not at all. */
  transaction<T>(work: () => T): T;
  exec(text: string): void;
  /** Copies the database as it is to a file that is not there yet, a piece at a time: others are answered in between. */
  copyTo(path: string): Promise<void>;
  /** Called after a transaction was taken back: what was remembered of it is wrong. */
  onRollback(listener: () => void): void;
  readonly path: string;
  readonly backupDir: string;
  close(): void;
}

export interface OpenDatabaseOptions {
  profileDir: string;
  /** Upper bound of the file in pages; a full disk without filling one. */
  maxPageCount?: number | undefined;
}

/** Present while the database is open: it names the process and, left over, tells of an unclean stop. */
const markerPath = (profileDir: string): string => join(profileDir, 'recado.open');

function processIn(marker: string): number | null {
  try {
    const pid = Number(readFileSync(marker, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function writeMarker(marker: string): void {
  const file = openSync(marker, 'w', 0o600);
  writeSync(file, String(process.pid));
  fsyncSync(file);
  closeSync(file);
}

/** `integrity_check` as lines; empty when all is well. Reads the whole file. */
export function integrityProblems(db: Pick<DatabaseSync, 'prepare'>): string[] {
  const lines = db.prepare('PRAGMA integrity_check(50)').all() as { integrity_check: string }[];
  return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok');
}

function createPrivately(path: string): void {
  try {
    // Only when absent: closing a second handle of a file that this process has open would drop SQLite's lock on it.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}

function configure(db: DatabaseSync, options: OpenDatabaseOptions): void {
  // Held until close and let go by the system when the process dies; a second process is refused at once.
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = WAL');
  // FULL: a commit is on the disk before it is acknowledged. NORMAL would survive a killed process but could lose the last
  // seconds at a power cut: a mark, or the record of an opening with legal effect. Commits are few, the wait is not felt.
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA foreign_keys = ON');
  db.exec('PRAGMA cache_size = -16000');
  db.exec('PRAGMA journal_size_limit = 8000000');
  if (options.maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${options.maxPageCount}`);
  // Takes the lock now rather than at the first write.
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

/** Opens and migrates. Fails with `store.busy {pid}`, `store.damaged` (the file is left as it is) or `store.full`. */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const path = join(options.profileDir, 'recado.db');
  const marker = markerPath(options.profileDir);
  const backupDir = join(options.profileDir, 'backups');
  createPrivately(path);
  const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    configure(db, options);
    if (existsSync(marker)) {
      const lines = integrityProblems(db);
      if (lines.length > 0) throw new StoreFailure('store.damaged', { reason: 'integrity', lines });
    }
    writeMarker(marker);
    migrate(db, migrations, backupDir);
  } catch (error) {
    const failure = storeFailureOf(error);
    db.close();
    if (failure.code !== 'store.busy') throw error;
    throw new StoreFailure('store.busy', { pid: processIn(marker) });
  }
  return hold(db, { path, backupDir, marker });
}

function hold(db: DatabaseSync, places: { path: string; backupDir: string; marker: string }): Database {
  const statements = new Map<string, StatementSync>();
  let rolledBack = (): void => undefined;
  return {
    path: places.path,
    backupDir: places.backupDir,
    sql(text) {
      let statement = statements.get(text);
      if (!statement) {
        statement = db.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    transaction(work) {
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        // SQLite has already taken it back itself after some failures, a full disk among them.
        if (db.isTransaction) db.exec('ROLLBACK');
        rolledBack();
        throw error;
      }
    },
    exec: (text) => db.exec(text),
    async copyTo(path) {
      if (existsSync(path)) throw new StoreFailure('input.invalid', { reason: 'EEXIST' });
      createPrivately(path);
      await backup(db, path, { rate: pagesAtOnce });
    },
    onRollback(listener) {
      rolledBack = listener;
    },
    close() {
      db.close();
      rmSync(places.marker, { force: true });
    },
  };
}
