// What may be asked about saved views: names that a person gave to a search or to filters.
import { z } from 'zod';
import { daySchema, idSchema, kindSchema, method, nothing, portalSchema } from './base.ts';

export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(80),
  text: z.string().max(500),
  source: z.object({
    box: z.enum(['inbox', 'flagged', 'done', 'archived', 'snoozed', 'junk', 'all']),
    portal: portalSchema.optional(),
    accountId: idSchema.optional(),
    personId: idSchema.optional(),
  }),
  isUnreadOnly: z.boolean(),
  narrowing: z.object({
    personId: idSchema.optional(),
    portal: portalSchema.optional(),
    kind: kindSchema.optional(),
    caseId: idSchema.optional(),
    period: z.enum(['week', 'month', 'year', 'own']).optional(),
    since: daySchema.optional(),
    until: daySchema.optional(),
  }),
});
export type SavedViewShape = z.infer<typeof savedViewSchema>;

export const viewMethods = {
  'views.list': method(nothing, z.array(savedViewSchema)),
  /** Adds a view, or replaces the one with this id; giving a removed one back undoes its removal. */
  'views.save': method(savedViewSchema, nothing),
  'views.remove': method(z.object({ id: idSchema }), nothing),
} as const;
