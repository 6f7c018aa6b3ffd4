// What crosses between the store's two threads: one message a question, one an answer, in the order asked.
import type { Failure } from '../../contract/failure.ts';
import type { Instant } from '../../model/day.ts';
import type { OpenDatabaseOptions } from './database.ts';
import type { OperationName } from './operations.ts';

export type StoreQuestion =
  | { id: number; name: 'open'; options: OpenDatabaseOptions }
  | { id: number; name: 'operate'; operation: OperationName; now: Instant; values: unknown[] }
  | { id: number; name: 'copy'; path: string }
  | { id: number; name: 'close' };

export type StoreAnswer =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; failure: Failure };
