// What comes next, the nearest first: deadlines that are not over, and the next appointment.
import type { AgendaView } from '../contract/alertViews.ts';
import { daysLeft, urgencyOf } from '../deadlines/urgency.ts';
import { dueActOf } from '../model/dueAct.ts';
import type { AlertNotice } from '../store/alertStore.ts';
import { createEnds } from './alarmTimes.ts';
import { beginsAt, openDeadlines } from './dueAlerts.ts';

export function nextOnAgenda(notices: readonly AlertNotice[], now: Date, limit: number): AgendaView {
  const ends = createEnds();
  const due = notices
    .flatMap((notice) => openDeadlines(notice, now.getTime(), ends))
    .toSorted((a, b) => a.end - b.end)
    .slice(0, limit)
    .map(({ notice, deadline, zone }) => {
      const urgency = urgencyOf(deadline.on, zone, now);
      return {
        ...placeOf(notice),
        title: notice.title,
        portal: notice.portal,
        what: dueActOf(deadline.what, notice),
        certainty: deadline.certainty,
        on: deadline.on,
        zone,
        daysLeft: daysLeft(deadline.on, zone, now),
        // What is over is not open, so only these are left.
        urgency: urgency === 'today' || urgency === 'soon' ? urgency : ('later' as const),
      };
    });
  const [next] = notices
    .flatMap((notice) => {
      const { appointment } = notice;
      if (appointment === null || appointment.on === null || notice.isAway) return [];
      if (notice.authenticity?.verdict === 'suspicious') return [];
      const known = { ...appointment, on: appointment.on };
      const begins = beginsAt(known);
      // An appointment without an hour is next all its day.
      const isAhead = begins + (known.at === null ? 86_400_000 : 0) > now.getTime();
      return isAhead ? [{ notice, known, begins }] : [];
    })
    .toSorted((a, b) => a.begins - b.begins);
  return {
    due,
    nextAppointment:
      next === undefined
        ? null
        : {
            ...placeOf(next.notice),
            on: next.known.on,
            at: next.known.at,
            zone: next.known.zone,
            place: next.known.office ?? next.known.address ?? next.known.procedure,
          },
  };
}

const placeOf = ({ id, caseId }: AlertNotice) =>
  caseId === undefined ? { noticeId: id, caseId: null } : { noticeId: null, caseId };
