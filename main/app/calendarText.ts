// Writes appointments as a calendar file: wall time in the office's zone, alarms, and an identity under which updates replace.
import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod } from 'ical-generator';
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

/** RFC 5545; null when none of them has a day. */
export function calendarText(entries: readonly CalendarEntry[]): string | null {
  const dated = entries.filter(({ appointment }) => appointment.on !== null);
  if (dated.length === 0) return null;
  const calendar = ical({ prodId: { company: 'Recado', product: 'Recado', language: 'EN' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  const starts = new Map<ZoneName, Temporal.PlainDate[]>();
  for (const { appointment } of dated) {
    const times = timesOf(appointment);
    const day = Temporal.PlainDate.from(times.start.toString().slice(0, 10));
    if (!times.isAllDay) starts.set(times.zone, [...(starts.get(times.zone) ?? []), day]);
  }
  const [firstZone] = starts.keys();
  if (firstZone !== undefined)
    calendar.timezone({ name: firstZone, generator: (zone) => zoneText(zone, starts.get(zone) ?? []) });
  for (const entry of dated) addEvent(calendar, entry);
  // Stamps are UTC whatever the event's zone (RFC 5545, 3.8.7.2); ical-generator 11 writes them in the zone's hours.
  const stamps = dated.map(({ changedAt }) => changedAt.replaceAll(/[-:]|\.\d+/g, ''));
  let at = -1;
  return calendar.toString().replaceAll(/^(BEGIN:VEVENT|(?:DTSTAMP|LAST-MODIFIED):.*)$/gm, (line) => {
    if (line.startsWith('BEGIN')) at += 1;
    return line.startsWith('BEGIN') ? line : `${line.slice(0, line.indexOf(':'))}:${stamps[at] ?? ''}`;
  });
}

function addEvent(calendar: ICalCalendar, entry: CalendarEntry): void {
  const { appointment, summary, description } = entry;
  const place = [appointment.office, appointment.address].filter((part) => part !== null).join(', ');
  const times = timesOf(appointment);
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

/** The zone's hours as they are known today: from the change before the first day to the one after the last. */
function zoneText(zone: ZoneName, days: readonly Temporal.PlainDate[]): string {
  const inOrder = days.toSorted((one, other) => Temporal.PlainDate.compare(one, other));
  const first = (inOrder[0] ?? Temporal.Now.plainDateISO()).toZonedDateTime(zone);
  const last = (inOrder.at(-1) ?? first.toPlainDate()).toZonedDateTime(zone);
  const changes: Temporal.ZonedDateTime[] = [];
  const before = first.add({ days: 1 }).getTimeZoneTransition('previous');
  if (before) changes.push(before);
  for (let from = before ?? first; ; ) {
    const next = from.getTimeZoneTransition('next');
    if (next) changes.push(next);
    if (!next || Temporal.ZonedDateTime.compare(next, last) > 0) break;
    from = next;
  }
  const parts =
    changes.length === 0
      ? [observance(first.subtract({ years: 1 }), first.offset)]
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
