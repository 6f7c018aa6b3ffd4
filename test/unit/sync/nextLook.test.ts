// Proves that an account is never looked at too early, nor in the portal's quiet hours.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextLook, politeLook } from '../../../main/sync/nextLook.ts';
import { sampleManifest } from './sampleManifest.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const look = (schedule: string | null, politeness = {}, random = 0) =>
  nextLook({ manifest: sampleManifest(politeness), schedule, now, random }).toISOString();

describe('politeLook', () => {
  const polite = (lastAt: string | null, politeness = {}) =>
    politeLook({
      manifest: sampleManifest({ leastIntervalMs: 3_600_000, ...politeness }),
      lastAt: lastAt === null ? null : new Date(lastAt),
      now,
    }).toISOString();
  it('is at once where the last look is long ago, or there was none', () => {
    expect(polite(null)).toBe(now.toISOString());
    expect(polite('2026-11-21T08:00:00.000Z')).toBe(now.toISOString());
  });
  it('keeps the least interval and the quiet hours', () => {
    expect(polite('2026-11-21T09:30:00.000Z')).toBe('2026-11-21T10:30:00.000Z');
    const quietHours = { from: 9, to: 13, zone: 'Europe/Madrid' };
    expect(polite('2026-11-21T09:30:00.000Z', { quietHours })).toBe('2026-11-21T12:00:00.000Z');
  });
});

describe('nextLook', () => {
  it('comes after the normal interval, up to a fifth later', () => {
    expect(look(null)).toBe('2026-11-21T14:00:00.000Z');
    expect(look(null, {}, 1)).toBe('2026-11-21T14:48:00.000Z');
  });
  it('follows the cron expression', () => {
    const at = new Date(look('30 * * * *'));
    expect([at.getUTCMinutes(), at.getTime() > now.getTime()]).toEqual([30, true]);
  });
  it('skips slots that come sooner than the least interval', () => {
    const at = new Date(look('* * * * *', { leastIntervalMs: 20 * 60_000 }));
    expect(at.toISOString()).toBe('2026-11-21T10:20:00.000Z');
  });
  it('waits for the end of the quiet hours in the zone of the portal', () => {
    const quietHours = { from: 14, to: 16, zone: 'Europe/Madrid' };
    expect(look(null, { quietHours, normalIntervalMs: 3 * 3_600_000 + 1_800_000 })).toBe(
      '2026-11-21T15:00:00.000Z',
    );
  });
  it('knows quiet hours over midnight', () => {
    const quietHours = { from: 23, to: 6, zone: 'Europe/Madrid' };
    expect(look(null, { quietHours, normalIntervalMs: 13 * 3_600_000 })).toBe('2026-11-22T05:00:00.000Z');
    expect(look(null, { quietHours, normalIntervalMs: 16 * 3_600_000 })).toBe('2026-11-22T05:00:00.000Z');
  });
});
