// What may be asked about persons: who there is, what is theirs, and two who turn out to be one.
import { z } from 'zod';
import { personSchema } from './accountViews.ts';
import { idSchema, instantSchema, method, nothing } from './base.ts';
import { personColours } from './personColours.ts';

export const personHoldingsSchema = z.object({
  accounts: z.number(),
  notices: z.number(),
  cases: z.number(),
  /** Notices that an account of somebody else lists. */
  noticesOfOthers: z.number(),
});
export type PersonHoldingsView = z.infer<typeof personHoldingsSchema>;

export const personMergeSchema = z.object({
  id: idSchema,
  intoId: idSchema,
  person: personSchema.pick({ id: true, name: true, nie: true, passport: true }),
  at: instantSchema,
});
export type PersonMergeView = z.infer<typeof personMergeSchema>;

export const personMethods = {
  'persons.list': method(nothing, z.array(personSchema)),
  /**
   * Adds a person (`id` null) or changes one; what is left out stays. A NIE or DNI that cannot be right is refused with
   * `input.invalid {badFields: ['nie'], reason: 'shape' | 'letter' | 'letterMissing' | 'taken', suggestion?}`, a passport
   * number likewise with the reasons `shape` and `taken`.
   */
  'persons.save': method(
    z.object({
      id: idSchema.nullable(),
      name: z.string().trim().min(1).max(200),
      nie: z.string().max(40).nullable().optional(),
      passport: z.string().max(40).nullable().optional(),
      colour: z.enum(personColours).nullable().optional(),
    }),
    personSchema,
  ),
  'persons.holdings': method(z.object({ id: idSchema }), personHoldingsSchema),
  /** Says what goes to the other person, or makes the two one; `mergeId` is null in a dry run and takes it back otherwise. */
  'persons.merge': method(
    z.object({ intoId: idSchema, otherId: idSchema, isDryRun: z.boolean() }),
    personHoldingsSchema.extend({ mergeId: idSchema.nullable() }),
  ),
  /** Who was made part of whom, the newest first. */
  'persons.merges': method(nothing, z.array(personMergeSchema)),
  /** Takes a merge back: what was the other's, and what came for them since, is theirs again. */
  'persons.separate': method(z.object({ mergeId: idSchema }), nothing),
} as const;
