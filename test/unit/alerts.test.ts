// When an account that fails is worth a word: by the failure table alone.
import { describe, expect, it } from 'vitest';
import { failingFor } from '../../main/alerts/accountAlerts.ts';
import type { FailureCode } from '../../main/contract/failure.ts';
import type { Run } from '../../main/model/run.ts';

const hourMs = 3_600_000;
const start = Date.parse('2026-11-01T00:00:00.000Z');
const at = (hours: number) => new Date(start + hours * hourMs).toISOString();

/** One run every `everyHours`; returns the hours at which the person is told. */
function toldAt(results: ('ok' | 'partial' | FailureCode)[], everyHours = 1): number[] {
  const runs: Run[] = [];
  const told: number[] = [];
  let wasTold = false;
  results.forEach((result, nth) => {
    const hours = nth * everyHours;
    const isGood = result === 'ok' || result === 'partial';
    runs.unshift({
      id: String(nth),
      accountId: 'a',
      trigger: 'schedule',
      startedAt: at(hours),
      endedAt: at(hours),
      result: isGood ? 'ok' : { code: result, details: {} },
      isComplete: result === 'ok',
      listed: 0,
      added: 0,
      updated: 0,
      documents: 0,
    });
    const isTold = failingFor(runs) !== null;
    if (isTold && !wasTold) told.push(hours);
    wasTold = isTold;
  });
  return told;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('an account is told', () => {
  it('after a day of no answer, once, and again in a later episode', () => {
    expect(toldAt(['ok', ...times(30, 'portal.down' as const)])).toEqual([25]);
    expect(
      toldAt([...times(26, 'network.timeout' as const), 'ok', ...times(26, 'portal.down' as const)]),
    ).toEqual([24, 51]);
  });
  it('at the second time in a row of what the portal never said before, not of two different ones', () => {
    expect(toldAt(['ok', 'portal.changed', 'portal.changed', 'portal.changed'])).toEqual([2]);
    expect(toldAt(['portal.changed', 'ok', 'portal.changed', 'network.tls'])).toEqual([]);
  });
  it('at once of a full disk', () => {
    expect(toldAt(['ok', 'store.full', 'store.full'])).toEqual([1]);
  });
  it('never of what a person cancelled or of a short time offline', () => {
    expect(
      toldAt(['ok', ...times(5, 'cancelled' as const), ...times(5, 'network.offline' as const)]),
    ).toEqual([]);
  });
  it('not of a code that parks: that is told by the parking', () => {
    expect(toldAt(['signIn.rejected', 'vault.locked'])).toEqual([]);
  });
});
