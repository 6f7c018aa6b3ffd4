// How whoever waits for a bundle is told how far it is, and ends it.
import { FailureError } from '../../contract/failure.ts';

export interface BundleWatch {
  signal: AbortSignal;
  /** Files that are read, of how many; `total` null while nobody can say. */
  onProgress(done: number, total: number | null): void;
}

/** Tells it, or fails with `cancelled` where it was stopped. */
export function step({ signal, onProgress }: BundleWatch, done: number, total: number | null): void {
  if (signal.aborted) throw new FailureError('cancelled', {});
  onProgress(done, total);
}
