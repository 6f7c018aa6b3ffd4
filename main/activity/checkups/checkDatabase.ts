// Is the database whole, by SQLite's own check?
import type { Checkup } from '../../contract/views.ts';
import type { StoreHealth } from '../../store/store.ts';

export function checkDatabase({ isIntact, ...facts }: StoreHealth): Checkup {
  return { part: 'database', state: isIntact ? 'ok' : 'broken', details: { ...facts } };
}
