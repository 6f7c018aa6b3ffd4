// Keeps the views that a person saved, each whole as JSON: nothing in the store is asked by what stands in them.
import type { SavedView } from '../../model/savedView.ts';
import type { Database } from './database.ts';

export const listViews = (db: Database): SavedView[] =>
  (
    db.sql('SELECT id, name, view FROM saved_views ORDER BY name COLLATE NOCASE, id').all() as {
      id: string;
      name: string;
      view: string;
    }[]
  ).map(({ id, name, view }) => ({ ...(JSON.parse(view) as Omit<SavedView, 'id' | 'name'>), id, name }));

export function saveView(db: Database, { id, name, ...view }: SavedView): void {
  db.sql('INSERT OR REPLACE INTO saved_views (id, name, view) VALUES (?, ?, ?)').run(
    id,
    name,
    JSON.stringify(view),
  );
}

export function removeView(db: Database, id: string): void {
  db.sql('DELETE FROM saved_views WHERE id = ?').run(id);
}
