// The calendar of the invented core: the real rules of what stands on a day, over invented notices; the live file is only said to be there.
import { decisionDates } from '../../main/alerts/decisionDates.ts';
import { byDay, calendarEntries, isBetween } from '../../main/app/calendar/calendarEntries.ts';
import { calendarHandlers } from '../../main/app/handlers/calendarHandlers.ts';
import type { CalendarFileView } from '../../main/contract/calendarMethods.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail } from '../../main/contract/views.ts';
import type { Case } from '../../main/model/case.ts';
import type { CalendarNotice } from '../../main/store/calendarStore.ts';
import { fakeNow } from './fakeNotices.ts';

type Own = Extract<MethodName, `calendar.${string}`>;
type Answers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> | Promise<MethodOutput<M>> };

export interface FakeCalendarOptions {
  file?: Partial<CalendarFileView>;
}

export function createFakeCalendar(
  notices: NoticeDetail[],
  persons: MethodOutput<'persons.list'>,
  cases: readonly Case[],
  options: FakeCalendarOptions,
  changed: (file: CalendarFileView) => void,
): Answers {
  let file: CalendarFileView = {
    isOn: false,
    folder: null,
    fileName: 'Recado.ics',
    isContentHidden: false,
    writtenAt: null,
    entries: 0,
    failure: null,
    ...options.file,
  };
  const set = (change: Partial<CalendarFileView>): CalendarFileView => {
    file = { ...file, ...change };
    changed(file);
    return file;
  };
  const entries = (personId: string | null) =>
    calendarEntries(
      [...cases.flatMap(decidedOf), ...notices.map(toldOf)]
        .filter((one) => one.authenticity?.verdict !== 'suspicious')
        .filter((one) => personId === null || one.personId === personId),
      new Date(fakeNow),
    ).toSorted(byDay);
  const own = calendarHandlers({
    // Only days off are asked of it here.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    store: {
      persons: { list: async () => persons },
      settings: { read: async () => ({}) },
    } as unknown as Parameters<typeof calendarHandlers>[0]['store'],
    clock: { now: () => new Date(fakeNow) },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    ...({} as Pick<Parameters<typeof calendarHandlers>[0], 'host' | 'calendarKeeper'>),
  });
  return {
    'calendar.list': ({ from, to, personId, withUndated }) => ({
      entries: entries(personId).filter((entry) => isBetween(entry, from, to)),
      undated: withUndated ? entries(personId).filter(({ on, isDone }) => on === null && !isDone) : [],
      isCut: false,
    }),
    'calendar.holidays': (input) => own['calendar.holidays'](input),
    'calendar.export': ({ ids }) => ({
      name: 'recado.ics',
      type: 'text/calendar',
      text: `BEGIN:VCALENDAR ${ids?.join(' ') ?? 'all'}`,
    }),
    'calendar.file': () => file,
    'calendar.chooseFolder': () =>
      set({ isOn: true, folder: '/home/camila/Calendars', writtenAt: fakeNow.toISOString(), entries: 3 }),
    'calendar.setFile': ({ isOn = file.isOn, isContentHidden = file.isContentHidden }) =>
      set({ isOn, isContentHidden }),
  };
}

// The contract's shape says of left-out fields that they may be undefined; nothing else differs.
const toldOf = (one: NoticeDetail): CalendarNotice =>
  ({ ...one, caseId: null, isAway: one.mark.isDone || one.mark.isArchived }) as CalendarNotice;

const decidedOf = (known: Case): CalendarNotice[] =>
  decisionDates(known).map((one) => ({ ...one, person: null, caseNumber: null, caseId: known.id }));
