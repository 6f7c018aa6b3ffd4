// Peru's sixteen national holidays; there is no moving to a Monday. Days off by decree are corrections of the user.
import type { HolidayRule } from './holiday.ts';

const general = 'Decreto Legislativo 713, art. 6';

export const peruHolidays: HolidayRule[] = [
  { code: 'newYear', when: '01-01', law: general },
  { code: 'maundyThursday', when: 'easter-3', law: general },
  { code: 'goodFriday', when: 'easter-2', law: general },
  { code: 'labourDay', when: '05-01', law: general },
  { code: 'battleOfArica', when: '06-07', from: 2024, law: 'Ley 31788 (15 June 2023)' },
  { code: 'peterAndPaul', when: '06-29', law: general },
  { code: 'airForceDay', when: '07-23', from: 2023, law: 'Ley 31822' },
  { code: 'independence', when: '07-28', law: general },
  { code: 'independence', when: '07-29', law: general },
  { code: 'battleOfJunin', when: '08-06', from: 2022, law: 'Ley 31530' },
  { code: 'roseOfLima', when: '08-30', law: general },
  { code: 'battleOfAngamos', when: '10-08', law: general },
  { code: 'allSaints', when: '11-01', law: general },
  { code: 'immaculate', when: '12-08', law: general },
  { code: 'battleOfAyacucho', when: '12-09', from: 2022, law: 'Ley 31381 (28 December 2021)' },
  { code: 'christmas', when: '12-25', law: general },
];
