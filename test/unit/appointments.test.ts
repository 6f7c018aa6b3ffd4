// What an appointment was before, and how it goes into a calendar: nothing overwritten, every zone's hours its own.
import { describe, expect, it } from 'vitest';
import { calendarText } from '../../main/app/calendarText.ts';
import type { Appointment } from '../../main/model/appointment.ts';
import { type AppointmentNotice, historyOf } from '../../main/model/appointmentHistory.ts';

const appointment: Appointment = {
  on: '2026-09-15',
  at: '09:30',
  zone: 'America/Santiago',
  isZoneCertain: true,
  office: 'Gobernación Provincial; Llanquihue',
  address: 'Benavente 485, Puerto Montt',
  procedure: 'Estampado de visa',
  code: 'RH-2026-1',
  person: null,
};
const told = (
  id: string,
  day: string,
  change: Partial<Appointment> = {},
  more: Partial<AppointmentNotice> = {},
): AppointmentNotice => ({
  id,
  portal: 'chile',
  kind: 'appointment',
  caseNumber: null,
  madeAvailableAt: `${day}T12:00:00.000Z`,
  firstSeenAt: `${day}T12:00:00.000Z`,
  authenticity: null,
  personId: 'p1',
  appointment: { ...appointment, ...change },
  ...more,
});
const idsOf = (own: AppointmentNotice, others: AppointmentNotice[]) =>
  historyOf(own, others)?.versions.map(({ noticeId, appointment: { on } }) => `${noticeId} ${on}`);

describe('what an appointment was', () => {
  const first = told('a', '2026-09-01');
  const moved = told('b', '2026-09-03', { on: '2026-09-16', code: 'rh 2026 1' });

  it('is kept in order, whichever mail is looked at', () => {
    expect(idsOf(first, [moved])).toEqual(['a 2026-09-15', 'b 2026-09-16']);
    expect(idsOf(moved, [first])).toEqual(['a 2026-09-15', 'b 2026-09-16']);
    expect(historyOf(first, [moved])?.key).toBe(historyOf(moved, [first])?.key);
  });

  it('is no history where a mail says the same again', () => {
    expect(idsOf(first, [told('c', '2026-09-02')])).toEqual(['a 2026-09-15']);
    expect(idsOf(told('c', '2026-09-02'), [first])).toEqual(['c 2026-09-15']);
  });

  it('is told by the procedure where a code is missing, until its day has passed', () => {
    const bare = { code: null, on: '2026-09-20' };
    expect(idsOf(first, [told('d', '2026-09-10', bare)])).toEqual(['a 2026-09-15', 'd 2026-09-20']);
    expect(idsOf(first, [told('d', '2026-09-16', bare)])).toEqual(['a 2026-09-15']);
  });

  it("is nobody else's, and a lie changes nothing", () => {
    const lie = { authenticity: { verdict: 'suspicious' as const, reasons: [] } };
    expect(idsOf(first, [told('e', '2026-09-03', { on: '2026-09-16' }, { personId: 'p2' })])).toHaveLength(1);
    expect(idsOf(first, [told('e', '2026-09-03', { on: '2026-09-16' }, lie)])).toHaveLength(1);
    expect(idsOf(told('e', '2026-09-03', { on: '2026-09-16' }, lie), [first])).toEqual(['e 2026-09-16']);
  });
});

describe('a calendar file', () => {
  const entry = {
    uid: 'chile-rh20261@recado.invalid',
    sequence: 1,
    changedAt: '2026-09-03T12:00:00.000Z',
    appointment,
    summary: 'Cita: Estampado de visa',
    description: 'Código: RH-2026-1',
  };
  const lines = (change: Partial<Appointment>) =>
    (calendarText([{ ...entry, appointment: { ...appointment, ...change } }]) ?? '').split('\r\n');

  it('keeps wall time, identity, sequence and two alarms', () => {
    const text = lines({});
    expect(text).toEqual(
      expect.arrayContaining([
        'UID:chile-rh20261@recado.invalid',
        'SEQUENCE:1',
        'DTSTART;TZID=America/Santiago:20260915T093000',
        'TRIGGER:-P1D',
        'TRIGGER:-PT3H',
      ]),
    );
    expect(text.filter((line) => line.startsWith('DTSTAMP') || line.startsWith('LAST-'))).toEqual([
      'DTSTAMP:20260903T120000Z',
      'LAST-MODIFIED:20260903T120000Z',
    ]);
    const unfolded = text.join('\n').replaceAll('\n ', '');
    expect(unfolded).toContain('Gobernación Provincial\\; Llanquihue\\, Benavente 485\\, Puerto Montt');
  });

  it.each([
    [
      'America/Santiago',
      ['DAYLIGHT', '20260906T000000', '-0400', '-0300'],
      ['STANDARD', '20270404T000000', '-0300', '-0400'],
    ],
    [
      'Pacific/Easter',
      ['DAYLIGHT', '20260905T220000', '-0600', '-0500'],
      ['STANDARD', '20270403T220000', '-0500', '-0600'],
    ],
    ['America/Punta_Arenas', ['STANDARD', '20160814T000000', '-0400', '-0300']],
  ])('says the hours of %s', (zone, ...changes) => {
    const text = lines({ zone }).join('\n');
    const [before = '', after = ''] = text.split('BEGIN:VEVENT');
    expect(after).toContain(`DTSTART;TZID=${zone}:20260915T093000`);
    const found = [
      ...before.matchAll(/BEGIN:(DAY\w+|STAN\w+)\nDTSTART:(\w+)\nTZOFFSETFROM:(\S+)\nTZOFFSETTO:(\S+)/g),
    ];
    expect(found.map(([, ...parts]) => parts)).toEqual(changes);
  });

  it('is a whole day without an hour, and nothing without a day', () => {
    expect(lines({ at: null })).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20260915', 'TRIGGER:-PT15H']),
    );
    expect(calendarText([{ ...entry, appointment: { ...appointment, on: null } }])).toBeNull();
  });
});
