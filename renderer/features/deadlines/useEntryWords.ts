// What is due and when, in words: near days as a distance, far ones as a date.
import { useTranslation } from 'react-i18next';
import type { CalendarEntryView } from '../../../main/contract/calendarMethods.ts';
import { zoneCity } from '../../text/format.ts';
import { useFormat } from '../../text/useFormat.ts';

export interface EntryWords {
  /** `Answer by`, `Appointment`. */
  what(entry: Pick<CalendarEntryView, 'what'>): string;
  /** `Thursday, 3 December 2026, 09:30 (Santiago)` */
  when(entry: Pick<CalendarEntryView, 'on' | 'at' | 'zone'>): string;
  /** `in 3 days`, `2 days ago`; empty without a day. */
  left(entry: Pick<CalendarEntryView, 'daysLeft'>): string;
}

export function useEntryWords(): EntryWords {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    what: ({ what }) => t(`calendar.what.${what}`),
    when: ({ on, at, zone }) =>
      on === null
        ? t('reader.dayUnread')
        : at === null
          ? format.dayLong(on)
          : t('calendar.hour', { day: format.dayLong(on), at, city: zoneCity(zone) }),
    left: ({ daysLeft }) => (daysLeft === null ? '' : format.days(daysLeft)),
  };
}
