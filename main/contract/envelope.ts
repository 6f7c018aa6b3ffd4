// What every call is answered with, whatever the host: a value or a failure, never a thrown text.
import type { Failure } from './failure.ts';

export type Envelope<T> = { ok: true; value: T } | { ok: false; failure: Failure };
