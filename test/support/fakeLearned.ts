// What the invented core remembers of mails that a person judged, and of appointments.
import type { LearnedView } from '../../main/contract/learnedViews.ts';
import type { MethodInput, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail } from '../../main/contract/views.ts';

export function createFakeLearned(
  found: (id: string) => NoticeDetail,
  changed: () => void,
  all: () => readonly NoticeDetail[],
) {
  let learned: LearnedView[] = [];
  return {
    'appointments.history': ({
      noticeId,
    }: MethodInput<'appointments.history'>): MethodOutput<'appointments.history'> => {
      const { appointment: asked, id: askedId } = found(noticeId);
      // Here mails with one code tell of one appointment.
      const told = all()
        .filter(({ id, appointment }) => id === askedId || (appointment && appointment.code === asked?.code))
        .toSorted((a, b) => a.sortAt.localeCompare(b.sortAt));
      return {
        versions: told.flatMap(({ id, sortAt, appointment }) =>
          appointment ? [{ noticeId: id, toldAt: sortAt, appointment }] : [],
        ),
      };
    },
    'appointments.calendar': (): MethodOutput<'appointments.calendar'> => ({
      name: '2026-12-03.ics',
      type: 'text/calendar',
      text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    }),
    'mailHealth.get': (): MethodOutput<'mailHealth.get'> => ({ unread: [], quiet: [] }),
    'learned.list': (): LearnedView[] => learned,
    'learned.teach': ({ noticeId, isOurs }: MethodInput<'learned.teach'>): MethodOutput<'learned.teach'> => {
      const notice = found(noticeId);
      const sign: LearnedView = {
        id: `learned-${noticeId}`,
        portal: notice.portal,
        kind: 'sender',
        value: notice.evidence['sender'] ?? 'avisos@correo.example',
        isOurs,
        example: notice.title,
        learnedAt: '2026-09-02T10:00:00.000Z',
      };
      learned = [sign, ...learned.filter(({ id }) => id !== sign.id)];
      const marks = isOurs ? [] : [{ id: noticeId, mark: notice.mark }];
      if (!isOurs) notice.mark = { ...notice.mark, isArchived: true, isRead: true };
      changed();
      return { learned: [sign], replaced: [], marks };
    },
    'learned.teachFile': (): MethodOutput<'learned.teachFile'> => ({
      noticeIds: ['n-appointment'],
      learned: [],
    }),
    'learned.remove': ({ ids }: MethodInput<'learned.remove'>) => {
      learned = learned.filter(({ id }) => !ids.includes(id));
      return {};
    },
  };
}
