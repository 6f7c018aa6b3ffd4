// The port to what a person taught Recado about mails; short lists, read whole.
import type { LearnedSign } from '../model/learnedSign.ts';

export interface LearnedStore {
  /** Newest first. */
  list(): Promise<LearnedSign[]>;
  /** Of the same portal, kind and value the newest word counts; returns what it replaced. */
  add(signs: LearnedSign[]): Promise<LearnedSign[]>;
  remove(ids: string[]): Promise<void>;
}
