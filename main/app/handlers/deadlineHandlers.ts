// Answers why a day is the day, what an opening would start, a count of one's own, and keeps the days put in by hand.
import { FailureError } from '../../contract/failure.ts';
import { calculate } from '../../deadlines/calculate.ts';
import { parseRegions } from '../../deadlines/calendar.ts';
import { type SpainRegion, spainRegions } from '../../deadlines/holidays/spainRegions.ts';
import { correctionsOf, type OwnHoliday, ownHolidaysSetting } from '../../deadlines/ownHolidays.ts';
import { isRuleName, rules } from '../../deadlines/rules.ts';
import { whatIfOpened } from '../../deadlines/whatIfOpened.ts';
import { withoutPaid } from '../../model/payments.ts';
import type { NoticeRecord } from '../../store/store.ts';
import { readCounting } from '../../sync/countingContext.ts';
import { recountDeadlines } from '../../sync/recountDeadlines.ts';
import { countOf, explanationOf, ruleView } from '../deadlineViewsOf.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `deadlines.${string}` & keyof Handlers;

export const deadlineHandlers = (deps: Pick<HandlerDeps, 'store' | 'clock' | 'hub'>): Pick<Handlers, Own> => {
  const { store, clock, hub } = deps;
  const recordOf = async (id: string): Promise<NoticeRecord> => {
    const record = await store.notices.get(id);
    if (!record) throw new FailureError('input.notFound', { what: 'notice' });
    return record;
  };
  /** Changes follow one another: each is made from what the one before left. */
  let last: Promise<unknown> = Promise.resolve();
  const change = (make: () => Promise<void>): Promise<{ moved: number }> => {
    const next = last.then(async () => {
      await make();
      const moved = await recountDeadlines(deps);
      hub.emit('deadlines.changed', {});
      return { moved: moved.length };
    });
    last = next.catch(() => undefined);
    return next;
  };
  const saveHolidays = (own: OwnHoliday[]) => store.settings.write({ [ownHolidaysSetting]: own });

  return {
    'deadlines.explain': async ({ noticeId }) => {
      const { notice, personId, paid } = await recordOf(noticeId);
      const counting = await readCounting(store);
      const context = counting.contextOf(notice, personId);
      // One for each deadline of the notice as it is shown: without what is paid.
      const shown = withoutPaid(notice.id, notice, new Set(paid));
      return {
        personId,
        region: context.regions[0] ?? null,
        explanations: shown.deadlines.map((deadline) =>
          explanationOf(deadline, notice, context, counting.own),
        ),
      };
    },
    'deadlines.whatIf': async ({ noticeId, term, chosenOn }) => {
      const { notice, personId } = await recordOf(noticeId);
      const counting = await readCounting(store);
      const context = counting.contextOf(notice, personId);
      const found = whatIfOpened(notice, { term, chosenOn, now: clock.now() }, context);
      return (
        found && {
          ...found,
          scenarios: found.scenarios.map(({ when, openedOn, calculation }) => ({
            when,
            openedOn,
            count: countOf(calculation, counting.own),
          })),
        }
      );
    },
    'deadlines.count': async ({ rule, input }) => {
      if (!isRuleName(rule)) throw new FailureError('input.invalid', { badFields: ['rule'] });
      const { own } = await readCounting(store);
      const calculation = calculate(rule, input, correctionsOf(own));
      return calculation && countOf(calculation, own);
    },
    'deadlines.rules': async () => ({
      rules: Object.keys(rules).flatMap((name) => (isRuleName(name) ? [ruleView(name)] : [])),
      regions: [...spainRegions],
    }),
    'deadlines.holidays': async () => (await readCounting(store)).own,
    'deadlines.saveHoliday': async ({ region, ...holiday }) => {
      const known = region === null ? null : regionOf(region);
      if (known !== null && holiday.country !== 'ES')
        throw new FailureError('input.invalid', { badFields: ['region'] });
      return change(async () => {
        const { own } = await readCounting(store);
        await saveHolidays([...own.filter(({ id }) => id !== holiday.id), { ...holiday, region: known }]);
      });
    },
    'deadlines.removeHoliday': ({ id }) =>
      change(async () => {
        const { own } = await readCounting(store);
        await saveHolidays(own.filter((holiday) => holiday.id !== id));
      }),
    'deadlines.setRegion': async ({ personId, region }) => {
      const person = (await store.persons.list()).find(({ id }) => id === personId);
      if (!person) throw new FailureError('input.notFound', { what: 'person' });
      const known = region === null ? null : regionOf(region);
      return change(() => store.persons.save({ ...person, region: known }));
    },
  };
};

function regionOf(text: string): SpainRegion {
  const [region] = parseRegions(text) ?? [];
  if (region === undefined) throw new FailureError('input.invalid', { badFields: ['region'] });
  return region;
}
