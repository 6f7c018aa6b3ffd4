// Methods of alerts and of what comes next; spread into methods.ts.
import { z } from 'zod';
import { agendaSchema, alertSchema, sourceHealthSchema } from './alertViews.ts';
import { idSchema, instantSchema } from './views.ts';

const ids = z.array(idSchema).min(1).max(500);

export const alertMethods = {
  /** Every alert that was raised, newest first, with why it did not sound where it did not. */
  'alerts.list': {
    input: z.object({
      before: instantSchema.optional(),
      isOpen: z.boolean().optional(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.array(alertSchema),
  },
  /** The person has seen these; nothing of a notice changes. */
  'alerts.answer': { input: z.object({ ids }), output: z.object({}) },
  /** These sound again at that moment, if their reason still holds. */
  'alerts.snooze': { input: z.object({ ids, until: instantSchema }), output: z.object({}) },
  /** The nearest deadlines, and the next appointment. */
  'alerts.agenda': { input: z.object({ limit: z.number().int().min(1).max(50) }), output: agendaSchema },
  /** For each account that is looked at: when it was last seen whole, and what may have been lost since. */
  'alerts.sources': { input: z.object({}), output: z.array(sourceHealthSchema) },
} as const;
