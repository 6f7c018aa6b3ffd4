// Days and instants in the authority's zone, and the same results on a computer in any zone.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  dayIn,
  daysBetween,
  instantIn,
  isDay,
  resolveZone,
  todayIn,
  weekdayOf,
} from '../../../main/model/zonedTime.ts';
import { cases } from './cases.ts';

describe('dayIn', () => {
  it.each([
    ['Europe/Madrid', '2026-06-12T22:39:58Z', '2026-06-13'],
    ['America/Lima', '2026-06-12T22:39:58Z', '2026-06-12'],
    ['Europe/Madrid', '2026-06-12T22:39:58', '2026-06-12'],
    ['Europe/Madrid', '2026-06-12 22:39', '2026-06-12'],
    ['Europe/Madrid', '2026-06-12T22:39:58.123+0200', '2026-06-12'],
    ['America/Santiago', '2026-09-06', '2026-09-06'],
    ['Europe/Madrid', '2026-03-29T02:30:00', '2026-03-29'],
    ['Europe/Madrid', '2026-02-29', null],
    ['Europe/Madrid', '2026-06-12T25:00:00Z', null],
    ['Europe/Madrid', '2026-06-12T10:00:00+99:00', null],
    ['Europe/Madrid', '2026-06-12T10:00:00Z[Asia/Tokyo]', null],
    ['Europe/Madrid', ' 2026-06-12', null],
    ['No/Where', '2026-06-12T10:00:00Z', null],
  ])('%s %s', (zone, text, day) => {
    expect(dayIn(zone, text)).toBe(day);
  });

  it('knows days, weekdays and distances', () => {
    expect([isDay('2028-02-29'), isDay('2026-02-29'), isDay('2026-2-1')]).toEqual([true, false, false]);
    expect([weekdayOf('2026-08-08'), weekdayOf('2026-03-02')]).toEqual([6, 1]);
    expect([daysBetween('2026-12-30', '2027-01-02'), daysBetween('2026-03-30', '2026-03-28')]).toEqual([
      3, -2,
    ]);
    const now = new Date('2026-11-21T23:30:00Z');
    expect([todayIn('Europe/Madrid', now), todayIn('America/Lima', now)]).toEqual([
      '2026-11-22',
      '2026-11-21',
    ]);
  });
});

describe('zones', () => {
  it('falls back to Punta Arenas where the tz database has no Coyhaique', () => {
    const isKnownBefore2025 = (zone: string) => !/coyhaique/i.test(zone);
    expect(resolveZone('America/Coyhaique', isKnownBefore2025)).toBe('America/Punta_Arenas');
    expect(resolveZone('America/Coyhaique', () => true)).toBe('America/Coyhaique');
    expect(resolveZone('America/Coyhaique', () => false)).toBeNull();
    expect([resolveZone('Nowhere'), resolveZone('+02:00'), resolveZone('')]).toEqual([null, null, null]);
  });

  it('gives no instant for an hour that is none', () => {
    for (const at of ['24:00', '09:60', '9', '', '09:30:61', '009:30']) {
      expect(instantIn('America/Lima', '2026-12-03', at)).toBeNull();
    }
    expect(instantIn('America/Lima', '2026-12-03', '9:30')).toBe('2026-12-03T09:30:00-05:00');
  });
});

describe('the computer’s zone', () => {
  const module = new URL('../../../main/deadlines/count.ts', import.meta.url).href;
  const table = new URL('./cases.ts', import.meta.url).href;
  const script = `
    const { countBatch } = await import(${JSON.stringify(module)});
    const { cases } = await import(${JSON.stringify(table)});
    const offset = new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset();
    const results = countBatch(cases.map(([, rule, input]) => ({ rule, input })));
    process.stdout.write(JSON.stringify({ offset, results }));`;

  it.each([
    ['America/Lima', 300],
    ['America/Santiago', 180],
    ['Asia/Tokyo', -540],
    ['Pacific/Kiritimati', -840],
    ['Pacific/Pago_Pago', 660],
  ])('%s changes no result', async (zone, offset) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      maxBuffer: 10_000_000,
    });
    expect(JSON.parse(stdout)).toEqual({ offset, results: cases.map(([, , , result]) => result) });
  });
});
