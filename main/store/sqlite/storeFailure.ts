// Turns what SQLite and the file system say into failure codes inside the worker, which must not load zod.
import type { Failure, FailureCode } from '../../contract/failure.ts';

/** A failure on its way out of the worker; openStore rethrows it as FailureError. */
export class StoreFailure extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'StoreFailure';
    this.failure = { code, details };
  }
}

const primaryCodes: Record<number, { code: FailureCode; reason?: string }> = {
  5: { code: 'store.busy' },
  6: { code: 'store.busy' },
  8: { code: 'store.damaged', reason: 'readOnly' },
  10: { code: 'store.damaged', reason: 'inputOutput' },
  11: { code: 'store.damaged', reason: 'corrupt' },
  13: { code: 'store.full' },
  14: { code: 'store.damaged', reason: 'cannotOpen' },
  26: { code: 'store.damaged', reason: 'notADatabase' },
};

const systemCodes: Record<string, { code: FailureCode; reason?: string }> = {
  ENOSPC: { code: 'store.full' },
  EDQUOT: { code: 'store.full' },
  EACCES: { code: 'store.damaged', reason: 'notAllowed' },
  EPERM: { code: 'store.damaged', reason: 'notAllowed' },
  EROFS: { code: 'store.damaged', reason: 'readOnly' },
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The failure behind anything thrown by node:sqlite or node:fs; what is not known becomes `bug`, never its text. */
export function storeFailureOf(error: unknown): Failure {
  if (error instanceof StoreFailure) return error.failure;
  if (!(error instanceof Error)) return { code: 'bug', details: { error: typeof error } };
  const { errcode, errstr } = error as { errcode?: unknown; errstr?: unknown };
  if (typeof errcode === 'number') {
    // The low byte is SQLite's primary code, the rest refines it (https://sqlite.org/rescode.html).
    const known = primaryCodes[errcode & 0xff];
    if (!known) return { code: 'bug', details: { error: 'sqlite', errcode, lines: [textOf(errstr)] } };
    if (known.reason === undefined) return { code: known.code, details: { errcode } };
    return { code: known.code, details: { reason: known.reason, errcode, lines: [textOf(errstr)] } };
  }
  const known = systemCodes[textOf((error as { code?: unknown }).code)];
  if (known) return { code: known.code, details: known.reason ? { reason: known.reason } : {} };
  return { code: 'bug', details: { error: error.name } };
}
