// The days that a person adds to the built-in holidays or takes out of them: a local feast, a decree, a strike of the registry.
import { z } from 'zod';
import type { Day } from '../model/day.ts';
import { isDay } from '../model/zonedTime.ts';
import type { HolidayCorrection } from './calendar.ts';
import type { Country } from './holidays/holiday.ts';
import { type SpainRegion, spainRegions } from './holidays/spainRegions.ts';

/** Under this name they stand beside the settings. */
export const ownHolidaysSetting = 'ownHolidays';

export interface OwnHoliday {
  id: string;
  country: Country;
  /** Only for this community of Spain; null for the whole country. */
  region: SpainRegion | null;
  on: Day;
  name: string;
  /** False: a day that the built-in list has and that counts all the same. */
  isHoliday: boolean;
}

const ownHolidaySchema = z.object({
  id: z.string().min(1),
  country: z.enum(['ES', 'PE', 'CL']),
  region: z.enum(spainRegions).nullable(),
  on: z.string().refine(isDay),
  name: z.string(),
  isHoliday: z.boolean(),
});

/** What is stored, the earliest first. One that cannot be read leaves its day as the built-in list has it. */
export function readOwnHolidays(stored: unknown): OwnHoliday[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .flatMap((one: unknown) => {
      const parsed = ownHolidaySchema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export const correctionsOf = (own: readonly OwnHoliday[]): HolidayCorrection[] =>
  own.map(({ country, region, on, isHoliday, name }) => ({ country, region, on, isHoliday, source: name }));
