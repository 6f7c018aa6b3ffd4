// What is given away in open formats beside the notices themselves; docs/notes/Exports.md describes every field.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema, method, portalSchema } from './base.ts';
import { caseRowSchema } from './caseViews.ts';
import { noticeRowSchema } from './noticeViews.ts';

export const exportVersion = 1;

export const exportedDeadlineSchema = z.object({
  noticeId: idSchema,
  portal: portalSchema,
  personId: idSchema,
  person: z.string().nullable(),
  caseNumber: z.string().nullable(),
  title: z.string(),
  what: z.enum(['open', 'respond', 'pay', 'attend']),
  /** Null: nobody can tell the day. */
  on: daySchema.nullable(),
  certainty: z.enum(['stated', 'derived', 'unknown']),
  basis: z.string(),
  isDone: z.boolean(),
});
export type ExportedDeadline = z.infer<typeof exportedDeadlineSchema>;

export const noticesExportSchema = z.object({
  version: z.literal(exportVersion),
  exportedAt: instantSchema,
  notices: z.array(noticeRowSchema),
});

export const deadlinesExportSchema = z.object({
  version: z.literal(exportVersion),
  exportedAt: instantSchema,
  deadlines: z.array(exportedDeadlineSchema),
});

export const casesExportSchema = z.object({
  version: z.literal(exportVersion),
  exportedAt: instantSchema,
  cases: z.array(caseRowSchema),
});

const file = z.object({ name: z.string(), type: z.string(), text: z.string() });
const format = z.object({ format: z.enum(['json', 'csv']) });
const act = z.string().min(1).max(200);

export const exportMethods = {
  'exports.cases': method(format, file),
  /** Every deadline that is known, done or not, the ones without a day at the end. */
  'exports.deadlines': method(format, file),
  /** Deadlines that are not done, as whole days, and appointments as they stand now, at the office's hours; for a calendar. */
  'exports.calendar': method(
    z.object({ words: z.object({ open: act, respond: act, pay: act, attend: act, appeal: act }) }),
    file,
  ),
} as const;
