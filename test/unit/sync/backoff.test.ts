// Proves that each failure leads where the table says: later, never, or parked.
import { describe, expect, it } from 'vitest';
import { type FailureCode, failureCodes } from '../../../main/contract/failure.ts';
import { failurePolicy } from '../../../main/contract/failurePolicy.ts';
import { nextAfterFailure, parks } from '../../../main/sync/backoff.ts';
import { sampleManifest } from './sampleManifest.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const normalAt = new Date('2026-11-21T14:00:00.000Z');
const minutes = (from: Date | null) => (from === null ? null : (from.getTime() - now.getTime()) / 60_000);
const next = (code: FailureCode, inARow = 1, details: Record<string, unknown> = {}, random = 0) =>
  minutes(
    nextAfterFailure({
      failure: { code, details },
      inARow,
      hadPerson: false,
      now,
      normalAt,
      manifest: sampleManifest(),
      random,
    }),
  );

describe('nextAfterFailure', () => {
  it('climbs the ladder: 5 min, 30 min, 2 h, 6 h, then the normal interval', () => {
    expect([1, 2, 3, 4, 5, 9].map((inARow) => next('portal.down', inARow))).toEqual([
      5, 30, 120, 360, 240, 240,
    ]);
  });
  it('raises a step below the least interval of the portal', () => {
    const manifest = sampleManifest({ leastIntervalMs: 20 * 60_000 });
    const after = {
      failure: { code: 'network.timeout' as const, details: {} },
      inARow: 1,
      hadPerson: false,
      now,
      normalAt,
      manifest,
      random: 0,
    };
    expect(minutes(nextAfterFailure(after))).toBe(20);
  });
  it('adds at most a fifth of jitter', () => {
    expect(next('portal.down', 2, {}, 1)).toBe(36);
  });
  it('waits as long as the portal says, else an hour', () => {
    expect(next('portal.maintenance', 1, { until: '2026-11-21T12:00:00.000Z' })).toBe(120);
    expect(next('portal.rateLimited', 1, { retryAt: 'soon' })).toBe(60);
  });
  it('never tries a rejected password again', () => {
    expect(next('signIn.rejected')).toBeNull();
  });
});

describe('parks', () => {
  const inARowToPark = (code: FailureCode, hadPerson = false) =>
    [1, 2, 3, 4].find((inARow) => parks({ failure: { code, details: {} }, inARow, hadPerson })) ?? null;
  it('follows the table for every code', () => {
    const expected = { no: null, atOnce: 1, background: 1, second: 2, third: 3 };
    for (const code of failureCodes)
      expect([code, inARowToPark(code)]).toEqual([code, expected[failurePolicy[code].park]]);
  });
  it('a code that a person is asked for does not park while the person is there', () => {
    expect(inARowToPark('secondFactor.needed', true)).toBeNull();
  });
});
