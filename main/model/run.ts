// A run is one sync of one account, kept so that anybody can see what happened and when.
import type { Failure } from '../contract/failure.ts';
import type { Instant } from './day.ts';

export type RunTrigger = 'schedule' | 'person' | 'push' | 'start' | 'import';

export interface Run {
  id: string;
  accountId: string;
  trigger: RunTrigger;
  startedAt: Instant;
  endedAt: Instant | null;
  /** `ok`, or what went wrong; null while the run is under way. */
  result: 'ok' | Failure | null;
  /** True when the portal's whole list was seen. */
  isComplete: boolean;
  listed: number;
  added: number;
  updated: number;
  documents: number;
}
