// The port to the views that a person saved: a name for a box, filters and a search.
import type { SavedView } from '../model/savedView.ts';

export interface ViewStore {
  /** In the order of their names. */
  list(): Promise<SavedView[]>;
  /** Adds a view, or replaces the one with its id. */
  save(view: SavedView): Promise<void>;
  /** Nothing when it is not here. */
  remove(id: string): Promise<void>;
}
