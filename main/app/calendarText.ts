// Writes an appointment as a calendar file: wall time in the office's zone, alarms, and an identity under which updates replace.
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Appointment } from '../model/appointment.ts';
import type { Instant, ZoneName } from '../model/day.ts';

export interface CalendarEntry {
  /** The same for every version of one appointment. */
  uid: string;
  /** How often it changed: a calendar takes the higher one. */
  sequence: number;
  changedAt: Instant;
  appointment: Appointment;
  /** In the person's language. */
  summary: string;
  description: string;
}

const usualMinutes = 30;
/** A day to print the voucher, three hours to set out. */
const alarmsBefore = [24 * 3_600, 3 * 3_600];

/** RFC 5545; null while the day is not known. */
export function calendarText(entry: CalendarEntry): string | null {
  const { appointment, summary, description } = entry;
  if (appointment.on === null) return null;
  const calendar = ical({ prodId: { company: 'Recado', product: 'Recado', language: 'EN' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  const place = [appointment.office, appointment.address].filter((part) => part !== null).join(', ');
  const times = timesOf(appointment);
  if (!times.isAllDay)
    calendar.timezone({ name: times.zone, generator: (zone) => zoneText(zone, times.start) });
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    start: times.start,
    end: times.end,
    ...(times.isAllDay ? { allDay: true } : { timezone: times.zone }),
    stamp: Temporal.Instant.from(entry.changedAt),
    lastModified: Temporal.Instant.from(entry.changedAt),
    summary,
    description,
    ...(place === '' ? {} : { location: place }),
  });
  // On a day without an hour a day before is told at nine o'clock.
  for (const triggerBefore of times.isAllDay ? [15 * 3_600] : alarmsBefore)
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore, description: summary });
  // Stamps are UTC whatever the event's zone (RFC 5545, 3.8.7.2); ical-generator 11 writes them in the zone's hours.
  const stamp = entry.changedAt.replaceAll(/[-:]|\.\d+/g, '');
  return calendar.toString().replaceAll(/^(DTSTAMP|LAST-MODIFIED):.*$/gm, `$1:${stamp}`);
}

interface Times {
  isAllDay: boolean;
  zone: ZoneName;
  start: Temporal.ZonedDateTime | Temporal.PlainDate;
  end: Temporal.ZonedDateTime | Temporal.PlainDate;
}

function timesOf({ on, at, zone }: Appointment): Times {
  const day = Temporal.PlainDate.from(on ?? '');
  if (at === null) return { isAllDay: true, zone, start: day, end: day.add({ days: 1 }) };
  const start = day.toZonedDateTime({ timeZone: zone, plainTime: at });
  return { isAllDay: false, zone, start, end: start.add({ minutes: usualMinutes }) };
}

/** The zone's hours around the appointment as they are known today: the change before it and the one after it. */
function zoneText(zone: ZoneName, around: Times['start']): string {
  const start = Temporal.PlainDate.from(around.toString().slice(0, 10)).toZonedDateTime(zone);
  const before = start.add({ days: 1 }).getTimeZoneTransition('previous');
  const after = start.getTimeZoneTransition('next');
  const changes = [before, after].filter((change) => change !== null);
  const parts =
    changes.length === 0
      ? [observance(start.subtract({ years: 1 }), start.offset)]
      : changes.map((change) => observance(change, change.subtract({ seconds: 1 }).offset));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

function observance(from: Temporal.ZonedDateTime, offsetBefore: string): string[] {
  // Clocks go forward into summer; a zone that went forward for good is at its standard hours.
  const isDaylight =
    from.offsetNanoseconds > offsetOf(offsetBefore) && from.getTimeZoneTransition('next') !== null;
  const kind = isDaylight ? 'DAYLIGHT' : 'STANDARD';
  // Written in the hours that were valid until then (RFC 5545, 3.6.5).
  const begins = from
    .toInstant()
    .toZonedDateTimeISO('UTC')
    .add({ nanoseconds: offsetOf(offsetBefore) });
  return [
    `BEGIN:${kind}`,
    `DTSTART:${begins.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
    `TZOFFSETFROM:${offsetBefore.replace(':', '')}`,
    `TZOFFSETTO:${from.offset.replace(':', '')}`,
    `END:${kind}`,
  ];
}

const offsetOf = (offset: string): number => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000_000_000;
};
