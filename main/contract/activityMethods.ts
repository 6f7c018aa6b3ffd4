// What may be asked about what Recado did: openings of notices, and a bundle that helps others to help.
import { z } from 'zod';
import { idSchema, instantSchema, method, nothing } from './base.ts';

export const openingEntrySchema = z.object({
  at: instantSchema,
  what: z.enum(['opening.confirmed', 'notice.opened', 'opening.outcomeUnknown']),
  accountId: idSchema.nullable(),
  noticeId: idSchema.nullable(),
  /** Null where the notice is gone. */
  title: z.string().nullable(),
});
export type OpeningEntry = z.infer<typeof openingEntrySchema>;

export const activityMethods = {
  /** What was done at the gate, newest first. */
  'activity.openings': method(
    z.object({ limit: z.number().int().min(1).max(500) }),
    z.array(openingEntrySchema),
  ),
  /** The text to be read before it is saved: Recado's own words, numbers and moments; nothing of persons or notices. */
  'activity.diagnostics': method(nothing, z.object({ name: z.string(), type: z.string(), text: z.string() })),
} as const;
