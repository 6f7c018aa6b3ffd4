// Answers what an appointment was before and what it is now, read from all mails that tell of it.
import { FailureError } from '../../contract/failure.ts';
import {
  type AppointmentHistory,
  type AppointmentNotice,
  historyOf,
} from '../../model/appointmentHistory.ts';
import type { NoticeRecord } from '../../store/store.ts';
import type { CalendarEntry } from '../calendarText.ts';
import { ownAppointment } from '../ownAppointment.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `appointments.${string}` & keyof Handlers;

type Shown = Omit<CalendarEntry, 'summary' | 'description'>;

/** Nobody has more appointments that could still change; older ones are other visits. */
const mostCompared = 100;

export const appointmentHandlers = ({ store, clock }: HandlerDeps): Pick<Handlers, Own> => {
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
  const ofNotice = async (noticeId: string): Promise<Shown | null> => {
    const known = await history(noticeId);
    const latest = known?.versions.at(-1);
    return known && latest
      ? {
          uid: `${known.key}.attend@recado.invalid`,
          sequence: known.versions.length - 1,
          changedAt: latest.toldAt,
          appointment: latest.appointment,
        }
      : null;
  };
  const ofEntry = async (caseId: string, entryId: string): Promise<Shown> => {
    const found = (await store.cases.get(caseId))?.case.entries.find(({ id }) => id === entryId);
    if (found?.what !== 'appointment') throw new FailureError('input.notFound', { what: 'appointment' });
    return ownAppointment(found, clock.now());
  };
  return {
    'appointments.history': async ({ noticeId }) => ({ versions: (await history(noticeId))?.versions ?? [] }),
    'appointments.calendar': async ({ words, ...of }) => {
      const { calendarText } = await import('../calendarText.ts');
      const shown = 'noticeId' in of ? await ofNotice(of.noticeId) : await ofEntry(of.caseId, of.entryId);
      const text = shown && calendarText([{ ...shown, ...words }]);
      if (!shown || text === null) throw new FailureError('input.invalid', { badFields: ['noticeId'] });
      return { name: `${shown.appointment.on ?? 'cita'}.ics`, type: 'text/calendar;charset=utf-8', text };
    },
  };
};

const told = ({ notice, personId }: NoticeRecord): AppointmentNotice => ({ ...notice, personId });
