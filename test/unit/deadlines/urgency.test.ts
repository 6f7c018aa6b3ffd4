// How near a day is: by the authority's clock, not by the reader's.
import { describe, expect, it } from 'vitest';
import { daysLeft, urgencyOf, zoneOfDeadline } from '../../../main/deadlines/urgency.ts';

describe('urgencyOf', () => {
  const at = new Date('2026-06-20T10:00:00Z');
  it.each([
    [null, 'none'],
    ['2026-06-19', 'overdue'],
    ['2026-06-20', 'today'],
    ['2026-06-21', 'soon'],
    ['2026-06-24', 'soon'],
    ['2026-06-25', 'later'],
  ])('%s is %s', (on, urgency) => {
    expect(urgencyOf(on, 'Europe/Madrid', at)).toBe(urgency);
  });

  it('turns at midnight of the authority', () => {
    const lastSecond = new Date('2026-06-23T21:59:59Z');
    const over = new Date('2026-06-23T22:00:00Z');
    expect([lastSecond, over].map((now) => urgencyOf('2026-06-23', 'Europe/Madrid', now))).toEqual([
      'today',
      'overdue',
    ]);
    expect(urgencyOf('2026-06-23', 'America/Lima', over)).toBe('today');
  });

  it('counts whole days over a clock change', () => {
    expect(daysLeft('2026-10-30', 'Europe/Madrid', new Date('2026-10-24T22:30:00Z'))).toBe(5);
    expect(daysLeft('2026-09-07', 'America/Santiago', new Date('2026-09-05T23:00:00Z'))).toBe(2);
  });
});

describe('zoneOfDeadline', () => {
  const appointment = {
    on: '2026-12-03',
    at: '09:30',
    zone: 'Pacific/Easter',
    isZoneCertain: true,
    office: null,
    address: null,
    procedure: null,
    code: null,
    person: null,
  };
  it('is the office’s for an appointment, else the authority’s', () => {
    expect(zoneOfDeadline({ what: 'attend' }, { portal: 'chile', appointment })).toBe('Pacific/Easter');
    expect(zoneOfDeadline({ what: 'respond' }, { portal: 'chile', appointment })).toBe('America/Santiago');
    expect(zoneOfDeadline({ what: 'open' }, { portal: 'sede', appointment: null })).toBe('Europe/Madrid');
    expect(zoneOfDeadline({ what: 'pay' }, { portal: 'peru', appointment: null })).toBe('America/Lima');
  });
});
