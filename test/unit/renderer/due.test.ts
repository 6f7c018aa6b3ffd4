// What is due and how near: counted in the authority's days, a coming day before a past one.
import { describe, expect, it } from 'vitest';
import { dueOf, urgencyOf } from '../../../renderer/features/inbox/due.ts';
import { backOn, remindDays, snoozeChoices } from '../../../renderer/features/inbox/snooze.ts';
import { createFormat, dayIn, daysBetween } from '../../../renderer/text/format.ts';

const plain = {
  portal: 'chile',
  kind: 'appointment',
  dueOn: null,
  dueWhat: null,
  appointmentOn: null,
} as const;

describe('dueOf', () => {
  const now = new Date('2026-11-30T12:00:00Z');

  it('is null when nothing is due', () => {
    expect(dueOf(plain, now)).toBeNull();
  });

  it('calls the appointment an appointment, though the nearest due day is the same', () => {
    expect(dueOf({ ...plain, dueOn: '2026-12-03', appointmentOn: '2026-12-03' }, now)).toEqual({
      what: 'appointment',
      on: '2026-12-03',
      daysLeft: 3,
      urgency: 'soon',
    });
  });

  it('shows a day to come before one that has passed', () => {
    const due = dueOf({ ...plain, dueOn: '2026-12-20', appointmentOn: '2026-11-02' }, now);
    expect(due).toMatchObject({ what: 'due', on: '2026-12-20', urgency: 'later' });
  });

  it('shows the nearest of two days to come', () => {
    const due = dueOf(
      { ...plain, kind: 'requirement', dueOn: '2026-12-02', appointmentOn: '2026-12-20' },
      now,
    );
    expect(due).toMatchObject({ what: 'answer', on: '2026-12-02' });
  });

  it('never asks for an answer to a refusal', () => {
    const period = { ...plain, dueOn: '2026-12-02', dueWhat: 'respond' } as const;
    const kinds = ['requirement', 'denial', 'resolution', 'statusChange'] as const;
    expect(kinds.map((kind) => dueOf({ ...period, kind }, now)?.what)).toEqual([
      'answer',
      'appeal',
      'appeal',
      'due',
    ]);
  });

  it('counts in the day of the authority, not of the computer', () => {
    const lateInChile = new Date('2026-12-01T02:30:00Z');
    expect(dueOf({ ...plain, appointmentOn: '2026-12-01' }, lateInChile)?.daysLeft).toBe(1);
    expect(dueOf({ ...plain, portal: 'dehu', appointmentOn: '2026-12-01' }, lateInChile)?.daysLeft).toBe(0);
  });

  it.each([
    [-1, 'passed'],
    [0, 'today'],
    [1, 'soon'],
    [3, 'soon'],
    [4, 'near'],
    [10, 'near'],
    [11, 'later'],
  ])('%d days left is %s', (days, urgency) => {
    expect(urgencyOf(days)).toBe(urgency);
  });
});

describe('days', () => {
  it('are counted over a change of clocks', () => {
    expect(daysBetween('2026-04-03', '2026-04-06')).toBe(3);
    expect(dayIn('America/Santiago', new Date('2026-04-05T02:59:00Z'))).toBe('2026-04-04');
  });

  it.each([
    ['en', '3 Dec 2026', 'Thursday 3 December 2026', 'in 3 days'],
    ['es', '3 dic 2026', 'jueves, 3 de diciembre de 2026', 'dentro de 3 días'],
    ['ru', '3 дек. 2026', 'четверг, 3 декабря 2026 года', 'через 3 дня'],
    ['uk', '3 груд. 2026', 'четвер, 3 грудня 2026 року', 'через 3 дні'],
  ] as const)('are written in %s with month words', (language, short, long, away) => {
    const format = createFormat(language);
    expect(format.day('2026-12-03')).toBe(short);
    expect(format.dayLong('2026-12-03').replace('Thursday,', 'Thursday')).toBe(long);
    expect(format.days(3)).toBe(away);
    // A sentence may end with any of them.
    const at = '2026-12-03T12:00:00.000Z';
    for (const told of [format.day('2026-12-03'), format.dayLong('2026-12-03'), format.instantDay(at)])
      expect(told).not.toMatch(/\.$/);
  });
});

describe('snoozeChoices', () => {
  it('refuses what would come back on or after the due day', () => {
    const now = new Date(2026, 10, 30, 15);
    const choices = snoozeChoices([{ dueOn: '2026-12-03', appointmentOn: null }], now);
    expect(choices.map(({ name, isTooLate }) => [name, isTooLate])).toEqual([
      ['tomorrow', false],
      ['threeDays', true],
      ['week', true],
    ]);
  });

  it('does not mind a day that has passed', () => {
    const choices = snoozeChoices([{ dueOn: '2026-01-01', appointmentOn: null }], new Date(2026, 10, 30));
    expect(choices.some((choice) => choice.isTooLate)).toBe(false);
  });
});

describe('remindDays', () => {
  const now = new Date(2026, 10, 30, 15);

  it('end the day before something is due', () => {
    expect(remindDays([{ dueOn: '2026-12-03', appointmentOn: '2026-12-10' }], now)).toEqual({
      first: '2026-12-01',
      last: '2026-12-02',
    });
    expect(remindDays([{ dueOn: '2026-12-01', appointmentOn: null }], now).last).toBe('2026-11-30');
    expect(remindDays([{ dueOn: null, appointmentOn: null }], now).last).toBeNull();
  });

  it('bring a notice back in the morning of the person’s own day', () => {
    expect(new Date(backOn('2026-12-02')).toString()).toContain('Dec 02 2026 08:00:00');
  });
});
