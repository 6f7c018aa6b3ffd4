// Dates, times, numbers and sizes in the chosen language; days are calendar days and never shift with a time zone.
import { languageFacts } from '../../main/contract/languages.ts';
import type { Language } from '../../main/contract/views.ts';
import type { Day, Instant, ZoneName } from '../../main/model/day.ts';
import type { PortalId } from '../../main/model/portal.ts';

/** Where the authority of a portal counts its days. */
export const portalZones: Record<PortalId, ZoneName> = {
  dehu: 'Europe/Madrid',
  sede: 'Europe/Madrid',
  peru: 'America/Lima',
  chile: 'America/Santiago',
};

export interface Format {
  /** `3 Dec 2026` */
  day(day: Day): string;
  /** `3 Dec` this year, else with the year. */
  dayShort(day: Day): string;
  /** `Thursday, 3 December 2026`, to stand inside a sentence. */
  dayLong(day: Day): string;
  /** `November 2026` */
  month(day: Day): string;
  /** Monday to Sunday: for a small column, for a wide one, and in full. */
  weekdays(): { tiny: string; short: string; long: string }[];
  /** In a list: the hour today, the day this year, else with the year. */
  stamp(at: Instant, now: Date): string;
  /** `21 Nov 2026, 09:30` in the person's own zone. */
  instant(at: Instant): string;
  /** The day of a moment in the person's own zone: `21 Nov 2026`. */
  instantDay(at: Instant): string;
  /** `6 hours`, `30 minutes` */
  span(ms: number): string;
  /** `in 3 days`, `tomorrow`, `yesterday` */
  days(count: number): string;
  /** `5 minutes ago`, `in 2 hours` */
  fromNow(at: Instant, now: Date): string;
  number(value: number): string;
  /** `240 kB` */
  size(bytes: number): string;
  amount(value: string, currency: string): string;
  list(words: string[]): string;
}

/** Russian and Ukrainian end the year with an abbreviation, whose point would collide with the sentence's. */
const withoutPoint = (words: string): string => words.replace(/(?<=\d)\s[гр]\.(?=,|$)/u, '');

/** Month words instead of numbers, so that 3/12 is never read as the third of December and the twelfth of March. */
export function createFormat(language: Language): Format {
  const { locale } = languageFacts[language];
  const dates = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const short = dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const long = dates({ dateStyle: 'full', timeZone: 'UTC' });
  const shortest = dates({ day: 'numeric', month: 'short', timeZone: 'UTC' });
  // Two digits and no halves of the day: as offices print it, in every language.
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const hour = dates(clock);
  const dayMonth = dates({ day: 'numeric', month: 'short' });
  const dayMonthYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const moment = dates({ day: 'numeric', month: 'short', year: 'numeric', ...clock });
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const plain = once(() => new Intl.NumberFormat(locale));
  const words = once(() => new Intl.ListFormat(locale));
  return {
    day: (day) => withoutPoint(short().format(noonOf(day))),
    dayShort: (day) =>
      withoutPoint(
        (day.startsWith(String(new Date().getFullYear())) ? shortest() : short()).format(noonOf(day)),
      ),
    dayLong: (day) =>
      long()
        .format(noonOf(day))
        .replace(/\sг\.$/u, ' года')
        .replace(/\sр\.$/u, ' року'),
    month: (day) =>
      withoutPoint(
        new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
          noonOf(day),
        ),
      ),
    weekdays: () => {
      const names = (weekday: 'narrow' | 'short' | 'long') =>
        new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      const [narrowNames, shortNames, longNames] = [names('narrow'), names('short'), names('long')];
      // 1 January 2024 was a Monday.
      return Array.from({ length: 7 }, (_, at) => {
        const day = noonOf(`2024-01-0${at + 1}`);
        const usual = shortNames.format(day);
        // Arabic has no short names: they are the full ones.
        const tiny = usual.length > 4 ? narrowNames.format(day) : usual;
        return { tiny, short: usual, long: longNames.format(day) };
      });
    },
    stamp: (at, now) => {
      const date = new Date(at);
      if (date.toDateString() === now.toDateString()) return hour().format(date);
      return withoutPoint(
        (date.getFullYear() === now.getFullYear() ? dayMonth() : dayMonthYear()).format(date),
      );
    },
    instant: (at) => withoutPoint(moment().format(new Date(at))),
    instantDay: (at) => withoutPoint(dayMonthYear().format(new Date(at))),
    span: (ms) => {
      const [value, unit] = ms < 3_600_000 ? [ms / 60_000, 'minute'] : [ms / 3_600_000, 'hour'];
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
        maximumFractionDigits: 0,
      }).format(value);
    },
    days: (count) => relative().format(count, 'day'),
    fromNow: (at, now) => {
      const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
      const size = Math.abs(seconds);
      if (size < 60) return relative().format(0, 'minute');
      if (size < 3_600) return relative().format(Math.round(seconds / 60), 'minute');
      if (size < 86_400) return relative().format(Math.round(seconds / 3_600), 'hour');
      return relative().format(Math.round(seconds / 86_400), 'day');
    },
    number: (value) => plain().format(value),
    size: (bytes) => {
      const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
      const digits = value < 10 ? 1 : 0;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(
        value,
      );
    },
    // Soles stand as every notice of Peru prints them; most languages would only say PEN.
    amount: (value, currency) =>
      currency === 'PEN'
        ? `S/ ${new Intl.NumberFormat('es-PE', { minimumFractionDigits: 2 }).format(Number(value))}`
        : new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(value)),
    list: (parts) => words().format(parts),
  };
}

/** The calendar day that a moment falls on in a zone. */
export function dayIn(zone: ZoneName, now: Date): Day {
  const format = zoneDays.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  zoneDays.set(zone, format);
  return format.format(now);
}

/** A formatter takes a millisecond to make, and every row in sight asks for its authority's day. */
const zoneDays = new Map<ZoneName, Intl.DateTimeFormat>();

/** Whole days from one calendar day to another; negative when `to` is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);
}

/** `Santiago` for `America/Santiago`: the city says more to a person than an offset. */
export function zoneCity(zone: ZoneName): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Made when it is first needed: a window uses few of them before its first rows stand. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`);
