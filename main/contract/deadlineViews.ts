// How a deadline explains itself, what would follow an opening, and the days that a person puts in, as they cross a process line.
import { z } from 'zod';
import { daySchema, idSchema } from './base.ts';

export const countrySchema = z.enum(['ES', 'PE', 'CL']);
/** A community or autonomous city of Spain, as in ISO 3166-2:ES without its country. */
export const regionSchema = z.string().regex(/^[A-Z]{2}$/);

export const ruleSchema = z.object({
  name: z.string(),
  country: countrySchema.nullable(),
  /** What the count starts with: `madeAvailableAt`, `notifiedOn`, `depositedAt`, `notifiedAt`, `sentAt`, `on`. */
  startsWith: z.string(),
  counts: z.enum(['calendarDays', 'workingDays', 'months', 'clockTime']),
  isEndMoved: z.boolean(),
  law: z.string(),
  article: z.string(),
  standing: z.enum(['official', 'secondary', 'inferred']),
  checkedOn: daySchema,
  /** What it has to be told besides the start. */
  asks: z.array(z.enum(['days', 'months', 'region', 'acknowledgedOn', 'at', 'zone'])),
});
export type RuleView = z.infer<typeof ruleSchema>;

/** A day that was not counted: `saturday`, `sunday`, a holiday's code, `regional.MD`, or `correction` with its own name. */
export const skippedSchema = z.object({ on: daySchema, why: z.string(), name: z.string().nullable() });
export type SkippedView = z.infer<typeof skippedSchema>;

export const countSchema = z.object({
  /** A day or, for an hour, an instant with the place's offset. */
  result: z.string(),
  start: daySchema,
  skipped: z.array(skippedSchema),
  regions: z.array(z.string()),
  /** False: of a year that was counted the community's own list is not known here. */
  isRegionPublished: z.boolean(),
});
export type CountView = z.infer<typeof countSchema>;

/** Of one deadline of a notice: from which fact, by which rule, leaving out which days. */
export const explanationSchema = z.object({
  what: z.enum(['open', 'respond', 'pay', 'attend']),
  on: daySchema.nullable(),
  from: z.object({
    field: z.string(),
    /** The day of the fact, where the authority is. */
    on: daySchema.nullable(),
  }),
  /** Null where the notice itself states the day. */
  rule: ruleSchema.nullable(),
  /** How many days were counted; null where none were. */
  days: z.number().nullable(),
  count: countSchema.nullable(),
  /** What the rule gives where the notice states another day. */
  otherReading: daySchema.nullable(),
});
export type ExplanationView = z.infer<typeof explanationSchema>;

export const termSchema = z.union([
  z.object({ workingDays: z.number().int().min(1).max(366) }),
  z.object({ months: z.number().int().min(1).max(12) }),
]);

export const whatIfSchema = z.object({
  lastDayToOpen: daySchema.nullable(),
  term: termSchema,
  /** The document alone says the period; this one is only the general one. */
  isTermAssumed: z.boolean(),
  scenarios: z.array(
    z.object({
      when: z.enum(['today', 'friday', 'chosen', 'never']),
      openedOn: daySchema,
      count: countSchema,
    }),
  ),
});
export type WhatIfView = z.infer<typeof whatIfSchema>;

export const ownHolidaySchema = z.object({
  id: idSchema,
  country: countrySchema,
  region: regionSchema.nullable(),
  on: daySchema,
  name: z.string().min(1).max(200),
  /** False: a day of the built-in list that counts all the same. */
  isHoliday: z.boolean(),
});
export type OwnHolidayView = z.infer<typeof ownHolidaySchema>;
