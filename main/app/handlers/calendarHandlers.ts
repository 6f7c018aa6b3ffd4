// Answers what is due when, on which days offices are closed, and gives the calendar as a file, once or always.
import type { CalendarHolidayView } from '../../contract/calendarMethods.ts';
import { FailureError } from '../../contract/failure.ts';
import { makeCalendar, parseRegions } from '../../deadlines/calendar.ts';
import type { Country } from '../../deadlines/holidays/holiday.ts';
import type { SpainRegion } from '../../deadlines/holidays/spainRegions.ts';
import { correctionsOf } from '../../deadlines/ownHolidays.ts';
import type { Day } from '../../model/day.ts';
import { addDays, todayIn } from '../../model/zonedTime.ts';
import { readCounting } from '../../sync/countingContext.ts';
import { readCalendar, readUndated } from '../calendar/readCalendar.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `calendar.${string}` & keyof Handlers;

/** A screen shows a year at most. */
const mostDays = 370;
/** All that could still be meant by one of the ids that a screen shows. */
const firstDay = '2000-01-01';
/** It is today somewhere until so many hours before. */
const lastZone = 'Etc/GMT+12';

export const calendarHandlers = (
  deps: Pick<HandlerDeps, 'store' | 'clock' | 'host' | 'calendarKeeper'>,
): Pick<Handlers, Own> => {
  const { store, clock, calendarKeeper } = deps;
  const regionsOf = async (personId: string | null): Promise<SpainRegion[]> => {
    const persons = await store.persons.list();
    const meant = persons.filter(({ id }) => personId === null || id === personId);
    return [...new Set(meant.flatMap(({ region }) => (region ? (parseRegions(region) ?? []) : [])))];
  };
  return {
    'calendar.list': async ({ withUndated, ...range }) => ({
      ...(await readCalendar(store, range, clock.now())),
      undated: withUndated ? await readUndated(store, range.personId, clock.now()) : [],
    }),
    'calendar.holidays': async ({ from, to, countries, personId }) => {
      if (addDays(from, mostDays) < to) throw new FailureError('input.invalid', { badFields: ['to'] });
      const { own } = await readCounting(store);
      const regions = await regionsOf(personId);
      const found = countries.flatMap((country) => {
        const names = own.filter((day) => day.country === country && day.isHoliday);
        const named = (on: Day): string | null => names.find((day) => day.on === on)?.name ?? null;
        return [undefined, ...(country === 'ES' ? regions : [])].flatMap((region) =>
          daysOff(country, region, from, to, correctionsOf(own)).map(({ on, why }) => ({
            on,
            why,
            country,
            name: why === 'correction' ? named(on) : null,
          })),
        );
      });
      return once(found);
    },
    'calendar.export': async ({ ids, personId, isContentHidden, words }) => {
      const { calendarFile } = await import('../calendar/calendarFile.ts');
      const now = clock.now();
      const from = ids === null ? todayIn(lastZone, now) : firstDay;
      const { entries } = await readCalendar(store, { from, to: null, personId }, now);
      const meant =
        ids === null ? entries.filter(({ isDone }) => !isDone) : entries.filter(({ id }) => ids.includes(id));
      if (ids !== null && meant.length === 0) throw new FailureError('input.notFound', { what: 'entry' });
      const versionOf = () => ({ sequence: 0, changedAt: now.toISOString() });
      const [only] = meant;
      const part = ids?.length === 1 && only?.on ? only.on : `calendar-${now.toISOString().slice(0, 10)}`;
      return {
        name: `recado-${part}.ics`,
        type: 'text/calendar;charset=utf-8',
        text: calendarFile(meant, { words, isContentHidden, versionOf }),
      };
    },
    'calendar.file': () => calendarKeeper.state(),
    'calendar.chooseFolder': async ({ words }) => {
      const choose = deps.host.desktop?.chooseFolder;
      if (choose === undefined) throw new FailureError('ability.missing', { what: 'folderDialog' });
      const folder = await choose();
      return folder === null ? calendarKeeper.state() : calendarKeeper.change({ folder, words, isOn: true });
    },
    'calendar.setFile': ({ isOn, isContentHidden, words }) =>
      calendarKeeper.change({
        ...(isOn !== undefined && { isOn }),
        ...(isContentHidden !== undefined && { isContentHidden }),
        ...(words !== undefined && { words }),
      }),
  };
};

function daysOff(
  country: Country,
  region: SpainRegion | undefined,
  from: Day,
  to: Day,
  corrections: ReturnType<typeof correctionsOf>,
): { on: Day; why: string }[] {
  const calendar = makeCalendar(country, region === undefined ? [] : [region], corrections);
  const days: { on: Day; why: string }[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const why = calendar.holidayOn(on);
    if (why !== null) days.push({ on, why });
  }
  return days;
}

/** A national day comes once for each community that was asked. */
function once(days: readonly CalendarHolidayView[]): CalendarHolidayView[] {
  const known = new Map(days.map((day) => [`${day.on} ${day.country} ${day.why}`, day]));
  return [...known.values()].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
