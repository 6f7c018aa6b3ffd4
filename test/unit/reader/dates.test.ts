// Dates as printed by portals in five languages: day first, nothing guessed, nothing made up.
import { describe, expect, it } from 'vitest';
import { dateValue, findDates, readDate } from '../../../main/connectors/kit/dates.ts';

const cases: [text: string, value: string | null, note: string | null][] = [
  ['16/07/2026', '2026-07-16', null],
  ['16-07-2026 10:30', '2026-07-16T10:30:00', null],
  ['16.07.2026', '2026-07-16', null],
  ['16 / 07 / 2026', '2026-07-16', null],
  ['2026-07-16', '2026-07-16', null],
  ['2026/07/16 09:15', '2026-07-16T09:15:00', null],
  ['2026-06-13T00:39:58+02:00', '2026-06-13T00:39:58+02:00', null],
  ['2026-07-16 23:59:59.123Z', '2026-07-16T23:59:59Z', null],
  ['16/07/2026 03:05:09 p. m.', '2026-07-16T15:05:09', null],
  ['16/07/2026 12:05:09 a. m.', '2026-07-16T00:05:09', null],
  ['16/07/2026 12:05 PM', '2026-07-16T12:05:00', null],
  ['lunes, 16 de julio de 2026, a las 09:30 horas', '2026-07-16T09:30:00', null],
  ['1º de enero de 2026', '2026-01-01', null],
  ['16 de julio del 2026', '2026-07-16', null],
  ['16-JUL-2026', '2026-07-16', null],
  ['5 setiembre 2026', '2026-09-05', null],
  ["1 d'agost de 2026", '2026-08-01', null],
  ['16 de març del 2026', '2026-03-16', null],
  ['16 de xullo de 2026 ás 10:30', '2026-07-16T10:30:00', null],
  ['3 de xuño de 2026', '2026-06-03', null],
  ['2026ko uztailaren 16a', '2026-07-16', null],
  ['2026ko urriaren 2an', '2026-10-02', null],
  ['July 16, 2026', '2026-07-16', null],
  ['16 July 2026', '2026-07-16', null],
  ['16\u200e/\u200e07\u200e/\u200e2026', '2026-07-16', null],
  ['16\u00a0de\u00a0julio\u00a0de\u00a02026', '2026-07-16', null],
  ['03/04/2026', '2026-04-03', 'dayFirst'],
  ['04/04/2026', '2026-04-04', null],
  ['16/07/26', '2026-07-16', 'twoDigitYear'],
  ['31/02/2026', null, 'impossible'],
  ['29/02/2026', null, 'impossible'],
  ['29/02/2028', '2028-02-29', null],
  ['07/16/2026', null, 'impossible'],
  ['16/07/2026 25:00', '2026-07-16', null],
];

describe('readDate', () => {
  it.each(cases)('%s', (text, value, note) => {
    const date = readDate(text);
    expect(date && { value: dateValue(date), note: date.note }).toEqual({ value, note });
  });

  it.each([
    '16 de julio',
    '08/203456/2026',
    '280020101234567',
    '10.1.20.26',
    '20260716',
    '12:30',
    'expediente 33/2026/12',
    '',
  ])('no date in "%s"', (text) => expect(findDates(text)).toEqual([]));

  it('finds every date, with its place', () => {
    expect(
      findDates('del 01/06/2026 al 30 de junio de 2026').map(({ raw, index, day }) => ({ raw, index, day })),
    ).toEqual([
      { raw: '01/06/2026', index: 4, day: '2026-06-01' },
      { raw: '30 de junio de 2026', index: 18, day: '2026-06-30' },
    ]);
  });
});
