// The port to persons: whom notices concern, and two of them made one, which can be taken back at any time.
import type { Instant } from '../model/day.ts';
import type { Person } from '../model/person.ts';

/** How much belongs to a person. */
export interface PersonHoldings {
  accounts: number;
  notices: number;
  cases: number;
  /** Notices that an account of somebody else lists: they stay when the person's own accounts go. */
  noticesOfOthers: number;
}

/** A person who became part of another one. */
export interface PersonMerge {
  id: string;
  intoId: string;
  person: Pick<Person, 'id' | 'name' | 'nie' | 'passport'>;
  at: Instant;
}

export interface PersonStore {
  /** In the order in which they came. */
  list(): Promise<Person[]>;
  save(person: Person): Promise<void>;
  holdings(id: string): Promise<PersonHoldings>;
  /** Gives all that is `otherId`'s to `intoId`, whose own facts win; later notices under the other's number follow. */
  merge(mergeId: string, intoId: string, otherId: string, at: Instant): Promise<PersonHoldings>;
  /** Newest first. */
  merges(): Promise<PersonMerge[]>;
  /** Makes a merged person a person again, with all that was theirs and what came under their number since. */
  separate(mergeId: string): Promise<void>;
}
