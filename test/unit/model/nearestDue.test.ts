// Which day a row shows, and which act is due on it.
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../../main/model/deadline.ts';
import { dueDaysOf, nearestDue } from '../../../main/model/nearestDue.ts';
import { readDueDays, writeDueDays } from '../../../main/store/sqlite/dueDays.ts';

const deadline = (on: string | null, what: Deadline['what'] = 'open'): Deadline => ({
  what,
  on,
  certainty: 'derived',
  basis: 'es.open10',
});

describe('the day shown', () => {
  it('is the next one that is not over anywhere, else the last', () => {
    const days = ['2026-11-10', '2026-11-20', '2026-12-01'].map((on) => ({ on, what: null }));
    const at = (now: string) => nearestDue(days, now)?.on;
    expect(at('2026-11-20T23:00:00.000Z')).toBe('2026-11-20');
    // 11 h UTC on the 21st is still the 20th at UTC-12.
    expect(at('2026-11-21T11:59:00.000Z')).toBe('2026-11-20');
    expect(at('2026-11-21T12:00:00.000Z')).toBe('2026-12-01');
    expect(at('2027-01-01T00:00:00.000Z')).toBe('2026-12-01');
    expect(nearestDue([], '2027-01-01T00:00:00.000Z')).toBeNull();
  });

  it('counts deadlines and expiry, each day once with the act that comes first', () => {
    const facts = {
      deadlines: [
        deadline('2026-12-01', 'respond'),
        deadline(null),
        deadline('2026-12-01'),
        deadline('2026-11-10', 'pay'),
      ],
      expiresOn: '2026-11-30',
    };
    expect(dueDaysOf(facts)).toEqual([
      { on: '2026-11-10', what: 'pay' },
      { on: '2026-11-30', what: null },
      { on: '2026-12-01', what: 'open' },
    ]);
    expect(readDueDays(writeDueDays(facts))).toEqual(dueDaysOf(facts));
    expect(readDueDays(writeDueDays({ deadlines: [], expiresOn: null }))).toEqual([]);
  });
});
