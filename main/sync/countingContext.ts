// With which holidays a notice is counted: the person's community and the days that were put in by hand.
import { parseRegions } from '../deadlines/calendar.ts';
import type { CountingContext } from '../deadlines/deriveDeadlines.ts';
import {
  correctionsOf,
  type OwnHoliday,
  ownHolidaysSetting,
  readOwnHolidays,
} from '../deadlines/ownHolidays.ts';
import type { ListedNotice } from '../model/notice.ts';
import type { Person } from '../model/person.ts';
import type { Store } from '../store/store.ts';

export interface Counting {
  own: OwnHoliday[];
  /** `personId`: whose account tells of it. A notice that names another titular counts with that one's days. */
  contextOf(notice: Pick<ListedNotice, 'titular'>, personId: string): CountingContext;
}

export async function readCounting(store: Pick<Store, 'persons' | 'settings'>): Promise<Counting> {
  const [persons, settings] = await Promise.all([store.persons.list(), store.settings.read()]);
  const own = readOwnHolidays(settings[ownHolidaysSetting]);
  const corrections = correctionsOf(own);
  return {
    own,
    contextOf: ({ titular }, personId) => {
      const named =
        titular &&
        persons.find(({ nie, otherNumbers }) => nie === titular.nif || otherNumbers?.includes(titular.nif));
      // A titular whom nobody knows has no known community: fewer days off, an earlier end.
      const isOther = titular !== undefined && named === undefined && !titular.nif.includes('*');
      const person = named ?? persons.find(({ id }) => id === personId);
      return { regions: isOther && !isSame(person, titular.nif) ? [] : regionsOf(person), corrections };
    },
  };
}

const isSame = (person: Person | undefined, nif: string): boolean =>
  person !== undefined &&
  (person.nie === null || person.nie === nif || person.otherNumbers?.includes(nif) === true);

export const regionsOf = (person: Pick<Person, 'region'> | undefined): CountingContext['regions'] =>
  person?.region ? (parseRegions(person.region) ?? []) : [];
