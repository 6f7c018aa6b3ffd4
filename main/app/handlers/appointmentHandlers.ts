// Answers what an appointment was before and what it is now, read from all mails that tell of it.
import { FailureError } from '../../contract/failure.ts';
import {
  type AppointmentHistory,
  type AppointmentNotice,
  historyOf,
} from '../../model/appointmentHistory.ts';
import type { NoticeRecord } from '../../store/store.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `appointments.${string}` & keyof Handlers;

/** Nobody has more appointments that could still change; older ones are other visits. */
const mostCompared = 100;

export const appointmentHandlers = ({ store }: HandlerDeps): Pick<Handlers, Own> => {
  const history = async (noticeId: string): Promise<AppointmentHistory | null> => {
    const record = await store.notices.get(noticeId);
    if (!record) throw new FailureError('input.notFound', { what: 'notice' });
    if (!record.notice.appointment) return null;
    const filter = {
      box: 'all',
      portal: record.notice.portal,
      personId: record.personId,
      kinds: ['appointment'],
    } as const;
    const { rows } = await store.notices.list({ ...filter, kinds: [...filter.kinds] }, null, mostCompared);
    const others = await Promise.all(rows.map(({ id }) => store.notices.get(id)));
    return historyOf(told(record), others.filter((one) => one !== null).map(told));
  };
  return {
    'appointments.history': async ({ noticeId }) => ({ versions: (await history(noticeId))?.versions ?? [] }),
    'appointments.calendar': async ({ noticeId, words }) => {
      const { calendarText } = await import('../calendarText.ts');
      const known = await history(noticeId);
      const latest = known?.versions.at(-1);
      const text =
        known && latest
          ? calendarText([
              {
                uid: `${known.key}@recado.invalid`,
                sequence: known.versions.length - 1,
                changedAt: latest.toldAt,
                appointment: latest.appointment,
                ...words,
              },
            ])
          : null;
      if (text === null) throw new FailureError('input.invalid', { badFields: ['noticeId'] });
      return { name: `${latest?.appointment.on ?? 'cita'}.ics`, type: 'text/calendar;charset=utf-8', text };
    },
  };
};

const told = ({ notice, personId }: NoticeRecord): AppointmentNotice => ({ ...notice, personId });
