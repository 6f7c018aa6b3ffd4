// Deadlines of the invented core: the real rules over invented notices, with the days and communities kept in memory.
import { countOf, explanationOf, ruleView } from '../../main/app/deadlineViewsOf.ts';
import type { OwnHolidayView } from '../../main/contract/deadlineViews.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import type { NoticeDetail } from '../../main/contract/views.ts';
import { calculate } from '../../main/deadlines/calculate.ts';
import { parseRegions } from '../../main/deadlines/calendar.ts';
import type { DatedNotice } from '../../main/deadlines/deriveDeadlines.ts';
import { spainRegions } from '../../main/deadlines/holidays/spainRegions.ts';
import { correctionsOf, readOwnHolidays } from '../../main/deadlines/ownHolidays.ts';
import { isRuleName, type RuleName, rules } from '../../main/deadlines/rules.ts';
import { whatIfOpened } from '../../main/deadlines/whatIfOpened.ts';
import type { Deadline } from '../../main/model/deadline.ts';
import { fakeNow } from './fakeNotices.ts';

type Own = Extract<MethodName, `deadlines.${string}`>;

export function createFakeDeadlines(
  get: (id: string) => NoticeDetail,
  persons: MethodOutput<'persons.list'>,
  changed: () => void,
): { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> } {
  // The contract's shape says of left-out fields that they may be undefined; nothing else differs.
  const found = (id: string) => get(id) as NoticeDetail & DatedNotice;
  let own: OwnHolidayView[] = [];
  const regionOf = (personId: string) => persons.find(({ id }) => id === personId)?.region ?? null;
  const contextOf = ({ personId }: NoticeDetail) => ({
    regions: parseRegions(regionOf(personId) ?? '') ?? [],
    corrections: correctionsOf(readOwnHolidays(own)),
  });
  return {
    'deadlines.explain': ({ noticeId }) => {
      const notice = found(noticeId);
      return {
        personId: notice.personId,
        region: regionOf(notice.personId),
        explanations: notice.deadlines.map((deadline) =>
          explanationOf(deadline as Deadline, notice, contextOf(notice), readOwnHolidays(own)),
        ),
      };
    },
    'deadlines.whatIf': ({ noticeId, term = null, chosenOn = null }) => {
      const notice = found(noticeId);
      const told = whatIfOpened(notice, { term, chosenOn, now: new Date(fakeNow) }, contextOf(notice));
      return (
        told && {
          ...told,
          scenarios: told.scenarios.map(({ calculation, ...day }) => ({
            ...day,
            count: countOf(calculation, []),
          })),
        }
      );
    },
    'deadlines.count': ({ rule, input }) => {
      if (!isRuleName(rule)) throw new Error(rule);
      const counted = calculate(rule, input, correctionsOf(readOwnHolidays(own)));
      return counted && countOf(counted, readOwnHolidays(own));
    },
    'deadlines.rules': () => ({
      rules: (Object.keys(rules) as RuleName[]).map(ruleView),
      regions: [...spainRegions],
    }),
    'deadlines.holidays': () => own,
    'deadlines.saveHoliday': (holiday) => {
      own = [...own.filter(({ id }) => id !== holiday.id), holiday];
      changed();
      return { moved: 0 };
    },
    'deadlines.removeHoliday': ({ id }) => {
      own = own.filter((holiday) => holiday.id !== id);
      changed();
      return { moved: 0 };
    },
    'deadlines.setRegion': ({ personId, region }) => {
      const person = persons.find(({ id }) => id === personId);
      if (person === undefined) throw new Error(personId);
      person.region = region;
      changed();
      return { moved: 0 };
    },
  };
}
