// Keeps the user's settings by name, as JSON.
import type { Database } from './database.ts';

export function readSettings(db: Database): Record<string, unknown> {
  const rows = db.sql('SELECT name, value FROM settings').all() as { name: string; value: string }[];
  return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]));
}

/** Writes the given ones and leaves the others. */
export function writeSettings(db: Database, values: Record<string, unknown>): void {
  db.transaction(() => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      db.sql('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(name, JSON.stringify(value));
    }
  });
}
