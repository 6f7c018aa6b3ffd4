// What may be asked about what was removed: seen, put back, deleted for good; and the removal of a person.
import { z } from 'zod';
import { idSchema, instantSchema, method, nothing, portalSchema } from './base.ts';

const holdings = z.object({
  accounts: z.number(),
  notices: z.number(),
  documents: z.number(),
  cases: z.number(),
  /** Notices that stay, because an account that is not removed tells of them too. */
  staying: z.number(),
});

export const binEntrySchema = z.object({
  id: idSchema,
  what: z.enum(['account', 'person']),
  name: z.string(),
  portal: portalSchema.nullable(),
  removedAt: instantSchema,
  /** When it goes for good. */
  until: instantSchema,
  holdings,
});
export type BinEntryView = z.infer<typeof binEntrySchema>;

export const binMethods = {
  /** The latest first. */
  'bin.list': method(nothing, z.array(binEntrySchema)),
  /**
   * Says what goes with a person and what stays, or puts the person into the bin with all accounts and cases. Fails with
   * `input.notFound`.
   */
  'bin.removePerson': method(
    z.object({ id: idSchema, isDryRun: z.boolean() }),
    z.object({ holdings, accounts: z.array(z.string()), removed: z.boolean() }),
  ),
  /**
   * Puts it back with notices, marks, documents and cases. Passwords were deleted: each account asks for its sign-in.
   * Fails with `signIn.sameSubject` where it was added anew meanwhile.
   */
  'bin.restore': method(z.object({ id: idSchema }), nothing),
  /** Deletes it for good, before its time. */
  'bin.purge': method(z.object({ id: idSchema }), nothing),
} as const;
