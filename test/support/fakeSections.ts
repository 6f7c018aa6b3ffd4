// The inbox in its parts for the invented core: the same rules as the store's, at the invented moment.
import type { MethodInput, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail, NoticeRowView } from '../../main/contract/views.ts';
import {
  actDaysAfter,
  actDaysBefore,
  type Section,
  sections,
  urgentDaysOf,
} from '../../main/model/section.ts';

type Asked = NonNullable<MethodInput<'notices.list'>['sections']>;

const dayMs = 86_400_000;

function sectionOf(notice: NoticeDetail, today: string): Section {
  const days = notice.dueOn === null ? [] : [{ on: notice.dueOn, what: notice.dueWhat }];
  const left = (on: string): number => (Date.parse(on) - Date.parse(today)) / dayMs;
  const isUrgent =
    notice.state === 'outcomeUnknown' ||
    urgentDaysOf(days, notice.appointmentOn, notice.state).some(
      ({ on, staysAfter }) => left(on) <= actDaysBefore && left(on) >= (staysAfter ? -actDaysAfter : 0),
    );
  if (notice.mark.isDone) return 'done';
  if (isUrgent) return 'act';
  return notice.mark.isRead ? 'waiting' : 'new';
}

/** `open` and `done` are the notices of those boxes; `readNow` those that were read since the list was opened. */
export function fakeSections(
  open: NoticeDetail[],
  done: NoticeDetail[],
  readNow: ReadonlySet<string>,
  today: string,
): Map<Section, NoticeRowView[]> {
  const found = new Map<Section, NoticeRowView[]>(sections.map((section) => [section, []]));
  for (const notice of [...open, ...done]) {
    const own = sectionOf(notice, today);
    const section = own === 'waiting' && readNow.has(notice.id) ? 'new' : own;
    found.get(section)?.push({ ...notice, section });
  }
  return found;
}

export const shownRows = (parts: Map<Section, NoticeRowView[]>, { shown }: Asked): NoticeRowView[] =>
  sections.flatMap((section) => (shown.includes(section) ? (parts.get(section) ?? []) : []));

export const countedParts = (
  parts: Map<Section, NoticeRowView[]>,
): MethodOutput<'notices.sectionCounts'> => ({
  act: parts.get('act')?.length ?? 0,
  new: parts.get('new')?.length ?? 0,
  waiting: parts.get('waiting')?.length ?? 0,
  done: parts.get('done')?.length ?? 0,
});
