// Says which sources and documents of a joined notice are whose, so that it can be parted.
import type { Instant } from '../../model/day.ts';
import type { Database } from './database.ts';
import type { KeptOwn } from './joinedOwn.ts';
import { type KeptSource, keptSources } from './sources.ts';

/** What parts a joined notice again. */
export interface Kept {
  firstSeenAt: Instant;
  /** Numbers of the accounts that told of the one that went in, and of the one that stayed. */
  accounts: number[];
  intoAccounts: number[];
  documents: string[];
  intoDocuments: string[];
  own: KeptOwn;
}

/**
 * The sources of each again. An account speaks for the side that it spoke for; what came since with an identifier goes where
 * that is told.
 */
export function sidesOf(
  db: Database,
  id: string,
  { accounts, intoAccounts }: Kept,
): [KeptSource[], KeptSource[]] {
  const sources = keptSources(db, id);
  const keysOf = (nos: readonly number[]) =>
    new Set(sources.flatMap(({ account, facts }) => (nos.includes(account) ? (facts.mergeKey ?? []) : [])));
  const intoKeys = keysOf(intoAccounts);
  const ownKeys = keysOf(accounts);
  const isOut = ({ account, facts: { mergeKey } }: KeptSource): boolean => {
    if (intoAccounts.includes(account) || (mergeKey !== undefined && intoKeys.has(mergeKey))) return false;
    return accounts.includes(account) || (mergeKey !== undefined && ownKeys.has(mergeKey));
  };
  return [sources.filter((source) => !isOut(source)), sources.filter(isOut)];
}

/** Two identifiers, or one portal's list with two rows: these sources cannot be one notice. */
export function isContradictory(sources: readonly KeptSource[]): boolean {
  const keys = new Set(sources.flatMap(({ facts }) => facts.mergeKey ?? []));
  const listing = sources.filter(({ via }) => via === 'portal').map(({ account }) => account);
  return keys.size > 1 || new Set(listing).size < listing.length;
}

/** Those that it brought, and those that its accounts fetched since. */
export function leavingDocuments(
  db: Database,
  id: string,
  kept: Kept,
  leaving: readonly KeptSource[],
  staying: readonly KeptSource[],
): string[] {
  const stays = new Set(staying.map(({ account }) => account));
  const accounts = leaving.map(({ account }) => account).filter((account) => !stays.has(account));
  return db
    .sql(
      `SELECT id FROM documents WHERE notice_id = ?1 AND (id IN (SELECT value FROM json_each(?2))
         OR account IN (SELECT value FROM json_each(?3)) AND id NOT IN (SELECT value FROM json_each(?4)))`,
    )
    .all(id, JSON.stringify(kept.documents), JSON.stringify(accounts), JSON.stringify(kept.intoDocuments))
    .map((row) => String(row['id']));
}
