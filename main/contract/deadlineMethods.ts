// What may be asked about deadlines: why this day, what would follow, a count of one's own, and whose holidays count.
import { z } from 'zod';
import { daySchema, idSchema, method, nothing } from './base.ts';
import {
  countSchema,
  explanationSchema,
  ownHolidaySchema,
  regionSchema,
  ruleSchema,
  termSchema,
  whatIfSchema,
} from './deadlineViews.ts';

export const deadlineMethods = {
  /** One explanation for each deadline of the notice, in their order, and where its person lives (null: nobody said). */
  'deadlines.explain': method(
    z.object({ noticeId: idSchema }),
    z.object({
      personId: idSchema,
      region: regionSchema.nullable(),
      explanations: z.array(explanationSchema),
    }),
  ),
  /** Null where opening starts no period: nothing of the kind is to be opened, or it is open already. */
  'deadlines.whatIf': method(
    z.object({
      noticeId: idSchema,
      term: termSchema.nullable().default(null),
      chosenOn: daySchema.nullable().default(null),
    }),
    whatIfSchema.nullable(),
  ),
  /** The calculator by itself; null where there is no honest answer. */
  'deadlines.count': method(
    z.object({ rule: z.string().max(100), input: z.record(z.string().max(50), z.unknown()) }),
    countSchema.nullable(),
  ),
  'deadlines.rules': method(
    nothing,
    z.object({ rules: z.array(ruleSchema), regions: z.array(regionSchema) }),
  ),
  /** Days put in by hand, the earliest first. */
  'deadlines.holidays': method(nothing, z.array(ownHolidaySchema)),
  /** Adds or replaces by id; every period and every alarm is counted anew. Answers with how many notices moved. */
  'deadlines.saveHoliday': method(ownHolidaySchema, z.object({ moved: z.number() })),
  'deadlines.removeHoliday': method(z.object({ id: idSchema }), z.object({ moved: z.number() })),
  /** Where a person lives in Spain, as far as holidays ask; null: only the holidays of the whole country count. */
  'deadlines.setRegion': method(
    z.object({ personId: idSchema, region: regionSchema.nullable() }),
    z.object({ moved: z.number() }),
  ),
} as const;
