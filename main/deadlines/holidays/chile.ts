// Chile's national holidays with the days that the laws move; 31 December is a bank holiday only and counts as a working day.
import type { Day } from '../../model/day.ts';
import { type HolidayRule, movedByWeekday, onWeekdays } from './holiday.ts';

const general = 'Ley 2.977';
/** Ley 19.668: Tuesday to Thursday to the Monday of that week, Friday to the next Monday. */
const toMonday = { 2: -1, 3: -2, 4: -3, 5: 3 };
/** Ley 20.299: Tuesday to the Friday before, Wednesday to the Friday of that week. */
const toFriday = { 2: -4, 3: 2 };

/** Winter solstice in Chile's own time; years in which it falls on 20 June, all others up to 2040 on the 21st. */
const solsticeOnThe20th = new Set([2024, 2025, 2028, 2029, 2032, 2033, 2036, 2037, 2040]);
const solstice = (year: number): Day => `${year}-06-${solsticeOnThe20th.has(year) ? '20' : '21'}`;

export const chileHolidays: HolidayRule[] = [
  { code: 'newYear', when: '01-01', law: general },
  { code: 'newYearBridge', when: onWeekdays('01-02', [1]), from: 2017, law: 'Ley 20.983' },
  { code: 'goodFriday', when: 'easter-2', law: general },
  { code: 'holySaturday', when: 'easter-1', law: general },
  { code: 'labourDay', when: '05-01', law: general },
  { code: 'navyDay', when: '05-21', law: general },
  { code: 'indigenousPeoples', when: solstice, from: 2021, to: 2040, law: 'Ley 21.357' },
  { code: 'peterAndPaul', when: movedByWeekday('06-29', toMonday), law: 'Ley 19.668' },
  { code: 'virgenDelCarmen', when: '07-16', law: 'Ley 20.148' },
  { code: 'assumption', when: '08-15', law: general },
  { code: 'fiestasPatriasBridge', when: onWeekdays('09-17', [1, 5]), from: 2017, law: 'Ley 20.983' },
  { code: 'fiestasPatrias', when: '09-18', law: general },
  { code: 'armyDay', when: '09-19', law: general },
  { code: 'fiestasPatriasBridge', when: onWeekdays('09-20', [5]), law: 'Ley 20.215' },
  { code: 'twoWorlds', when: movedByWeekday('10-12', toMonday), law: 'Ley 19.668' },
  { code: 'evangelicalChurches', when: movedByWeekday('10-31', toFriday), law: 'Ley 20.299' },
  { code: 'allSaints', when: '11-01', law: general },
  { code: 'immaculate', when: '12-08', law: general },
  { code: 'christmas', when: '12-25', law: general },
  { code: 'census', when: '04-19', from: 2017, to: 2017, law: 'Ley 17.374' },
  { code: 'fiestasPatriasBridge', when: '09-16', from: 2022, to: 2022, law: 'Ley 21.482' },
];
