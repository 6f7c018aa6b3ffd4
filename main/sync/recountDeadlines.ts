// Counts every period anew when the holidays or a person's community change, so that rows, alarms and cards agree.
import { deadlinesOf } from '../deadlines/deadlinesOf.ts';
import { readCounting } from './countingContext.ts';
import { hashFacts } from './reconcile.ts';
import type { SyncDeps } from './syncDeps.ts';

const atOnce = 200;

/** Returns the ids of the notices whose days moved; tells `notices.changed`, on which alarms are decided anew. */
export async function recountDeadlines({
  store,
  hub,
  clock,
}: Pick<SyncDeps, 'store' | 'hub' | 'clock'>): Promise<string[]> {
  const counting = await readCounting(store);
  const moved: string[] = [];
  for (const { id: accountId, personId } of await store.accounts.list()) {
    let after: string | null = '';
    while (after !== null) {
      const known = await store.notices.withTerm(accountId, after, atOnce);
      const changed = known.flatMap(({ id, facts }) => {
        const deadlines = deadlinesOf(facts, counting.contextOf(facts, personId));
        const counted = { ...facts, deadlines };
        const isSame = JSON.stringify(deadlines) === JSON.stringify(facts.deadlines);
        return isSame ? [] : [{ id, facts: counted, factsHash: hashFacts(counted) }];
      });
      if (changed.length > 0) {
        const plan = {
          accountId,
          runId: 'recount',
          added: [],
          changed,
          documents: [],
          cursor: null,
          listed: 0,
        };
        await store.notices.applyListing({ ...plan, at: clock.now().toISOString() });
        moved.push(...changed.map(({ id }) => id));
      }
      after = known.length < atOnce ? null : (known.at(-1)?.portalNoticeId ?? null);
    }
  }
  if (moved.length > 0) hub.emit('notices.changed', { added: [], changed: moved });
  return moved;
}
