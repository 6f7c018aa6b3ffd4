// Spain's days that no working day falls on in the whole country (L39 30.7, Estatuto de los Trabajadores 37.2).
import type { HolidayRule } from './holiday.ts';

const fixed = 'RD 2001/1983, art. 45.1';

/** 6 January can be swapped by a community; since the law of 2015 none has done so. */
export const spainHolidays: HolidayRule[] = [
  { code: 'newYear', when: '01-01', law: fixed },
  { code: 'epiphany', when: '01-06', law: fixed },
  { code: 'goodFriday', when: 'easter-2', law: fixed },
  { code: 'labourDay', when: '05-01', law: fixed },
  { code: 'assumption', when: '08-15', law: fixed },
  { code: 'nationalDay', when: '10-12', law: fixed },
  { code: 'allSaints', when: '11-01', law: fixed },
  { code: 'constitution', when: '12-06', law: fixed },
  { code: 'immaculate', when: '12-08', law: fixed },
  { code: 'christmas', when: '12-25', law: fixed },
];
